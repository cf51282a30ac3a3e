// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/htmlwriter.h"
#include "models/report/studyreport.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

namespace {

// The document as one string, whatever its blocks are.
QString textOf(const Document &document)
{
    return QString::fromUtf8(toHtml(document));
}

} // namespace

class tst_StudyReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsStandInTheirOrder();
    void templateResultsHaveTheirSection();
    void freeTextsHaveNoAgreementSection();
    void itSaysWhatIsNeededToRepeatIt();
    void figuresStandWhereTheyAreSpokenOf();
    void anUndefinedHeadlineIsASentence();
    void anUnlabelledStudyStillHasAReport();
    void aStudyWithoutTruthHasNoTuringTest();
    void theBandsAreSaid();
    void categoriesTasksAndDomainsAreListed();
};

void tst_StudyReport::sectionsStandInTheirOrder()
{
    QStringList headings;
    const Document report = studyReport(sampleResults(), {});
    for (const DocumentBlock &block : report.blocks) {
        const auto *heading = std::get_if<Heading>(&block);
        if (heading && heading->level == 2)
            headings.append(heading->text);
    }
    QCOMPARE(
        headings,
        (QStringList{QStringLiteral("Design"), QStringLiteral("Who did how much, and how fast"),
                     QStringLiteral("Agreement"), QStringLiteral("Human or AI"),
                     QStringLiteral("Annotator by annotator"), QStringLiteral("Disagreements"),
                     QStringLiteral("To repeat it")}));
    QCOMPARE(report.title, QStringLiteral("Pilot"));
}

void tst_StudyReport::itSaysWhatIsNeededToRepeatIt()
{
    const QString text = textOf(studyReport(sampleResults(), {}));
    for (const QString &needed :
         {QStringLiteral("20250602"), QStringLiteral("9b74c989"), QStringLiteral("1f3870be"),
          QStringLiteral("Concord 0.1.0"), QStringLiteral("study-1"),
          QStringLiteral("2025-06-02T09:15:00Z"), QStringLiteral("Judge the language,")})
        QVERIFY2(text.contains(needed), qPrintable(needed));
}

void tst_StudyReport::templateResultsHaveTheirSection()
{
    StudyResults results = sampleResults();
    OutcomeTable table;
    table.id = QStringLiteral("yes_rate");
    table.title = QStringLiteral("How often yes");
    table.columns = {{QStringLiteral("share"), QStringLiteral("Yes")}};
    table.rows = {{QStringLiteral("annotator"), QStringLiteral("Ada"), {{0.5, {}, {}, 8}}}};
    results.outcome.tables = {table};
    results.outcome.written = {{QStringLiteral("u1"), QStringLiteral("Ada"), QStringLiteral("No"),
                                QStringLiteral("Nothing said")}};
    QString section;
    QStringList captions;
    for (const DocumentBlock &block : studyReport(results, {}).blocks) {
        if (const auto *heading = std::get_if<Heading>(&block))
            section = heading->text;
        const auto *found = std::get_if<DocumentTable>(&block);
        if (found && section == u"Results")
            captions.append(found->caption);
    }
    QCOMPARE(captions,
             QStringList({QStringLiteral("How often yes"), QStringLiteral("Reasons given")}));
}

void tst_StudyReport::freeTextsHaveNoAgreementSection()
{
    StudyResults results;
    results.noAgreement = QStringLiteral("There is no agreement of free texts.");
    QStringList texts;
    for (const DocumentBlock &block : studyReport(results, {}).blocks) {
        if (const auto *paragraph = std::get_if<Paragraph>(&block))
            texts.append(paragraph->text);
    }
    QVERIFY(texts.contains(results.noAgreement));
    QVERIFY(!texts.join(u' ').contains(QStringLiteral("No unit has two answers")));
}

void tst_StudyReport::figuresStandWhereTheyAreSpokenOf()
{
    const Figure figure{QStringLiteral("Caption"), QStringLiteral("Alt"), "<svg/>"};
    const Document report = studyReport(
        sampleResults(), {{QStringLiteral("pairs"), figure}, {QStringLiteral("unknown"), figure}});
    QString section;
    int figures = 0;
    for (const DocumentBlock &block : report.blocks) {
        if (const auto *heading = std::get_if<Heading>(&block))
            section = heading->text;
        if (std::holds_alternative<Figure>(block)) {
            QCOMPARE(section, QStringLiteral("Annotator by annotator"));
            ++figures;
        }
    }
    QCOMPARE(figures, 1);
}

void tst_StudyReport::anUndefinedHeadlineIsASentence()
{
    StudyResults results = sampleResults();
    results.headline = QStringLiteral("cohen_kappa");
    QVERIFY(textOf(studyReport(results, {}))
                .contains(QStringLiteral("Cohen’s kappa does not exist for these answers")));
}

void tst_StudyReport::anUnlabelledStudyStillHasAReport()
{
    const QString text = textOf(studyReport(unlabelledResults(), {}));
    QVERIFY(text.contains(QStringLiteral("No answers yet.")));
    QVERIFY(text.contains(QStringLiteral("No unit has two answers that differ.")));
    QVERIFY(!text.contains(QStringLiteral("nan")));
}

void tst_StudyReport::aStudyWithoutTruthHasNoTuringTest()
{
    StudyResults results = sampleResults();
    results.turing.reset();
    QVERIFY(!textOf(studyReport(results, {})).contains(QStringLiteral("Human or AI")));
}

void tst_StudyReport::theBandsAreSaid()
{
    StudyResults results = sampleResults();
    for (CoefficientResult &result : results.agreement.coefficients) {
        result.estimate.value = 1; // by hand: a normal of error .2, cut off at its middle
        result.estimate.standardError = 0.2;
        result.estimate.zeroSe = false;
    }
    const QString text = textOf(studyReport(results, {}));
    QVERIFY(text.contains(QStringLiteral("substantial 27 %, almost perfect 68 %")));
    QVERIFY(text.contains(QStringLiteral("reliable 68 %")));
    results.headline = QStringLiteral("percent_agreement");
    QVERIFY(!textOf(studyReport(results, {})).contains(QStringLiteral("almost perfect 68 %")));
}

void tst_StudyReport::categoriesTasksAndDomainsAreListed()
{
    StudyResults results = sampleResults();
    results.byTask.removeLast();
    QStringList headings;
    const Document report = studyReport(results, {});
    for (const DocumentBlock &block : report.blocks) {
        const auto *heading = std::get_if<Heading>(&block);
        if (heading && heading->level == 3)
            headings.append(heading->text);
    }
    QCOMPARE(headings,
             (QStringList{QStringLiteral("Guideline"), QStringLiteral("By category"),
                          QStringLiteral("By domain")}));
}

CONCORD_TEST(tst_StudyReport)
#include "tst_studyreport.moc"
