set(STUDY_TESTS tst_adjudicationrepository.cpp tst_aggregatedlabels.cpp tst_annotationrepository.cpp tst_candidaterepository.cpp tst_fidelitydesign.cpp
    tst_judges.cpp tst_labelscsv.cpp tst_labelstudio.cpp tst_personalensjudge.cpp
    tst_studyrepository.cpp)
