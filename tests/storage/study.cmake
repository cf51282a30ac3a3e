set(STUDY_TESTS peoplefixture.cpp tst_annotationrepository.cpp tst_annotatorchanges.cpp
    tst_annotatorerasure.cpp tst_candidaterepository.cpp tst_fidelitydesign.cpp
    tst_labelscsv.cpp tst_studychanges.cpp tst_studyrepository.cpp)
