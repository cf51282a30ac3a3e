// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/design.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_StudyDesign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paperDesignIsPlannedExactly();
    void unitKeysTellNothingOfTheSource();
    void everyoneHasAnOrderOfTheirOwn();
    void samePlanForTheSameSeed();
    void unitKeysGrowWithTheirNumber();
    void impossibleDesignIsRefused_data();
    void impossibleDesignIsRefused();
    void missingOriginIsRefused();
    void emptyPopulationIsRefused();
    void weakDesignIsWarnedOf_data();
    void weakDesignIsWarnedOf();

private:
    static StudyTemplate fidelity();
    static StudyDesign design(int units, int annotators, int perUnit, quint64 seed = 1);
    static QList<Candidate> population(int human, int synthetic);
};

StudyTemplate tst_StudyDesign::fidelity()
{
    StudyTemplate fidelity;
    fidelity.id = QStringLiteral("fidelity");
    fidelity.needsOrigins = {Origin::Human, Origin::Synthetic};
    return fidelity;
}

StudyDesign tst_StudyDesign::design(int units, int annotators, int perUnit, quint64 seed)
{
    StudyDesign design{units, {}, perUnit, seed, {}};
    for (int i = 0; i < annotators; ++i)
        design.annotators.append(QString(QChar(u'A' + char16_t(i))));
    return design;
}

QList<Candidate> tst_StudyDesign::population(int human, int synthetic)
{
    QList<Candidate> all;
    for (int i = 0; i < human + synthetic; ++i) {
        Candidate candidate;
        candidate.origin = i < human ? Origin::Human : Origin::Synthetic;
        candidate.key = originId(candidate.origin) + QString::number(100000 + i);
        candidate.textDigest = quint64(i) + 1;
        candidate.subjects = {UnitSubject()};
        candidate.subjects[0].item = ItemId(i + 1);
        all.append(candidate);
    }
    return all;
}

void tst_StudyDesign::paperDesignIsPlannedExactly()
{
    const auto plan =
        planStudy(QStringLiteral("Main"), fidelity(), design(200, 6, 3), population(400, 4000));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->units.size(), 200);
    QCOMPARE(plan->assignments.size(), 600);
    const auto isHuman = [](const PlannedUnit &unit) {
        return unit.candidate.startsWith(u"human");
    };
    QCOMPARE(std::ranges::count_if(plan->units, isHuman), 100);
    QCOMPARE(annotatorLoads(plan->grid(), 6), QList<int>(6, 100));
    QVERIFY(gridBalance(plan->grid(), 6).pairSpread <= 1);
    QCOMPARE(plan->warnings, QList<DesignWarning>());
    QCOMPARE(plan->design, design(200, 6, 3));
}

void tst_StudyDesign::unitKeysTellNothingOfTheSource()
{
    const auto plan =
        planStudy(QStringLiteral("Main"), fidelity(), design(200, 6, 3), population(400, 4000));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->units.first().key, QStringLiteral("fidelity-0001"));
    QCOMPARE(plan->units.last().key, QStringLiteral("fidelity-0200"));
    qsizetype changes = 0;
    for (qsizetype i = 1; i < plan->units.size(); ++i)
        changes += plan->units[i].candidate[0] != plan->units[i - 1].candidate[0] ? 1 : 0;
    QVERIFY(changes > 70 && changes < 130); // 100 expected, standard error 7
}

void tst_StudyDesign::everyoneHasAnOrderOfTheirOwn()
{
    const auto plan =
        planStudy(QStringLiteral("Main"), fidelity(), design(40, 4, 4), population(40, 40));
    VERIFY_RESULT(plan);
    QList<QList<int>> orders(4);
    for (const PlannedAssignment &assignment : plan->assignments) {
        QCOMPARE(assignment.position, orders[assignment.annotator].size());
        QCOMPARE(assignment.occurrence, 1);
        orders[assignment.annotator].append(assignment.unit);
    }
    for (int a = 0; a < 4; ++a) {
        QVERIFY(!std::ranges::is_sorted(orders[a]));
        QCOMPARE(QSet<int>(orders[a].begin(), orders[a].end()).size(), 40);
        for (int b = 0; b < a; ++b)
            QVERIFY(orders[a] != orders[b]);
    }
}

void tst_StudyDesign::samePlanForTheSameSeed()
{
    const QList<Candidate> all = population(60, 60);
    const auto first = planStudy(QStringLiteral("S"), fidelity(), design(40, 5, 2, 9), all);
    const auto again = planStudy(QStringLiteral("S"), fidelity(), design(40, 5, 2, 9), all);
    const auto other = planStudy(QStringLiteral("S"), fidelity(), design(40, 5, 2, 10), all);
    VERIFY_RESULT(first);
    QVERIFY(*first == *again);
    QVERIFY(first->units != other->units);
    QVERIFY(first->assignments != other->assignments);
}

