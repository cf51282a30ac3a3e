set(STUDY_TESTS
    tst_adjudication.cpp tst_adjudicationqueuemodel.cpp tst_amendment.cpp tst_answercheck.cpp
    tst_answerstate.cpp tst_answervalue.cpp tst_assignment.cpp tst_blindorder.cpp
    tst_builtintemplates.cpp tst_expectedprecision.cpp tst_handover.cpp tst_jsonschema.cpp
    tst_labelvotes.cpp tst_mergesummary.cpp tst_progress.cpp tst_sampling.cpp tst_shownunit.cpp
    tst_studydesign.cpp tst_studyplan.cpp tst_studyratings.cpp tst_studytemplate.cpp
    tst_tokenizer.cpp tst_trainingscore.cpp tst_typography.cpp tst_unitsource.cpp)
