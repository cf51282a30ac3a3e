// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

// Items, attributes and responses as units, filters, strata, and texts of another study.
class tst_CandidateKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itemsNeedTheirQuestion();
    void relatedAttributesMayBeNeeded();
    void sharedDialogueIsToldApartByTheRequest();
    void attributesAreThoseThatARoundReveals();
    void responsesAreThoseOfTheRun();
    void pairsHaveBothResponses();
    void unknownRunIsNamed();
    void filterNarrowsThePopulation_data();
    void filterNarrowsThePopulation();
    void strataAreTheDesigns_data();
    void strataAreTheDesigns();
    void anotherStudysTextsAreLeftOut();
    void vocabularyIsThePopulations();

private:
    QStringList keys(const PopulationQuery &query) const;
    QList<Candidate> find(const PopulationQuery &query) const;
    static PopulationQuery asking(UnitKind kind, const QStringList &shows = {});

    std::unique_ptr<Database> m_database;
    DatasetId m_items;
};

// rank-1 (options), filter-1 (none), predict-1; all with the same dialogue. predict-1 is about
// films, and its residence is rural.
void tst_CandidateKinds::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    Item rank = testItem(QStringLiteral("rank"), 1);
    rank.request = QStringLiteral("Rank: A. Books B. Trains");
    Item filter = testItem(QStringLiteral("filter"), 1);
    filter.request = QStringLiteral("Choose some.");
    Item predict = testItem(QStringLiteral("predict"), 1);
    predict.request = QStringLiteral("Will I?");
    predict.domain = QStringLiteral("Films");
    predict.attributes[2].value = QStringLiteral("rural");
    m_items = publishItems(*m_database, QStringLiteral("ip"), {rank, filter, predict});
    const auto responses = [](int count) {
        QList<ScoredResponse> list;
        for (int i = 1; i <= count; ++i)
            list.append({ItemId(i), QStringLiteral("Answer %1").arg(i), {}});
        return list;
    };
    publishRun(*m_database, m_items, QStringLiteral("claude"), Pathway::TypeGuided, responses(3));
    QList<ScoredResponse> fewer = responses(2);
    fewer[0].text = QStringLiteral(" ");
    publishRun(*m_database, m_items, QStringLiteral("qwen"), Pathway::TypeGuided, fewer);
}

PopulationQuery tst_CandidateKinds::asking(UnitKind kind, const QStringList &shows)
{
    PopulationQuery query;
    query.unit.kind = kind;
    query.shows += shows;
    return query;
}

QList<Candidate> tst_CandidateKinds::find(const PopulationQuery &query) const
{
    const auto found = CandidateRepository(*m_database).candidates(query);
    if (!found)
        qFatal("%s | %s", qPrintable(found.error().message), qPrintable(found.error().detail));
    return *found;
}

QStringList tst_CandidateKinds::keys(const PopulationQuery &query) const
{
    QStringList keys;
    for (const Candidate &candidate : find(query))
        keys.append(candidate.key);
    return keys;
}

void tst_CandidateKinds::itemsNeedTheirQuestion()
{
    PopulationQuery query = asking(UnitKind::Item);
    QCOMPARE(keys(query).join(u' '), QStringLiteral("ip/rank-1 ip/filter-1 ip/predict-1"));
    query.needsItemQuestion = true;
    QCOMPARE(keys(query).join(u' '), QStringLiteral("ip/rank-1 ip/predict-1"));
    const UnitSubject expected{mainRole, UnitKind::Item, ItemId(1), DialogueId(1)};
    QCOMPARE(find(query)[0].subjects, QList<UnitSubject>{expected});
}

void tst_CandidateKinds::relatedAttributesMayBeNeeded()
{
    StudyTemplate asked;
    asked.unit.kind = UnitKind::Item;
    asked.questions = {Question{}};
    asked.questions[0].kind = QuestionKind::AttributeSet;
    QVERIFY(populationFor(asked, {}).needsRelated);
    asked.unit.kind = UnitKind::Dialogue;
    QVERIFY(!populationFor(asked, {}).needsRelated);
    PopulationQuery query = asking(UnitKind::Item);
    query.needsRelated = true;
    Item talk = testItem(QStringLiteral("rank"), 9);
    talk.attributes.clear();
    publishItems(*m_database, QStringLiteral("talk"), {talk});
    QCOMPARE(keys(asking(UnitKind::Item)).size(), 4);
    QCOMPARE(keys(query).join(u' '), QStringLiteral("ip/rank-1 ip/filter-1 ip/predict-1"));
}

