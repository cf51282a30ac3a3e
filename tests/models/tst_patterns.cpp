// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/countpatterns.h"
#include "models/agreement/rowpatterns.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Concord;

class tst_Patterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void equalRowsAreGrouped();
    void raterMattersInRowsAndNotInCounts();
    void orderOfUnitsDoesNotMatter();
    void countsOfATableAreGroupedAndZerosDropped();
    void tableRowsMayHaveFrequencies();
    void manyDistinctRowsAreKeptApart();
    void nothingHasNoPattern();
};

namespace {

// "x2 y1 *5": two raters x, one y, five units.
QStringList shownCounts(const CountPatterns &patterns)
{
    QStringList lines;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        QString line;
        for (const CategoryCount &cell : patterns.counts(u))
            line += QStringLiteral("%1:%2 ").arg(cell.category).arg(cell.count);
        lines.append(line + QStringLiteral("*%1").arg(patterns.frequencies()[size_t(u)]));
    }
    return lines;
}

QStringList shownRows(const RowPatterns &patterns)
{
    QStringList lines;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        QString line;
        for (const Rating &rating : patterns.row(u))
            line += QStringLiteral("%1=%2 ").arg(rating.rater).arg(rating.category);
        lines.append(line + QStringLiteral("*%1").arg(patterns.frequencies()[size_t(u)]));
    }
    return lines;
}

QString patternText(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

void tst_Patterns::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Patterns::equalRowsAreGrouped()
{
    const Ratings ratings = ratingsFrom({patternText("xy"), patternText("xx"), patternText("xy"),
                                         patternText(".y"), patternText("xy")});
    QCOMPARE(
        shownRows(RowPatterns(ratings)),
        (QStringList{patternText("1=1 *1"), patternText("0=0 1=0 *1"), patternText("0=0 1=1 *3")}));
}

void tst_Patterns::raterMattersInRowsAndNotInCounts()
{
    const Ratings ratings = ratingsFrom(
        {patternText("xyx"), patternText("yxx"), patternText("xxy"), patternText("y..")});
    const RowPatterns rows(ratings);
    QCOMPARE(rows.size(), 4);
    const CountPatterns counts(rows);
    QCOMPARE(shownCounts(counts), (QStringList{patternText("1:1 *1"), patternText("0:2 1:1 *3")}));
    QCOMPARE(counts.ratings(0), 1);
    QCOMPARE(counts.ratings(1), 3);
    QCOMPARE(counts.unitCount(), 4);
    QCOMPARE(counts.raterCount(), 3);
}

void tst_Patterns::orderOfUnitsDoesNotMatter()
{
    QStringList table{patternText("xyz"), patternText("xx."), patternText("zzz"),
                      patternText("xyz"), patternText(".yy"), patternText("yyx"),
                      patternText("x.x"), patternText("xx.")};
    const Ratings ratings =
        ratingsFrom(table, {patternText("x"), patternText("y"), patternText("z")});
    const QStringList rows = shownRows(RowPatterns(ratings));
    const QStringList counts = shownCounts(CountPatterns(RowPatterns(ratings)));
    std::ranges::sort(table);
    do {
        std::ranges::rotate(table, table.begin() + 3);
        const Ratings shuffled =
            ratingsFrom(table, {patternText("x"), patternText("y"), patternText("z")});
        QCOMPARE(shownRows(RowPatterns(shuffled)), rows);
        QCOMPARE(shownCounts(CountPatterns(RowPatterns(shuffled))), counts);
    } while (table.first() != patternText(".yy"));
}

void tst_Patterns::countsOfATableAreGroupedAndZerosDropped()
{
    const std::vector<quint32> table{2, 0, 1, 0, 0, 0, 0, 3, 0, 2, 0, 1};
    const CountPatterns counts(3, table);
    QCOMPARE(shownCounts(counts), (QStringList{patternText("1:3 *1"), patternText("0:2 2:1 *2")}));
    QCOMPARE(counts.unitCount(), 3);
    QCOMPARE(counts.raterCount(), 3);
}

void tst_Patterns::tableRowsMayHaveFrequencies()
{
    const std::vector<quint32> table{1, 1, 2, 0, 1, 1};
    const std::vector<qint64> frequencies{3, 4, 5};
    QCOMPARE(shownCounts(CountPatterns(2, table, frequencies)),
             (QStringList{patternText("0:2 *4"), patternText("0:1 1:1 *8")}));
}

void tst_Patterns::manyDistinctRowsAreKeptApart()
{
    std::vector<quint32> table;
    constexpr quint32 count = 20'000;
    for (quint32 i = 0; i < count; ++i)
        table.insert(table.end(), {i % 150 + 1, i / 150});
    const CountPatterns counts(2, table);
    QCOMPARE(counts.size(), qsizetype(count));
    QVERIFY(std::ranges::all_of(counts.frequencies(), [](qint64 f) { return f == 1; }));
}

void tst_Patterns::nothingHasNoPattern()
{
    const Ratings ratings = ratingsFrom({});
    QCOMPARE(RowPatterns(ratings).size(), 0);
    QCOMPARE(CountPatterns(RowPatterns(ratings)).unitCount(), 0);
}

CONCORD_TEST(tst_Patterns)
#include "tst_patterns.moc"
