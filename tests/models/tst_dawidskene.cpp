// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/dawidskene.h"

#include "models/core/random.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_DawidSkene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void agreesWithThePaper();
    void unanimousRatersAreBelieved();
    void aDisputedUnitIsWorkedByHand();
    void smoothingAddsToExpectedCounts();
    void anUnusedCategoryStaysOut();
    void oneRaterIsTakenAtHisWord();
    void oneCategoryIsCertain();
    void theLikelihoodNeverDecreases_data();
    void theLikelihoodNeverDecreases();
    void theOrderOfUnitsDoesNotMatter();
    void relabellingPermutesTheResult();
    void repeatsWeighMoreThanOneLabel();
    void withoutRatingsIsAnError();
};

namespace {

// Rows of labels a, b, c by four raters of different skill, one in five missing.
QStringList skilledRows(int units, quint64 seed)
{
    Philox random(seed);
    QStringList rows;
    for (int unit = 0; unit < units; ++unit) {
        const auto truth = random.below(3);
        QString row;
        for (quint64 rater = 0; rater < 4; ++rater) {
            const bool isRight = random.below(10) < 8 - 2 * rater;
            const auto label = isRight ? truth : random.below(3);
            row += random.below(5) == 0 ? QChar(u'.') : QChar(u'a' + char16_t(label));
        }
        rows.append(row == u"...." ? QStringLiteral("a...") : row);
    }
    return rows;
}

QStringList abc()
{
    return {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
}

LabelCounts skilledCounts(const QStringList &rows)
{
    return LabelCounts(ratingsFrom(rows, abc()));
}

// The first number in which `actual` differs from the vector's `expected`.
QString firstDifference(const QJsonArray &expected, std::span<const double> actual,
                        double tolerance)
{
    if (size_t(expected.size()) != actual.size())
        return QStringLiteral("%1 numbers, expected %2").arg(actual.size()).arg(expected.size());
    for (size_t i = 0; i < actual.size(); ++i) {
        const double wanted = expected[qsizetype(i)].toDouble();
        if (!isNear(actual[i], wanted, tolerance))
            return QStringLiteral("[%1] is %2, expected %3").arg(i).arg(actual[i]).arg(wanted);
    }
    return {};
}

} // namespace

void tst_DawidSkene::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_DawidSkene::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("dawid_skene")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_DawidSkene::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const LabelCounts counts = labelCountsOf(vector);
    DawidSkeneOptions options;
    options.tolerance = 1e-12;
    options.iterations = vector.params[u"iterations"].toInt(1000);
    const auto result = dawidSkene(counts, options);
    QVERIFY(result);
    const QJsonObject &expected = vector.expected;
    const double tolerance = vector.tolerance;
    QCOMPARE(firstDifference(expected[u"prior"].toArray(), result->prior, tolerance), QString());
    const double logLikelihood = expected[u"loglik"].toDouble();
    COMPARE_NEAR(result->logLikelihood(), logLikelihood, vector.toleranceFor(logLikelihood));
    for (int rater = 0; rater < counts.raterCount(); ++rater) {
        const QJsonArray rows = expected[u"errors"][rater].toArray();
        QCOMPARE(rows.size(), counts.categoryCount());
        for (int truth = 0; truth < rows.size(); ++truth)
            QCOMPARE(firstDifference(rows[truth].toArray(), result->confusionRow(rater, truth),
                                     tolerance),
                     QString());
    }
    const QJsonArray labels = expected[u"labels"].toArray();
    for (qsizetype unit = 0; unit < labels.size(); ++unit)
        QCOMPARE(counts.categories()[result->consensus.label(unit)].toInt(), labels[unit].toInt());
    const QJsonArray posterior = expected[u"posterior"].toArray();
    for (qsizetype unit = 0; unit < posterior.size(); ++unit)
        QCOMPARE(firstDifference(posterior[unit].toArray(), result->consensus.posterior(unit),
                                 tolerance),
                 QString());
    for (const int unit : {7, 35, 38}) {
        const QJsonValue row = expected[QStringLiteral("posterior_item_%1").arg(unit)];
        if (row.isArray()) // the paper numbers its patients from 1
            QCOMPARE(
                firstDifference(row.toArray(), result->consensus.posterior(unit - 1), tolerance),
                QString());
    }
}

