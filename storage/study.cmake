# Studies and what annotators answer.
target_sources(concord_storage PRIVATE
    amendments.h amendments.cpp
    annotationrepository.h annotationrepository.cpp
    annotatorchanges.h annotatorchanges.cpp
    annotatorerasure.h annotatorerasure.cpp
    candidatefinder.h candidatefinder.cpp
    candidaterepository.h candidaterepository.cpp
    excludedtexts.h excludedtexts.cpp
    packetcontent.h packetcontent.cpp
    packetfile.h packetfile.cpp
    packetlog.h packetlog.cpp
    packetmerge.h packetmerge.cpp
    packetwriter.h packetwriter.cpp
    resultsources.h resultsources.cpp
    slicerepository.h slicerepository.cpp
    studychanges.h studychanges.cpp
    studyplanwriter.h studyplanwriter.cpp
    studyrepository.h studyrepository.cpp
    unitcontent.h unitcontent.cpp
    export/labelscsv.h export/labelscsv.cpp
    import/labelrows.h import/labelrows.cpp
    import/labelscsv.h import/labelscsv.cpp
)
