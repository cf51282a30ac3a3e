// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficienttext.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/charts/bandbar.h"
#include "ui/charts/curvechart.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/pages/agreementpage.h"
#include "ui/widgets/resulttable.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_AgreementPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theHeadlineHasItsNumberAndWords();
    void anUndefinedHeadlineIsASentence();
    void oneAnnotatorAUnitIsSaid();
    void coefficientsAndTuringAreListed();
    void arrowKeysOnThePairsFillTheList();
    void enterOnAPairGoesToItsUnits();
    void enterOnAUnitOpensIt();
    void anUpdateKeepsScrollPositionAndPair();
    void anotherStudyStartsAnew();
    void choosingAStudyAsksForIt();
    void settingStudiesIsSilent();
    void withoutAStudyItOffersToMakeOne();
    void withoutALabelItOffersToAnnotate();
    void aStudyWithoutTruthHasNoTuringCard();
    void noSizeResizesForever();
    void everyControlHasAnAccessibleName();
    void theHeadlineSaysHowProbableEachBandIs();
    void bandsNeedAnErrorAndAChanceCorrection();
    void fewPairableUnitsAreAWarning();
    void theHeadlinesCoefficientIsExplainedAtFirst();
    void arrowKeysExplainTheChosenCoefficient();
    void theChosenRowsExplanationScrollsIntoView();
    void theExplanationStaysOverAnUpdate();
    void categoriesAreListed();
    void tasksAndDomainsCanBeSwitched();
    void oneTaskIsSaid();
    void choosingAPairShowsItsConfusion();
    void theCurveIsDescribed();
    void anUndefinedCoefficientHasNoCurve();
    void nothingDefinedBreaksNothing();
    void oneAnnotatorBreaksNothing();
    void tabGoesDownThePage();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QPushButton *emptyAction() const { return find<QPushButton>("emptyAction"); }
    QString unitsShown() const;

    std::unique_ptr<AgreementPage> m_page;
};

void tst_AgreementPage::init()
{
    m_page = std::make_unique<AgreementPage>();
    m_page->resize(1200, 760);
    m_page->setStudies({sampleResults().choice,
                        {QStringLiteral("study-2"), QStringLiteral("q"), QStringLiteral("Main")}});
    m_page->setResults(sampleResults());
    m_page->show();
}

QString tst_AgreementPage::unitsShown() const
{
    const auto *units = find<ResultTable>("pairUnits");
    QStringList keys;
    for (int row = 0; row < units->rowCount(); ++row)
        keys.append(units->item(row, 0)->text());
    return keys.join(u' ');
}

void tst_AgreementPage::theHeadlineHasItsNumberAndWords()
{
    QCOMPARE(find<QLabel>("headlineNumber")->text(), QStringLiteral("-0.03")); // by hand: -1/35
    QVERIFY(find<QLabel>("headlineWords")->text().startsWith(QStringLiteral("Poor agreement")));
}

void tst_AgreementPage::anUndefinedHeadlineIsASentence()
{
    StudyResults results = sampleResults();
    results.headline = QStringLiteral("cohen_kappa");
    m_page->setResults(results);
    QVERIFY(!find<QLabel>("headlineNumber")->isVisible());
    QCOMPARE(find<QLabel>("headlineWords")->text(),
             undefinedSentence(UndefinedReason::notTwoRaters));
}

void tst_AgreementPage::oneAnnotatorAUnitIsSaid()
{
    StudyResults results = sampleResults();
    results.facts.perUnit = 1;
    m_page->setResults(results);
    QVERIFY(find<QLabel>("headlineWords")->text().contains(QStringLiteral("one annotator")));
    QVERIFY(!find<HeatmapWidget>("pairs")->isVisible());
    QVERIFY(find<ResultTable>("turing")->isVisible());
}

