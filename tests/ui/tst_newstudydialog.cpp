// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Concord;

namespace {

StudyTemplate templateFor(const char *title, UnitKind kind)
{
    StudyTemplate studyTemplate;
    studyTemplate.title = QString::fromLatin1(title);
    studyTemplate.id = studyTemplate.title.toLower();
    studyTemplate.unit.kind = kind;
    Question question;
    question.text = QStringLiteral("What about %1?").arg(studyTemplate.title);
    question.options = {{QStringLiteral("a"), {}, {}}, {QStringLiteral("b"), {}, {}}};
    studyTemplate.questions = {question};
    return studyTemplate;
}

StudyTemplate sampleTemplate()
{
    StudyTemplate studyTemplate = templateFor("Fidelity", UnitKind::Utterance);
    studyTemplate.needsOrigins = {Origin::Human, Origin::Synthetic};
    studyTemplate.unit.minTokens = 25;
    studyTemplate.unit.maxTokens = 35;
    studyTemplate.paperDesign = {200, 6, 3};
    return studyTemplate;
}

StudyWizardData sampleData()
{
    StudyTemplate rating = templateFor("Rating", UnitKind::Item);
    rating.consent = QStringLiteral("I agree.");
    rating.training.resize(3);
    StudyTemplate pair = templateFor("Preference", UnitKind::Response);
    pair.unit.isPair = true;
    StudyWizardData sample;
    sample.templates = {sampleTemplate(), rating, pair};
    sample.datasets = {QStringLiteral("ip"), QStringLiteral("daily")};
    sample.tasks = {QStringLiteral("rank")};
    sample.domains = {QStringLiteral("Books")};
    sample.attributes = {{QStringLiteral("hobby"), {QStringLiteral("music")}}};
    sample.runs = {QStringLiteral("claude/TypeGuided"), QStringLiteral("qwen/TypeGuided"),
                   QStringLiteral("qwen/TaskRelated")};
    ItemFilter books;
    books.domain = QStringLiteral("Books");
    sample.slices = {{QStringLiteral("On books"), books}};
    sample.studies = {QStringLiteral("Old")};
    return sample;
}

StudyWizardData onlyTemplate()
{
    StudyWizardData sample;
    sample.templates = {sampleTemplate()};
    return sample;
}

} // namespace

class tst_NewStudyDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesThePublishedDesign();
    void everyTemplateSaysWhatItAsks();
    void anotherTemplateAsksOnce();
    void asksForAPlanOfWhatIsTyped();
    void aTakenNameStopsAtTheFirstPage();
    void onlyTheNewestPlanIsTaken();
    void isAcceptedWithAPlanOnly();
    void aProposedSizeIsNotComplainedOf();
    void populationIsChosenWithKeys();
    void aSliceStandsForItsFilter();
    void attributesAndWordsAreSavedAsASlice();
    void fieldsFitTheTemplate_data();
    void fieldsFitTheTemplate();
    void runsAreChosen();
    void sampleIsTypedWithKeys();
    void explanationsFitTheTemplate();
    void consentIsFrozenWithoutANewPlan();
    void reviewSaysWhatCanBeShown();
    void wholeWizardByKeys();
    void labelsAreNotClipped();
    void templatesAndTheLastButtonHaveRoom();
    void aPlanThatIsAwaitedIsSaid();

private:
    template <typename Widget>
    static Widget *find(const NewStudyDialog &dialog, const char *name);
    static void type(QSpinBox *spin, const char *number);
    static void choose(NewStudyDialog &dialog, int row);
    static void goTo(NewStudyDialog &dialog, int page);
};

template <typename Widget>
Widget *tst_NewStudyDialog::find(const NewStudyDialog &dialog, const char *name)
{
    auto *widget = dialog.findChild<Widget *>(QString::fromLatin1(name));
    if (!widget)
        qFatal("no %s", name);
    return widget;
}

void tst_NewStudyDialog::type(QSpinBox *spin, const char *number)
{
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, QString::fromLatin1(number));
    QTest::keyClick(spin, Qt::Key_Tab);
}

void tst_NewStudyDialog::choose(NewStudyDialog &dialog, int row)
{
    auto *list = find<QListWidget>(dialog, "templates");
    while (list->currentRow() != row)
        QTest::keyClick(list, list->currentRow() < row ? Qt::Key_Down : Qt::Key_Up);
}

void tst_NewStudyDialog::goTo(NewStudyDialog &dialog, int page)
{
    while (dialog.currentId() != dialog.pageIds().at(page))
        dialog.next();
}

