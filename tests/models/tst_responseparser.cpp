// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responseparser.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ResponseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathwaysHaveTheirNames();
    void modelsHaveTheirTitles();
    void readingsHaveTheirNames();
    void aPathwayHasItsOwnHeading();
    void theAppendedBracketIsNoPartOfARepairedAnswer();
    void aRepairedAnalysisEndsAtAnyAnswerHeading();
    void anUnclosedBracketIsClosed();
    void strangeTextsAreNoTrouble();
};

namespace {

ParsedResponse parsed(const QString &text, Reading reading)
{
    return parseResponse(text, Pathway::DirectResponse, reading);
}

} // namespace

void tst_ResponseParser::pathwaysHaveTheirNames()
{
    for (const Pathway pathway : pathways())
        QCOMPARE(pathwayNamed(pathwayName(pathway)), pathway);
    QCOMPARE(pathwayNamed(QStringLiteral("alpaca_hq_cot1_1000")), Pathway::AttributeFilter);
    QCOMPARE(pathwayNamed(QStringLiteral("alpaca_hq_basic_1000")), Pathway::DirectResponse);
    QCOMPARE(pathwayNamed(QStringLiteral("hq_cot4")), Pathway::TaskRelated);
    QCOMPARE(pathwayNamed(QStringLiteral("cot3")), Pathway::FullAttributes);
    QCOMPARE(pathwayNamed(QStringLiteral("taskrelated")), Pathway::TaskRelated);
    QVERIFY(!pathwayNamed(QStringLiteral("cot9")));
    QVERIFY(!pathwayNamed(QString()));
}

void tst_ResponseParser::modelsHaveTheirTitles()
{
    QCOMPARE(modelTitle(QStringLiteral("llama3_1_70b")), QStringLiteral("Llama-3.1-70B-Instruct"));
    QCOMPARE(modelTitle(QStringLiteral("my-model")), QStringLiteral("my-model"));
}

void tst_ResponseParser::readingsHaveTheirNames()
{
    QCOMPARE(readingNamed(QStringLiteral("repaired")), Reading::Repaired);
    QCOMPARE(readingNamed(QStringLiteral("published")), Reading::AsPublished);
    QVERIFY(!readingNamed(QStringLiteral("other")));
    QVERIFY(readingTitle(Reading::Repaired) != readingTitle(Reading::AsPublished));
}

void tst_ResponseParser::aPathwayHasItsOwnHeading()
{
    const QString text = QStringLiteral("Full Attribute Values: [age: child]\nAnswer: [yes]");
    QCOMPARE(parseResponse(text, Pathway::FullAttributes, Reading::AsPublished).attributes.text,
             QStringLiteral("age: child"));
    QCOMPARE(parseResponse(text, Pathway::DirectResponse, Reading::AsPublished).attributes.rule, 0);
    // "Attribute Values" also stands at the end of the longer heading, as in the published code.
    QCOMPARE(parseResponse(text, Pathway::TypeGuided, Reading::AsPublished).attributes.rule, 1);
}

void tst_ResponseParser::theAppendedBracketIsNoPartOfARepairedAnswer()
{
    const QString text = QStringLiteral("- Analysis: why\n- Answer: A, B, C, D");
    QCOMPARE(parsed(text, Reading::AsPublished).answer,
             (ParsedField{QStringLiteral("A, B, C, D]"), 5}));
    QCOMPARE(parsed(text, Reading::Repaired).answer,
             (ParsedField{QStringLiteral("A, B, C, D"), 5}));
    const QString task = QStringLiteral("rank");
    QCOMPARE(parseAnswer(parsed(text, Reading::AsPublished).answer.text, task).parts.size(), 3);
    QCOMPARE(parseAnswer(parsed(text, Reading::Repaired).answer.text, task).parts.size(), 4);
}

void tst_ResponseParser::aRepairedAnalysisEndsAtAnyAnswerHeading()
{
    const QString text = QStringLiteral("Analysis: why\n\nAnswer: B");
    QCOMPARE(parsed(text, Reading::AsPublished).analysis.rule, 0);
    QCOMPARE(parsed(text, Reading::Repaired).analysis, (ParsedField{QStringLiteral("why"), 2}));
    const QString bold = QStringLiteral("Analysis: why\n**Answer**: B");
    QCOMPARE(parsed(bold, Reading::Repaired).analysis.text, QStringLiteral("why"));
}

void tst_ResponseParser::anUnclosedBracketIsClosed()
{
    const QString text = QStringLiteral("Answer: [A, B");
    for (const Reading reading : {Reading::AsPublished, Reading::Repaired})
        QCOMPARE(parsed(text, reading).answer, (ParsedField{QStringLiteral("A, B"), 4}));
}

void tst_ResponseParser::strangeTextsAreNoTrouble()
{
    const QStringList texts{QString(),
                            QString(200'000, u'['),
                            QStringLiteral("Answer:\n").repeated(20'000),
                            QStringLiteral("Answer:\n1. a\n").repeated(5'000),
                            QStringLiteral("Analysis: [").repeated(20'000),
                            QString(QChar(0xD800)) + QStringLiteral("Answer: [") + QChar(0xDC00)};
    for (const QString &text : texts) {
        for (const Reading reading : {Reading::AsPublished, Reading::Repaired}) {
            const ParsedResponse response = parsed(text, reading);
            QVERIFY(response.answer.text.size() <= text.size() + 1);
            QVERIFY(parseAnswer(response.answer.text, QStringLiteral("advice")).isList);
        }
    }
}

CONCORD_TEST(tst_ResponseParser)
#include "tst_responseparser.moc"
