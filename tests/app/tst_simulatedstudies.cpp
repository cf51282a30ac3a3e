// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "app/resultsloader.h"
#include "app/studyplanning.h"
#include "models/study/answervalue.h"
#include "storage/adjudicationrepository.h"
#include "storage/integrity.h"
#include "storage/packetmerge.h"
#include "storage/packetwriter.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/ruleannotators.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/packetpage.h"

#include <QPushButton>
#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace Concord;

/// The studies that come with the program, from the plan to the results: Ada presses keys in the
/// window, Ben and Cyd answer without one, each wrong where RuleAnnotators says. All expected
/// values are worked out by hand: of twenty units Ada is wrong about 4, Ben about 2, Cyd about 5;
/// most are wrong about 2.
class tst_SimulatedStudies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void attributeInference();
    void taskAccuracy();
    void fidelityInAPacket();
    void attributeDialogue();
    void attributeResponse();
    void assistantRating();
    void pairwisePreference();

private:
    void make(const char *templateId, int repeats = 0);
    void open(const QString &path);
    void annotate();
    void annotateByAdaInAPacket();
    void othersAnnotate();
    void trainingIsAsItWent();
    StudyResults results(const QString &question = {});
    double outcome(const StudyResults &results, const char *table, const QString &row,
                   const char *column) const;
    void compareShares(const StudyResults &results, const char *table, const char *column) const;
    /// The share of the study's items that the models are right about.
    double modelShare(const QString &task = {}) const;
    template <typename Task>
    auto inProject(Task task)
    {
        const auto project = ProjectFile::open(m_study->path(), ProjectFile::Access::Write);
        if (!project)
            qFatal("%s", qPrintable(project.error().message));
        return (*project)->write(task).result();
    }

    std::unique_ptr<ShippedStudy> m_study;
    std::unique_ptr<MainWindowController> m_controller;
};

namespace {

const QString allAnnotators = QStringLiteral("All annotators");

} // namespace

void tst_SimulatedStudies::cleanup()
{
    m_controller.reset();
    m_study.reset();
}

void tst_SimulatedStudies::make(const char *templateId, int repeats)
{
    QSettings().clear();
    StudyDesign design;
    design.units = RuleAnnotators::units;
    design.annotators = RuleAnnotators::names();
    design.perUnit = 3;
    design.seed = 5;
    design.passMark = 0.5;
    design.repeatedUnits = repeats;
    m_study = std::make_unique<ShippedStudy>(QString::fromLatin1(templateId), design);
    QVERIFY(m_study->studyTemplate().training.size() >= 3);
    QVERIFY(!m_study->studyTemplate().consent.isEmpty());
}

void tst_SimulatedStudies::open(const QString &path)
{
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(path);
}

