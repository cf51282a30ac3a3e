// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"
#include "tests/support/comparenear.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

namespace {

// Answers to 40 units, half of them synthetic, by `annotators` who all say the same.
QList<TuringJudgement> unanimousAnswers(int annotators)
{
    QList<TuringJudgement> judgements;
    for (int unit = 0; unit < 40; ++unit) {
        const Author truth = unit % 2 ? Author::Ai : Author::Human;
        const Author answer = unit % 5 < 2 ? Author::Ai : Author::Human;
        for (int annotator = 0; annotator < annotators; ++annotator)
            judgements.append({QString::number(annotator), QString::number(unit), truth, answer});
    }
    return judgements;
}

Author other(Author author)
{
    return author == Author::Ai ? Author::Human : Author::Ai;
}

} // namespace

class tst_Turing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreOfSignalDetection();
    void sensitivityIsCorrectedLogLinearly_data();
    void sensitivityIsCorrectedLogLinearly();
    void annotatorsKeepTheirOrder();
    void accuracyIsExactForAnAnnotator();
    void theOrderOfAnswersDoesNotMatter();
    void swappingHumanAndAiTurnsTheCriterionAround();
    void moreOfTheSameAnnotatorsDoNotNarrowThePooledInterval();
    void theSeedDecidesTheInterval();
    void oneOriginHasNoSensitivity();
    void noAnswersAreUndefined();
    void aSingleUnitHasNoInterval();
};

void tst_Turing::countsAreOfSignalDetection()
{
    TuringCounts counts;
    counts.add(Author::Ai, Author::Ai, 4);
    counts.add(Author::Ai, Author::Human, 3);
    counts.add(Author::Human, Author::Ai, 2);
    counts.add(Author::Human, Author::Human);
    QCOMPARE(counts, (TuringCounts{4, 3, 2, 1}));
    QCOMPARE(counts.judged(), 10);
    QCOMPARE(counts.correct(), 5);
    QCOMPARE(counts.synthetic(), 7);
    QCOMPARE(counts.human(), 3);
}

void tst_Turing::sensitivityIsCorrectedLogLinearly_data()
{
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<double>("sensitivity");
    QTest::addColumn<double>("criterion");
    // H = (hits + 0.5) / (n + 1), F likewise; z by Python 3.11 statistics.NormalDist().inv_cdf.
    QTest::newRow("H = 20.5/26, F = 10.5/26")
        << QList<qint64>{20, 5, 10, 15} << 1.044498707092581 << -0.2788451757356595;
    QTest::newRow("all right stays finite: H = 25.5/26, F = 0.5/26")
        << QList<qint64>{25, 0, 0, 25} << 4.139803661790102 << 0.0;
    QTest::newRow("guessing") << QList<qint64>{10, 10, 10, 10} << 0.0 << 0.0;
}

void tst_Turing::sensitivityIsCorrectedLogLinearly()
{
    QFETCH(QList<qint64>, counts);
    QFETCH(double, sensitivity);
    QFETCH(double, criterion);
    const TuringCounts given{counts[0], counts[1], counts[2], counts[3]};
    COMPARE_NEAR(*turingSensitivity(given).value, sensitivity, 1e-9);
    COMPARE_NEAR(*turingCriterion(given).value, criterion, 1e-9);
}

void tst_Turing::annotatorsKeepTheirOrder()
{
    const TuringResults results =
        turingResults({{QStringLiteral("late"), QStringLiteral("u"), Author::Ai, Author::Ai}},
                      {QStringLiteral("b"), QStringLiteral("a")});
    QCOMPARE(results.annotators.size(), 3);
    QCOMPARE(results.annotators[0].annotator, QStringLiteral("b"));
    QCOMPARE(results.annotators[2].annotator, QStringLiteral("late"));
    QCOMPARE(results.annotators[0].score.accuracy.undefined, UndefinedReason::noData);
}

