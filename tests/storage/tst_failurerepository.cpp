// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/failurerepository.h"

#include "storage/journal.h"
#include "storage/metricrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_FailureRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void worstComeFirst();
    void aLimitTakesTheWorst();
    void withoutTheMeasureComesLastAndFitsNoScore();
    void readingsAreKeptApart();
    void filtersChooseResponsesAndMetrics_data();
    void filtersChooseResponsesAndMetrics();
    void scoresAndStatesNarrow();
    void rowsSayWhatTheResponseIs();
    void rowsShareTheirTexts();
    void stagedRunsAreNotShown();
    void theChoicesAreThoseOfAnsweredItems();
    void aDetailIsParsedAnew();
    void whatIsNotThereIsAnError();
    void detailsOfAnItemComeInThePapersOrder();
    void tagsKeepTheirOrder();
    void tagsThatStayKeepTheirResponses();
    void aRenamedTagKeepsItsResponses();
    void tagsCanChangeTheirNames();
    void aTagThatHasGoneIsNotRenamed();
    void wrongTagNamesChangeNothing_data();
    void wrongTagNamesChangeNothing();
    void tagsArePutOnAndTakenOff();
    void taggingWhatIsNotThereIsAnError();
    void tagsAreCounted();
    void theyGoWithTheirRun();

private:
    QString keysFor(const FailureFilter &filter, std::optional<qsizetype> limit = {}) const;
    ResponseId response(const QString &key, const QString &model) const;
    TagId tagNamed(const QString &name) const;
    qint64 number(const char *sql) const
    {
        return numberFrom(*m_database, QString::fromLatin1(sql));
    }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<FailureRepository> m_failures;
    DatasetId m_dataset;
};

namespace {

ScoredResponse scoredResponse(qint64 item, double accuracy, std::optional<double> typeF1,
                              ParseState state = ParseState::Parsed)
{
    ScoredResponse response;
    response.item = ItemId(item);
    response.text = QStringLiteral("- Attributes: [hobby: music, age: child]\n- Answer: [A]");
    response.scores.published.state = state;
    response.scores.published.taskAccuracy = accuracy;
    response.scores.published.attributeTypeF1 = typeF1;
    response.scores.published.relativeValueAccuracy = typeF1;
    response.scores.repaired.taskAccuracy = 1 - accuracy;
    return response;
}

} // namespace

void tst_FailureRepository::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_failures = std::make_unique<FailureRepository>(*m_database);
    Item advice = testItem(QStringLiteral("advice"), 3);
    advice.domain = QStringLiteral("Food");
    advice.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), true, {}}};
    m_dataset = publishItems(
        *m_database, QStringLiteral("d"),
        {testItem(QStringLiteral("rank"), 1), testItem(QStringLiteral("rank"), 2), advice});
    publishRun(*m_database, m_dataset, QStringLiteral("qwen"), Pathway::TypeGuided,
               {scoredResponse(1, 0, {}), scoredResponse(2, 1, {}),
                scoredResponse(3, 0.2, 0.1, ParseState::UnusableAnswer)});
    publishRun(*m_database, m_dataset, QStringLiteral("claude"), Pathway::DirectResponse,
               {scoredResponse(1, 0.5, 0.9), scoredResponse(2, 0, 0.8, ParseState::NoAnswer),
                scoredResponse(3, 0.2, 0.7)});
}

// "rank-1 qwen, …" in the order found.
QString tst_FailureRepository::keysFor(const FailureFilter &filter,
                                       std::optional<qsizetype> limit) const
{
    const auto rows = m_failures->find(filter, limit);
    if (!rows)
        return rows.error().message;
    QStringList keys;
    for (const FailureRow &row : *rows)
        keys.append(row.key + u' ' + row.model);
    return keys.join(QStringLiteral(", "));
}

ResponseId tst_FailureRepository::response(const QString &key, const QString &model) const
{
    const auto rows = m_failures->find({});
    for (const FailureRow &row : *rows) {
        if (row.key == key && row.model == model)
            return row.response;
    }
    return {};
}

