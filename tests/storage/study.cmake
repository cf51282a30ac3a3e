set(STUDY_TESTS
    importedstudyfixture.cpp importedstudyfixture.h packetfixture.cpp packetfixture.h peoplefixture.cpp tst_adjudicationrepository.cpp
    tst_aggregatedlabels.cpp tst_annotationrepository.cpp tst_annotatorchanges.cpp
    tst_annotatorerasure.cpp tst_candidatekinds.cpp tst_candidaterepository.cpp
    tst_fidelitydesign.cpp tst_judges.cpp tst_labelscsv.cpp tst_labelstudio.cpp
    tst_labelstudioimport.cpp tst_ratingsimport.cpp
    tst_packetfile.cpp tst_packetmerge.cpp tst_packetwriter.cpp tst_paperdesigns.cpp
    tst_personalensjudge.cpp tst_resultsources.cpp tst_slicerepository.cpp tst_studychanges.cpp
    tst_studyrepository.cpp tst_unitcontent.cpp)
