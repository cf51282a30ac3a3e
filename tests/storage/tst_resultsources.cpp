// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/resultsources.h"

#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ResultSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unitsLeadToTheirItems();
    void pairsHaveTheirRunsInOrder();
    void runsHaveTheirScoresOnTheseItemsAlone();

private:
    UnitSubject subject(int index, const QString &role = QStringLiteral("main")) const;
    StudyId create(const QList<QList<UnitSubject>> &units);

    std::unique_ptr<Database> m_database;
    QStringList m_items;
};

// Three items; "late" was imported after "early", but its scores come first in no other order.
void tst_ResultSources::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    const QList<Item> items{testItem(QStringLiteral("rank"), 1),
                            testItem(QStringLiteral("filter"), 2),
                            testItem(QStringLiteral("filter"), 3)};
    const DatasetId dataset = publishItems(*m_database, QStringLiteral("d"), items);
    m_items = textsFrom(*m_database, QStringLiteral("SELECT id FROM item ORDER BY line"));
    for (const char *model : {"early", "a late"}) {
        QList<ScoredResponse> responses;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString text =
                QStringLiteral("Related Attributes: [hobby: music]\nAnswer: [A, B]");
            responses.append(
                {ItemId(m_items[i].toLongLong()), text,
                 scoreBoth(ScoringItem::of(items[i]), text, Pathway::TaskRelated, nullptr)});
        }
        publishRun(*m_database, dataset, QString::fromLatin1(model), Pathway::TaskRelated,
                   responses);
    }
}

UnitSubject tst_ResultSources::subject(int index, const QString &role) const
{
    UnitSubject made;
    made.role = role;
    made.kind = UnitKind::Item;
    made.item = ItemId(m_items[index].toLongLong());
    return made;
}

StudyId tst_ResultSources::create(const QList<QList<UnitSubject>> &units)
{
    StudyPlan plan;
    plan.name = QStringLiteral("S");
    plan.studyTemplate.id = QStringLiteral("s");
    plan.studyTemplate.title = QStringLiteral("S");
    plan.studyTemplate.questions = {
        {QStringLiteral("q"), QuestionKind::FreeText, QStringLiteral("?")}};
    plan.design.annotators = {QStringLiteral("Al")};
    for (qsizetype i = 0; i < units.size(); ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("s-%1").arg(i);
        unit.subjects = units[i];
        plan.units.append(unit);
    }
    const auto id = StudyRepository(*m_database).create(plan, testTime());
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    return *id;
}

void tst_ResultSources::unitsLeadToTheirItems()
{
    UnitSubject asked = subject(0);
    asked.kind = UnitKind::Attribute;
    asked.attribute = QStringLiteral("hobby");
    const StudyId study = create({{asked}, {subject(1)}, {}});
    const auto sources = resultUnits(*m_database, study);
    VERIFY_RESULT(sources);
    QCOMPARE(sources->size(), 2);
    const ResultUnit first = sources->value(QStringLiteral("s-0"));
    QCOMPARE(first.task, QStringLiteral("rank"));
    QCOMPARE(first.attribute, QStringLiteral("hobby"));
    QCOMPARE(first.answer, testItem(QStringLiteral("rank"), 1).answer);
    QCOMPARE(first.related,
             (AttributeValues{{QStringLiteral("hobby"), QStringLiteral("music")},
                              {QStringLiteral("residence"), QStringLiteral("urban")}}));
    QVERIFY(first.runs.isEmpty());
    QCOMPARE(sources->value(QStringLiteral("s-1")).attribute, QString());
}

void tst_ResultSources::pairsHaveTheirRunsInOrder()
{
    UnitSubject first = subject(0, QStringLiteral("first"));
    UnitSubject second = subject(0, QStringLiteral("second"));
    const auto responseOf = [&](const char *model) {
        return ResponseId(
            numberFrom(*m_database,
                       QStringLiteral("SELECT response.id FROM response JOIN model_run ON "
                                      "model_run.id = run WHERE model = '%1' AND item = %2")
                           .arg(QString::fromLatin1(model), m_items[0])));
    };
    first.response = responseOf("a late");
    second.response = responseOf("early");
    const auto sources = resultUnits(*m_database, create({{first, second}}));
    VERIFY_RESULT(sources);
    const QString pathway = pathwayName(Pathway::TaskRelated);
    QCOMPARE(sources->value(QStringLiteral("s-0")).runs,
             QStringList({QString(u"a late/" + pathway), QString(u"early/" + pathway)}));
}

void tst_ResultSources::runsHaveTheirScoresOnTheseItemsAlone()
{
    const auto scores = runScoresOf(*m_database, create({{subject(0)}, {subject(2)}}));
    VERIFY_RESULT(scores);
    QCOMPARE(scores->size(), 4);
    QVERIFY(scores->at(0).run.startsWith(QStringLiteral("early/")));
    QCOMPARE(scores->at(0).run, scores->at(1).run);
    QVERIFY(scores->at(3).run.startsWith(QStringLiteral("a late/")));
    const RunItemScore &score = scores->at(1); // filter: A and B are right
    QCOMPARE(score.item, ItemId(m_items[2].toLongLong()));
    QVERIFY(score.statesAttributes);
    QCOMPARE(score.typePrecision, std::optional(1.0));
    QCOMPARE(score.typeRecall, std::optional(0.5));
    QCOMPARE(score.taskAccuracy, 1.0);
    QVERIFY(!score.itemRank);
    QVERIFY(scores->at(0).itemRank);
}

CONCORD_TEST(tst_ResultSources)

#include "tst_resultsources.moc"
