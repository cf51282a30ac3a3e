// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studyplanning.h"
#include "app/studysession.h"
#include "storage/projectfile.h"
#include "storage/slicerepository.h"
#include "storage/studyrepository.h"
#include "tests/app/commandrunner.h"
#include "tests/app/responsefixture.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

// `concord study create` with designs, slices, and what the wizard reads.
class tst_StudyCreate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void designIsStored();
    void dryRunMakesNothing();
    void sliceIsThePopulation();
    void filtersNarrowThePopulation();
    void consentIsLeftOutOnPurpose();
    void pilotsTextsAreLeftOut();
    void badDesignsAreRefused_data();
    void badDesignsAreRefused();
    void sliceOfResponsesIsRefused();
    void responseTemplateNeedsARun();
    void attributesComeFromThePopulation();
    void wizardReadsWhatThereIs();
    void onlyTheNewestPlanIsDelivered();
    void sliceOfTheWizardIsKept();

private:
    Run run(const QByteArray &arguments) const;
    QString project() const { return m_folder->filePath(QStringLiteral("p.concord")); }
    template <typename Task>
    auto read(const QString &path, Task task) const;

    QTemporaryDir m_demoFolder;
    std::unique_ptr<QTemporaryDir> m_folder;
};

// The demo: human and synthetic dialogues, items, runs. Closed, so that a copy is whole.
void tst_StudyCreate::initTestCase()
{
    const QString path = m_demoFolder.filePath(QStringLiteral("demo.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), path, QStringLiteral("--demo")}).exitCode, 0);
}

void tst_StudyCreate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::copy(m_demoFolder.filePath(QStringLiteral("demo.concord")), project()));
}

// Spaces part arguments; @ is the project.
Run tst_StudyCreate::run(const QByteArray &arguments) const
{
    QStringList list = QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts);
    list.replaceInStrings(QRegularExpression(QStringLiteral("^@$")), project());
    return runInside(list);
}

template <typename Task>
auto tst_StudyCreate::read(const QString &path, Task task) const
{
    auto file = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return (*file)->read(std::move(task)).result();
}

void tst_StudyCreate::designIsStored()
{
    const Run made = run("study create @ --template fidelity --name New --units 10 --annotators "
                         "Ada,Ben --per-unit 2 --training 4 --pass-mark 0.75 --repeat 3 --strata "
                         "dataset --min-tokens 5 --max-tokens 60 --pilot --seed 9 --json");
    QCOMPARE(made.err, QByteArray());
    QCOMPARE(made.exitCode, 0);
    const QJsonObject json = made.json().object();
    QCOMPARE(json[u"units"].toInt(), 10);
    QCOMPARE(json[u"training_units"].toInt(), 4);
    QCOMPARE(json[u"repeated_units"].toInt(), 3);
    QCOMPARE(json[u"assignments"].toInt(), 2 * (10 + 4 + 3));
    QCOMPARE(json[u"phase"].toString(), QStringLiteral("pilot"));
    QCOMPARE(json[u"loads"].toArray()[1].toObject()[u"units"].toInt(), 10);
    QCOMPARE(json[u"pairs"].toArray().size(), 1);
    QCOMPARE(json[u"pairs"].toArray()[0].toObject()[u"units"].toInt(), 10);
    const QJsonObject expected = json[u"expected"].toObject();
    QCOMPARE(expected[u"categories"].toInt(), 2);
    // By hand: 1.959964 sqrt((1 - 0.16) / 10); see tst_ExpectedPrecision.
    COMPARE_NEAR(expected[u"intervals"].toArray()[0].toObject()[u"kappa_half_width"].toDouble(),
                 0.5680520, 1e-6);
    const auto stored = read(project(), [](Database &database) {
        return StudyRepository(database).find(QStringLiteral("New"));
    });
    VERIFY_RESULT(stored);
    const StudyDesign &design = stored->design;
    QCOMPARE(design.passMark, 0.75);
    QCOMPARE(design.phase, StudyPhase::Pilot);
    QCOMPARE(design.strata, QList<Stratum>{Stratum::Dataset});
    QVERIFY(design.unit.has_value());
    QCOMPARE(design.unit->minTokens, std::optional(5));
    QCOMPARE(design.seed, 9);
}

void tst_StudyCreate::dryRunMakesNothing()
{
    const Run dry = run("study create @ --template fidelity --name Dry --units 10 --annotators "
                        "Ada,Ben,Cy --per-unit 2 --dry-run");
    QCOMPARE(dry.exitCode, 0);
    QVERIFY2(dry.out.contains("The study \"Dry\" would have 10 units"), dry.out);
    QVERIFY(dry.out.contains("Units of each annotator"));
    QVERIFY(dry.out.contains("If kappa is 0.6"));
    const Run list = run("study list @");
    QVERIFY(!list.out.contains("Dry"));
    const Run json =
        run("study create @ --template fidelity --name Dry --units 10 --dry-run --json");
    QVERIFY(json.json().object()[u"id"].isNull());
}

