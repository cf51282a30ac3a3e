// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responseparser.h"

#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Concord;

class tst_ResponseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathwaysHaveTheirNames();
    void modelsHaveTheirTitles();
    void modelsAreFoundByIdAndTitle();
    void readingsHaveTheirNames();
    void aPathwayHasItsOwnHeading();
    void theAppendedBracketIsNoPartOfARepairedAnswer();
    void aRepairedAnalysisEndsAtAnyAnswerHeading();
    void anUnclosedBracketIsClosed();
    void strangeTextsAreNoTrouble();
    void longTextsAreParsedAtOnce_data();
    void longTextsAreParsedAtOnce();
    void longAnswersAreParsedAtOnce_data();
    void longAnswersAreParsedAtOnce();
    void numberedSentencesEndAtTheNextNumber_data();
    void numberedSentencesEndAtTheNextNumber();
    void everyRuleIsSaidInWords_data();
    void everyRuleIsSaidInWords();
    void noRuleHasNoWords();
};

namespace {

constexpr int longTextSize = 1'000'000;
constexpr qint64 parsePatience = 5000; // ms; what is not linear takes minutes

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

void tst_ResponseParser::modelsAreFoundByIdAndTitle()
{
    const QString claude = QStringLiteral("claude");
    QCOMPARE(modelIdOf(claude), claude);
    QCOMPARE(modelIdOf(QStringLiteral("Claude-3.5-Sonnet")), claude);
    QCOMPARE(modelIdOf(QStringLiteral("claude-3.5-SONNET")), claude);
    QCOMPARE(modelIdOf(QStringLiteral("sft-full")), QStringLiteral("llama3-1_trained"));
    QCOMPARE(modelIdOf(QStringLiteral("My-Model")), QStringLiteral("My-Model"));
    QVERIFY(isKnownModel(claude));
    QVERIFY(!isKnownModel(QStringLiteral("My-Model")));
    QCOMPARE(modelList({claude, QStringLiteral("my-model")}),
             QStringLiteral("claude (Claude-3.5-Sonnet), my-model"));
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

void tst_ResponseParser::longTextsAreParsedAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("analysisRule");
    QTest::addColumn<int>("answerRule");
    const auto add = [](const char *name, const QString &part, const QString &end, int analysisRule,
                        int answerRule) {
        QTest::newRow(name) << part.repeated(longTextSize / part.size()) + end << analysisRule
                            << answerRule;
    };
    // Without a "]" of its own the answer is closed at its end: rule 4.
    add("open brackets", QStringLiteral("Answer: ["), QString(), 0, 4);
    add("open answers", QStringLiteral("Answer: ["), QStringLiteral("]"), 0, 1);
    add("open analyses", QStringLiteral("Analysis: ["), QString(), 0, 0);
    add("open attributes", QStringLiteral("Attributes: ["), QString(), 0, 0);
    add("quoted attributes", QStringLiteral("\"Attributes\": ["), QString(), 0, 0);
    add("analyses without an answer", QStringLiteral("Analysis: "), QString(), 0, 0);
    add("bold analyses without an answer", QStringLiteral("**Analysis** "), QString(), 0, 0);
    add("answers", QStringLiteral("Answer: "), QString(), 0, 5);
    add("bold answers", QStringLiteral("- **Answer**: "), QString(), 0, 6);
    add("numbered answers", QStringLiteral("Answer:\n1. a\n"), QString(), 0, 2);
    add("new lines", QStringLiteral("\n"), QString(), 0, 0);
    add("new lines in an analysis", QStringLiteral("Analysis: x\n\n\n\n\n\n\n\n"), QString(), 0, 0);
    add("digits", QStringLiteral("1"), QString(), 0, 0);
    add("dashes", QStringLiteral("\n- "), QString(), 0, 0);
    // The rest are one heading before a long run.
    const auto run = [](const char *name, const QString &heading, const QString &part,
                        const QString &end, int analysisRule, int answerRule) {
        QTest::newRow(name) << heading + part.repeated(longTextSize / part.size()) + end
                            << analysisRule << answerRule;
    };
    run("an analysis of new lines", QStringLiteral("Analysis: x"), QStringLiteral("\n"),
        QStringLiteral("y"), 0, 0);
    run("a bold analysis of new lines", QStringLiteral("**Analysis** x"), QStringLiteral("\n"),
        QStringLiteral("- **Answer**: y"), 3, 6);
    run("an answer of new lines", QStringLiteral("Answer:"), QStringLiteral("\n"), QString(), 0, 5);
    run("an answer of dashes", QStringLiteral("Answer: x"), QStringLiteral("\n-"), QString(), 0, 5);
}

void tst_ResponseParser::longTextsAreParsedAtOnce()
{
    QFETCH(QString, text);
    QFETCH(int, analysisRule);
    QFETCH(int, answerRule);
    for (const Pathway pathway : pathways()) {
        QElapsedTimer timer;
        timer.start();
        const ParsedResponse response = parseResponse(text, pathway, Reading::AsPublished);
        QCOMPARE_LT(timer.elapsed(), parsePatience);
        QCOMPARE(response.attributes.rule, 0);
        QCOMPARE(response.analysis.rule, analysisRule);
        QCOMPARE(response.answer.rule, answerRule);
        timer.start();
        parseResponse(text, pathway, Reading::Repaired);
        QCOMPARE_LT(timer.elapsed(), parsePatience);
    }
}

void tst_ResponseParser::longAnswersAreParsedAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("sentences");
    QTest::addColumn<int>("options");
    const auto add = [](const char *name, const QString &begin, const QString &part,
                        const QString &end, int numbered, int options) {
        QTest::newRow(name) << begin + part.repeated(longTextSize / part.size()) + end << numbered
                            << options;
    };
    add("digits", QString(), QStringLiteral("2"), QString(), 0, 0);
    add("spaces", QStringLiteral("1. x"), QStringLiteral(" "), QStringLiteral("y"), 1, 1);
    add("numbers in words", QString(), QStringLiteral("x1. "), QStringLiteral("z\ny"), 0, -1);
    add("options and spaces", QStringLiteral("A"), QStringLiteral(" "), QStringLiteral("F"), 0, 0);
    add("options", QString(), QStringLiteral("A,"), QString(), 0, longTextSize / 2);
    add("sentences", QString(), QStringLiteral("1. x "), QString(), longTextSize / 5, -1);
}

