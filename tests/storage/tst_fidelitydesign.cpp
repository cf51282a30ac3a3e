// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templatejson.h"
#include "storage/candidaterepository.h"
#include "storage/import/importfiles.h"
#include "storage/itemrepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Concord;

// The paper's Turing test (arXiv 2506.02449, appendix) on its own data: 200 utterances of 25-35
// tokens, 100 from DailyDialog and 100 from IP-Dialog, six annotators, three per utterance.
class tst_FidelityDesign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void halfIsHumanAndHalfSynthetic();
    void loadsAreEqualAndPairsWithinOne();
    void utterancesAreOfTheAskedLength();
    void noTextIsAskedTwice();
    void sampleIsTheSameOnEveryMachine();
    void anotherSeedGivesAnotherSample();
    void shownTextHasNoTellingTypography();

private:
    StudyPlan plan(quint64 seed) const;
    Result<QList<ShownUnit>> shownUnits();

    std::unique_ptr<TestProject> m_project;
    StudyTemplate m_template;
    QList<Candidate> m_population;
    StudyPlan m_plan;
};

StudyPlan tst_FidelityDesign::plan(quint64 seed) const
{
    StudyDesign design{m_template.paperDesign.units, {}, m_template.paperDesign.perUnit, seed, {}};
    for (int i = 1; i <= m_template.paperDesign.annotators; ++i)
        design.annotators.append(QStringLiteral("A%1").arg(i));
    const auto made = planStudy(QStringLiteral("Fidelity"), m_template, design, m_population);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *made;
}

void tst_FidelityDesign::initTestCase()
{
    const QString human = sharedFile(QStringLiteral("data/dailydialog/utterances_25_35.jsonl"));
    const QString synthetic =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(human);
    CONCORD_NEEDS(synthetic);
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/fidelity.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto parsed = parseStudyTemplate(file.readAll());
    VERIFY_RESULT(parsed);
    m_template = *parsed;
    m_project = std::make_unique<TestProject>();
    const QString automatic = QStringLiteral("auto");
    VERIFY_RESULT(
        importFiles(m_project->file(),
                    {{human, automatic, QStringLiteral("dailydialog"), Origin::Human},
                     {synthetic, automatic, QStringLiteral("ip-dialog"), Origin::Synthetic}},
                    {true, testTime()}));
    const auto population = m_project->read([this](Database &database) {
        return CandidateRepository(database).candidates(populationFor(m_template));
    });
    VERIFY_RESULT(population);
    m_population = *population;
    m_plan = plan(1);
}

void tst_FidelityDesign::halfIsHumanAndHalfSynthetic()
{
    const auto isHuman = [](const PlannedUnit &unit) {
        return unit.candidate.startsWith(u"dailydialog/");
    };
    QCOMPARE(m_plan.units.size(), 200);
    QCOMPARE(std::ranges::count_if(m_plan.units, isHuman), 100);
    QCOMPARE(m_plan.warnings, QList<DesignWarning>());
}

void tst_FidelityDesign::loadsAreEqualAndPairsWithinOne()
{
    QCOMPARE(annotatorLoads(m_plan.grid(), 6), QList<int>(6, 100));
    QCOMPARE(gridBalance(m_plan.grid(), 6),
             (GridBalance{0, 0})); // 600 meetings of 15 pairs: 40 each
}

void tst_FidelityDesign::utterancesAreOfTheAskedLength()
{
    for (const PlannedUnit &unit : std::as_const(m_plan.units)) {
        const UnitSubject subject = unit.subjects.constFirst();
        const auto item = m_project->read(
            [subject](Database &database) { return ItemRepository(database).load(subject.item); });
        VERIFY_RESULT(item);
        QList<Turn> turns;
        for (const Round &round : item->dialogue.rounds)
            turns += round.turns;
        const qsizetype count = tokenCount(turns[*subject.turn].content, Tokenizer::Penn);
        QVERIFY2(count >= 25 && count <= 35, qPrintable(unit.candidate));
    }
}

void tst_FidelityDesign::noTextIsAskedTwice()
{
    QHash<QString, quint64> digests;
    for (const Candidate &candidate : std::as_const(m_population))
        digests.insert(candidate.key, candidate.textDigest);
    QSet<quint64> seen;
    for (const PlannedUnit &unit : std::as_const(m_plan.units))
        seen.insert(digests.value(unit.candidate));
    QCOMPARE(seen.size(), 200);
}

// A change here changes what every published seed means.
void tst_FidelityDesign::sampleIsTheSameOnEveryMachine()
{
    QStringList subjects;
    for (const PlannedUnit &unit : std::as_const(m_plan.units))
        subjects.append(unit.key + u' ' + unit.candidate);
    QCOMPARE(subjects.first(5).join(u'|'),
             QStringLiteral("fidelity-0001 ip-dialog/rank-306#0003|fidelity-0002 ip-dialog/"
                            "intention_infer-331#0002|fidelity-0003 ip-dialog/decision-566#0006|"
                            "fidelity-0004 ip-dialog/filter-876#0003|fidelity-0005 "
                            "ip-dialog/decision-350#0000"));
    QStringList assignments;
    for (const PlannedAssignment &assignment : std::as_const(m_plan.assignments))
        assignments.append(QStringLiteral("%1 %2 %3")
                               .arg(assignment.annotator)
                               .arg(assignment.position)
                               .arg(assignment.unit));
    const auto digest = [](const QStringList &lines) {
        return QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256)
            .toHex();
    };
    QCOMPARE(digest(subjects),
             QByteArray("15f5b94c5e397445acdf36c7924e12970ad8d7b6503a6413f645d59cf88f9789"));
    QCOMPARE(digest(assignments),
             QByteArray("3de2ad9667142c5ad5259dbb109e863d3a3ad1942a30b409a37b77b09dc5e4c2"));
}

void tst_FidelityDesign::anotherSeedGivesAnotherSample()
{
    QVERIFY(plan(2).units != m_plan.units);
    QVERIFY(plan(1) == m_plan);
}

Result<QList<ShownUnit>> tst_FidelityDesign::shownUnits()
{
    return m_project->write([this](Database &database) -> Result<QList<ShownUnit>> {
        StudyRepository studies(database);
        const auto study = studies.create(m_plan, testTime());
        if (!study)
            return study.error();
        QList<ShownUnit> shown;
        const auto units = studies.units(*study);
        for (const StudyUnit &unit : *units) {
            const auto one = studies.shownUnit(unit.id);
            if (!one)
                return one.error();
            shown.append(*one);
        }
        return shown;
    });
}

void tst_FidelityDesign::shownTextHasNoTellingTypography()
{
    const auto shown = shownUnits();
    VERIFY_RESULT(shown);
    QCOMPARE(shown->size(), 200);
    for (const ShownUnit &unit : *shown) {
        QCOMPARE(unit.turns.size(), 1);
        const ShownTurn &turn = unit.turns.constFirst();
        QCOMPARE(turn.label, QStringLiteral("A"));
        const qsizetype count = tokenCount(turn.text, Tokenizer::Penn);
        QVERIFY(count >= 25 && count <= 35);
        for (const QChar c : turn.text)
            QVERIFY2(c.unicode() < 128 || c.isLetter(), qPrintable(turn.text));
    }
    QCOMPARE(m_project->faults(), QStringList());
}

CONCORD_TEST(tst_FidelityDesign)

#include "tst_fidelitydesign.moc"