void tst_AgreementPage::coefficientsAndTuringAreListed()
{
    QCOMPARE(find<ResultTable>("coefficients")->rowCount(), 9);
    QCOMPARE(find<ResultTable>("turing")->rowCount(), 4);
    QVERIFY(find<HeatmapWidget>("confusion")->isVisible());
    QVERIFY(find<QLabel>("warnings")->isVisible()); // four units are few
    QVERIFY(find<QLabel>("turingSentence")->text().contains(QStringLiteral("75.0 %")));
}

void tst_AgreementPage::arrowKeysOnThePairsFillTheList()
{
    QSignalSpy activated(m_page.get(), &AgreementPage::pairActivated);
    QCOMPARE(unitsShown(), QStringLiteral("u3 u4")); // Ada and Bruno, chosen at first
    auto *pairs = find<HeatmapWidget>("pairs");
    QTest::keyClick(pairs, Qt::Key_Right);
    QCOMPARE(unitsShown(), QStringLiteral("u1"));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0], (QVariantList{QStringLiteral("Ada"), QStringLiteral("Chiara")}));
    QTest::keyClick(pairs, Qt::Key_Home);
    QCOMPARE(unitsShown(), QString()); // Ada with herself
    QCOMPARE(activated.size(), 1);
    QVERIFY(find<QLabel>("pairHint")->isVisible());
}

void tst_AgreementPage::enterOnAPairGoesToItsUnits()
{
    QTest::keyClick(find<HeatmapWidget>("pairs"), Qt::Key_Return);
    QCOMPARE(find<ResultTable>("pairUnits")->currentRow(), 0);
}

void tst_AgreementPage::enterOnAUnitOpensIt()
{
    QSignalSpy opened(m_page.get(), &AgreementPage::unitActivated);
    auto *units = find<ResultTable>("pairUnits");
    units->setCurrentCell(1, 0);
    QTest::keyClick(units, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("u4"));
}

void tst_AgreementPage::anUpdateKeepsScrollPositionAndPair()
{
    m_page->resize(900, 400);
    auto *bar = find<QScrollArea>("agreementArea")->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    auto *pairs = find<HeatmapWidget>("pairs");
    QTest::keyClick(pairs, Qt::Key_Right);
    bar->setValue(200);
    StudyResults results = sampleResults();
    results.disputed[0].labels[2].label = QStringLiteral("Human"); // Chiara gave way on u1
    results.disputed[1].labels[2].label = QStringLiteral("AI");
    m_page->setResults(results);
    QCoreApplication::processEvents();
    QCOMPARE(bar->value(), 200);
    QCOMPARE(pairs->currentColumn(), 2);
    QCOMPARE(unitsShown(), QStringLiteral("u3"));
}

void tst_AgreementPage::anotherStudyStartsAnew()
{
    QTest::keyClick(find<HeatmapWidget>("pairs"), Qt::Key_Right);
    StudyResults results = sampleResults();
    results.choice = {QStringLiteral("study-2"), QStringLiteral("q"), QStringLiteral("Main")};
    m_page->setResults(results);
    QCOMPARE(find<HeatmapWidget>("pairs")->currentColumn(), 1);
    QCOMPARE(find<QComboBox>("studyChooser")->currentIndex(), 1);
}

void tst_AgreementPage::choosingAStudyAsksForIt()
{
    QSignalSpy requested(m_page.get(), &AgreementPage::studyRequested);
    QTest::keyClick(find<QComboBox>("studyChooser"), Qt::Key_Down);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0], (QVariantList{QStringLiteral("study-2"), QStringLiteral("q")}));
}

void tst_AgreementPage::settingStudiesIsSilent()
{
    QSignalSpy requested(m_page.get(), &AgreementPage::studyRequested);
    auto *chooser = find<QComboBox>("studyChooser");
    m_page->setStudies({{QStringLiteral("new"), QStringLiteral("q"), QStringLiteral("New")},
                        sampleResults().choice});
    QCOMPARE(chooser->currentIndex(), 1); // still the one shown
    QCOMPARE(requested.size(), 0);
}

