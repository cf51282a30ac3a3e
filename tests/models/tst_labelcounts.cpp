// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/labelcounts.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_LabelCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void equalUnitsAreOnePattern();
    void mergedRatersCountTheirRepeats();
    void patternsDoNotDependOnTheOrderOfUnits();
    void withoutRatingsThereIsNothing();
};

namespace {

std::vector<LabelCount> cellsOf(const LabelCounts &counts, qsizetype unit)
{
    const auto cells = counts.pattern(counts.patternOfUnit()[size_t(unit)]);
    return {cells.begin(), cells.end()};
}

} // namespace

void tst_LabelCounts::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_LabelCounts::equalUnitsAreOnePattern()
{
    const LabelCounts counts(ratingsFrom(
        {QStringLiteral("xy"), QStringLiteral("x."), QStringLiteral("xy"), QStringLiteral("yx")}));
    QCOMPARE(counts.unitCount(), 4);
    QCOMPARE(counts.patternCount(), 3);
    QCOMPARE(counts.labelCount(), 7);
    QCOMPARE(counts.patternOfUnit()[0], counts.patternOfUnit()[2]);
    QCOMPARE(counts.frequency(counts.patternOfUnit()[0]), 2);
    QCOMPARE(cellsOf(counts, 1), (std::vector<LabelCount>{{0, 0, 1}}));
    QCOMPARE(cellsOf(counts, 3), (std::vector<LabelCount>{{0, 1, 1}, {1, 0, 1}}));
}

void tst_LabelCounts::mergedRatersCountTheirRepeats()
{
    const QStringList raters{QStringLiteral("a"), QStringLiteral("c")};
    const std::vector<quint32> raterOf{0, 0, 1};
    const LabelCounts counts(
        ratingsFrom({QStringLiteral("xxy"), QStringLiteral("yx."), QStringLiteral(".yx")}), raters,
        raterOf);
    QCOMPARE(counts.raters(), raters);
    QCOMPARE(counts.labelCount(), 7);
    QCOMPARE(cellsOf(counts, 0), (std::vector<LabelCount>{{0, 0, 2}, {1, 1, 1}}));
    QCOMPARE(cellsOf(counts, 1), (std::vector<LabelCount>{{0, 0, 1}, {0, 1, 1}}));
    QCOMPARE(cellsOf(counts, 2), (std::vector<LabelCount>{{0, 1, 1}, {1, 0, 1}}));
}

void tst_LabelCounts::patternsDoNotDependOnTheOrderOfUnits()
{
    const QStringList rows{QStringLiteral("xyz"), QStringLiteral("..x"), QStringLiteral("xyx"),
                           QStringLiteral("zz."), QStringLiteral("..x"), QStringLiteral("xyz")};
    const QStringList reversed(rows.rbegin(), rows.rend());
    const QStringList categories{QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")};
    const LabelCounts one(ratingsFrom(rows, categories));
    const LabelCounts other(ratingsFrom(reversed, categories));
    QCOMPARE(one.patternCount(), 4);
    QCOMPARE(other.patternCount(), 4);
    for (qsizetype p = 0; p < 4; ++p) {
        QVERIFY(std::ranges::equal(one.pattern(p), other.pattern(p)));
        QCOMPARE(one.frequency(p), other.frequency(p));
    }
    for (size_t unit = 0; unit < 6; ++unit)
        QCOMPARE(one.patternOfUnit()[unit], other.patternOfUnit()[5 - unit]);
}

void tst_LabelCounts::withoutRatingsThereIsNothing()
{
    const LabelCounts counts(ratingsFrom({QStringLiteral("..")}));
    QCOMPARE(counts.unitCount(), 0);
    QCOMPARE(counts.patternCount(), 0);
    QCOMPARE(counts.labelCount(), 0);
}

CONCORD_TEST(tst_LabelCounts)
#include "tst_labelcounts.moc"
