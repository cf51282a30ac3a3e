// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/mace.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_Mace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void oneLabelIsWorkedByHand();
    void oneVariationalStepIsWorkedByHand();
    void plainEmNeverDecreasesTheLikelihood();
    void withoutSmoothingSharesMayBeZero();
    void theOrderOfUnitsDoesNotMatter();
    void relabellingPermutesTheResult();
    void aSeedGivesTheSameAgain();
    void theBestStartIsKept();
    void manyLabelsDoNotUnderflow();
    void oneCategoryIsCertain();
    void withoutRatingsIsAnError();
};

namespace {

MaceOptions firstStart(MaceUpdate update, int iterations = 50)
{
    return {update, iterations, 1, 1, 0.01};
}

QStringList maceRows()
{
    return {QStringLiteral("aaab"), QStringLiteral("bbb."), QStringLiteral("aa.b"),
            QStringLiteral("cccb"), QStringLiteral("cbcb"), QStringLiteral("a.ab"),
            QStringLiteral("bcba"), QStringLiteral("cc.c"), QStringLiteral("aaca")};
}

LabelCounts maceCounts(const QStringList &rows)
{
    const QStringList categories{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    return LabelCounts(ratingsFrom(rows, categories));
}

} // namespace

void tst_Mace::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Mace::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("mace")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_Mace::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const LabelCounts counts = labelCountsOf(vector);
    const auto update = vector.param(QStringLiteral("method")) == u"em" ? MaceUpdate::expectation
                                                                        : MaceUpdate::variational;
    const auto result = mace(counts, firstStart(update, vector.params[u"iterations"].toInt()));
    QVERIFY(result);
    const QJsonObject &expected = vector.expected;
    COMPARE_NEAR(result->logLikelihood(), expected[u"loglik"].toDouble(),
                 vector.toleranceFor(expected[u"loglik"].toDouble()));
    const QJsonArray trace = expected[u"loglik_trace_first3"].toArray();
    for (qsizetype i = 0; i < trace.size(); ++i)
        COMPARE_NEAR(result->trace[size_t(i)], trace[i].toDouble(),
                     vector.toleranceFor(trace[i].toDouble()));
    const QJsonArray competence = expected[u"competence"].toArray();
    QCOMPARE(size_t(competence.size()), result->competence.size());
    for (qsizetype i = 0; i < competence.size(); ++i)
        COMPARE_NEAR(result->competence[size_t(i)], competence[i].toDouble(), vector.tolerance);
    const QJsonArray posterior = expected[u"posterior_item_0"].toArray();
    for (qsizetype k = 0; k < posterior.size(); ++k)
        COMPARE_NEAR(result->consensus.posterior(0)[size_t(k)], posterior[k].toDouble(),
                     vector.tolerance);
    const QJsonArray labels = expected[u"labels"].toArray();
    QCOMPARE(labels.size(), result->consensus.unitCount());
    for (qsizetype unit = 0; unit < labels.size(); ++unit)
        QCOMPARE(counts.categories()[result->consensus.label(unit)].toInt(), labels[unit].toInt());
}

void tst_Mace::oneLabelIsWorkedByHand()
{
    const QStringList categories{QStringLiteral("a"), QStringLiteral("b")};
    const LabelCounts counts(ratingsFrom({QStringLiteral("a")}, categories));
    const auto result = mace(counts, firstStart(MaceUpdate::expectation, 1));
    // Start: guessing a has 1/4, knowing 1/2, so the likelihood is 1/2 (3/4 + 1/4). Half a count
    // each goes to knowing and guessing, 0.005 is added to each count.
    COMPARE_NEAR(result->trace[0], std::log(0.5), 1e-15);
    COMPARE_NEAR(result->competence[0], 0.5, 1e-15);
    COMPARE_NEAR(result->strategy[0], 0.505 / 0.51, 1e-15);
    const double guess = 0.5 * 0.505 / 0.51;
    COMPARE_NEAR(result->logLikelihood(), std::log(0.5 * (2 * guess + 0.5)), 1e-15);
    COMPARE_NEAR(result->consensus.posterior(0)[0], (guess + 0.5) / (2 * guess + 0.5), 1e-15);
    QCOMPARE(result->iterations(), 1);
}

void tst_Mace::oneVariationalStepIsWorkedByHand()
{
    const QStringList categories{QStringLiteral("a"), QStringLiteral("b")};
    const LabelCounts counts(ratingsFrom({QStringLiteral("a")}, categories));
    const auto result = mace(counts, firstStart(MaceUpdate::variational, 1));
    // Half a count each as above: exp(psi(1) - psi(2)), and psi(2) = psi(1) + 1.
    COMPARE_NEAR(result->competence[0], std::exp(-1), 1e-14);
    COMPARE_NEAR(result->normalisedCompetence[0], 0.5, 1e-14);
    COMPARE_NEAR(result->strategy[0] + result->strategy[1], 1, 1e-15);
}

void tst_Mace::plainEmNeverDecreasesTheLikelihood()
{
    MaceOptions options = firstStart(MaceUpdate::expectation, 200);
    options.smoothing = 0;
    const auto result = mace(maceCounts(maceRows()), options);
    QCOMPARE(result->trace.size(), size_t(201));
    for (size_t i = 1; i < result->trace.size(); ++i)
        QVERIFY(isNoDecrease(result->trace[i - 1], result->trace[i]));
    QVERIFY(result->trace.back() > result->trace.front() + 1);
}