TagId tst_FailureRepository::tagNamed(const QString &name) const
{
    const auto tags = m_failures->tags();
    for (const Tag &tag : *tags) {
        if (tag.name == name)
            return tag.id;
    }
    return {};
}

void tst_FailureRepository::worstComeFirst()
{
    // Of equal ones the earlier item, then the earlier run: qwen came in first.
    QCOMPARE(keysFor({}),
             QStringLiteral("rank-1 qwen, rank-2 claude, advice-3 qwen, advice-3 claude, "
                            "rank-1 claude, rank-2 qwen"));
    QCOMPARE(*m_failures->count({}), 6);
}

void tst_FailureRepository::aLimitTakesTheWorst()
{
    QCOMPARE(keysFor({}, 2), QStringLiteral("rank-1 qwen, rank-2 claude"));
    QCOMPARE(keysFor({}, 0), QString());
}

void tst_FailureRepository::withoutTheMeasureComesLastAndFitsNoScore()
{
    FailureFilter filter;
    filter.measure = FailureMeasure::AttributeTypeF1;
    QCOMPARE(keysFor(filter),
             QStringLiteral("advice-3 qwen, advice-3 claude, rank-2 claude, rank-1 claude, "
                            "rank-1 qwen, rank-2 qwen"));
    filter.lowest = 0;
    QCOMPARE(keysFor(filter),
             QStringLiteral("advice-3 qwen, advice-3 claude, rank-2 claude, rank-1 claude"));
    filter.lowest.reset();
    filter.highest = 0.7; // inclusive
    QCOMPARE(keysFor(filter), QStringLiteral("advice-3 qwen, advice-3 claude"));
    QCOMPARE(*m_failures->count(filter), 2);
    filter.measure = FailureMeasure::RelativeValueAccuracy;
    QCOMPARE(*m_failures->count(filter), 2);
}

void tst_FailureRepository::readingsAreKeptApart()
{
    FailureFilter filter;
    filter.reading = Reading::Repaired; // 1 minus the published accuracy, by init()
    QCOMPARE(keysFor(filter, 2), QStringLiteral("rank-2 qwen, rank-1 claude"));
    const auto rows = m_failures->find(filter, 1);
    QVERIFY(!rows->constFirst().attributeTypeF1);
    QCOMPARE(rows->constFirst().taskAccuracy, 0.0);
}

void tst_FailureRepository::filtersChooseResponsesAndMetrics_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QStringList>("tasks");
    QTest::addColumn<QList<int>>("pathways");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("attribute"); // "type=value"
    QTest::addColumn<int>("responses");
    const QStringList none;
    const QString any;
    QTest::newRow("all") << none << none << QList<int>() << any << any << 6;
    QTest::newRow("model") << QStringList{QStringLiteral("qwen")} << none << QList<int>() << any
                           << any << 3;
    QTest::newRow("two models") << QStringList{QStringLiteral("qwen"), QStringLiteral("claude")}
                                << none << QList<int>() << any << any << 6;
    QTest::newRow("unknown model")
        << QStringList{QStringLiteral("q'wen")} << none << QList<int>() << any << any << 0;
    QTest::newRow("task") << none << QStringList{QStringLiteral("rank")} << QList<int>() << any
                          << any << 4;
    QTest::newRow("pathway") << none << none << QList<int>{int(Pathway::TypeGuided)} << any << any
                             << 3;
    QTest::newRow("domain") << none << none << QList<int>() << QStringLiteral("Food") << any << 2;
    QTest::newRow("related type") << none << none << QList<int>() << any << QStringLiteral("hobby")
                                  << 4;
    QTest::newRow("related, not any type")
        << none << none << QList<int>() << any << QStringLiteral("age") << 2;
    QTest::newRow("value") << none << none << QList<int>() << any << QStringLiteral("hobby=music")
                           << 4;
    QTest::newRow("another value")
        << none << none << QList<int>() << any << QStringLiteral("hobby=films") << 0;
    QTest::newRow("all at once") << QStringList{QStringLiteral("claude")}
                                 << QStringList{QStringLiteral("advice")}
                                 << QList<int>{int(Pathway::DirectResponse)}
                                 << QStringLiteral("Food") << QStringLiteral("age=adult") << 1;
}