void tst_StudyDesign::unitKeysGrowWithTheirNumber()
{
    const auto plan =
        planStudy(QStringLiteral("S"), fidelity(), design(10000, 2, 1), population(5000, 5000));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->units.first().key, QStringLiteral("fidelity-00001"));
    QCOMPARE(plan->units.last().key, QStringLiteral("fidelity-10000"));
}

void tst_StudyDesign::impossibleDesignIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<StudyDesign>("design");
    QTest::addColumn<QString>("message");
    const QString name = QStringLiteral("S");
    const auto row = [](const char *title, const QString &study, const StudyDesign &wrong,
                        const char *message) {
        QTest::newRow(title) << study << wrong << QString::fromUtf8(message);
    };
    row("no name", QString(), design(10, 2, 2),
        "The study needs a name that does not begin or end with a space.");
    row("space", QStringLiteral("S "), design(10, 2, 2),
        "The study needs a name that does not begin or end with a space.");
    row("no units", name, design(0, 2, 2), "A study needs at least one unit.");
    row("no annotators", name, design(10, 0, 1), "A study needs at least one annotator.");
    row("none per unit", name, design(10, 2, 0), "Each unit needs at least one annotator.");
    row("too many per unit", name, design(10, 2, 3),
        "Each unit is to have 3 annotators, but there are only 2. Name more annotators or ask for "
        "fewer per unit.");
    StudyDesign wrong = design(10, 2, 2);
    wrong.annotators[1] = QStringLiteral("A");
    row("same name twice", name, wrong,
        "The annotator “A” is named twice. Give each a name of its own.");
    wrong.annotators[1] = QStringLiteral(" B");
    row("annotator with a space", name, wrong,
        "The annotator “ B” has no usable name: it may not be empty or begin or end with a space.");
}

void tst_StudyDesign::impossibleDesignIsRefused()
{
    QFETCH(QString, name);
    QFETCH(StudyDesign, design);
    const auto plan = planStudy(name, fidelity(), design, population(20, 20));
    QVERIFY(!plan);
    QTEST(plan.error().message, "message");
}

void tst_StudyDesign::missingOriginIsRefused()
{
    const auto plan =
        planStudy(QStringLiteral("S"), fidelity(), design(10, 2, 2), population(20, 0));
    QVERIFY(!plan);
    QCOMPARE(
        plan.error().message,
        QStringLiteral("There is no text of synthetic origin that fits this study. Import such a "
                       "dataset, or correct the origin of one that is there."));
}

void tst_StudyDesign::emptyPopulationIsRefused()
{
    StudyTemplate any = fidelity();
    any.needsOrigins.clear();
    const auto plan = planStudy(QStringLiteral("S"), any, design(10, 2, 2), {});
    QVERIFY(!plan);
    QCOMPARE(
        plan.error().message,
        QStringLiteral("There is nothing in the project that fits this study. Import a dataset, "
                       "or choose another population."));
}

void tst_StudyDesign::weakDesignIsWarnedOf_data()
{
    using Kind = DesignWarning::Kind;
    QTest::addColumn<StudyDesign>("design");
    QTest::addColumn<int>("units");
    QTest::addColumn<QList<Kind>>("expected");
    QTest::newRow("sound") << design(20, 4, 2) << 20 << QList<Kind>{};
    QTest::newRow("one per unit") << design(20, 4, 1) << 20 << QList<Kind>{Kind::OneAnswerPerUnit};
    QTest::newRow("too many units")
        << design(100, 2, 2) << 60 << QList<Kind>{Kind::TooFewCandidates};
    QTest::newRow("odd") << design(21, 2, 2) << 21 << QList<Kind>{Kind::UnequalParts};
    QTest::newRow("uneven pairs") << design(5, 6, 3) << 5
                                  << QList<Kind>{Kind::UnequalParts, Kind::UnevenPairs};
    QTest::newRow("idle") << design(2, 6, 2) << 2 << QList<Kind>{Kind::IdleAnnotators};
}

void tst_StudyDesign::weakDesignIsWarnedOf()
{
    QFETCH(StudyDesign, design);
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), design, population(30, 40));
    VERIFY_RESULT(plan);
    QList<DesignWarning::Kind> kinds;
    for (const DesignWarning &warning : plan->warnings) {
        kinds.append(warning.kind);
        QVERIFY(warning.sentence.endsWith(u'.'));
    }
    QTEST(kinds, "expected");
    QTEST(plan->design.units, "units");
    QCOMPARE(plan->units.size(), plan->design.units);
}

CONCORD_TEST(tst_StudyDesign)

#include "tst_studydesign.moc"