void tst_NewStudyDialog::proposesThePublishedDesign()
{
    StudyWizardData sample = onlyTemplate();
    sample.studies = {QStringLiteral("Fidelity")};
    const NewStudyDialog dialog(sample);
    const StudyRequest request = dialog.request();
    QCOMPARE(request.name, QStringLiteral("Fidelity 2"));
    QCOMPARE(request.templateId, QStringLiteral("fidelity"));
    StudyDesign expected;
    expected.units = 200;
    expected.perUnit = 3;
    for (int i = 1; i <= 6; ++i)
        expected.annotators.append(QStringLiteral("A%1").arg(i));
    QVERIFY(request.design == expected);
}

void tst_NewStudyDialog::everyTemplateSaysWhatItAsks()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    QCOMPARE(find<QListWidget>(dialog, "templates")->count(), 3);
    const auto *text = find<QLabel>(dialog, "templateText");
    QCOMPARE(text->text(),
             QStringLiteral("What about Fidelity?\nJudged: one turn of a dialogue. Proposed: 200 "
                            "units, 6 annotators, 3 per unit."));
    choose(dialog, 2);
    QVERIFY(text->text().contains(u"two models' responses"));
    QCOMPARE(dialog.request().templateId, QStringLiteral("preference"));
    QCOMPARE(dialog.request().name, QStringLiteral("Preference"));
}

void tst_NewStudyDialog::anotherTemplateAsksOnce()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    QSignalSpy planned(&dialog, &NewStudyDialog::planRequested);
    choose(dialog, 1);
    QCOMPARE(planned.size(), 1);
    QCOMPARE(planned[0][0].value<StudyRequest>().design.units, 100);
}

void tst_NewStudyDialog::asksForAPlanOfWhatIsTyped()
{
    NewStudyDialog dialog(onlyTemplate());
    dialog.show();
    QSignalSpy planned(&dialog, &NewStudyDialog::planRequested);
    find<QPlainTextEdit>(dialog, "annotators")->setPlainText(QStringLiteral(" Ada \n\nBen"));
    find<QSpinBox>(dialog, "units")->setValue(40);
    QCOMPARE(planned.size(), 2);
    const auto request = planned.last()[0].value<StudyRequest>();
    QCOMPARE(request.design.annotators,
             (QStringList{QStringLiteral("Ada"), QStringLiteral("Ben")}));
    QCOMPARE(request.design.units, 40);
}

void tst_NewStudyDialog::aTakenNameStopsAtTheFirstPage()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    auto *name = find<QLineEdit>(dialog, "studyName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Old"));
    const int page = dialog.currentId();
    dialog.next();
    QCOMPARE(dialog.currentId(), page);
    QTest::keyClicks(name, QStringLiteral("er"));
    dialog.next();
    QVERIFY(dialog.currentId() != page);
}

void tst_NewStudyDialog::onlyTheNewestPlanIsTaken()
{
    NewStudyDialog dialog(onlyTemplate());
    const StudyRequest before = dialog.request();
    find<QSpinBox>(dialog, "units")->setValue(40);
    dialog.setPlan(before, StudyPlan());
    QVERIFY(!dialog.plan());
    dialog.setPlan(dialog.request(), StudyPlan());
    QVERIFY(dialog.plan());
}

void tst_NewStudyDialog::isAcceptedWithAPlanOnly()
{
    NewStudyDialog dialog(onlyTemplate());
    dialog.show();
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    goTo(dialog, 5);
    QCOMPARE(dialog.nextId(), -1);
    dialog.setPlan(dialog.request(), Error{QStringLiteral("No human texts."), {}});
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 0);
    StudyPlan plan;
    plan.name = QStringLiteral("Fidelity");
    dialog.setPlan(dialog.request(), plan);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
}

void tst_NewStudyDialog::aProposedSizeIsNotComplainedOf()
{
    NewStudyDialog dialog(onlyTemplate());
    dialog.show();
    StudyPlan plan;
    plan.design.units = 128;
    plan.warnings = {{DesignWarning::Kind::TooFewCandidates, QStringLiteral("Only 128.")}};
    const auto note = [&] {
        dialog.setPlan(dialog.request(), plan);
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->property("role") == QStringLiteral("note"))
                return label->text();
        }
        return QString();
    };
    QCOMPARE(note(),
             QStringLiteral("The template proposes 200 units; the texts of this project "
                            "are enough for 128."));
    find<QSpinBox>(dialog, "units")->setValue(150);
    QCOMPARE(note(), QStringLiteral("Only 128."));
}

