set(STUDY_TESTS tst_tokenizer.cpp tst_typography.cpp tst_studytemplate.cpp tst_sampling.cpp
    tst_assignment.cpp tst_studydesign.cpp tst_answercheck.cpp tst_answerstate.cpp tst_answervalue.cpp tst_shownunit.cpp tst_progress.cpp
    tst_mergesummary.cpp tst_studyratings.cpp)
