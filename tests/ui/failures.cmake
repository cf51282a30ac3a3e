set(FAILURE_TESTS
    tst_failureview.cpp
    tst_responsecard.cpp
    tst_tagsdialog.cpp)