void tst_SimulatedStudies::othersAnnotate()
{
    const auto project = ProjectFile::open(m_study->path(), ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    RuleAnnotators annotators(*m_study);
    annotators.annotateWithoutWindow(**project, 1);
    annotators.annotateWithoutWindow(**project, 2);
}

void tst_SimulatedStudies::annotate()
{
    open(m_study->path());
    QTRY_COMPARE(m_controller->studies().studies().size(), 1);
    const StudyOverview &study = m_controller->studies().studies().constFirst();
    Q_EMIT m_controller->window().annotate().beginRequested(
        study.study.id.toString(), study.annotators.constFirst().id.toString());
    RuleAnnotators(*m_study).annotateWithKeys(*m_controller);
    m_controller.reset();
    othersAnnotate();
    trainingIsAsItWent();
}

void tst_SimulatedStudies::annotateByAdaInAPacket()
{
    const QString packet = m_study->filePath(QStringLiteral("Ada.concordpacket"));
    VERIFY_RESULT(inProject([&](Database &database) {
        const auto people = StudyRepository(database).annotators(m_study->id());
        return exportPacket(database, m_study->id(), people->constFirst().id, packet,
                            QDateTime::currentDateTimeUtc());
    }));
    open(packet);
    QTRY_VERIFY(m_controller->annotation().awaitsConsent());
    RuleAnnotators(*m_study).annotateWithKeys(*m_controller);
    auto *finish =
        m_controller->window().annotate().findChild<QPushButton *>(QStringLiteral("finish"));
    QTRY_VERIFY(finish->isVisible());
    QTest::keyClick(finish, Qt::Key_Space);
    QTRY_VERIFY(m_controller->window().findChild<PacketPage *>()->isVisible());
    m_controller.reset();
    othersAnnotate();
    const Result<MergeSummary> merged = inProject([&](Database &database) {
        return mergePacket(database, packet, QDateTime::currentDateTimeUtc());
    });
    VERIFY_RESULT(merged);
    // Consent, training and units.
    QCOMPARE(merged->added, 1 + m_study->studyTemplate().training.size() + RuleAnnotators::units);
    QCOMPARE(merged->refusedCount, 0);
    QCOMPARE(inProject([](Database &database) { return *findFaults(database); }), QStringList());
    trainingIsAsItWent();
}

// Ada's first training answer was wrong, and no other.
void tst_SimulatedStudies::trainingIsAsItWent()
{
    const Result<QList<StudyOverview>> overviews =
        inProject([](Database &database) { return studyOverviews(database); });
    VERIFY_RESULT(overviews);
    const QList<AnnotatorProgress> progress = overviews->constFirst().progress;
    QCOMPARE(progress.size(), 3);
    int asked = 0;
    for (const TrainingExample &example : m_study->studyTemplate().training)
        asked += int(example.answers.size());
    for (int annotator = 0; annotator < 3; ++annotator) {
        const AnnotatorProgress &of = progress[annotator];
        QCOMPARE(of.annotator, RuleAnnotators::names()[annotator]);
        QCOMPARE(of.open(), 0);
        QCOMPARE(of.training.answered, m_study->studyTemplate().training.size());
        QCOMPARE(of.training.asked, asked);
        QCOMPARE(of.training.right, annotator == 0 ? asked - 1 : asked);
        QCOMPARE(of.training.attempts, 1);
        QCOMPARE(of.training.passed, std::optional(true));
        QVERIFY(of.time.has_value());
    }
}

StudyResults tst_SimulatedStudies::results(const QString &question)
{
    const Result<StudyResults> found = inProject([&](Database &database) -> Result<StudyResults> {
        const auto study = StudyRepository(database).load(m_study->id());
        if (!study)
            return study.error();
        AgreementOptions options = applicableOptions();
        options.replicates = 200;
        return loadStudyResults(database, *study, question, options);
    });
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
}

double tst_SimulatedStudies::outcome(const StudyResults &results, const char *table,
                                     const QString &row, const char *column) const
{
    const OutcomeTable *found = results.outcome.table(QString::fromLatin1(table));
    return found ? found->value(row, QString::fromLatin1(column)).value.value_or(-1) : -2;
}

// Of a number that is 1 for a right answer and 0 for a wrong one.
void tst_SimulatedStudies::compareShares(const StudyResults &results, const char *table,
                                         const char *column) const
{
    COMPARE_NEAR(outcome(results, table, QStringLiteral("Ada"), column), 0.8, 1e-12);
    COMPARE_NEAR(outcome(results, table, QStringLiteral("Ben"), column), 0.9, 1e-12);
    COMPARE_NEAR(outcome(results, table, QStringLiteral("Cyd"), column), 0.75, 1e-12);
    COMPARE_NEAR(outcome(results, table, allAnnotators, column), 49.0 / 60, 1e-12);
}

double tst_SimulatedStudies::modelShare(const QString &task) const
{
    int right = 0;
    int all = 0;
    for (const KnownUnit &unit : m_study->units()) {
        if (unit.isTraining || (!task.isEmpty() && ShippedStudy::task(unit.item) != task))
            continue;
        ++all;
        right += ShippedStudy::modelsAreRight(unit.item) ? 1 : 0;
    }
    return double(right) / all;
}

void tst_SimulatedStudies::attributeInference()
{
    make("attribute-inference");
    annotate();
    const StudyResults found = results();
    const auto value = [&](const QString &row, const char *column) {
        return outcome(found, "attribute_precision", row, column);
    };
    // Who is wrong names the other hobby: half of the unit's values, and none of its types.
    for (const QString &name : RuleAnnotators::names())
        COMPARE_NEAR(value(name, "type_precision"), 1, 1e-12);
    COMPARE_NEAR(value(QStringLiteral("Ada"), "value_precision"), 18.0 / 20, 1e-12);
    COMPARE_NEAR(value(QStringLiteral("Ben"), "value_precision"), 19.0 / 20, 1e-12);
    COMPARE_NEAR(value(QStringLiteral("Cyd"), "value_precision"), 17.5 / 20, 1e-12);
    COMPARE_NEAR(value(allAnnotators, "value_precision"), 54.5 / 60, 1e-12);
    const QString run = gammaModel + u'/' + pathwayName(Pathway::TaskRelated);
    COMPARE_NEAR(value(run, "type_precision"), 1, 1e-12);
    COMPARE_NEAR(value(run, "value_precision"), (1 + modelShare()) / 2, 1e-12);
    QCOMPARE(outcome(found, "attribute_types", QStringLiteral("hobby"), "stated"), 60.0);
    QCOMPARE(found.disputed.size(), 9); // those that anybody is wrong about
}

void tst_SimulatedStudies::taskAccuracy()
{
    make("task-accuracy");
    annotate();
    const StudyResults found = results();
    compareShares(found, "task_accuracy", "task_accuracy");
    for (const QString &model : {alphaModel, betaModel}) {
        const QString run = model + u'/' + pathwayName(Pathway::DirectResponse);
        COMPARE_NEAR(outcome(found, "task_accuracy", run, "task_accuracy"), modelShare(), 1e-12);
        for (const int item : {0, 1}) {
            const QString task = ShippedStudy::task(item);
            COMPARE_NEAR(outcome(found, "task_accuracy_by_task", run, qPrintable(task)),
                         modelShare(task), 1e-12);
        }
    }
}

void tst_SimulatedStudies::fidelityInAPacket()
{
    make("fidelity");
    annotateByAdaInAPacket();
    const StudyResults found = results();
    QVERIFY(found.turing);
    QCOMPARE(found.turing->pooled.counts.correct(), 49);
    QCOMPARE(found.turing->pooled.counts.judged(), 60);
    for (int annotator = 0; annotator < 3; ++annotator) {
        TuringCounts expected;
        for (auto unit = m_study->units().cbegin(); unit != m_study->units().cend(); ++unit) {
            if (unit->isTraining)
                continue;
            const bool isWrong =
                RuleAnnotators::isWrong(annotator, RuleAnnotators::number(unit.key()));
            (unit->isHuman ? (isWrong ? expected.falseAlarms : expected.correctRejections)
                           : (isWrong ? expected.misses : expected.hits)) += 1;
        }
        QCOMPARE(expected.human(), 10);
        QCOMPARE(found.turing->annotators[annotator].score.counts, expected);
    }
}

void tst_SimulatedStudies::attributeDialogue()
{
    constexpr int repeats = 6;
    make("attribute-dialogue", repeats);
    annotate();
    const StudyResults found = results();
    compareShares(found, "yes_rate", "share");
    QCOMPARE(outcome(found, "yes_rate", QStringLiteral("Majority of each unit"), "share"), 0.9);
    QCOMPARE(found.outcome.written.size(), 11); // a reason for each no
    QCOMPARE(
        found.outcome.written.constFirst(),
        (WrittenAnswer{QStringLiteral("attribute-dialogue-0001"), QStringLiteral("Cyd"),
                       QStringLiteral("No, it cannot"), QStringLiteral("Cyd misses it in 1")}));
    const auto overview =
        inProject([](Database &database) { return studyOverviews(database)->constFirst(); });
    const auto assignments = inProject(
        [&](Database &database) { return *StudyRepository(database).assignments(m_study->id()); });
    for (const AnnotatorProgress &progress : overview.progress) {
        int alike = 0; // nobody answers a repeated unit of an even number alike
        for (const StudyAssignment &assignment : assignments) {
            if (assignment.occurrence == 2 && assignment.annotatorName == progress.annotator)
                alike += RuleAnnotators::number(assignment.unitKey) % 2;
        }
        QVERIFY(alike > 0 && alike < repeats);
        QCOMPARE(progress.consistency, (SelfConsistency{repeats, alike}));
        QCOMPARE(progress.done, RuleAnnotators::units + repeats);
    }
}

void tst_SimulatedStudies::attributeResponse()
{
    make("attribute-response");
    annotate();
    compareShares(results(QStringLiteral("attribute_consistency")), "yes_rate", "share");
    const StudyResults coherence = results(QStringLiteral("analytical_coherence"));
    QCOMPARE(outcome(coherence, "yes_rate", allAnnotators, "share"), 0.5);
    QCOMPARE(*headlineOf(coherence)->estimate.value, 1.0);
    const StudyResults last = results(QStringLiteral("analysis_response"));
    QCOMPARE(outcome(last, "yes_rate", allAnnotators, "share"), 1.0);
    QVERIFY(last.outcome.written.isEmpty());

    // The final labels of the first question: nine units are disputed, two with a wrong majority.
    const QString question = QStringLiteral("attribute_consistency");
    const auto units = [&] {
        return inProject([&](Database &database) {
            return *AdjudicationRepository(database).units(m_study->id(), question);
        });
    };
    const AdjudicationCounts before = adjudicationCounts(units());
    QCOMPARE(before, (AdjudicationCounts{9, 11, 0, 0}));
    for (const AdjudicationUnit &unit : units()) {
        const int number = RuleAnnotators::number(unit.key);
        QCOMPARE(unit.majority,
                 (number == 5 || number == 13 ? QStringLiteral("no") : QStringLiteral("yes")));
        QCOMPARE(unit.adjudicated().has_value(), unit.isUnanimous);
        if (number == 5)
            VERIFY_RESULT(inProject([&](Database &database) {
                return AdjudicationRepository(database).decide(
                    unit.unit, question, QStringLiteral("yes"), QStringLiteral("It is there."),
                    QDateTime::currentDateTimeUtc());
            }));
    }
    QCOMPARE(adjudicationCounts(units()), (AdjudicationCounts{8, 11, 1, 0}));
    QCOMPARE(units()[4].adjudicated(), QStringLiteral("yes"));
    QCOMPARE(units()[4].majority, QStringLiteral("no")); // kept apart
}

void tst_SimulatedStudies::assistantRating()
{
    make("assistant-rating");
    annotate();
    compareShares(results(QStringLiteral("task_completion")), "yes_rate", "share");
    // 4 and 2, then 5 and 3.
    for (const auto &[question, best] : {std::pair(QStringLiteral("personalisation"), 4),
                                         std::pair(QStringLiteral("naturalness"), 5)}) {
        const StudyResults found = results(question);
        const auto mean = [&](const QString &who) {
            return outcome(found, "mean_rating", who, "mean");
        };
        COMPARE_NEAR(mean(QStringLiteral("Ada")), best - 2 * 4 / 20.0, 1e-12);
        COMPARE_NEAR(mean(QStringLiteral("Ben")), best - 2 * 2 / 20.0, 1e-12);
        COMPARE_NEAR(mean(QStringLiteral("Cyd")), best - 2 * 5 / 20.0, 1e-12);
        COMPARE_NEAR(mean(allAnnotators), best - 2 * 11 / 60.0, 1e-12);
    }
    const StudyResults coherence = results(QStringLiteral("coherence"));
    QCOMPARE(outcome(coherence, "mean_rating", allAnnotators, "mean"), 3.0);
    QCOMPARE(*headlineOf(coherence)->estimate.value, 1.0);
}

void tst_SimulatedStudies::pairwisePreference()
{
    make("pairwise-preference");
    annotate();
    const StudyResults found = results();
    const QString alpha = alphaModel + u'/' + pathwayName(Pathway::DirectResponse);
    // Nobody prefers either in unit 7, and wrong is who does not prefer alpha.
    QCOMPARE(outcome(found, "preference_wins", alpha, "ties"), 3.0);
    QCOMPARE(outcome(found, "preference_wins", alpha, "losses"), 11.0);
    QCOMPARE(outcome(found, "preference_wins", alpha, "wins"), 46.0);
    COMPARE_NEAR(outcome(found, "preference_wins", alpha, "win_rate"), 46.0 / 57, 1e-12);
    int first = 0;
    for (auto unit = m_study->units().cbegin(); unit != m_study->units().cend(); ++unit) {
        const int number = RuleAnnotators::number(unit.key());
        for (int annotator = 0; annotator < 3 && !unit->isTraining && number != 7; ++annotator)
            first += (unit->firstModel == alphaModel) != RuleAnnotators::isWrong(annotator, number)
                ? 1
                : 0;
    }
    COMPARE_NEAR(outcome(found, "preference_side", allAnnotators, "first"), first / 57.0, 1e-12);
}

CONCORD_TEST(tst_SimulatedStudies)

#include "tst_simulatedstudies.moc"
