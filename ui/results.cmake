# Results of a study: charts, their files, the Agreement and Report pages. Included by ui/CMakeLists.txt.
set(results_sources
    charts/bandbar.h charts/bandbar.cpp
    charts/chartcolors.h charts/chartcolors.cpp
    charts/chartstyle.h charts/chartstyle.cpp
    charts/chartwidget.h charts/chartwidget.cpp
    charts/colorscale.h charts/colorscale.cpp
    charts/curvechart.h charts/curvechart.cpp
    charts/heatmappainter.h charts/heatmappainter.cpp
    charts/heatmapwidget.h charts/heatmapwidget.cpp
    charts/histogramchart.h charts/histogramchart.cpp
    charts/histogrampainter.h charts/histogrampainter.cpp
    charts/intervalbar.h charts/intervalbar.cpp
    charts/progresschart.h charts/progresschart.cpp
    dialogs/savedialog.h dialogs/savedialog.cpp
    delegates/intervaldelegate.h delegates/intervaldelegate.cpp
    pages/agreementpage.h pages/agreementpage.cpp
    pages/datasetpage.h pages/datasetpage.cpp
    pages/evaluationpage.h pages/evaluationpage.cpp
    pages/reportpage.h pages/reportpage.cpp
    print/chartexport.h print/chartexport.cpp
    print/documentlayout.h print/documentlayout.cpp
    widgets/attributevaluescard.h widgets/attributevaluescard.cpp
    widgets/breakdowncard.h widgets/breakdowncard.cpp
    widgets/categorycard.h widgets/categorycard.cpp
    widgets/chartcard.h widgets/chartcard.cpp
    widgets/coefficientcard.h widgets/coefficientcard.cpp
    widgets/comparisonchooser.h widgets/comparisonchooser.cpp
    widgets/curvecard.h widgets/curvecard.cpp
    widgets/datasethistograms.h widgets/datasethistograms.cpp
    widgets/emptystate.h widgets/emptystate.cpp
    widgets/evaluationfilterbar.h widgets/evaluationfilterbar.cpp
    widgets/evaluationtab.h widgets/evaluationtab.cpp
    widgets/headlinecard.h widgets/headlinecard.cpp
    widgets/intervaltable.h widgets/intervaltable.cpp
    widgets/multichoice.h widgets/multichoice.cpp
    widgets/paircard.h widgets/paircard.cpp
    widgets/resulttable.h widgets/resulttable.cpp
    widgets/sidewaysarea.h widgets/sidewaysarea.cpp
    widgets/studychooser.h widgets/studychooser.cpp
    widgets/tablecard.h widgets/tablecard.cpp
    widgets/templateresultsview.h widgets/templateresultsview.cpp
    widgets/turingcard.h widgets/turingcard.cpp)
list(TRANSFORM results_sources PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
target_sources(concord_ui PRIVATE ${results_sources})
target_link_libraries(concord_ui PRIVATE Qt6::Charts Qt6::Svg Qt6::PrintSupport)
