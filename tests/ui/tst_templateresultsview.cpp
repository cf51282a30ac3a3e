// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/templateresultsview.h"

#include "models/results/outcome.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/pages/agreementpage.h"
#include "ui/widgets/resulttable.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QStackedWidget>
#include <QTest>

using namespace Concord;

class tst_TemplateResultsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesStandUnderTheirTitles();
    void tablesGoWithTheirResults();
    void tablesAreCopiedForASpreadsheet();
    void thePageShowsThemWhereThereAreAny();
    void freeTextsAreShownWithoutAgreement();
};

namespace {

OutcomeTable shownOutcome()
{
    OutcomeTable table;
    table.id = QStringLiteral("yes_rate");
    table.title = QStringLiteral("How often yes");
    table.explanation = QStringLiteral("Shares of answers.");
    table.rowTitle = QStringLiteral("Annotator");
    table.columns = {{QStringLiteral("share"), QStringLiteral("Yes")}};
    table.rows = {{QStringLiteral("annotator"), QStringLiteral("Ada"), {{0.5, 0.25, 0.75, 8}}}};
    return table;
}

StudyOutcome shownResults()
{
    StudyOutcome outcome;
    outcome.tables = {shownOutcome()};
    outcome.written = {{QStringLiteral("u1"), QStringLiteral("Ada"), QStringLiteral("No"),
                        QStringLiteral("Nothing <b>said</b>")}};
    return outcome;
}

} // namespace

void tst_TemplateResultsView::tablesStandUnderTheirTitles()
{
    TemplateResultsView view;
    view.setOutcome(shownResults());
    view.show();
    auto *rates = view.findChild<ResultTable *>(QStringLiteral("outcome_yes_rate"));
    auto *written = view.findChild<ResultTable *>(QStringLiteral("outcome_written"));
    QVERIFY(rates && written);
    QCOMPARE(rates->accessibleName(), QStringLiteral("How often yes"));
    QCOMPARE(rates->item(0, 1)->text(), QStringLiteral("50.0 % (25.0 to 75.0 %)"));
    QCOMPARE(written->item(0, 3)->text(), QStringLiteral("Nothing <b>said</b>"));
    QStringList labels;
    for (const QLabel *label : view.findChildren<QLabel *>())
        labels.append(label->text());
    QVERIFY(labels.contains(QStringLiteral("Shares of answers.")));
    QVERIFY(labels.contains(QStringLiteral("Reasons given")));
    QVERIFY(rates->geometry().bottom() < written->geometry().top());
}

void tst_TemplateResultsView::tablesGoWithTheirResults()
{
    TemplateResultsView view;
    view.setOutcome(shownResults());
    StudyOutcome other;
    other.tables = {shownOutcome()};
    other.tables[0].id = QStringLiteral("mean_rating");
    view.setOutcome(other);
    QCOMPARE(view.findChildren<ResultTable *>().size(), 1);
    QVERIFY(view.findChild<ResultTable *>(QStringLiteral("outcome_mean_rating")));
    view.setOutcome({});
    QVERIFY(view.findChildren<ResultTable *>().isEmpty());
}

void tst_TemplateResultsView::tablesAreCopiedForASpreadsheet()
{
    TemplateResultsView view;
    view.setOutcome(shownResults());
    auto *rates = view.findChild<ResultTable *>(QStringLiteral("outcome_yes_rate"));
    rates->clearSelection();
    QTest::keyClick(rates, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Annotator\tYes\nAda\t50.0 % (25.0 to 75.0 %)\n"));
}

void tst_TemplateResultsView::thePageShowsThemWhereThereAreAny()
{
    AgreementPage page;
    page.resize(1100, 800);
    StudyResults results = sampleResults();
    page.setStudies({results.choice});
    page.setResults(results);
    page.show();
    auto *view = page.findChild<TemplateResultsView *>(QStringLiteral("templateResults"));
    QVERIFY(view->isHidden());
    results.outcome = shownResults();
    page.setResults(results);
    QVERIFY(view->isVisible());
    QVERIFY(view->findChild<ResultTable *>(QStringLiteral("outcome_yes_rate")));
}

void tst_TemplateResultsView::freeTextsAreShownWithoutAgreement()
{
    AgreementPage page;
    StudyResults results;
    results.choice = {QStringLiteral("s"), QStringLiteral("q"), QStringLiteral("S")};
    results.facts.perUnit = 2;
    results.noAgreement = QStringLiteral("There is no agreement of free texts.");
    results.outcome.written = {
        {QStringLiteral("u1"), QStringLiteral("Ada"), {}, QStringLiteral("It sings.")}};
    page.setStudies({results.choice});
    page.setResults(results);
    page.show();
    auto *words = page.findChild<QLabel *>(QStringLiteral("headlineWords"));
    QVERIFY(words->isVisible());
    QCOMPARE(words->text(), results.noAgreement);
    QVERIFY(page.findChild<ResultTable *>(QStringLiteral("outcome_written"))->isVisible());
}

CONCORD_TEST(tst_TemplateResultsView)

#include "tst_templateresultsview.moc"