void tst_FailureRepository::filtersChooseResponsesAndMetrics()
{
    QFETCH(QStringList, models);
    QFETCH(QStringList, tasks);
    QFETCH(QList<int>, pathways);
    QFETCH(QString, domain);
    QFETCH(QString, attribute);
    QFETCH(int, responses);
    FailureFilter filter;
    filter.responses = {
        models, tasks, {}, domain, attribute.section(u'=', 0, 0), attribute.section(u'=', 1)};
    for (const int pathway : pathways)
        filter.responses.pathways.append(Pathway(pathway));
    QCOMPARE(m_failures->find(filter)->size(), responses);
    QCOMPARE(*m_failures->count(filter), responses);
    const auto data =
        MetricRepository(*m_database).computed(Reading::AsPublished, filter.responses);
    VERIFY_RESULT(data);
    QCOMPARE(data->items.size(), responses);
}

void tst_FailureRepository::scoresAndStatesNarrow()
{
    FailureFilter filter;
    filter.lowest = 0.2;
    filter.highest = 0.5;
    QCOMPARE(keysFor(filter), QStringLiteral("advice-3 qwen, advice-3 claude, rank-1 claude"));
    filter.state = ParseState::UnusableAnswer;
    QCOMPARE(keysFor(filter), QStringLiteral("advice-3 qwen"));
    filter.state = ParseState::NoAnswer;
    QCOMPARE(keysFor(filter), QString());
}

void tst_FailureRepository::rowsSayWhatTheResponseIs()
{
    const auto rows = m_failures->find({});
    VERIFY_RESULT(rows);
    FailureRow row = rows->at(2);
    QVERIFY(row.response.isValid());
    row.response = {};
    const FailureRow expected{{},
                              ItemId(3),
                              QStringLiteral("advice-3"),
                              QStringLiteral("d"),
                              QStringLiteral("advice"),
                              QStringLiteral("Food"),
                              QStringLiteral("qwen"),
                              Pathway::TypeGuided,
                              ParseState::UnusableAnswer,
                              0.1,
                              0.1,
                              0.2,
                              {}};
    QCOMPARE(row, expected);
}

void tst_FailureRepository::rowsShareTheirTexts()
{
    const auto rows = m_failures->find({});
    QCOMPARE(rows->at(0).task.constData(), rows->at(1).task.constData());
    const auto data = MetricRepository(*m_database).computed(Reading::AsPublished);
    QCOMPARE(data->items.at(0).model.constData(), data->items.at(1).model.constData());
    QCOMPARE(data->items.at(0).task.constData(), data->items.at(1).task.constData());
}

void tst_FailureRepository::stagedRunsAreNotShown()
{
    mustExecute(*m_database,
                QStringLiteral("UPDATE model_run SET state = 'staged' WHERE model = 'qwen'"));
    QCOMPARE(*m_failures->count({}), 3);
    QCOMPARE(m_failures->find({})->size(), 3);
    QCOMPARE(m_failures->rowsOfItem(ItemId(1), Reading::AsPublished)->size(), 1);
    QCOMPARE(MetricRepository(*m_database).choices()->models,
             QStringList(QStringLiteral("claude")));
}

