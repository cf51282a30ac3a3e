// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responsescore.h"

#include "models/evaluation/attributescore.h"
#include "models/text/wordnet.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Concord;

/// The published responses against the oracle's score of each item and the published cells.
class tst_ResponseScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyItemHasTheOraclesScore_data();
    void everyItemHasTheOraclesScore();
    void repairedItemsHaveTheOraclesScore_data();
    void repairedItemsHaveTheOraclesScore();
    void publishedCellsComeOut_data();
    void publishedCellsComeOut();
    void withoutWordNetMeteorIsLower();
    void aFinishedAnswerScoresAsItsResponse_data();
    void aFinishedAnswerScoresAsItsResponse();
    void responsesWithoutAttributesAreNullWhenRepaired();
    void statesSayWhetherAnAnswerIsUsable();

private:
    std::shared_ptr<WordNet> m_wordNet;
    QList<ScoringItem> m_items;
};

namespace {

QList<QJsonObject> linesOf(const QString &path)
{
    QList<QJsonObject> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

ScoringItem itemOf(const QJsonObject &line)
{
    const QJsonObject reference = line[u"GT"].toObject();
    ScoringItem item{line[u"task"].toString(), {}, reference[u"analysis"].toString(), {}};
    const QJsonObject related = reference[u"related_attributes"].toObject();
    for (auto it = related.begin(); it != related.end(); ++it)
        item.related.insert(it.key(), it.value().toString());
    const QJsonValue answer = reference[u"answer"];
    item.answer.isList = answer.isArray();
    for (const QJsonValue part : answer.toArray())
        item.answer.parts.append(part.toString());
    if (!item.answer.isList)
        item.answer.parts = {answer.toString()};
    return item;
}

QStringList responsesOf(const QString &model)
{
    QStringList responses;
    for (const QJsonObject &line : linesOf(sharedFile(
             QStringLiteral("data/ip-dialog/responses/alpaca_hq_basic_1000/%1.jsonl").arg(model))))
        responses.append(line[u"predict"].toString());
    return responses;
}

QList<QJsonObject> oracleOf(const QString &model)
{
    return linesOf(sharedFile(QStringLiteral("reference/ref_items_%1.jsonl").arg(model)));
}

void addModels()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("claude") << QStringLiteral("claude");
    QTest::newRow("qwen") << QStringLiteral("qwen");
}

} // namespace

void tst_ResponseScore::initTestCase()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(path);
    for (const QJsonObject &line : linesOf(path))
        m_items.append(itemOf(line));
    QCOMPARE(m_items.size(), 1000);
    if (auto wordNet = WordNet::open())
        m_wordNet = *wordNet;
}

void tst_ResponseScore::everyItemHasTheOraclesScore_data()
{
    addModels();
}

void tst_ResponseScore::everyItemHasTheOraclesScore()
{
    if (!m_wordNet)
        QSKIP("wordnet-base is not installed");
    QFETCH(QString, model);
    const QStringList responses = responsesOf(model);
    const QList<QJsonObject> oracle = oracleOf(model);
    QCOMPARE(responses.size(), 1000);
    QCOMPARE(oracle.size(), 1000);
    int equal = 0;
    int meteors = 0;
    for (qsizetype i = 0; i < responses.size(); ++i) {
        const ResponseScore score = scoreResponse(m_items[i], responses[i], Pathway::DirectResponse,
                                                  Reading::AsPublished, m_wordNet.get());
        const double expected = oracle[i][u"answer_acc"].toDouble();
        QCOMPARE(score.answerRule, oracle[i][u"rule_answer"].toInt());
        QCOMPARE(score.analysisRule, oracle[i][u"rule_analysis"].toInt());
        COMPARE_NEAR(*score.attributeTypeF1, oracle[i][u"attribute_f1"].toDouble(), 1e-12);
        if (!score.meteor) {
            COMPARE_NEAR(score.taskAccuracy, expected, 1e-12);
            if (oracle[i].contains(u"answer_acc_item_rank"))
                COMPARE_NEAR(*score.itemRank, oracle[i][u"answer_acc_item_rank"].toDouble(), 1e-12);
            continue;
        }
        COMPARE_NEAR(score.taskAccuracy, expected, 0.0005);
        const bool isEqual = std::abs(score.taskAccuracy - expected) < 1e-12;
        if (!isEqual) // then as without Punkt's trained tables
            COMPARE_NEAR(score.taskAccuracy, oracle[i][u"answer_acc_lite"].toDouble(), 1e-12);
        ++meteors;
        equal += isEqual ? 1 : 0;
    }
    QCOMPARE(meteors, 500);
    // Of both models' 1,000 all but 2: Punkt's trained tables split a sentence of those elsewhere.
    QCOMPARE_GE(equal, model == u"claude" ? 498 : 500);
}

