set(AGREEMENT_TESTS agreementvectors.h agreementvectors.cpp
    tst_agreementcurve.cpp tst_agreementreport.cpp tst_bootstrap.cpp tst_cohenkappa.cpp tst_counttotals.cpp
    tst_estimate.cpp tst_fleisskappa.cpp tst_inference.cpp tst_krippendorffalpha.cpp
    tst_multinomial.cpp tst_nametable.cpp tst_patterns.cpp tst_percentagreement.cpp
    tst_raterpairs.cpp tst_ratings.cpp tst_ratingscsv.cpp)
