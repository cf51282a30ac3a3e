// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/attributescore.h"
#include "models/evaluation/meteor.h"
#include "models/evaluation/responseparser.h"
#include "models/text/porterstemmer.h"
#include "models/text/sentences.h"
#include "models/text/wordnet.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Concord;

/// Each function of IP-Dialog's scores against the shared golden vectors (ipdialog_golden.json).
class tst_IpDialogGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tokensAreNltks();
    void stemsArePorters();
    void synonymsAreWordNets();
    void meteorIsNltks();
    void listsAreWrittenAsPythonWritesThem();
    void rankScoresAreTheOracles();
    void answersAreParsedAsPublished();
    void attributesAreParsedAsPublished();
    void fieldsAreFoundByTheirRules();
    void attributeScoresAreTheOracles();

private:
    QJsonObject m_golden;
    std::shared_ptr<WordNet> m_wordNet; ///< null where it is not installed
};

namespace {

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue part : value.toArray())
        strings.append(part.toString());
    return strings;
}

QStringList lettersIn(const QJsonValue &value)
{
    QStringList letters;
    for (const QChar letter : value.toString())
        letters.append(letter);
    return letters;
}

QMap<QString, QString> mapOf(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

} // namespace

void tst_IpDialogGolden::initTestCase()
{
    const QString path = sharedFile(QStringLiteral("reference/ipdialog_golden.json"));
    CONCORD_NEEDS(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_golden = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!m_golden.isEmpty());
    if (auto wordNet = WordNet::open())
        m_wordNet = *wordNet;
}

void tst_IpDialogGolden::tokensAreNltks()
{
    for (const QJsonValue value : m_golden[u"sentences_and_tokens"].toArray()) {
        const QString text = value[u"text"].toString();
        QStringList expected;
        for (const QString &sentence : stringsOf(value[u"sentences_lite"]))
            expected.append(sentence.trimmed()); // ours are without the space between them
        QCOMPARE(sentences(text), expected);
        QCOMPARE(meteorTokens(text), stringsOf(value[u"tokens_lite"]));
    }
}

void tst_IpDialogGolden::stemsArePorters()
{
    const QJsonObject stems = m_golden[u"stems"].toObject();
    QCOMPARE_GE(stems.size(), 90);
    for (auto it = stems.begin(); it != stems.end(); ++it)
        QCOMPARE(porterStem(it.key()), it.value().toString());
}

void tst_IpDialogGolden::synonymsAreWordNets()
{
    if (!m_wordNet)
        QSKIP("wordnet-base is not installed");
    const QJsonObject synonyms = m_golden[u"synonyms"].toObject();
    QVERIFY(!synonyms.isEmpty());
    QStringList every;
    for (auto it = synonyms.begin(); it != synonyms.end(); ++it)
        every += stringsOf(it.value());
    for (auto it = synonyms.begin(); it != synonyms.end(); ++it) {
        const QStringList own = stringsOf(it.value());
        for (const QString &other : every)
            QVERIFY2(m_wordNet->areSynonyms(it.key(), other) == own.contains(other),
                     qPrintable(it.key() + u" and " + other));
    }
}

void tst_IpDialogGolden::meteorIsNltks()
{
    for (const QJsonValue value : m_golden[u"meteor"].toArray()) {
        const QStringList reference = stringsOf(value[u"ref"]);
        const QStringList hypothesis = stringsOf(value[u"hyp"]);
        COMPARE_NEAR(meteor(reference, hypothesis, nullptr).score, value[u"without"].toDouble(),
                     1e-12);
        if (m_wordNet)
            COMPARE_NEAR(meteor(reference, hypothesis, m_wordNet.get()).score,
                         value[u"with_wordnet"].toDouble(), 1e-12);
    }
}

void tst_IpDialogGolden::listsAreWrittenAsPythonWritesThem()
{
    for (const QJsonValue value : m_golden[u"py_repr"].toArray())
        QCOMPARE(pythonList(stringsOf(value[u"list"])), value[u"text"].toString());
}

void tst_IpDialogGolden::rankScoresAreTheOracles()
{
    for (const QJsonValue value : m_golden[u"tau"].toArray()) {
        const QStringList reference = lettersIn(value[u"gt"]);
        const QStringList stated = lettersIn(value[u"pred"]);
        const auto published = publishedRankScore(reference, stated);
        QCOMPARE(published.has_value(), value[u"published"].isDouble());
        if (published)
            COMPARE_NEAR(*published, value[u"published"].toDouble(), 1e-12);
        COMPARE_NEAR(itemRankScore(reference, stated).value_or(-1), value[u"item_rank"].toDouble(),
                     1e-12);
    }
}

void tst_IpDialogGolden::answersAreParsedAsPublished()
{
    for (const QJsonValue value : m_golden[u"parse_answer"].toArray()) {
        const ReferenceAnswer answer =
            parseAnswer(value[u"text"].toString(), value[u"task"].toString());
        QCOMPARE(answer.isList, value[u"parsed"].isArray());
        QCOMPARE(answer.parts,
                 answer.isList ? stringsOf(value[u"parsed"])
                               : QStringList{value[u"parsed"].toString()});
    }
}

void tst_IpDialogGolden::attributesAreParsedAsPublished()
{
    for (const QJsonValue value : m_golden[u"parse_attributes"].toArray())
        QCOMPARE(parseAttributes(value[u"text"].toString()), mapOf(value[u"parsed"]));
}

void tst_IpDialogGolden::fieldsAreFoundByTheirRules()
{
    for (const QJsonValue value : m_golden[u"extract"].toArray()) {
        const auto pathway = pathwayNamed(value[u"pathway"].toString());
        QVERIFY(pathway);
        const ParsedResponse parsed =
            parseResponse(value[u"text"].toString(), *pathway, Reading::AsPublished);
        const auto check = [&](const ParsedField &field, QStringView name) {
            return field.text == value[u"fields"][name].toString()
                && field.rule == value[u"rules"][name].toInt(0);
        };
        QVERIFY2(check(parsed.attributes, u"Attributes"), qPrintable(value[u"text"].toString()));
        QVERIFY2(check(parsed.analysis, u"Analysis"), qPrintable(value[u"text"].toString()));
        QVERIFY2(check(parsed.answer, u"Answer"), qPrintable(value[u"text"].toString()));
    }
}

void tst_IpDialogGolden::attributeScoresAreTheOracles()
{
    for (const QJsonValue value : m_golden[u"attribute_scores"].toArray()) {
        const AttributeScore score = scoreAttributes(mapOf(value[u"gt"]), mapOf(value[u"pred"]));
        COMPARE_NEAR(score.typeF1, value[u"atf"].toDouble(), 1e-12);
        COMPARE_NEAR(score.valueF1, value[u"value_f1"].toDouble(), 1e-12);
        COMPARE_NEAR(score.relativeValueAccuracy, value[u"rva"].toDouble(), 1e-12);
    }
}

CONCORD_TEST(tst_IpDialogGolden)
#include "tst_ipdialoggolden.moc"
