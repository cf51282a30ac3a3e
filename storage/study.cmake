# Studies and what annotators answer.
target_sources(concord_storage PRIVATE
    annotationrepository.h annotationrepository.cpp
    candidaterepository.h candidaterepository.cpp
    resultsources.h resultsources.cpp
    studyplanwriter.h studyplanwriter.cpp
    studyrepository.h studyrepository.cpp
    export/labelscsv.h export/labelscsv.cpp
    import/labelrows.h import/labelrows.cpp
    import/labelscsv.h import/labelscsv.cpp
)
