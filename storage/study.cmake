# Studies and what annotators answer.
target_sources(concord_storage PRIVATE
    amendments.h amendments.cpp
    annotationrepository.h annotationrepository.cpp
    annotatorchanges.h annotatorchanges.cpp
    annotatorerasure.h annotatorerasure.cpp
    candidaterepository.h candidaterepository.cpp
    studychanges.h studychanges.cpp
    studyplanwriter.h studyplanwriter.cpp
    studyrepository.h studyrepository.cpp
    export/labelscsv.h export/labelscsv.cpp
    import/labelrows.h import/labelrows.cpp
    import/labelscsv.h import/labelscsv.cpp
)