void tst_NewStudyDialog::populationIsChosenWithKeys()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 1);
    QTest::keyClick(find<QComboBox>(dialog, "dataset"), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(dialog, "task"), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(dialog, "domain"), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(dialog, "unitKind"), Qt::Key_Down);
    type(find<QSpinBox>(dialog, "minTokens"), "0");
    type(find<QSpinBox>(dialog, "maxTokens"), "60");
    QTest::keyClick(find<QCheckBox>(dialog, "byDomain"), Qt::Key_Space);
    QTest::keyClick(find<QCheckBox>(dialog, "byTask"), Qt::Key_Space);
    const StudyDesign design = dialog.request().design;
    QCOMPARE(design.population, QStringLiteral("ip, rank, Books"));
    QCOMPARE(design.filter.dataset, QStringLiteral("ip"));
    QVERIFY(design.unit.has_value());
    QCOMPARE(design.unit->kind, UnitKind::Round);
    QVERIFY(!design.unit->minTokens);
    QCOMPARE(design.unit->maxTokens, std::optional(60));
    QCOMPARE(design.strata, (QList<Stratum>{Stratum::Dataset, Stratum::Domain}));
    QVERIFY(design.runs.isEmpty());
}

void tst_NewStudyDialog::aSliceStandsForItsFilter()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 1);
    QTest::keyClick(find<QComboBox>(dialog, "task"), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(dialog, "slice"), Qt::Key_Down);
    QVERIFY(!find<QComboBox>(dialog, "task")->isEnabled());
    const StudyDesign design = dialog.request().design;
    QCOMPARE(design.population, QStringLiteral("On books"));
    QCOMPARE(design.filter, sampleData().slices[0].filter);
    QTest::keyClick(find<QComboBox>(dialog, "slice"), Qt::Key_Up);
    QCOMPARE(dialog.request().design.filter.task, QStringLiteral("rank"));
}

void tst_NewStudyDialog::attributesAndWordsAreSavedAsASlice()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 1);
    auto *save = find<QPushButton>(dialog, "saveSlice");
    QVERIFY(!save->isEnabled());
    auto *attribute = find<QComboBox>(dialog, "attribute");
    QTest::keyClick(attribute, Qt::Key_Down);
    QCOMPARE(dialog.request().design.filter.attributeType, QStringLiteral("hobby"));
    QTest::keyClick(attribute, Qt::Key_Down);
    QTest::keyClicks(find<QLineEdit>(dialog, "text"), QStringLiteral("piano"));
    ItemFilter expected;
    expected.attributeType = QStringLiteral("hobby");
    expected.attributeValue = QStringLiteral("music");
    expected.text = QStringLiteral("piano");
    QVERIFY(dialog.request().design.filter == expected);
    QSignalSpy saved(&dialog, &NewStudyDialog::sliceSaveRequested);
    QTest::mouseClick(save, Qt::LeftButton);
    auto *name = dialog.findChild<QInputDialog *>();
    QVERIFY(name);
    name->setTextValue(QStringLiteral("Pianists"));
    name->accept();
    QCOMPARE(saved.size(), 1);
    const Slice slice{QStringLiteral("Pianists"), expected};
    QVERIFY(saved[0][0].value<Slice>() == slice);
    QCOMPARE(dialog.request().design.population, QStringLiteral("Pianists"));
    QVERIFY(dialog.request().design.filter == expected);
    QVERIFY(!attribute->isEnabled() && !save->isEnabled());
}

void tst_NewStudyDialog::fieldsFitTheTemplate_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("hasUnit");
    QTest::addColumn<bool>("hasRuns");
    QTest::newRow("text") << 0 << true << false;
    QTest::newRow("item") << 1 << false << false;
    QTest::newRow("pair") << 2 << false << true;
}

void tst_NewStudyDialog::fieldsFitTheTemplate()
{
    QFETCH(int, row);
    QFETCH(bool, hasUnit);
    QFETCH(bool, hasRuns);
    NewStudyDialog dialog(sampleData());
    dialog.show();
    choose(dialog, row);
    goTo(dialog, 1);
    QCOMPARE(find<QComboBox>(dialog, "unitKind")->isVisible(), hasUnit);
    QCOMPARE(find<QSpinBox>(dialog, "maxTokens")->isVisible(), hasUnit);
    QCOMPARE(find<QComboBox>(dialog, "run")->isVisible(), hasRuns);
    QCOMPARE(find<QComboBox>(dialog, "secondRun")->isVisible(), hasRuns);
    QVERIFY(!dialog.request().design.unit);
    QCOMPARE(dialog.request().design.runs.size(), hasRuns ? 2 : 0);
}