void tst_AgreementPage::withoutAStudyItOffersToMakeOne()
{
    m_page->setStudies({});
    QSignalSpy requested(m_page.get(), &AgreementPage::studiesPageRequested);
    QVERIFY(emptyAction()->isVisible());
    QTest::keyClick(emptyAction(), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_AgreementPage::withoutALabelItOffersToAnnotate()
{
    QVERIFY(!emptyAction()->isVisible());
    m_page->setResults(unlabelledResults());
    QSignalSpy requested(m_page.get(), &AgreementPage::annotateRequested);
    QVERIFY(emptyAction()->isVisible());
    QTest::keyClick(emptyAction(), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_AgreementPage::aStudyWithoutTruthHasNoTuringCard()
{
    StudyResults results = sampleResults();
    results.turing.reset();
    m_page->setResults(results);
    QVERIFY(!find<ResultTable>("turing")->isVisible());
}

void tst_AgreementPage::noSizeResizesForever()
{
    for (int height = 300; height < 1400; height += 10) {
        m_page->resize(700 + height, height);
        QCoreApplication::processEvents();
    }
    QVERIFY(m_page->isVisible());
}

void tst_AgreementPage::everyControlHasAnAccessibleName()
{
    const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isControl = qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const ResultTable *>(widget)
            || qobject_cast<const HeatmapWidget *>(widget) || qobject_cast<const BandBar *>(widget)
            || qobject_cast<const CurveChart *>(widget)
            || qobject_cast<const QRadioButton *>(widget);
        QVERIFY2(!isControl || !widget->accessibleName().isEmpty(),
                 qPrintable(widget->objectName()));
    }
}

void tst_AgreementPage::theHeadlineSaysHowProbableEachBandIs()
{
    StudyResults results = sampleResults();
    for (CoefficientResult &result : results.agreement.coefficients) {
        result.estimate.value = 1; // by hand: a normal of error .2, cut off at its middle
        result.estimate.standardError = 0.2;
        result.estimate.zeroSe = false;
        result.estimate.undefined.reset();
    }
    m_page->setResults(results);
    const auto *landisKoch = find<BandBar>("landisKochBands");
    QVERIFY(landisKoch->isVisible());
    QVERIFY(landisKoch->accessibleDescription().endsWith(
        QStringLiteral("substantial 27 %, almost perfect 68 %")));
    QVERIFY(find<BandBar>("krippendorffBands")
                ->accessibleDescription()
                .endsWith(QStringLiteral("reliable 68 %")));
}

void tst_AgreementPage::bandsNeedAnErrorAndAChanceCorrection()
{
    StudyResults results = sampleResults();
    m_page->setResults(results);
    QVERIFY(find<BandBar>("landisKochBands")->isVisible());
    results.headline = QStringLiteral("percent_agreement");
    m_page->setResults(results);
    QVERIFY(!find<BandBar>("landisKochBands")->isVisible());
    QVERIFY(!find<QLabel>("headlineWords")->isVisible());
    results = sampleResults();
    for (CoefficientResult &result : results.agreement.coefficients)
        result.estimate.standardError.reset();
    m_page->setResults(results);
    QVERIFY(!find<BandBar>("krippendorffBands")->isVisible());
}

void tst_AgreementPage::fewPairableUnitsAreAWarning()
{
    const auto *warning = find<QLabel>("headlineFewUnits");
    QVERIFY(warning->isVisible() && warning->text().contains(u'4'));
    StudyResults results = sampleResults();
    results.agreement.summary.pairableUnits = 30;
    m_page->setResults(results);
    QVERIFY(!warning->isVisible());
    QVERIFY(find<QLabel>("headlinePairable")->text().contains(QStringLiteral("30")));
}

void tst_AgreementPage::theHeadlinesCoefficientIsExplainedAtFirst()
{
    QCOMPARE(find<QLabel>("explainedName")->text(), QStringLiteral("Fleiss’ kappa"));
    QCOMPARE(find<ResultTable>("coefficients")->currentRow(), 4);
}

void tst_AgreementPage::arrowKeysExplainTheChosenCoefficient()
{
    auto *table = find<ResultTable>("coefficients");
    QTest::keyClick(table, Qt::Key_Down);
    const CoefficientText conger = coefficientText(QStringLiteral("conger_kappa"));
    QCOMPARE(find<QLabel>("explainedName")->text(), QStringLiteral("Conger’s kappa"));
    QCOMPARE(find<QLabel>("assumes")->text(), conger.assumes);
    QCOMPARE(find<QLabel>("misleads")->text(), conger.misleads);
    for (int row = 0; row < 3; ++row)
        QTest::keyClick(table, Qt::Key_Up); // undefined here, explained all the same
    QCOMPARE(find<QLabel>("explainedName")->text(), QStringLiteral("Cohen’s kappa"));
    QVERIFY(find<QWidget>("explanation")->isVisible());
}

void tst_AgreementPage::theChosenRowsExplanationScrollsIntoView()
{
    m_page->resize(1000, 600);
    auto *area = find<QScrollArea>("agreementArea");
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 200);
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    auto *table = find<ResultTable>("coefficients");
    table->setFocus();
    area->verticalScrollBar()->setValue(0);
    auto *explanation = find<QWidget>("explanation");
    QVERIFY(explanation->visibleRegion().boundingRect().height() < explanation->height());
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(explanation->visibleRegion().boundingRect().height(), explanation->height());
}

void tst_AgreementPage::theExplanationStaysOverAnUpdate()
{
    QTest::keyClick(find<ResultTable>("coefficients"), Qt::Key_Down);
    m_page->setResults(sampleResults());
    QCOMPARE(find<QLabel>("explainedName")->text(), QStringLiteral("Conger’s kappa"));
}

void tst_AgreementPage::categoriesAreListed()
{
    const auto *table = find<ResultTable>("categories");
    QVERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("AI"));
    StudyResults results = sampleResults();
    results.agreement.byCategory.clear(); // as for ordinal data
    m_page->setResults(results);
    QVERIFY(!table->isVisible());
}

void tst_AgreementPage::tasksAndDomainsCanBeSwitched()
{
    const auto *table = find<ResultTable>("breakdown");
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("rank"));
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    find<QRadioButton>("byTask")->setFocus(); // arrows go from the one that has it
    QTest::keyClick(find<QRadioButton>("byTask"), Qt::Key_Right);
    QVERIFY(find<QRadioButton>("byDomain")->isChecked());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("film"));
    QCOMPARE(table->accessibleName(), QStringLiteral("By domain"));
    m_page->setResults(sampleResults());
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("(no domain)"));
    QTest::keyClick(find<QRadioButton>("byDomain"), Qt::Key_Left);
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("recommend"));
}

