// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"
#include "storage/import/importfiles.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

using namespace Concord;

// The paper's studies beside the fidelity one (arXiv 2506.02449, appendix) on its own data;
// tst_FidelityDesign has that.
class tst_PaperDesigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void designsComeOutExactly_data();
    void designsComeOutExactly();
    void sampleIsTheSameOnEveryMachine_data();
    void sampleIsTheSameOnEveryMachine();
    void trainingAndRepeatsComeOutToo();

private:
    static StudyTemplate studyTemplate(const QString &id);
    StudyPlan plan(const QString &id, int units, int annotators, int perUnit, int trainingUnits = 0,
                   int repeats = 0) const;

    std::unique_ptr<TestProject> m_project;
};

// Unit and parts as in resources/studies; the questions' words do not matter here.
StudyTemplate tst_PaperDesigns::studyTemplate(const QString &id)
{
    const QString text = QStringLiteral("text");
    const QString request = QStringLiteral("request");
    StudyTemplate asked;
    asked.id = asked.title = id;
    asked.unit.kind = UnitKind::Item;
    Question question;
    if (id == u"attribute-inference") {
        asked.shows = {text};
        question.kind = QuestionKind::AttributeSet;
    } else if (id == u"task-accuracy") {
        asked.shows = {text, QStringLiteral("attributes"), request};
        question.kind = QuestionKind::ItemAnswer;
    } else if (id == u"attribute-dialogue") {
        asked.unit.kind = UnitKind::Attribute;
        asked.shows = {text, QStringLiteral("attribute")};
        question.kind = QuestionKind::YesNoReason;
    } else {
        asked.shows = {QStringLiteral("attributes"), request, QStringLiteral("analysis"),
                       QStringLiteral("answer")};
        question.kind = QuestionKind::YesNoReason;
    }
    asked.questions = {question};
    return asked;
}

void tst_PaperDesigns::initTestCase()
{
    const QString items =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(items);
    m_project = std::make_unique<TestProject>();
    VERIFY_RESULT(importFiles(
        m_project->file(),
        {{items, QStringLiteral("auto"), QStringLiteral("ip-dialog"), Origin::Synthetic}},
        {true, testTime()}));
}

StudyPlan tst_PaperDesigns::plan(const QString &id, int units, int annotators, int perUnit,
                                 int trainingUnits, int repeats) const
{
    const StudyTemplate asked = studyTemplate(id);
    StudyDesign design{units, {}, perUnit, 1, {}};
    design.trainingUnits = trainingUnits;
    design.repeatedUnits = repeats;
    for (int i = 1; i <= annotators; ++i)
        design.annotators.append(QStringLiteral("A%1").arg(i));
    const auto population = m_project->read([&](Database &database) {
        return CandidateRepository(database).candidates(populationFor(asked, design));
    });
    if (!population)
        qFatal("%s", qPrintable(population.error().message));
    const auto made = planStudy(id, asked, design, *population);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *made;
}

void tst_PaperDesigns::designsComeOutExactly_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("perUnit");
    const auto row = [](const char *id, int units, int annotators, int perUnit) {
        QTest::newRow(id) << QString::fromLatin1(id) << units << annotators << perUnit;
    };
    row("attribute-inference", 100, 2, 1);
    row("task-accuracy", 50, 4, 2);
    row("attribute-dialogue", 200, 4, 2);
    row("attribute-response", 200, 4, 2);
}

void tst_PaperDesigns::designsComeOutExactly()
{
    QFETCH(QString, id);
    QFETCH(int, units);
    QFETCH(int, annotators);
    QFETCH(int, perUnit);
    const StudyPlan made = plan(id, units, annotators, perUnit);
    QCOMPARE(made.units.size(), units);
    QCOMPARE(made.assignments.size(), units * perUnit);
    const GridBalance balance = gridBalance(made.grid(), annotators);
    QCOMPARE(balance.loadSpread, 0); // every one of these divides evenly
    QVERIFY(balance.pairSpread <= 1);
    QSet<QString> candidates;
    for (const PlannedUnit &unit : made.units) {
        QCOMPARE(unit.kind, studyTemplate(id).unit.kind);
        candidates.insert(unit.candidate);
    }
    QCOMPARE(candidates.size(), units);
    QCOMPARE(made.warnings.size(), perUnit == 1 ? 1 : 0);
}

void tst_PaperDesigns::sampleIsTheSameOnEveryMachine_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("units");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QByteArray>("digest");
    const auto row = [](const char *id, int units, const char *first, const char *digest) {
        QTest::newRow(id) << QString::fromLatin1(id) << units << QString::fromLatin1(first)
                          << QByteArray(digest);
    };
    row("attribute-inference", 100,
        "predict-892 advice-182 rank-893 preference_infer-319 predict-537",
        "61e7c26ae45afd6f3fcb8995897544b2fce8a85b6242655c4c089de6df9ea842");
    row("task-accuracy", 50, "rank-360 preference_infer-1220 filter-707 rank-227 predict-432",
        "2fe833e5f45a3b01c016a44f6a1790e54633259ac937a982b339a3f272582e75");
    row("attribute-dialogue", 200,
        "recommend-898#0004/residence rank-1044#0000/hobby preference_infer-1259#0001/hobby "
        "rank-0#0003/residence preference_infer-1150#0000/extraversion",
        "31d1e859d582283fdf0d9902e9ffb8e97f501774ef527a58f45c0b8be06928b5");
    row("attribute-response", 200,
        "recommend-703 rank-145 preference_infer-325 preference_infer-968 preference_infer-212",
        "b78400b23549673bff268274f3bca34f99a020d181747dce49b03dacf9114011");
}

// A change here changes what every published seed means.
void tst_PaperDesigns::sampleIsTheSameOnEveryMachine()
{
    QFETCH(QString, id);
    QFETCH(int, units);
    const StudyPlan made = plan(id, units, 4, 2);
    QStringList candidates;
    for (const PlannedUnit &unit : made.units)
        candidates.append(unit.candidate.mid(10)); // without "ip-dialog/"
    QStringList assignments;
    for (const PlannedAssignment &assignment : made.assignments)
        assignments.append(QStringLiteral("%1 %2 %3")
                               .arg(assignment.annotator)
                               .arg(assignment.position)
                               .arg(assignment.unit));
    QTEST(candidates.first(5).join(u' '), "first");
    const QString all = (candidates + assignments).join(u'\n');
    QTEST(QCryptographicHash::hash(all.toUtf8(), QCryptographicHash::Sha256).toHex(), "digest");
}

void tst_PaperDesigns::trainingAndRepeatsComeOutToo()
{
    const StudyPlan plain = plan(QStringLiteral("task-accuracy"), 50, 4, 2);
    const StudyPlan made = plan(QStringLiteral("task-accuracy"), 50, 4, 2, 10, 5);
    QCOMPARE(made.warnings, QList<DesignWarning>());
    QCOMPARE(made.grid(), plain.grid());
    QCOMPARE(made.units.first(50), plain.units);
    QCOMPARE(made.trainingCount(), 10);
    QCOMPARE(made.assignments.size(), 100 + 4 * 10 + 4 * 5);
}

CONCORD_TEST(tst_PaperDesigns)

#include "tst_paperdesigns.moc"
