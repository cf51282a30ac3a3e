// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templateschema.h"
#include "storage/candidaterepository.h"
#include "storage/import/importfiles.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Concord;

// The paper's studies beside the fidelity one (arXiv 2506.02449, appendix) on its own data, by the
// templates that are shipped; tst_FidelityDesign has that one.
class tst_PaperDesigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void designsComeOutExactly_data();
    void designsComeOutExactly();
    void sampleIsTheSameOnEveryMachine_data();
    void sampleIsTheSameOnEveryMachine();
    void anotherProgramDrawsTheSame_data();
    void anotherProgramDrawsTheSame();
    void trainingAndRepeatsComeOutToo();

private:
    static StudyTemplate studyTemplate(const QString &id);
    StudyPlan plan(const QString &id, int units, int annotators, int perUnit, int trainingUnits = 0,
                   int repeats = 0, quint64 seed = 1) const;

    std::unique_ptr<TestProject> m_project;
};

StudyTemplate tst_PaperDesigns::studyTemplate(const QString &id)
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/%1.json").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    const auto found = checkedStudyTemplate(file.readAll());
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
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
                                 int trainingUnits, int repeats, quint64 seed) const
{
    const StudyTemplate asked = studyTemplate(id);
    StudyDesign design{units, {}, perUnit, seed, {}};
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
    const PaperDesign published = studyTemplate(id).paperDesign;
    QCOMPARE(published, (PaperDesign{units, annotators, perUnit}));
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

void tst_PaperDesigns::anotherProgramDrawsTheSame_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<QByteArray>("digest");
    // By tests/benchmarks/sampling_oracle.py.
    QTest::newRow("as published")
        << 100 << quint64(1)
        << QByteArray("45630d4231dba909f58bbd8c742b2d4eec79e8430775a12c4a1fe44993317c2c");
    QTest::newRow("more")
        << 200 << quint64(1)
        << QByteArray("30cbdb63239dbece44895f076a38430516f7abbf7c4458f7fd42440f743c56fa");
    QTest::newRow("another seed")
        << 37 << quint64(9)
        << QByteArray("24c7d36c75c3454e43a9dd1adafbf9453628b4e19b2acaf10c906d5ceb3ab0a0");
}

void tst_PaperDesigns::anotherProgramDrawsTheSame()
{
    QFETCH(int, units);
    QFETCH(quint64, seed);
    const StudyPlan made = plan(QStringLiteral("attribute-inference"), units, 2, 1, 0, 0, seed);
    QStringList keys;
    for (const PlannedUnit &unit : made.units)
        keys.append(unit.candidate.mid(10)); // without "ip-dialog/"
    const QByteArray all = keys.join(u'\n').toUtf8();
    QTEST(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex(), "digest");
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