void tst_AgreementPage::oneTaskIsSaid()
{
    StudyResults results = sampleResults();
    results.byTask.removeLast();
    m_page->setResults(results);
    QVERIFY(!find<ResultTable>("breakdown")->isVisible());
    QVERIFY(find<QLabel>("breakdownNote")->text().contains(QStringLiteral("one task: rank")));
    results.byTask[0].group.clear();
    m_page->setResults(results);
    QVERIFY(find<QLabel>("breakdownNote")->text().startsWith(QStringLiteral("No unit")));
}

void tst_AgreementPage::choosingAPairShowsItsConfusion()
{
    const auto *confusion = find<HeatmapWidget>("pairConfusion");
    QCOMPARE(confusion->grid().columnTitle, QStringLiteral("Bruno"));
    auto *pairs = find<HeatmapWidget>("pairs");
    QTest::keyClick(pairs, Qt::Key_Right);
    QCOMPARE(confusion->grid().rowTitle, QStringLiteral("Ada"));
    QCOMPARE(confusion->grid().columnTitle, QStringLiteral("Chiara"));
    QCOMPARE(*confusion->grid().cell(1, 1).value, 2.0); // by hand: AI and AI on u2 and u4
    QTest::keyClick(pairs, Qt::Key_Home); // Ada with herself
    QVERIFY(!confusion->isVisible());
    QVERIFY(!find<QLabel>("pairConfusionTitle")->isVisible());
}