void tst_ResponseParser::longAnswersAreParsedAtOnce()
{
    QFETCH(QString, text);
    QFETCH(int, sentences);
    QFETCH(int, options); // -1: any number of them
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(parseAnswer(text, QStringLiteral("advice")).parts.size(), sentences);
    const ReferenceAnswer listed = parseAnswer(text, QStringLiteral("filter"));
    QCOMPARE_LT(timer.elapsed(), parsePatience);
    if (options >= 0)
        QCOMPARE(listed.parts.size(), options);
}

void tst_ResponseParser::numberedSentencesEndAtTheNextNumber_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    // What Python's re.findall(r"\d+\.\s+(.*?)(?=\s+\d+\.|$)", text) gives.
    QTest::newRow("an empty number before two")
        << QStringLiteral("1. \n2. x 3. y")
        << QStringList{QStringLiteral("2. x"), QStringLiteral("y")};
    QTest::newRow("1. a 2. b") << QStringLiteral("1. a 2. b")
                               << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("1. a\n2. b\n") << QStringLiteral("1. a\n2. b\n")
                                  << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("1.  a  \n\n 2. b  ") << QStringLiteral("1.  a  \n\n 2. b  ")
                                        << QStringList{QStringLiteral("a"), QStringLiteral("b  ")};
    QTest::newRow("1. a\nb 2. c") << QStringLiteral("1. a\nb 2. c")
                                  << QStringList{QStringLiteral("c")};
    QTest::newRow("1. \n2. x\ny") << QStringLiteral("1. \n2. x\ny")
                                  << QStringList{QStringLiteral("")};
    QTest::newRow("1. \n 2. x") << QStringLiteral("1. \n 2. x")
                                << QStringList{QStringLiteral("2. x")};
    QTest::newRow("12. x 3.y 4. z") << QStringLiteral("12. x 3.y 4. z")
                                    << QStringList{QStringLiteral("x"), QStringLiteral("z")};
    QTest::newRow("x1. y1. z") << QStringLiteral("x1. y1. z")
                               << QStringList{QStringLiteral("y1. z")};
    QTest::newRow("x1. y1. z\nw") << QStringLiteral("x1. y1. z\nw") << QStringList{};
    QTest::newRow("1. a\n\nb") << QStringLiteral("1. a\n\nb") << QStringList{};
    QTest::newRow("1. ") << QStringLiteral("1. ") << QStringList{QStringLiteral("")};
    QTest::newRow("1.\n") << QStringLiteral("1.\n") << QStringList{QStringLiteral("")};
    QTest::newRow("1. a 2.") << QStringLiteral("1. a 2.") << QStringList{QStringLiteral("a")};
    QTest::newRow("1.2. a") << QStringLiteral("1.2. a") << QStringList{QStringLiteral("a")};
    QTest::newRow("1. a1. b 2. c") << QStringLiteral("1. a1. b 2. c")
                                   << QStringList{QStringLiteral("a1. b"), QStringLiteral("c")};
    QTest::newRow("1. \n\n3. x\nz 4. w\n") << QStringLiteral("1. \n\n3. x\nz 4. w\n")
                                           << QStringList{QStringLiteral(""), QStringLiteral("w")};
    QTest::newRow(" 1.  2.  3. ") << QStringLiteral(" 1.  2.  3. ")
                                  << QStringList{QStringLiteral("2."), QStringLiteral("")};
    QTest::newRow("no number") << QStringLiteral("no number") << QStringList{};
}