void tst_FailureRepository::theChoicesAreThoseOfAnsweredItems()
{
    Item other = testItem(QStringLiteral("predict"), 9);
    other.domain = QStringLiteral("Travel");
    publishItems(*m_database, QStringLiteral("unanswered"), {other});
    const auto choices = MetricRepository(*m_database).choices();
    VERIFY_RESULT(choices);
    const ResponseChoices expected{{QStringLiteral("claude"), QStringLiteral("qwen")},
                                   {QStringLiteral("rank"), QStringLiteral("advice")},
                                   {Pathway::DirectResponse, Pathway::TypeGuided},
                                   {QStringLiteral("Books"), QStringLiteral("Food")},
                                   {{QStringLiteral("age"), {QStringLiteral("adult")}},
                                    {QStringLiteral("hobby"), {QStringLiteral("music")}},
                                    {QStringLiteral("residence"), {QStringLiteral("urban")}}}};
    QCOMPARE(*choices, expected);
    const Database empty = emptyProjectDatabase();
    QCOMPARE(*MetricRepository(empty).choices(), ResponseChoices());
}

void tst_FailureRepository::aDetailIsParsedAnew()
{
    const auto detail =
        m_failures->detail(response(QStringLiteral("rank-1"), QStringLiteral("claude")),
                           Reading::AsPublished, nullptr);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->item, testItem(QStringLiteral("rank"), 1));
    QCOMPARE(detail->row.model, QStringLiteral("claude"));
    QVERIFY(detail->text.startsWith(u"- Attributes"));
    QCOMPARE(detail->answer.parts, QStringList(QStringLiteral("A")));
    // hobby is right, age does not matter, residence is missed.
    QCOMPARE(detail->attributes.size(), 3);
    QCOMPARE(detail->attributes[0].verdict, AttributeVerdict::Spurious);
    QCOMPARE(detail->attributes[1].verdict, AttributeVerdict::Right);
    QCOMPARE(detail->attributes[2].verdict, AttributeVerdict::Missed);
    QCOMPARE(detail->row.attributeTypeF1, std::optional(0.5)); // P = R = 1/2, not what is stored
}

void tst_FailureRepository::whatIsNotThereIsAnError()
{
    const auto detail = m_failures->detail(ResponseId(99), Reading::AsPublished, nullptr);
    QVERIFY(!detail);
    QVERIFY(detail.error().message.contains(u"99"));
    QVERIFY(!m_failures->detailsOfItem(ItemId(99), Reading::AsPublished, nullptr));
    QVERIFY(m_failures->rows({ResponseId(99)}, Reading::AsPublished)->isEmpty());
}

void tst_FailureRepository::detailsOfAnItemComeInThePapersOrder()
{
    publishRun(*m_database, m_dataset, QStringLiteral("claude"), Pathway::TaskRelated,
               {scoredResponse(1, 0, {})});
    publishRun(*m_database, m_dataset, QStringLiteral("a new one"), Pathway::TypeGuided,
               {scoredResponse(1, 0, {})});
    const auto details = m_failures->detailsOfItem(ItemId(1), Reading::Repaired, nullptr);
    VERIFY_RESULT(details);
    QStringList names;
    for (const ResponseDetail &detail : *details)
        names.append(detail.row.model + u' ' + pathwayName(detail.row.pathway));
    QCOMPARE(
        names,
        QStringList({QStringLiteral("claude DirectResponse"), QStringLiteral("claude TaskRelated"),
                     QStringLiteral("qwen TypeGuided"), QStringLiteral("a new one TypeGuided")}));
    QCOMPARE(details->constFirst().reading, Reading::Repaired);
}

void tst_FailureRepository::tagsKeepTheirOrder()
{
    QVERIFY(m_failures->tags()->isEmpty());
    VERIFY_RESULT(
        m_failures->setTags(tagsNamed({QStringLiteral("vague"), QStringLiteral(" wrong value "),
                                       QStringLiteral("cut")}),
                            testTime()));
    QStringList names;
    const auto tags = m_failures->tags();
    for (const Tag &tag : *tags)
        names.append(tag.name);
    QCOMPARE(names.join(u'|'), QStringLiteral("vague|wrong value|cut"));
    const auto entries = journalEntries(*m_database);
    const JournalEntry entry = entries->constLast();
    QCOMPARE(entry.action, QStringLiteral("set tags"));
    QCOMPARE(entry.at, testTime());
    QCOMPARE(entry.detail[u"names"].toArray().size(), 3);
}