void tst_CandidateKinds::sharedDialogueIsToldApartByTheRequest()
{
    const auto distinct = [&](const PopulationQuery &query) {
        return distinctCandidates(find(query), OriginUse::DoesNotMatter).size();
    };
    QCOMPARE(distinct(asking(UnitKind::Item)), 1);
    QCOMPARE(distinct(asking(UnitKind::Item, {QStringLiteral("request")})), 3);
    QCOMPARE(distinct(asking(UnitKind::Item, {QStringLiteral("answer")})), 1);
    QCOMPARE(distinct(asking(UnitKind::Item, {QStringLiteral("attributes")})), 2);
    QCOMPARE(distinct(asking(UnitKind::Attribute)), 2); // two rounds
    // music in the first round; urban and rural in the second
    QCOMPARE(distinct(asking(UnitKind::Attribute, {QStringLiteral("attribute")})), 3);
}

void tst_CandidateKinds::attributesAreThoseThatARoundReveals()
{
    PopulationQuery query = asking(UnitKind::Attribute, {QStringLiteral("attribute")});
    query.filter.task = QStringLiteral("rank");
    const QList<Candidate> found = find(query);
    QCOMPARE(keys(query).join(u' '),
             QStringLiteral("ip/rank-1#0000/hobby ip/rank-1#0001/residence"));
    const UnitSubject expected{mainRole, UnitKind::Attribute,        ItemId(1), DialogueId(1), 1,
                               {},       QStringLiteral("residence")};
    QCOMPARE(found[1].subjects, QList<UnitSubject>{expected});
    QCOMPARE(
        found[1].textDigest,
        textDigest(QStringLiteral("The tram is late.\nA pity.\nattribute\nresidence: urban\n")));
    query.unit.minTokens = 8; // "The tram is late ." and "A pity ." are 8, the other round 6 + 2
    query.unit.maxTokens = 8;
    QCOMPARE(keys(query), QStringList{QStringLiteral("ip/rank-1#0001/residence")});
}

void tst_CandidateKinds::responsesAreThoseOfTheRun()
{
    PopulationQuery query = asking(UnitKind::Response, {QStringLiteral("responses")});
    query.runs = {QStringLiteral("qwen/TypeGuided")};
    QCOMPARE(keys(query), QStringList{QStringLiteral("ip/filter-1@qwen/TypeGuided")});
    const UnitSubject subject = find(query)[0].subjects.constFirst();
    QCOMPARE(subject.role, mainRole);
    QCOMPARE(subject.item, ItemId(2));
    QCOMPARE(subject.response, ResponseId(5));
    query.runs.prepend(QStringLiteral("claude/TypeGuided"));
    QCOMPARE(keys(query).size(), 4);
}

void tst_CandidateKinds::pairsHaveBothResponses()
{
    PopulationQuery query = asking(UnitKind::Response, {QStringLiteral("responses")});
    query.unit.isPair = true;
    query.runs = {QStringLiteral("claude/TypeGuided"), QStringLiteral("qwen/TypeGuided")};
    QCOMPARE(keys(query),
             QStringList{QStringLiteral("ip/filter-1@claude/TypeGuided+qwen/TypeGuided")});
    const QList<UnitSubject> subjects = find(query)[0].subjects;
    QCOMPARE(subjects.size(), 2);
    QCOMPARE(subjects[0].role, firstRole);
    QCOMPARE(subjects[0].response, ResponseId(2));
    QCOMPARE(subjects[1].role, secondRole);
    QCOMPARE(subjects[1].response, ResponseId(5));
}

void tst_CandidateKinds::unknownRunIsNamed()
{
    PopulationQuery query = asking(UnitKind::Response);
    query.runs = {QStringLiteral("gpt/TypeGuided")};
    const auto found = CandidateRepository(*m_database).candidates(query);
    QVERIFY(!found);
    QCOMPARE(found.error().message,
             QStringLiteral("There is no run “gpt/TypeGuided” in this project. There are: "
                            "claude/TypeGuided, qwen/TypeGuided."));
}

void tst_CandidateKinds::filterNarrowsThePopulation_data()
{
    QTest::addColumn<ItemFilter>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, auto change, const char *expected) {
        ItemFilter filter;
        change(filter);
        QTest::newRow(name) << filter << QString::fromLatin1(expected);
    };
    row(
        "dataset", [](ItemFilter &f) { f.dataset = QStringLiteral("other"); }, "");
    row(
        "task", [](ItemFilter &f) { f.task = QStringLiteral("filter"); }, "ip/filter-1");
    row(
        "domain", [](ItemFilter &f) { f.domain = QStringLiteral("Films"); }, "ip/predict-1");
    row(
        "value",
        [](ItemFilter &f) {
            f.attributeType = QStringLiteral("residence");
            f.attributeValue = QStringLiteral("urban");
        },
        "ip/rank-1 ip/filter-1");
    row(
        "text", [](ItemFilter &f) { f.text = QStringLiteral("will"); }, "ip/predict-1");
    row(
        "text of all", [](ItemFilter &f) { f.text = QStringLiteral("tram"); },
        "ip/rank-1 ip/filter-1 ip/predict-1");
}