void tst_StudyCreate::sliceIsThePopulation()
{
    const auto facets =
        read(project(), [](Database &database) { return readWizardData(database); });
    VERIFY_RESULT(facets);
    const QByteArray dataset = facets->datasets.constFirst().toUtf8();
    const Run saved =
        runInside({QStringLiteral("items"), project(), QStringLiteral("--dataset"),
                   facets->datasets.constFirst(), QStringLiteral("--limit"), QStringLiteral("1"),
                   QStringLiteral("--save-slice"), QStringLiteral("First")});
    QCOMPARE(saved.exitCode, 0);
    QVERIFY2(saved.err.contains("Saved the slice \"First\"."), saved.err);
    const auto slice = read(project(), [](Database &database) {
        return SliceRepository(database).find(QStringLiteral("First"));
    });
    VERIFY_RESULT(slice);
    QCOMPARE(slice->filter.dataset.toUtf8(), dataset);
    // Of one dataset there are not both origins.
    const Run refused = run("study create @ --template fidelity --name S --population First");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("There is no text of"), refused.err);
    const Run unknown = run("study create @ --template fidelity --name S --population Second");
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("There are: First."), unknown.err);
}

void tst_StudyCreate::filtersNarrowThePopulation()
{
    const Run refused = run("study create @ --template fidelity --name S --task rank");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("There is no text of human origin"), refused.err);
    const Run unknown = run("study create @ --template fidelity --name S --task dance");
    QVERIFY2(unknown.err.contains("no items of a task \"dance\""), unknown.err);
}

void tst_StudyCreate::consentIsLeftOutOnPurpose()
{
    const QByteArray design = "study create @ --template fidelity --units 4 --annotators Ada "
                              "--per-unit 1 --name ";
    QCOMPARE(run(design + "Asked").exitCode, 0);
    QCOMPARE(run(design + "Silent --no-consent").exitCode, 0);
    const auto consent = [&](const char *name) {
        return read(project(), [name](Database &database) {
            const StudyRepository studies(database);
            const auto study = studies.find(QString::fromLatin1(name));
            return Result<QString>(consentText(*studies.studyTemplate(study->id), study->design));
        });
    };
    QVERIFY(consent("Asked")->contains(u"Taking part is voluntary"));
    QCOMPARE(*consent("Silent"), QString());
}

void tst_StudyCreate::pilotsTextsAreLeftOut()
{
    const QByteArray design =
        "study create @ --template fidelity --units 20 --annotators Ada,Ben --per-unit 2 "
        "--min-tokens 5 --max-tokens 60 --name ";
    QCOMPARE(run(design + "Pilot --pilot").exitCode, 0);
    QCOMPARE(run(design + "Main --exclude Pilot").exitCode, 0);
    const auto shared = read(project(), [](Database &database) -> Result<int> {
        const StudyRepository studies(database);
        const auto pilot = studies.units(studies.find(QStringLiteral("Pilot"))->id);
        const auto main = studies.units(studies.find(QStringLiteral("Main"))->id);
        int both = 0;
        for (const StudyUnit &a : *pilot) {
            for (const StudyUnit &b : *main)
                both += a.subjects == b.subjects ? 1 : 0;
        }
        return both;
    });
    QCOMPARE(*shared, 0);
    const Run unknown = run(design + "Other --exclude Nothing");
    QVERIFY2(unknown.err.contains("There is no study named"), unknown.err);
}

void tst_StudyCreate::badDesignsAreRefused_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *options, int exitCode, const char *message) {
        QTest::newRow(options) << QByteArray(options) << exitCode << QByteArray(message);
    };
    row("--unit item", 2, "--unit must be one of: utterance, round, dialogue.");
    row("--strata colour", 2, "--strata must be some of: dataset, task, domain.");
    row("--training many", 2, "--training must be a whole number, 0 or above.");
    row("--pass-mark 2", 2, "--pass-mark must be a number from 0 to 1.");
    row("--pass-mark 0.5", 1, "A pass mark needs training units");
    row("--units 10 --annotators A,B --per-unit 1 --repeat 6", 1, "gets only 5 units");
    row("--min-tokens 30 --max-tokens 20", 1, "No text has at least 30 and at most 20 tokens.");
    row("--population S --task rank", 2, "--population is a saved slice");
    row("--run claude/TypeGuided", 1, "judges no responses of models");
}

void tst_StudyCreate::badDesignsAreRefused()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, message);
    const Run refused = run("study create @ --template fidelity --name S " + options);
    QTEST(refused.exitCode, "exitCode");
    QVERIFY2(refused.err.contains(message), refused.err);
    QVERIFY(!run("study list @").out.contains("S  "));
}