void tst_FailureRepository::tagsThatStayKeepTheirResponses()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a"), QStringLiteral("b")})));
    const ResponseId tagged = response(QStringLiteral("rank-1"), QStringLiteral("qwen"));
    for (const char *name : {"a", "b"})
        VERIFY_RESULT(m_failures->setTagged(tagged, tagNamed(QString::fromLatin1(name)), true));
    // "b" moves to the front, "a" goes: a new name is not guessed to be the old one.
    VERIFY_RESULT(m_failures->setTags(
        tagsNamed({QStringLiteral("b"), QStringLiteral("A")}, *m_failures->tags())));
    QCOMPARE(m_failures->rows({tagged}, Reading::AsPublished)->constFirst().tags,
             QStringList(QStringLiteral("b")));
    QCOMPARE(number("SELECT count(*) FROM response_tag"), 1);
    QCOMPARE(journalEntries(*m_database)->constLast().detail[u"removed"].toArray(),
             QJsonArray{QStringLiteral("a")});
}

void tst_FailureRepository::aRenamedTagKeepsItsResponses()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a"), QStringLiteral("b")})));
    const ResponseId tagged = response(QStringLiteral("rank-1"), QStringLiteral("qwen"));
    VERIFY_RESULT(m_failures->setTagged(tagged, tagNamed(QStringLiteral("a")), true));
    const TagId a = tagNamed(QStringLiteral("a"));
    const TagId b = tagNamed(QStringLiteral("b"));
    const QList<Tag> edited{{b, QStringLiteral("b")},
                            {{}, QStringLiteral("a")}, // the name is free now
                            {a, QStringLiteral(" vague ")}};
    VERIFY_RESULT(m_failures->setTags(edited));
    const auto tags = m_failures->tags();
    QCOMPARE(tags->size(), 3);
    QCOMPARE(tags->at(0), edited[0]);
    QVERIFY(tags->at(1).id != a);
    QCOMPARE(tags->at(2), (Tag{a, QStringLiteral("vague")}));
    QCOMPARE(m_failures->rows({tagged}, Reading::AsPublished)->constFirst().tags,
             QStringList(QStringLiteral("vague")));
    const auto entries = journalEntries(*m_database);
    const QJsonObject detail = entries->constLast().detail;
    QCOMPARE(detail[u"renamed"].toObject(),
             (QJsonObject{{QStringLiteral("a"), QStringLiteral("vague")}}));
    QVERIFY(detail[u"removed"].toArray().isEmpty());
}

void tst_FailureRepository::tagsCanChangeTheirNames()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a"), QStringLiteral("b")})));
    const TagId a = tagNamed(QStringLiteral("a"));
    const TagId b = tagNamed(QStringLiteral("b"));
    VERIFY_RESULT(m_failures->setTags({{a, QStringLiteral("b")}, {b, QStringLiteral("a")}}));
    QCOMPARE(tagNamed(QStringLiteral("b")), a);
    QCOMPARE(tagNamed(QStringLiteral("a")), b);
}

void tst_FailureRepository::aTagThatHasGoneIsNotRenamed()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a")})));
    const TagId a = tagNamed(QStringLiteral("a"));
    for (const QList<Tag> &tags :
         {QList<Tag>{{TagId(99), QStringLiteral("b")}},
          QList<Tag>{{a, QStringLiteral("b")}, {a, QStringLiteral("c")}}}) {
        const auto refused = m_failures->setTags(tags);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"removed meanwhile"));
    }
    QCOMPARE(*m_failures->tags(), (QList<Tag>{{a, QStringLiteral("a")}}));
}

void tst_FailureRepository::wrongTagNamesChangeNothing_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("empty") << QStringList{QStringLiteral("b"), QString()};
    QTest::newRow("twice") << QStringList{QStringLiteral("b"), QStringLiteral(" b")};
}

