set(STUDY_TESTS tst_annotationrepository.cpp tst_candidaterepository.cpp tst_fidelitydesign.cpp
    tst_labelscsv.cpp tst_resultsources.cpp tst_studyrepository.cpp)