void tst_AgreementPage::theCurveIsDescribed()
{
    const auto *curve = find<CurveChart>("curve");
    QVERIFY(curve->isVisible());
    QVERIFY(curve->accessibleName().contains(QStringLiteral("Fleiss’ kappa")));
    QVERIFY(curve->accessibleDescription().contains(QStringLiteral("-0.03")));
    QVERIFY(find<QLabel>("curveSentence")->text().contains(u'4'));
}

void tst_AgreementPage::anUndefinedCoefficientHasNoCurve()
{
    StudyResults results = sampleResults();
    for (CurvePoint &point : results.curve)
        point.estimate = Estimate::none(UndefinedReason::noVariation);
    m_page->setResults(results);
    QVERIFY(!find<CurveChart>("curve")->isVisible());
    QVERIFY(find<QLabel>("curveSentence")->isVisible());
    results.curve[3].estimate.value = 0.5; // a single point is no line
    m_page->setResults(results);
    QVERIFY(!find<CurveChart>("curve")->isVisible());
}

void tst_AgreementPage::nothingDefinedBreaksNothing()
{
    StudyResults results = sampleResults();
    const Estimate none = Estimate::none(UndefinedReason::noVariation);
    for (CoefficientResult &result : results.agreement.coefficients)
        result.estimate = none;
    for (Estimate &estimate : results.agreement.byCategory)
        estimate = none;
    for (QList<BreakdownRow> *rows : {&results.byTask, &results.byDomain}) {
        for (BreakdownRow &row : *rows)
            row.estimate = none;
    }
    for (CurvePoint &point : results.curve)
        point.estimate = none;
    results.confusions.clear();
    m_page->setResults(results);
    QVERIFY(!m_page->grab().isNull());
    const QString sentence = undefinedSentence(UndefinedReason::noVariation);
    QCOMPARE(find<QLabel>("headlineWords")->text(), sentence);
    QCOMPARE(find<ResultTable>("categories")->item(0, 1)->text(), sentence);
    QCOMPARE(find<ResultTable>("breakdown")->item(0, 3)->text(), sentence);
    QVERIFY(!find<HeatmapWidget>("pairConfusion")->isVisible());
}

void tst_AgreementPage::oneAnnotatorBreaksNothing()
{
    RatingsBuilder builder({QStringLiteral("human"), QStringLiteral("ai")});
    builder.add(QStringLiteral("u1"), QStringLiteral("Ada"), QStringLiteral("ai"));
    StudyResults results = sampleResults();
    results.agreement = *agreementReport(*builder.build(), results.options);
    results.byTask.clear();
    results.byDomain.clear();
    results.curve.clear();
    results.confusions.clear();
    m_page->setResults(results);
    QVERIFY(!m_page->grab().isNull());
    QCOMPARE(find<QLabel>("headlineWords")->text(), undefinedSentence(UndefinedReason::oneRater));
    QVERIFY(!find<QLabel>("headlineFewUnits")->isVisible());
    QVERIFY(!find<HeatmapWidget>("pairs")->isVisible());
    QVERIFY(find<QLabel>("breakdownNote")->text().startsWith(QStringLiteral("No unit")));
}

void tst_AgreementPage::tabGoesDownThePage()
{
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    find<QComboBox>("studyChooser")->setFocus();
    QStringList names;
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        names.append(QApplication::focusWidget()->objectName());
    }
    QCOMPARE(names.join(u' '),
             QStringLiteral("coefficients turing confusion categories byTask breakdown pairs "
                            "pairConfusion pairUnits studyChooser"));
}

CONCORD_TEST(tst_AgreementPage)
#include "tst_agreementpage.moc"