void tst_StudyCreate::sliceOfResponsesIsRefused()
{
    const Run refused = run("items @ --max-score 0.5 --save-slice Bad");
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains("A slice holds filters of items only"), refused.err);
}

void tst_StudyCreate::responseTemplateNeedsARun()
{
    StudyTemplate asked;
    asked.id = asked.title = QStringLiteral("Rating");
    asked.unit.kind = UnitKind::Response;
    asked.shows = {QStringLiteral("text"), QStringLiteral("responses")};
    asked.questions = {Question{}};
    StudyRequest request{QStringLiteral("S"), asked.id, {3, {QStringLiteral("A")}, 1, 1, {}}};
    const QString path = makeResponseProject(m_folder->path(), 4);
    const auto plan = [&] {
        return read(path,
                    [&](Database &database) { return planFromDatabase(database, request, asked); });
    };
    const auto refused = plan();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.endsWith(u"There are: quill/TaskRelated."),
             qPrintable(refused.error().message));
    request.design.runs = {QStringLiteral("quill/TaskRelated")};
    const auto made = plan();
    VERIFY_RESULT(made);
    QCOMPARE(made->units.size(), 1); // all of the fixture's items read alike
    QVERIFY(made->units[0].subjects[0].response.isValid());
}

void tst_StudyCreate::attributesComeFromThePopulation()
{
    StudyTemplate asked;
    asked.id = asked.title = QStringLiteral("Inference");
    asked.unit.kind = UnitKind::Item;
    asked.shows = {QStringLiteral("text"), QStringLiteral("request")};
    asked.questions = {Question{}};
    asked.questions[0].kind = QuestionKind::AttributeSet;
    StudyRequest request{QStringLiteral("S"), asked.id, {2, {QStringLiteral("A")}, 1, 1, {}}};
    const auto plan = [&](const QString &path) {
        return read(path,
                    [&](Database &database) { return planFromDatabase(database, request, asked); });
    };
    const auto made = plan(makeResponseProject(m_folder->path(), 4));
    VERIFY_RESULT(made);
    const QList<AttributeChoice> attributes = made->studyTemplate.questions[0].attributes;
    QVERIFY(attributes.size() > 1);
    QVERIFY(attributes[0].type < attributes[1].type);
    request.design.filter.dataset = QStringLiteral("nowhere");
    const auto refused = plan(project());
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
             QStringLiteral("The template “Inference” asks for attributes, but no item of this "
                            "population has any. Import a dataset with attributes, such as "
                            "IP-Dialog, or choose another population."));
}

void tst_StudyCreate::wizardReadsWhatThereIs()
{
    const auto offered =
        read(project(), [](Database &database) { return readWizardData(database); });
    VERIFY_RESULT(offered);
    QVERIFY(!offered->studies.isEmpty());
    QVERIFY(offered->datasets.size() > 1);
    QVERIFY(offered->tasks.contains(QStringLiteral("rank")));
    QVERIFY(!offered->domains.isEmpty());
    QCOMPARE(offered->runs.size(), 6); // two models, three pathways
    QVERIFY(offered->slices.isEmpty());
    QVERIFY(offered->templates.isEmpty()); // those come with the program
}

void tst_StudyCreate::onlyTheNewestPlanIsDelivered()
{
    auto file = ProjectFile::open(project(), ProjectFile::Access::Read);
    VERIFY_RESULT(file);
    StudySession session(DeviceId::create());
    session.setFile(file->get());
    QSignalSpy planned(&session, &StudySession::planned);
    StudyRequest request{
        QStringLiteral("S"), QStringLiteral("fidelity"), {4, {QStringLiteral("A")}, 1, 1, {}}};
    for (int seed = 1; seed <= 5; ++seed) {
        request.design.seed = quint64(seed);
        session.plan(request);
    }
    QTRY_COMPARE(planned.size(), 1);
    QCOMPARE(planned[0][0].value<StudyRequest>().design.seed, 5);
    session.setFile(nullptr);
}

void tst_StudyCreate::sliceOfTheWizardIsKept()
{
    auto file = ProjectFile::open(project(), ProjectFile::Access::Write);
    VERIFY_RESULT(file);
    StudySession session(DeviceId::create());
    session.setFile(file->get());
    QSignalSpy noted(&session, &StudySession::noted);
    QSignalSpy loaded(&session, &StudySession::wizardDataLoaded);
    Slice slice{QStringLiteral("Pianists"), {}};
    slice.filter.text = QStringLiteral("piano");
    session.saveSlice(slice);
    QTRY_COMPARE(noted.size(), 1);
    QVERIFY(noted[0][0].toString().contains(u"Pianists"));
    session.loadWizardData();
    QTRY_COMPARE(loaded.size(), 1);
    QVERIFY(loaded[0][0].value<StudyWizardData>().slices.contains(slice));
    session.setFile(nullptr);
}

CONCORD_TEST(tst_StudyCreate)

#include "tst_studycreate.moc"