void tst_DawidSkene::agreesWithThePaper()
{
    const AgreementVector vector = agreementVector(QStringLiteral("dawid_skene1979_anaesthetists"));
    if (vector.name.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const auto result = dawidSkene(labelCountsOf(vector));
    // Dawid and Skene 1979, table 2: class marginals .40 .42 .11 .07.
    QCOMPARE(firstDifference({0.4, 0.42, 0.11, 0.07}, result->prior, 0.005), QString());
    QVERIFY(result->converged);
    // agreement.md section 10: two implementations at a tighter stop.
    COMPARE_NEAR(result->logLikelihood(), -192.8908812142053, 1e-5);
}

void tst_DawidSkene::unanimousRatersAreBelieved()
{
    const LabelCounts counts(ratingsFrom(
        {QStringLiteral("aa"), QStringLiteral("aa"), QStringLiteral("aa"), QStringLiteral("bb")}));
    const auto result = dawidSkene(counts);
    // Worked by hand: matrices are the identity, so only the prior is uncertain.
    QCOMPARE(result->prior, (std::vector<double>{0.75, 0.25}));
    QCOMPARE(result->confusion, (std::vector<double>{1, 0, 0, 1, 1, 0, 0, 1}));
    COMPARE_NEAR(result->logLikelihood(), 3 * std::log(0.75) + std::log(0.25), 1e-14);
    QCOMPARE(result->iterations(), 2);
    QVERIFY(result->converged);
    QCOMPARE(result->consensus.label(3), 1U);
    QCOMPARE(result->consensus.posterior(3)[1], 1.0);
    QVERIFY(!result->consensus.isTie(3));
    QCOMPARE(result->accuracy(0), 1.0);
}

void tst_DawidSkene::aDisputedUnitIsWorkedByHand()
{
    const LabelCounts counts(ratingsFrom({QStringLiteral("aa"), QStringLiteral("ab")}));
    DawidSkeneOptions once;
    once.iterations = 1;
    const auto result = dawidSkene(counts, once);
    // Shares 1, 0 and 1/2, 1/2 give the prior and matrices; then 3/4 * 2/3 and 0 for the first
    // unit, 3/4 * 1/3 and 1/4 for the second.
    QCOMPARE(result->prior, (std::vector<double>{0.75, 0.25}));
    const std::vector<double> confusion{1, 0, 1, 0, 2.0 / 3, 1.0 / 3, 0, 1};
    for (size_t i = 0; i < confusion.size(); ++i)
        COMPARE_NEAR(result->confusion[i], confusion[i], 1e-15);
    COMPARE_NEAR(result->logLikelihood(), 2 * std::log(0.5), 1e-14);
    QCOMPARE(result->consensus.posterior(0)[0], 1.0);
    COMPARE_NEAR(result->consensus.posterior(1)[0], 0.5, 1e-15);
    QVERIFY(result->consensus.isTie(1));
    QCOMPARE(result->consensus.label(1), 0U);
    COMPARE_NEAR(result->accuracy(1), 0.75 * 2 / 3 + 0.25, 1e-15);
    QVERIFY(!result->converged);
}

void tst_DawidSkene::smoothingAddsToExpectedCounts()
{
    const LabelCounts counts(ratingsFrom(
        {QStringLiteral("aa"), QStringLiteral("aa"), QStringLiteral("aa"), QStringLiteral("bb")}));
    const auto result = dawidSkene(counts, {1, 1, 0});
    // Worked by hand: expected counts 3, 0, 0, 1 become 4, 1, 1, 2.
    COMPARE_NEAR(result->confusionRow(0, 0)[0], 4.0 / 5, 1e-15);
    COMPARE_NEAR(result->confusionRow(1, 1)[0], 1.0 / 3, 1e-15);
    QCOMPARE(result->prior[0], 0.75);
    const double a = 0.75 * 0.64;
    const double b = 0.25 / 9;
    COMPARE_NEAR(result->consensus.posterior(0)[0], a / (a + b), 1e-14);
}

void tst_DawidSkene::anUnusedCategoryStaysOut()
{
    const QStringList rows{QStringLiteral("aac"), QStringLiteral("acc"), QStringLiteral("ccc"),
                           QStringLiteral("aaa")};
    const QStringList used{QStringLiteral("a"), QStringLiteral("c")};
    const auto three = dawidSkene(LabelCounts(ratingsFrom(rows, abc())));
    const auto two = dawidSkene(LabelCounts(ratingsFrom(rows, used)));
    QCOMPARE(three->prior[1], 0.0);
    QVERIFY(three->confusionRow(0, 1).empty());
    QCOMPARE(three->consensus.posterior(1)[1], 0.0);
    QCOMPARE(three->logLikelihood(), two->logLikelihood());
    QCOMPARE(three->prior[2], two->prior[1]);
}

void tst_DawidSkene::oneRaterIsTakenAtHisWord()
{
    const LabelCounts counts(
        ratingsFrom({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")}));
    const auto result = dawidSkene(counts);
    QCOMPARE(result->consensus.label(0), 0U);
    QCOMPARE(result->consensus.label(1), 1U);
    COMPARE_NEAR(result->logLikelihood(), 2 * std::log(2.0 / 3) + std::log(1.0 / 3), 1e-14);
}

void tst_DawidSkene::oneCategoryIsCertain()
{
    const auto result = dawidSkene(LabelCounts(ratingsFrom({QStringLiteral("aa")})));
    QCOMPARE(result->prior, std::vector<double>{1});
    QCOMPARE(result->logLikelihood(), 0.0);
    QVERIFY(result->converged && !result->consensus.isTie(0));
}

void tst_DawidSkene::theLikelihoodNeverDecreases_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

void tst_DawidSkene::theLikelihoodNeverDecreases()
{
    QFETCH(quint64, seed);
    const auto result = dawidSkene(skilledCounts(skilledRows(60, seed)));
    QVERIFY(result->iterations() > 5);
    for (size_t i = 1; i < result->trace.size(); ++i)
        QVERIFY(isNoDecrease(result->trace[i - 1], result->trace[i]));
    QVERIFY(result->trace.back() > result->trace.front() + 0.1);
    for (qsizetype unit = 0; unit < result->consensus.unitCount(); ++unit) {
        const auto row = result->consensus.posterior(unit);
        COMPARE_NEAR(row[0] + row[1] + row[2], 1, 1e-12);
    }
}

void tst_DawidSkene::theOrderOfUnitsDoesNotMatter()
{
    const QStringList rows = skilledRows(50, 3);
    const QStringList reversed(rows.rbegin(), rows.rend());
    const auto one = dawidSkene(skilledCounts(rows));
    const auto other = dawidSkene(skilledCounts(reversed));
    QCOMPARE(one->trace, other->trace); // bit by bit
    QCOMPARE(one->confusion, other->confusion);
    for (qsizetype unit = 0; unit < 50; ++unit)
        QVERIFY(std::ranges::equal(one->consensus.posterior(unit),
                                   other->consensus.posterior(49 - unit)));
}

void tst_DawidSkene::relabellingPermutesTheResult()
{
    const QStringList rows = skilledRows(50, 4);
    QStringList changed;
    for (const QString &row : rows) { // raters reversed, a -> b -> c -> a
        QString other;
        for (const QChar label : row)
            other.prepend(label == u'.' ? label
                                        : QChar(u'a' + char16_t((label.unicode() - u'a' + 1) % 3)));
        changed.append(other);
    }
    const auto one = dawidSkene(skilledCounts(rows));
    const auto other = dawidSkene(skilledCounts(changed));
    COMPARE_NEAR(one->logLikelihood(), other->logLikelihood(), 1e-6);
    for (int k = 0; k < 3; ++k) {
        COMPARE_NEAR(one->prior[size_t(k)], other->prior[size_t((k + 1) % 3)], 1e-4);
        for (int l = 0; l < 3; ++l)
            COMPARE_NEAR(one->confusionRow(0, k)[size_t(l)],
                         other->confusionRow(3, (k + 1) % 3)[size_t((l + 1) % 3)], 1e-4);
    }
    for (qsizetype unit = 0; unit < 50; ++unit)
        QCOMPARE((one->consensus.label(unit) + 1) % 3, other->consensus.label(unit));
}

void tst_DawidSkene::repeatsWeighMoreThanOneLabel()
{
    // Rater a answers three times; the second unit's answers are his but for one.
    const QStringList rows{QStringLiteral("aaaa"), QStringLiteral("aabb"), QStringLiteral("bbbb"),
                           QStringLiteral("aaaa"), QStringLiteral("bbbb")};
    const std::vector<quint32> raterOf{0, 0, 0, 1};
    const LabelCounts all(ratingsFrom(rows), {QStringLiteral("a"), QStringLiteral("d")}, raterOf);
    DawidSkeneOptions once;
    once.iterations = 1;
    const auto result = dawidSkene(all, once);
    // Worked by hand: the vote shares of the second unit are 1/2; rater a's labels expected for
    // category a are 3 + 3 + 1/2 * 2 times a and 1/2 times b.
    COMPARE_NEAR(result->confusionRow(0, 0)[0], 7 / 7.5, 1e-15);
    COMPARE_NEAR(result->confusionRow(0, 1)[0], 1 / 7.5, 1e-15);
    COMPARE_NEAR(result->prior[0], 0.5, 1e-15);
    const double a = 0.5 * (7 / 7.5) * (7 / 7.5) * (0.5 / 7.5) * (0.5 / 2.5);
    const double b = 0.5 * (1 / 7.5) * (1 / 7.5) * (6.5 / 7.5) * (2.5 / 2.5);
    COMPARE_NEAR(result->consensus.posterior(1)[0], a / (a + b), 1e-14);
}

void tst_DawidSkene::withoutRatingsIsAnError()
{
    const auto result = dawidSkene(LabelCounts(ratingsFrom({QStringLiteral("..")})));
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
}

CONCORD_TEST(tst_DawidSkene)
#include "tst_dawidskene.moc"