void tst_ResponseParser::numberedSentencesEndAtTheNextNumber()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(parseAnswer(text, QStringLiteral("advice")).parts, expected);
}

void tst_ResponseParser::everyRuleIsSaidInWords_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("says");
    const auto row = [](ResponsePart part, const char *text, int rule, const char *heading,
                        const char *says) {
        QTest::newRow(text) << int(part) << QString::fromLatin1(text) << rule
                            << QString::fromLatin1(heading) << QString::fromLatin1(says);
    };
    using Part = ResponsePart;
    row(Part::Attributes, "Attributes: [a: b]", 1, "Attributes:", "in the square brackets");
    row(Part::Attributes, "- **Attributes**: [a: b]", 2, "- **Attributes**:", "in the square");
    row(Part::Attributes, "\"Attributes\": [1]", 3, "\"Attributes\":", "as in JSON");
    row(Part::Analysis, "Analysis: [why]", 1, "Analysis:", "in the square brackets");
    row(Part::Analysis, "Analysis: why\n- Answer: [A]", 2, "Analysis:", "begins the answer");
    row(Part::Analysis, "**Analysis** why\n- **Answer** A", 3, "**Analysis**", "begins the answer");
    row(Part::Analysis, "**Analysis:** why\n- **Answer:** A", 4, "**Analysis:**",
        "begins the answer");
    row(Part::Analysis, "\"Analysis\": [why]", 5, "\"Analysis\":", "in the square brackets");
    row(Part::Answer, "Answer: [A]", 1, "Answer:", "in the square brackets");
    row(Part::Answer, "Answer:\n1. A", 2, "Answer:", "numbered list");
    row(Part::Answer, "Answer: [A", 4, "Answer:", "never closed");
    row(Part::Answer, "Answer: A", 5, "Answer:", "next field");
    row(Part::Answer, "- **Answer**: A", 6, "- **Answer**:", "next field");
    row(Part::Answer, "\"Answer\": [A]", 7, "\"Answer\":", "as in JSON");
}

// The words are those of the rule that finds the text.
void tst_ResponseParser::everyRuleIsSaidInWords()
{
    QFETCH(int, part);
    QFETCH(QString, text);
    QFETCH(int, rule);
    QFETCH(QString, heading);
    QFETCH(QString, says);
    const ParsedResponse response = parsed(text, Reading::AsPublished);
    const ParsedField fields[] = {response.attributes, response.analysis, response.answer};
    QCOMPARE(fields[part].rule, rule);
    const QString words = ruleDescription(ResponsePart(part), rule, Pathway::DirectResponse);
    QVERIFY2(words.contains(u"“" + heading + u"”"), qPrintable(words));
    QVERIFY2(words.contains(says), qPrintable(words));
}

void tst_ResponseParser::noRuleHasNoWords()
{
    for (const ResponsePart part :
         {ResponsePart::Attributes, ResponsePart::Analysis, ResponsePart::Answer}) {
        QVERIFY(ruleDescription(part, 0, Pathway::TypeGuided).isEmpty());
        QVERIFY(ruleDescription(part, 8, Pathway::TypeGuided).isEmpty());
    }
    QVERIFY(ruleDescription(ResponsePart::Attributes, 1, Pathway::TypeGuided)
                .contains(u"“Attribute Values:”"));
}

CONCORD_TEST(tst_ResponseParser)
#include "tst_responseparser.moc"
