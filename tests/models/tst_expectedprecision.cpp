// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/expectedprecision.h"

#include "models/agreement/commoncorrelation.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ExpectedPrecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void widthsFollowThePublishedVariances();
    void twoCategoriesAreTheCommonCorrelationModel();
    void moreUnitsAndRatersNarrow();
    void accuracyNeedsARightAnswer();
    void oneAnswerPerUnitGivesNone();
    void setsHaveNoWidthToForesee();
    void linesSayIt();

private:
    static StudyTemplate asking(QuestionKind kind, int options, bool hasReference = false);
};

StudyTemplate tst_ExpectedPrecision::asking(QuestionKind kind, int options, bool hasReference)
{
    Question question;
    question.kind = kind;
    for (int i = 0; i < options; ++i)
        question.options.append({QString::number(i), {}, {}});
    if (hasReference)
        question.options[0].origin = Origin::Human;
    StudyTemplate studyTemplate;
    studyTemplate.questions = {question};
    return studyTemplate;
}

void tst_ExpectedPrecision::widthsFollowThePublishedVariances()
{
    const ExpectedPrecision two =
        expectedPrecision(asking(QuestionKind::SingleChoice, 2, true), 200, 2);
    QCOMPARE(two.rows.size(), 3);
    QCOMPARE(two.categories, 2);
    // By hand: Bloch and Kraemer (1989) at a prevalence of one half give n var = 1 - kappa^2;
    // 1.959964 sqrt(0.84 / 200).
    COMPARE_NEAR(two.rows[0].kappa, 0.4, 0);
    COMPARE_NEAR(two.rows[0].kappaHalfWidth, 0.1270203, 1e-6);
    // 1.959964 sqrt(0.25 (1 + 0.4) / 2 / 200)
    COMPARE_NEAR(*two.rows[0].accuracyHalfWidth, 0.0579766, 1e-6);
    const ExpectedPrecision five = expectedPrecision(asking(QuestionKind::Scale, 5), 100, 3);
    QCOMPARE(five.categories, 5);
    QCOMPARE(five.rows.size(), 3);
    // By hand: 0.84 of pairs agree, squared 0.8 + 0.2 (0.04 + 0.16 / 3) on average;
    // 1.959964 sqrt((0.8186667 - 0.84^2) / 0.64 / 100)
    COMPARE_NEAR(five.rows[2].kappaHalfWidth, 0.0823807, 1e-6);
    // By simulation (numpy 1.24, 3000 times 200 units in four categories, kappa 0.6): two of six
    // raters 0.087 and 0.085 in two models, three 0.075.
    const auto four = [](int raters) {
        return expectedPrecision(asking(QuestionKind::Scale, 4), 200, raters).rows[1];
    };
    COMPARE_NEAR(four(2).kappaHalfWidth, 0.086, 0.002);
    COMPARE_NEAR(four(3).kappaHalfWidth, 0.075, 0.002);
}

void tst_ExpectedPrecision::twoCategoriesAreTheCommonCorrelationModel()
{
    for (const int raters : {2, 3, 4, 5, 6}) {
        const ExpectedPrecision expected =
            expectedPrecision(asking(QuestionKind::SingleChoice, 2), 150, raters);
        for (const ExpectedWidths &row : expected.rows) {
            const auto variance = commonCorrelationVariance({0.5, raters}, row.kappa);
            VERIFY_RESULT(variance);
            COMPARE_NEAR(row.kappaHalfWidth, expectedHalfWidth(150, *variance), 1e-12);
        }
    }
}

void tst_ExpectedPrecision::moreUnitsAndRatersNarrow()
{
    const StudyTemplate asked = asking(QuestionKind::YesNoReason, 2);
    const auto width = [&](int units, int raters) {
        return expectedPrecision(asked, units, raters).rows[1].kappaHalfWidth;
    };
    COMPARE_NEAR(width(400, 2), width(100, 2) / 2, 1e-12);
    QVERIFY(width(100, 3) < width(100, 2));
    QVERIFY(width(100, 9) < width(100, 6));
}

void tst_ExpectedPrecision::accuracyNeedsARightAnswer()
{
    QVERIFY(
        !expectedPrecision(asking(QuestionKind::SingleChoice, 2), 50, 2).rows[0].accuracyHalfWidth);
}

void tst_ExpectedPrecision::oneAnswerPerUnitGivesNone()
{
    const ExpectedPrecision one =
        expectedPrecision(asking(QuestionKind::SingleChoice, 2, true), 100, 1);
    QVERIFY(one.rows.isEmpty());
    QCOMPARE(one.reason, QStringLiteral("One annotator per unit: no agreement can be computed."));
    QCOMPARE(expectedPrecisionLines(one), QStringList{one.reason});
}

void tst_ExpectedPrecision::setsHaveNoWidthToForesee()
{
    QVERIFY(expectedPrecision(asking(QuestionKind::AttributeSet, 0), 100, 2).rows.isEmpty());
    QVERIFY(!expectedPrecision(asking(QuestionKind::FreeText, 0), 100, 2).reason.isEmpty());
    QVERIFY(expectedPrecision(asking(QuestionKind::SingleChoice, 2), 1, 2).rows.isEmpty());
}

void tst_ExpectedPrecision::linesSayIt()
{
    const QStringList lines = expectedPrecisionLines(
        expectedPrecision(asking(QuestionKind::SingleChoice, 2, true), 200, 2));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0],
             QStringLiteral("If kappa is 0.4: its 95 % interval reaches about 0.13 to each side, "
                            "that of the accuracy (at chance) 0.06."));
    QVERIFY(lines[3].startsWith(u"This is for answers that are used equally often"));
    StudyTemplate two = asking(QuestionKind::Scale, 5);
    two.questions[0].text = QStringLiteral("How natural?");
    two.questions.append(Question());
    QCOMPARE(expectedPrecisionLines(expectedPrecision(two, 200, 2))[0],
             QStringLiteral("Of the answers to “How natural?”:"));
}

CONCORD_TEST(tst_ExpectedPrecision)

#include "tst_expectedprecision.moc"
