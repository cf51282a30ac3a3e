# Studies and what annotators answer.
target_sources(concord_storage PRIVATE
    adjudicationrepository.h adjudicationrepository.cpp
    annotationrepository.h annotationrepository.cpp
    candidaterepository.h candidaterepository.cpp
    judgewriter.h judgewriter.cpp
    studyplanwriter.h studyplanwriter.cpp
    studyrepository.h studyrepository.cpp
    export/aggregatedlabels.h export/aggregatedlabels.cpp
    export/csvcell.h export/csvcell.cpp
    export/labelscsv.h export/labelscsv.cpp
    export/labelstudio.h export/labelstudio.cpp
    import/labelanswers.h import/labelanswers.cpp
    import/labelplaces.h import/labelplaces.cpp
    import/labelrows.h import/labelrows.cpp
    import/labelscsv.h import/labelscsv.cpp
    import/labelstudiorows.h import/labelstudiorows.cpp
    import/personalensjudge.h import/personalensjudge.cpp
)