void tst_NewStudyDialog::runsAreChosen()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    choose(dialog, 2);
    goTo(dialog, 1);
    QCOMPARE(dialog.request().design.runs, sampleData().runs.first(2)); // two different ones
    QTest::keyClick(find<QComboBox>(dialog, "secondRun"), Qt::Key_Down);
    QCOMPARE(dialog.request().design.runs[1], QStringLiteral("qwen/TaskRelated"));
}

void tst_NewStudyDialog::sampleIsTypedWithKeys()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 2);
    QVERIFY(!find<QSpinBox>(dialog, "passMark")->isEnabled());
    type(find<QSpinBox>(dialog, "units"), "60");
    type(find<QSpinBox>(dialog, "seed"), "7");
    type(find<QSpinBox>(dialog, "training"), "8");
    type(find<QSpinBox>(dialog, "passMark"), "75");
    type(find<QSpinBox>(dialog, "repeats"), "5");
    QTest::keyClick(find<QComboBox>(dialog, "excluded"), Qt::Key_Down);
    QTest::keyClick(find<QCheckBox>(dialog, "pilot"), Qt::Key_Space);
    const StudyDesign design = dialog.request().design;
    QCOMPARE(design.units, 60);
    QCOMPARE(design.seed, 7);
    QCOMPARE(design.trainingUnits, 8);
    QCOMPARE(design.passMark, 0.75);
    QCOMPARE(design.repeatedUnits, 5);
    QCOMPARE(design.excludedStudy, QStringLiteral("Old"));
    QCOMPARE(design.phase, StudyPhase::Pilot);
    type(find<QSpinBox>(dialog, "training"), "0");
    QCOMPARE(dialog.request().design.passMark, 0.0); // there is nothing to pass
}

void tst_NewStudyDialog::explanationsFitTheTemplate()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    const auto shown = [&] {
        QStringList texts;
        for (const QLabel *label : dialog.currentPage()->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    };
    goTo(dialog, 2);
    QVERIFY(shown().contains(u"half of them human and half synthetic"));
    QVERIFY(!shown().contains(u"The template brings"));
    dialog.restart();
    choose(dialog, 1);
    goTo(dialog, 2);
    QVERIFY(!shown().contains(u"human"));
    QVERIFY(shown().contains(u"The template brings 3 of them"));
}

void tst_NewStudyDialog::consentIsFrozenWithoutANewPlan()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    choose(dialog, 1);
    goTo(dialog, 4);
    auto *consent = find<QPlainTextEdit>(dialog, "consent");
    QCOMPARE(consent->toPlainText(), QStringLiteral("I agree."));
    StudyPlan plan;
    plan.studyTemplate = sampleData().templates[1];
    dialog.setPlan(dialog.request(), plan);
    QVERIFY(*dialog.plan() == plan);
    QSignalSpy planned(&dialog, &NewStudyDialog::planRequested);
    consent->setFocus();
    QTest::keyClick(consent, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(consent, QStringLiteral(" Really."));
    QCOMPARE(planned.size(), 0);
    QCOMPARE(dialog.plan()->design.consent, QStringLiteral("I agree. Really."));
    QCOMPARE(dialog.plan()->studyTemplate.consent, QStringLiteral("I agree. Really."));
    auto *asks = find<QCheckBox>(dialog, "asksConsent");
    QVERIFY(asks->isChecked());
    QTest::keyClick(asks, Qt::Key_Space);
    QVERIFY(!consent->isEnabled());
    QVERIFY(!dialog.plan()->design.asksConsent);
    QCOMPARE(dialog.plan()->design.consent, QString());
    QCOMPARE(dialog.plan()->studyTemplate.consent, QString());
    QTest::keyClick(asks, Qt::Key_Space);
    QCOMPARE(dialog.plan()->studyTemplate.consent, QStringLiteral("I agree. Really."));
}