void tst_Turing::accuracyIsExactForAnAnnotator()
{
    const TuringResults turing = *sampleResults().turing;
    QCOMPARE(*turing.annotators[0].score.accuracy.value, 1.0);
    QCOMPARE(*turing.annotators[1].score.accuracy.value, 0.5);
    QCOMPARE(*turing.annotators[2].score.accuracy.value, 0.75);
    QCOMPARE(turing.annotators[2].score.exact, clopperPearson(3, 4, 0.95));
    QCOMPARE(*turing.annotators[2].score.pValue, 0.625); // 2 * (1 + 4) / 16
    QCOMPARE(*turing.pooled.accuracy.value, 0.75);
    QCOMPARE(turing.units, 4);
    QVERIFY(turing.isClustered);
}

void tst_Turing::theOrderOfAnswersDoesNotMatter()
{
    QList<TuringJudgement> judgements = unanimousAnswers(3);
    const QStringList names{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};
    const TuringResults expected = turingResults(judgements, names);
    Philox random(3);
    shuffle(judgements, random);
    QCOMPARE(turingResults(judgements, names), expected);
}

void tst_Turing::swappingHumanAndAiTurnsTheCriterionAround()
{
    QList<TuringJudgement> judgements = unanimousAnswers(1);
    const TuringScore before = turingResults(judgements, {}).pooled;
    for (TuringJudgement &judgement : judgements) {
        judgement.truth = other(judgement.truth);
        judgement.answer = other(judgement.answer);
    }
    const TuringScore after = turingResults(judgements, {}).pooled;
    QCOMPARE(after.accuracy.value, before.accuracy.value);
    COMPARE_NEAR(*after.sensitivity.value, *before.sensitivity.value, 1e-12);
    COMPARE_NEAR(*after.criterion.value, -*before.criterion.value, 1e-12);
}

void tst_Turing::moreOfTheSameAnnotatorsDoNotNarrowThePooledInterval()
{
    const TuringResults one = turingResults(unanimousAnswers(1), {});
    const TuringResults three = turingResults(unanimousAnswers(3), {});
    QVERIFY(!one.isClustered);
    QVERIFY(three.isClustered);
    QCOMPARE(three.pooled.accuracy.interval, one.pooled.accuracy.interval);
    QCOMPARE(one.pooled.accuracy.interval->method, IntervalMethod::bootstrap);
    // The exact one takes the answers as independent, so it is fooled.
    QVERIFY(three.pooled.exact->low > one.pooled.exact->low);
}

void tst_Turing::theSeedDecidesTheInterval()
{
    const QList<TuringJudgement> judgements = unanimousAnswers(2);
    QCOMPARE(turingResults(judgements, {}), turingResults(judgements, {}));
    TuringOptions options;
    options.seed = 2;
    QVERIFY(turingResults(judgements, {}, options).pooled.sensitivity.interval
            != turingResults(judgements, {}).pooled.sensitivity.interval);
}

void tst_Turing::oneOriginHasNoSensitivity()
{
    const TuringCounts counts{3, 1, 0, 0};
    QCOMPARE(turingSensitivity(counts).undefined, UndefinedReason::zeroVariance);
    QCOMPARE(turingCriterion(counts).undefined, UndefinedReason::zeroVariance);
    QVERIFY(turingUndefinedSentence(UndefinedReason::zeroVariance).contains(u"origin"));
}

void tst_Turing::noAnswersAreUndefined()
{
    const TuringResults results = turingResults({}, {QStringLiteral("Ada")});
    QCOMPARE(results.units, 0);
    QCOMPARE(results.pooled.accuracy.undefined, UndefinedReason::noData);
    QVERIFY(!results.pooled.exact && !results.pooled.pValue);
    QVERIFY(!results.pooled.accuracy.interval);
}

void tst_Turing::aSingleUnitHasNoInterval()
{
    const TuringResults results =
        turingResults({{QStringLiteral("Ada"), QStringLiteral("u"), Author::Ai, Author::Ai}}, {});
    QCOMPARE(*results.pooled.accuracy.value, 1.0);
    QVERIFY(!results.pooled.accuracy.interval);
}

CONCORD_TEST(tst_Turing)
#include "tst_turing.moc"