void tst_FailureRepository::wrongTagNamesChangeNothing()
{
    QFETCH(QStringList, names);
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({{}, name});
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a")})));
    const auto refused = m_failures->setTags(tags);
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
    QCOMPARE(m_failures->tags()->size(), 1);
    QVERIFY(tagNamed(QStringLiteral("a")).isValid());
}

void tst_FailureRepository::tagsArePutOnAndTakenOff()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a"), QStringLiteral("b,c")})));
    const TagId a = tagNamed(QStringLiteral("a"));
    const TagId b = tagNamed(QStringLiteral("b,c"));
    const ResponseId tagged = response(QStringLiteral("rank-1"), QStringLiteral("qwen"));
    VERIFY_RESULT(m_failures->setTagged(tagged, b, true));
    VERIFY_RESULT(m_failures->setTagged(tagged, a, true));
    VERIFY_RESULT(m_failures->setTagged(tagged, a, true)); // twice is once
    FailureFilter filter;
    filter.tag = QStringLiteral("a");
    QCOMPARE(keysFor(filter), QStringLiteral("rank-1 qwen"));
    QCOMPARE(m_failures->find(filter)->constFirst().tags,
             QStringList({QStringLiteral("a"), QStringLiteral("b,c")}));
    VERIFY_RESULT(m_failures->setTagged(tagged, a, false));
    QCOMPARE(keysFor(filter), QString());
    filter.tag = QStringLiteral("b,c");
    QCOMPARE(keysFor(filter), QStringLiteral("rank-1 qwen"));
}

void tst_FailureRepository::taggingWhatIsNotThereIsAnError()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a")})));
    const TagId tag = tagNamed(QStringLiteral("a"));
    QVERIFY(!m_failures->setTagged(ResponseId(99), tag, true));
    const ResponseId tagged = response(QStringLiteral("rank-1"), QStringLiteral("qwen"));
    VERIFY_RESULT(m_failures->setTags({}));
    const auto refused = m_failures->setTagged(tagged, tag, true);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"removed"));
}

void tst_FailureRepository::tagsAreCounted()
{
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    VERIFY_RESULT(m_failures->setTags(tagsNamed({b, a, QStringLiteral("unused")})));
    for (const char *key : {"rank-1", "rank-2", "advice-3"}) {
        const ResponseId tagged = response(QString::fromLatin1(key), QStringLiteral("qwen"));
        VERIFY_RESULT(m_failures->setTagged(tagged, tagNamed(a), true));
    }
    const ResponseId other = response(QStringLiteral("rank-2"), QStringLiteral("claude"));
    VERIFY_RESULT(m_failures->setTagged(other, tagNamed(b), true));
    const QList<TagCount> expected{{b, QStringLiteral("claude"), QStringLiteral("rank"), 1},
                                   {a, QStringLiteral("qwen"), QStringLiteral("advice"), 1},
                                   {a, QStringLiteral("qwen"), QStringLiteral("rank"), 2}};
    QCOMPARE(*m_failures->tagCounts(), expected);
    EvaluationFilter food;
    food.domain = QStringLiteral("Food");
    QCOMPARE(*m_failures->tagCounts(food), expected.mid(1, 1));
}

void tst_FailureRepository::theyGoWithTheirRun()
{
    VERIFY_RESULT(m_failures->setTags(tagsNamed({QStringLiteral("a")})));
    VERIFY_RESULT(m_failures->setTagged(response(QStringLiteral("rank-1"), QStringLiteral("qwen")),
                                        tagNamed(QStringLiteral("a")), true));
    mustExecute(*m_database, QStringLiteral("DELETE FROM model_run WHERE model = 'qwen'"));
    QCOMPARE(number("SELECT count(*) FROM response_tag"), 0);
    QCOMPARE(m_failures->tags()->size(), 1);
}

CONCORD_TEST(tst_FailureRepository)
#include "tst_failurerepository.moc"