void tst_NewStudyDialog::reviewSaysWhatCanBeShown()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 5);
    StudyPlan plan;
    plan.name = QStringLiteral("Fidelity");
    plan.studyTemplate = sampleTemplate();
    plan.design = dialog.request().design;
    plan.design.perUnit = 2;
    plan.design.trainingUnits = 8;
    plan.design.passMark = 0.75;
    plan.design.repeatedUnits = 5;
    plan.design.population = QStringLiteral("On books");
    plan.warnings = {{DesignWarning::Kind::TooFewTraining, QStringLiteral("Only 8.")}};
    dialog.setPlan(dialog.request(), plan);
    const QString review = find<QLabel>(dialog, "review")->text();
    QVERIFY(review.contains(u"Drawn from: On books"));
    QVERIFY(review.contains(u"Training units: 8, of which 75 % have to be right"));
    QVERIFY(review.contains(u"Asked twice: 5 of each annotator's"));
    QVERIFY(find<QLabel>(dialog, "expected")
                ->text()
                .startsWith(u"If kappa is 0.4: its 95 % interval reaches about 0.13"));
    const auto notes = dialog.currentPage()->findChildren<QLabel *>(QStringLiteral("note"));
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0]->text(), QStringLiteral("Only 8."));
    plan.design.perUnit = 1;
    dialog.setPlan(dialog.request(), plan);
    QVERIFY(find<QLabel>(dialog, "expected")->text().contains(u"no agreement"));
}

// As somebody would who has no mouse.
void tst_NewStudyDialog::wholeWizardByKeys()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    connect(&dialog, &NewStudyDialog::planRequested, &dialog, [&](const StudyRequest &request) {
        StudyPlan plan;
        plan.name = request.name;
        plan.design = request.design;
        plan.studyTemplate = sampleTemplate();
        dialog.setPlan(request, plan);
    });
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    auto *name = find<QLineEdit>(dialog, "studyName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("By keys"));
    for (int page = 0; page < 5; ++page) {
        QCOMPARE(dialog.currentId(), dialog.pageIds().at(page));
        QTest::keyClick(&dialog, Qt::Key_Return);
    }
    QCOMPARE(dialog.nextId(), -1);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(dialog.plan()->name, QStringLiteral("By keys"));
}

void tst_NewStudyDialog::labelsAreNotClipped()
{
    applyTheme(Theme::dark());
    NewStudyDialog dialog(sampleData());
    dialog.show();
    int labels = 0;
    for (int page = 0; page < 4; ++page) {
        goTo(dialog, page);
        dialog.grab(); // lays it out
        for (QLabel *label : dialog.currentPage()->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->wordWrap())
                continue;
            ++labels;
            const int width = label->width();
            label->resize(width + 20, label->height());
            const QImage image = label->grab().toImage();
            const QRect beyond(width, 0, 20, image.height());
            const QImage ground =
                image.copy(QRect(width + 19, 0, 1, image.height())).scaled(20, image.height());
            QVERIFY2(image.copy(beyond) == ground, qPrintable(label->text()));
        }
    }
    QCOMPARE_GE(labels, 15);
    applyTheme(Theme::light());
}

void tst_NewStudyDialog::templatesAndTheLastButtonHaveRoom()
{
    applyTheme(Theme::light());
    NewStudyDialog dialog(sampleData());
    dialog.show();
    dialog.grab(); // lays it out
    auto *list = dialog.findChild<QListWidget *>(QStringLiteral("templates"));
    for (int row = 1; row < list->count(); ++row) {
        const QRect place = list->visualItemRect(list->item(row));
        QVERIFY(place.height() >= list->fontMetrics().height() + 10);
        QVERIFY(place.top() > list->visualItemRect(list->item(row - 1)).bottom());
    }
    const QAbstractButton *finish = dialog.button(QWizard::FinishButton);
    QFont bold = finish->font();
    bold.setWeight(QFont::DemiBold);
    QVERIFY(finish->minimumWidth() >= QFontMetrics(bold).horizontalAdvance(finish->text()) + 32);
}

void tst_NewStudyDialog::aPlanThatIsAwaitedIsSaid()
{
    NewStudyDialog dialog(sampleData());
    dialog.show();
    goTo(dialog, 5);
    auto *review = dialog.findChild<QLabel *>(QStringLiteral("review"));
    QVERIFY2(review->text().contains(u"being drawn"), qPrintable(review->text()));
    dialog.setPlan(dialog.request(), Error{QStringLiteral("No texts."), {}});
    QVERIFY2(review->text().contains(u"the note says why"), qPrintable(review->text()));
}

CONCORD_TEST(tst_NewStudyDialog)
#include "tst_newstudydialog.moc"