void tst_ResponseScore::repairedItemsHaveTheOraclesScore_data()
{
    addModels();
}

void tst_ResponseScore::repairedItemsHaveTheOraclesScore()
{
    if (!m_wordNet)
        QSKIP("wordnet-base is not installed");
    QFETCH(QString, model);
    const QStringList responses = responsesOf(model);
    const QList<QJsonObject> oracle = oracleOf(model);
    for (qsizetype i = 0; i < responses.size(); ++i) {
        const QJsonValue repaired = oracle[i][u"answer_acc_repaired_parse"];
        const double expected =
            (repaired.isDouble() ? repaired : oracle[i][u"answer_acc"]).toDouble();
        const ParsedResponse parsed =
            parseResponse(responses[i], Pathway::DirectResponse, Reading::Repaired);
        const ResponseScore score = scoreResponse(m_items[i], responses[i], Pathway::DirectResponse,
                                                  Reading::Repaired, m_wordNet.get());
        // The oracle repairs the parse and keeps the published tau.
        const double actual = score.itemRank
            ? publishedRankScore(m_items[i].answer.parts,
                                 parseAnswer(parsed.answer.text, m_items[i].task).parts)
                  .value_or(0)
            : score.taskAccuracy;
        COMPARE_NEAR(actual, expected, 0.0005);
    }
}

void tst_ResponseScore::publishedCellsComeOut_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<double>("claude");
    QTest::addColumn<double>("qwen");
    // IP-Dialog, DirectResponse, percent (ip-dialog.md section 1).
    QTest::newRow("recommend") << QStringLiteral("recommend") << 27.65 << 23.88;
    QTest::newRow("rank") << QStringLiteral("rank") << 65.33 << 49.17;
    QTest::newRow("filter") << QStringLiteral("filter") << 67.47 << 48.27;
    QTest::newRow("predict") << QStringLiteral("predict") << 56.00 << 65.00;
    QTest::newRow("preference_infer") << QStringLiteral("preference_infer") << 68.73 << 49.90;
    QTest::newRow("risk_detect") << QStringLiteral("risk_detect") << 26.75 << 19.04;
    QTest::newRow("intention_infer") << QStringLiteral("intention_infer") << 28.23 << 19.89;
    QTest::newRow("advice") << QStringLiteral("advice") << 31.91 << 30.70;
    QTest::newRow("decision") << QStringLiteral("decision") << 74.00 << 70.00;
    QTest::newRow("convince") << QStringLiteral("convince") << 29.63 << 25.19;
}

void tst_ResponseScore::publishedCellsComeOut()
{
    if (!m_wordNet)
        QSKIP("wordnet-base is not installed");
    QFETCH(QString, task);
    QFETCH(double, claude);
    QFETCH(double, qwen);
    const std::pair<QString, double> cells[] = {{QStringLiteral("claude"), claude},
                                                {QStringLiteral("qwen"), qwen}};
    for (const auto &[model, published] : cells) {
        const QStringList responses = responsesOf(model);
        double sum = 0; // of 100 items, so it reads as percent
        for (qsizetype i = 0; i < responses.size(); ++i) {
            if (m_items[i].task == task)
                sum += scoreResponse(m_items[i], responses[i], Pathway::DirectResponse,
                                     Reading::AsPublished, m_wordNet.get())
                           .taskAccuracy;
        }
        QCOMPARE(QString::number(sum, 'f', 2), QString::number(published, 'f', 2));
    }
}

void tst_ResponseScore::withoutWordNetMeteorIsLower()
{
    // Claude's recommend without WordNet (ip-dialog.md section 1): 26.31.
    const QStringList responses = responsesOf(QStringLiteral("claude"));
    double sum = 0;
    for (qsizetype i = 0; i < responses.size(); ++i) {
        if (m_items[i].task == u"recommend")
            sum += scoreResponse(m_items[i], responses[i], Pathway::DirectResponse,
                                 Reading::AsPublished, nullptr)
                       .taskAccuracy;
    }
    COMPARE_NEAR(sum, 26.31, 0.005);
}

