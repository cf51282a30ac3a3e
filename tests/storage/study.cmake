set(STUDY_TESTS tst_annotationrepository.cpp tst_candidatekinds.cpp tst_candidaterepository.cpp
    tst_fidelitydesign.cpp
    tst_labelscsv.cpp tst_paperdesigns.cpp tst_slicerepository.cpp
    tst_studyrepository.cpp tst_unitcontent.cpp)
