set(STUDY_TESTS tst_annotationrepository.cpp tst_candidaterepository.cpp tst_fidelitydesign.cpp
    tst_labelscsv.cpp packetfixture.h packetfixture.cpp tst_packetfile.cpp tst_packetmerge.cpp
    tst_packetwriter.cpp tst_studyrepository.cpp)
