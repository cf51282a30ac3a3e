// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/studytables.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_StudyTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowFitsTheColumns();
    void anUndefinedCoefficientIsASentence();
    void percentAgreementIsNotTested();
    void categoriesHaveTheAnnotatorsWords();
    void groupsAreSetApart();
    void oneGroupIsNoBreakdown();
    void aClusteredPoolHasNoBinomialTest();
    void pairsAreNamed();
    void missingTimesAreDashes();
    void onlyTheTwosLabelsAreListed();
    void truthIsAColumnOnlyWhereItIsKnown();
    void unitsWhereTwoDifferLeaveOutTheUnanswered();
};

void tst_StudyTables::everyRowFitsTheColumns()
{
    const StudyResults results = sampleResults();
    const DocumentTable tables[] = {categoryTable(results),
                                    breakdownTable(results, UnitGrouping::Task),
                                    breakdownTable(results, UnitGrouping::Domain),
                                    coefficientTable(results.agreement),
                                    turingTable(*results.turing),
                                    turingCountTable(*results.turing),
                                    pairTable(results.agreement),
                                    progressTable(results.progress),
                                    disputedTable(results.disputed),
                                    sourceTable(results.sources)};
    for (const DocumentTable &table : tables) {
        QVERIFY(!table.caption.isEmpty());
        for (const QStringList &row : table.rows)
            QVERIFY2(row.size() <= table.columns.size() && row.size() >= 2,
                     qPrintable(table.caption));
    }
}

void tst_StudyTables::anUndefinedCoefficientIsASentence()
{
    const StudyResults results = sampleResults();
    const DocumentTable table = coefficientTable(results.agreement);
    const qsizetype cohen = 2;
    QCOMPARE(results.agreement.coefficients[cohen].id, QStringLiteral("cohen_kappa"));
    QCOMPARE(table.rows[cohen].size(), 2);
    QCOMPARE(table.rows[cohen][1], undefinedSentence(UndefinedReason::notTwoRaters));
}

void tst_StudyTables::percentAgreementIsNotTested()
{
    const QStringList row = coefficientTable(sampleResults().agreement).rows[0];
    QCOMPARE(row[1], QStringLiteral("0.500"));
    QCOMPARE(row[5], QStringLiteral("–"));
}

void tst_StudyTables::categoriesHaveTheAnnotatorsWords()
{
    StudyResults results = sampleResults();
    const DocumentTable table = categoryTable(results);
    QCOMPARE(table.rows.size(), 2);
    // Of two categories both have the kappa of all: by hand -1/35.
    QCOMPARE(table.rows[1].first(2), (QStringList{QStringLiteral("AI"), QStringLiteral("-0.029")}));
    results.categoryLabels.clear();
    QCOMPARE(categoryTable(results).rows[1][0], QStringLiteral("ai"));
}

void tst_StudyTables::groupsAreSetApart()
{
    const StudyResults results = sampleResults();
    const DocumentTable tasks = breakdownTable(results, UnitGrouping::Task);
    // By hand, u1 and u2: pa = (1/3 + 1) / 2 = 2/3, shares 1/3 and 2/3, pe = 5/9: kappa 1/4.
    QCOMPARE(tasks.rows[0].first(4),
             (QStringList{QStringLiteral("rank"), QStringLiteral("2"), QStringLiteral("2"),
                          QStringLiteral("0.250")}));
    const DocumentTable domains = breakdownTable(results, UnitGrouping::Domain);
    QCOMPARE(domains.rows[1][0], QStringLiteral("(no domain)"));
    QCOMPARE(domains.rows[1][4], QStringLiteral("–")); // one unit has no interval
}

void tst_StudyTables::oneGroupIsNoBreakdown()
{
    StudyResults results = sampleResults();
    QVERIFY(hasBreakdown(results, UnitGrouping::Task));
    results.byTask.removeLast();
    QVERIFY(!hasBreakdown(results, UnitGrouping::Task));
    QVERIFY(hasBreakdown(results, UnitGrouping::Domain));
}

void tst_StudyTables::aClusteredPoolHasNoBinomialTest()
{
    TuringResults turing = *sampleResults().turing;
    QVERIFY(turingTable(turing).hasTotal);
    QCOMPARE(turingTable(turing).rows.last()[5], QStringLiteral("–"));
    turing.isClustered = false;
    QCOMPARE(turingTable(turing).rows.last()[5], QStringLiteral("0.146")); // 2 * 299 / 4096
}

void tst_StudyTables::pairsAreNamed()
{
    const DocumentTable table = pairTable(sampleResults().agreement);
    QCOMPARE(table.rows.size(), 3);
    QCOMPARE(table.rows[0].mid(0, 3),
             (QStringList{QStringLiteral("Ada and Bruno"), QStringLiteral("4"),
                          QStringLiteral("50.0 %")}));
}

void tst_StudyTables::missingTimesAreDashes()
{
    const DocumentTable table = progressTable(sampleResults().progress);
    QCOMPARE(table.rows[0].mid(5),
             (QStringList{QStringLiteral("8.4 s"), QStringLiteral("5.0 to 14.5 s")}));
    QCOMPARE(table.rows[2].mid(5), (QStringList{QStringLiteral("–"), QStringLiteral("–")}));
}

void tst_StudyTables::onlyTheTwosLabelsAreListed()
{
    const StudyResults results = sampleResults();
    const QString ada = QStringLiteral("Ada");
    const QString bruno = QStringLiteral("Bruno");
    const DocumentTable table = disputedTable(unitsWhereDiffer(results, ada, bruno), ada, bruno);
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows[0],
             (QStringList{QStringLiteral("u3"), QStringLiteral("Text of <b>u3</b>"),
                          QStringLiteral("Human"), QStringLiteral("AI")}));
}

void tst_StudyTables::truthIsAColumnOnlyWhereItIsKnown()
{
    QList<DisputedUnit> units = sampleResults().disputed;
    QCOMPARE(disputedTable(units).columns.size(), 4);
    for (DisputedUnit &unit : units)
        unit.truth.clear();
    QCOMPARE(disputedTable(units).columns.size(), 3);
}

void tst_StudyTables::unitsWhereTwoDifferLeaveOutTheUnanswered()
{
    StudyResults results = sampleResults();
    results.disputed[1].labels.removeFirst(); // Ada's answer to u3
    const QList<DisputedUnit> units =
        unitsWhereDiffer(results, QStringLiteral("Ada"), QStringLiteral("Bruno"));
    QCOMPARE(units.size(), 1);
    QCOMPARE(units[0].key, QStringLiteral("u4"));
}

CONCORD_TEST(tst_StudyTables)
#include "tst_studytables.moc"