void tst_ResponseScore::responsesWithoutAttributesAreNullWhenRepaired()
{
    const ScoringItem item{QStringLiteral("predict"),
                           {{QStringLiteral("age"), QStringLiteral("child")}},
                           QStringLiteral("because"),
                           {{QStringLiteral("yes")}, false}};
    const QString text = QStringLiteral("Analysis: [x]\nAnswer: [yes]");
    const ResponseScore published =
        scoreResponse(item, text, Pathway::DirectResponse, Reading::AsPublished, nullptr);
    QCOMPARE(published.attributeTypeF1, 0.0);
    QCOMPARE(published.relativeValueAccuracy, 0.0);
    const ResponseScore repaired =
        scoreResponse(item, text, Pathway::DirectResponse, Reading::Repaired, nullptr);
    QVERIFY(!repaired.attributeTypeF1);
    QVERIFY(!repaired.relativeValueAccuracy);
    QCOMPARE(repaired.taskAccuracy, 1.0);
}

void tst_ResponseScore::statesSayWhetherAnAnswerIsUsable()
{
    const auto stateOf = [](const QString &task, const QString &response) {
        const ScoringItem item{task, {}, {}, {{QStringLiteral("yes")}, false}};
        return scoreResponse(item, response, Pathway::DirectResponse, Reading::Repaired, nullptr)
            .state;
    };
    QCOMPARE(stateOf(QStringLiteral("predict"), QStringLiteral("Answer: [Yes]")),
             ParseState::Parsed);
    QCOMPARE(stateOf(QStringLiteral("predict"), QStringLiteral("Answer: [perhaps]")),
             ParseState::UnusableAnswer);
    QCOMPARE(stateOf(QStringLiteral("filter"), QStringLiteral("Answer: [none of them]")),
             ParseState::UnusableAnswer);
    QCOMPARE(stateOf(QStringLiteral("advice"), QStringLiteral("I cannot say.")),
             ParseState::NoAnswer);
    for (const ParseState state :
         {ParseState::Parsed, ParseState::NoAnswer, ParseState::UnusableAnswer})
        QCOMPARE(parseStateNamed(parseStateName(state)), state);
}

void tst_ResponseScore::aFinishedAnswerScoresAsItsResponse_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QStringList>("reference");
    QTest::addColumn<QStringList>("answer");
    QTest::addColumn<std::optional<double>>("published"); // worked by hand
    const auto row = [](const char *task, const char *reference, const char *answer,
                        std::optional<double> published) {
        QTest::newRow(task) << QString::fromLatin1(task)
                            << QString::fromLatin1(reference).split(u',')
                            << QString::fromLatin1(answer).split(u',') << published;
    };
    row("predict", "yes", "yes", 1.0);
    row("decision", "yes", "no", 0.0);
    row("filter", "A,B", "A,C", 0.5);
    row("rank", "A,D,B,C", "B,D,A,C", 5.0 / 6); // ip-dialog.md section 5
    row("advice", "x", "x", std::nullopt);
    row("unknown", "x", "x", std::nullopt);
}

void tst_ResponseScore::aFinishedAnswerScoresAsItsResponse()
{
    QFETCH(QString, task);
    QFETCH(QStringList, reference);
    QFETCH(QStringList, answer);
    QFETCH(std::optional<double>, published);
    const bool isList = task != u"predict" && task != u"decision";
    const auto score =
        answerScore(task, {reference, isList}, {answer, isList}, Reading::AsPublished);
    QCOMPARE(score.has_value(), published.has_value());
    if (!score)
        return;
    COMPARE_NEAR(*score, *published, 1e-12);
    const ScoringItem item{task, {}, {}, {reference, isList}};
    const QString response = QStringLiteral("Answer: [%1]").arg(answer.join(QStringLiteral(", ")));
    QCOMPARE(scoreResponse(item, response, Pathway::DirectResponse, Reading::AsPublished, nullptr)
                 .taskAccuracy,
             *score);
}

CONCORD_TEST(tst_ResponseScore)
#include "tst_responsescore.moc"