void tst_CandidateKinds::filterNarrowsThePopulation()
{
    QFETCH(ItemFilter, filter);
    PopulationQuery query = asking(UnitKind::Dialogue);
    query.filter = filter;
    QTEST(keys(query).join(u' '), "expected");
    query.items = QList<ItemId>{ItemId(1)};
    QCOMPARE(keys(query).join(u' '),
             QTest::currentDataTag() == QByteArray("value")
                     || QTest::currentDataTag() == QByteArray("text of all")
                 ? QStringLiteral("ip/rank-1")
                 : QString());
}

void tst_CandidateKinds::strataAreTheDesigns_data()
{
    QTest::addColumn<QList<Stratum>>("strata");
    QTest::addColumn<QString>("expected");
    QTest::newRow("usual") << QList<Stratum>{Stratum::Dataset, Stratum::Task}
                           << QStringLiteral("ip/predict");
    QTest::newRow("domain") << QList<Stratum>{Stratum::Domain} << QStringLiteral("Films");
    QTest::newRow("none") << QList<Stratum>{} << QString();
}

void tst_CandidateKinds::strataAreTheDesigns()
{
    QFETCH(QList<Stratum>, strata);
    PopulationQuery query = asking(UnitKind::Item);
    query.strata = strata;
    QTEST(find(query).constLast().stratum, "expected");
}

void tst_CandidateKinds::anotherStudysTextsAreLeftOut()
{
    Item echo = testItem(QStringLiteral("rank"), 9);
    echo.dialogue.rounds.removeLast();
    echo.dialogue.rounds[0].turns[0].content = QStringLiteral("the tram is LATE.");
    echo.dialogue.rounds[0].turns[1].content = QStringLiteral("Something new.");
    publishItems(*m_database, QStringLiteral("echo"), {echo});
    StudyTemplate asked;
    asked.id = QStringLiteral("round");
    asked.title = QStringLiteral("Round");
    asked.questions = {Question{}};
    StudyPlan pilot{
        QStringLiteral("Pilot"), asked, {1, {QStringLiteral("A")}, 1, 1, {}}, {}, {}, {}};
    PlannedUnit unit;
    unit.key = QStringLiteral("round-0001");
    unit.subjects = {{mainRole, UnitKind::Utterance, ItemId(1), DialogueId(1), 1, 2}};
    pilot.units = {unit};
    VERIFY_RESULT(StudyRepository(*m_database).create(pilot, testTime()));

    PopulationQuery query = asking(UnitKind::Utterance);
    query.filter.task = QStringLiteral("rank");
    QCOMPARE(keys(query).size(), 6);
    query.excludedStudy = QStringLiteral("Pilot");
    QCOMPARE(keys(query).join(u' '),
             QStringLiteral("ip/rank-1#0000 ip/rank-1#0001 ip/rank-1#0003 echo/rank-9#0001"));
    query.unit.kind = UnitKind::Round; // the second round holds the turn
    QCOMPARE(keys(query).join(u' '), QStringLiteral("ip/rank-1#0000 echo/rank-9#0000"));
    query.unit.kind = UnitKind::Dialogue;
    QCOMPARE(keys(query), QStringList{QStringLiteral("echo/rank-9")});
    query.excludedStudy = QStringLiteral("Other");
    const auto unknown = CandidateRepository(*m_database).candidates(query);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().message,
             QStringLiteral("There is no study named “Other” in this project. There are: Pilot."));
}

void tst_CandidateKinds::vocabularyIsThePopulations()
{
    const CandidateRepository candidates(*m_database);
    const QList<AttributeChoice> all{
        {QStringLiteral("age"), {QStringLiteral("adult")}},
        {QStringLiteral("hobby"), {QStringLiteral("music")}},
        {QStringLiteral("residence"), {QStringLiteral("rural"), QStringLiteral("urban")}}};
    QCOMPARE(*candidates.vocabulary({}), all);
    PopulationQuery query;
    query.filter.text = QStringLiteral("will");
    QCOMPARE(candidates.vocabulary(query)->constLast().values,
             QStringList{QStringLiteral("rural")});
    query.filter.text = QStringLiteral("nothing");
    QVERIFY(candidates.vocabulary(query)->isEmpty());
    mustExecute(*m_database,
                QStringLiteral("UPDATE attribute SET value = 'a|b' WHERE type = 'age'"));
    QCOMPARE(candidates.vocabulary({})->constFirst().type, QStringLiteral("hobby"));
}

CONCORD_TEST(tst_CandidateKinds)

#include "tst_candidatekinds.moc"