void tst_Mace::withoutSmoothingSharesMayBeZero()
{
    MaceOptions options = firstStart(MaceUpdate::expectation, 2000);
    options.smoothing = 0;
    const auto result = mace(
        maceCounts({QStringLiteral("aab"), QStringLiteral("bbb"), QStringLiteral("ccb")}), options);
    QVERIFY(result);
    QVERIFY(std::isfinite(result->logLikelihood()));
    QCOMPARE(result->strategy[8], 0.0); // the third rater never says c
    // Two raters who know and one who always guesses b: 3 * log(1/3).
    COMPARE_NEAR(result->logLikelihood(), 3 * std::log(1.0 / 3), 1e-3);
    QVERIFY(result->competence[0] > 0.99);
    QVERIFY(result->competence[2] < 0.01);
}

void tst_Mace::theOrderOfUnitsDoesNotMatter()
{
    const QStringList rows = maceRows();
    const QStringList reversed(rows.rbegin(), rows.rend());
    const auto one = mace(maceCounts(rows));
    const auto other = mace(maceCounts(reversed));
    QCOMPARE(one->trace, other->trace); // bit by bit, random starts too
    QCOMPARE(one->competence, other->competence);
    QVERIFY(std::ranges::equal(one->consensus.posterior(0),
                               other->consensus.posterior(rows.size() - 1)));
}

void tst_Mace::relabellingPermutesTheResult()
{
    QStringList changed;
    for (const QString &row : maceRows()) { // raters reversed, a -> b -> c -> a
        QString other;
        for (const QChar label : row)
            other.prepend(label == u'.' ? label
                                        : QChar(u'a' + char16_t((label.unicode() - u'a' + 1) % 3)));
        changed.append(other);
    }
    const auto one = mace(maceCounts(maceRows()), firstStart(MaceUpdate::variational));
    const auto other = mace(maceCounts(changed), firstStart(MaceUpdate::variational));
    COMPARE_NEAR(one->logLikelihood(), other->logLikelihood(), 1e-9);
    for (size_t rater = 0; rater < 4; ++rater)
        COMPARE_NEAR(one->competence[rater], other->competence[3 - rater], 1e-9);
    for (qsizetype unit = 0; unit < 9; ++unit) {
        for (size_t k = 0; k < 3; ++k)
            COMPARE_NEAR(one->consensus.posterior(unit)[k],
                         other->consensus.posterior(unit)[(k + 1) % 3], 1e-9);
    }
}

void tst_Mace::aSeedGivesTheSameAgain()
{
    MaceOptions options;
    options.seed = 7;
    const auto one = mace(maceCounts(maceRows()), options);
    const auto other = mace(maceCounts(maceRows()), options);
    QCOMPARE(one->trace, other->trace);
    QCOMPARE(one->restart, other->restart);
}

void tst_Mace::theBestStartIsKept()
{
    // Two pairs of raters contradict each other: from equal shares neither can be right and all
    // guess, 6 * log(1/81) by hand; a random start finds that a pair knows, 6 * log(1/27).
    const LabelCounts counts =
        maceCounts({QStringLiteral("aabb"), QStringLiteral("bbcc"), QStringLiteral("ccaa"),
                    QStringLiteral("aabb"), QStringLiteral("bbcc"), QStringLiteral("ccaa")});
    MaceOptions options = firstStart(MaceUpdate::expectation, 30);
    const auto first = mace(counts, options);
    QVERIFY(first->consensus.isTie(0));
    COMPARE_NEAR(first->logLikelihood(), 6 * std::log(1.0 / 81), 0.1);
    options.restarts = 10;
    const auto best = mace(counts, options);
    QVERIFY(best->restart > 0);
    COMPARE_NEAR(best->logLikelihood(), 6 * std::log(1.0 / 27), 0.1);
    QVERIFY(!best->consensus.isTie(0));
    options.seed = 2;
    QVERIFY(mace(counts, options)->trace != best->trace);
}

void tst_Mace::manyLabelsDoNotUnderflow()
{
    // 3000 raters: the product of their probabilities is below the smallest double.
    const QString row = QStringLiteral("ab").repeated(1500);
    const auto result = mace(maceCounts({row, row}), firstStart(MaceUpdate::variational, 5));
    QVERIFY(result);
    QVERIFY(std::isfinite(result->logLikelihood()));
    QVERIFY(result->logLikelihood() < -2000);
    COMPARE_NEAR(result->consensus.posterior(0)[0], 0.5, 1e-6);
}

void tst_Mace::oneCategoryIsCertain()
{
    const auto result = mace(LabelCounts(ratingsFrom({QStringLiteral("aa")})));
    QCOMPARE(result->consensus.posterior(0)[0], 1.0);
}

void tst_Mace::withoutRatingsIsAnError()
{
    const auto result = mace(LabelCounts(ratingsFrom({QStringLiteral("..")})));
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
}

CONCORD_TEST(tst_Mace)
#include "tst_mace.moc"
