// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/pages/agreementpage.h"
#include "ui/widgets/resulttable.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
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
    QCOMPARE(find<ResultTable>("coefficients")->rowCount(), 4);
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
            || qobject_cast<const HeatmapWidget *>(widget);
        QVERIFY2(!isControl || !widget->accessibleName().isEmpty(),
                 qPrintable(widget->objectName()));
    }
}

CONCORD_TEST(tst_AgreementPage)
#include "tst_agreementpage.moc"
