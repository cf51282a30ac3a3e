# What models answered and where they failed. Included by ui/CMakeLists.txt.
set(failure_sources
    dialogs/tagsdialog.h dialogs/tagsdialog.cpp
    widgets/attributechip.h widgets/attributechip.cpp
    widgets/failuredetail.h widgets/failuredetail.cpp
    widgets/failurefilterbar.h widgets/failurefilterbar.cpp
    widgets/failurelist.h widgets/failurelist.cpp
    widgets/failureview.h widgets/failureview.cpp
    widgets/filtercombo.h widgets/filtercombo.cpp
    widgets/fold.h widgets/fold.cpp
    widgets/itemparts.h widgets/itemparts.cpp
    widgets/matchedtext.h widgets/matchedtext.cpp
    widgets/responsecard.h widgets/responsecard.cpp
    widgets/tagbar.h widgets/tagbar.cpp
    widgets/tagcounts.h widgets/tagcounts.cpp)
list(TRANSFORM failure_sources PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
target_sources(concord_ui PRIVATE ${failure_sources})
