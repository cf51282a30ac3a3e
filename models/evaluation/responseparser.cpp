// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responseparser.h"

#include "models/dataset/task.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace Concord {

namespace {

using Option = QRegularExpression::PatternOption;

struct ParseRule
{
    int number = 0;
    QRegularExpression pattern;
};

// Dot matches newline and classes are Unicode's, as in the published code.
QRegularExpression dotAll(const QString &pattern, Option more = Option::NoPatternOption)
{
    QRegularExpression expression(
        pattern, Option::DotMatchesEverythingOption | Option::UseUnicodePropertiesOption | more);
    expression.optimize();
    return expression;
}

ParsedField firstMatch(const QList<ParseRule> &rules, const QString &text)
{
    for (const ParseRule &rule : rules) {
        const QRegularExpressionMatch match = rule.pattern.match(text);
        if (match.hasMatch())
            return {match.captured(1).trimmed(), rule.number};
    }
    return {};
}

QList<ParseRule> attributeRules(Pathway pathway)
{
    const QString heading = QRegularExpression::escape(attributeHeading(pathway));
    return {
        {1, dotAll(heading + QStringLiteral(R"(:\s*\[(.*?)\])"))},
        {2, dotAll(QStringLiteral(R"(- \*\*)") + heading + QStringLiteral(R"(\*\*:\s*\[(.*?)\])"))},
        {3, dotAll(u'"' + heading + QStringLiteral(R"(":\s*(\[[\s\S]*?\]))"))}};
}

QList<ParseRule> analysisRules(Reading reading)
{
    // Published, an analysis that is not in brackets ends at a "- Answer" only.
    const QString untilAnswer = reading == Reading::AsPublished
        ? QStringLiteral(R"(Analysis:\s*(.*?)(?=\n-\s*(?:Answer|$)))")
        : QStringLiteral(R"(Analysis:\s*(.*?)(?=\n\s*(?:-\s*)?(?:\*\*)?Answer|\n-\s*$))");
    constexpr Option anyCase = Option::CaseInsensitiveOption;
    return {
        {1, dotAll(QStringLiteral(R"(Analysis:\s*\[(.*?)\])"))},
        {2, dotAll(untilAnswer)},
        {3,
         dotAll(QStringLiteral(R"(\*\*Analysis\*\*:?\s*([\s\S]*?)(?=\s*\n\s*- \*\*Answer\*\*))"),
                anyCase)},
        {4,
         dotAll(QStringLiteral(R"(\*\*Analysis:\*\*\s*([\s\S]*?)(?=\s*\n\s*- \*\*Answer:\*\*))"),
                anyCase)},
        {5, dotAll(QStringLiteral(R"lit("Analysis":\s*\[([\s\S]*?)\])lit"), anyCase)}};
}

struct AnswerRules
{
    QRegularExpression bracketed = dotAll(QStringLiteral(R"(Answer:\s*\[(.*?)\])"));
    QRegularExpression numbered =
        dotAll(QStringLiteral(R"(Answer:\s*\n((?:\s*\d+\..*(?:\n|$))+))"));
    QList<ParseRule> whole = {{1, bracketed}, {2, numbered}};
    QList<ParseRule> closed = {{3, numbered}, {4, bracketed}}; ///< with a "]" at the end
    QList<ParseRule> loose = {
        {5, dotAll(QStringLiteral(R"(Answer:\s*([\s\S]*?)(?=\z|\n-\s*[A-Z]))"))},
        {6, dotAll(QStringLiteral(R"(- \*\*Answer\*\*:\s*([\s\S]*?)(?=\z|\n-\s*\*\*))"))},
        {7, dotAll(QStringLiteral(R"("Answer":\s*(\[[\s\S]*?\]))"))}};
};

ParsedField parseAnswerField(const QString &response, Reading reading)
{
    static const AnswerRules rules;
    ParsedField field = firstMatch(rules.whole, response);
    if (field.rule > 0)
        return field;
    const QString closed = response + u']';
    field = firstMatch(rules.closed, closed);
    if (field.rule > 0)
        return field;
    return firstMatch(rules.loose, reading == Reading::AsPublished ? closed : response);
}

QStringList captures(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured(1));
    return found;
}

QStringList optionsIn(const QString &text)
{
    static const QRegularExpression listed(
        QStringLiteral(R"(\b([A-Ea-e]|i{1,3}|iv|vi|[1-5]|I{1,3}|IV|VI)(?:,\s*|\s*$))"),
        Option::UseUnicodePropertiesOption);
    static const QRegularExpression titled(
        QStringLiteral(R"(([A-E1-5a-e]|i{1,3}|iv|vi)\.\s*([^,]+))"),
        Option::UseUnicodePropertiesOption);
    const QStringList options = captures(listed, text);
    return options.isEmpty() ? captures(titled, text) : options;
}

bool isNumberedTask(const QString &task)
{
    return task == u"risk_detect" || task == u"intention_infer" || task == u"advice";
}

} // namespace

ParsedResponse parseResponse(const QString &response, Pathway pathway, Reading reading)
{
    static const std::array attributes = {
        attributeRules(Pathway::DirectResponse), attributeRules(Pathway::AttributeFilter),
        attributeRules(Pathway::TypeGuided), attributeRules(Pathway::FullAttributes),
        attributeRules(Pathway::TaskRelated)};
    static const std::array analysis = {analysisRules(Reading::AsPublished),
                                        analysisRules(Reading::Repaired)};
    return {firstMatch(attributes[size_t(pathway)], response),
            firstMatch(analysis[size_t(reading)], response), parseAnswerField(response, reading)};
}

ReferenceAnswer parseAnswer(const QString &text, const QString &task)
{
    static const QRegularExpression numbered(QStringLiteral(R"(\d+\.\s+(.*?)(?=\s+\d+\.|$))"),
                                             Option::UseUnicodePropertiesOption);
    const Task *known = findTask(task);
    if (known && known->answerFormat == AnswerFormat::BinaryChoice)
        return {{text.trimmed().toLower().section(u']', 0, 0)}, false};
    if (known && known->answerFormat != AnswerFormat::OpenEnded)
        return {optionsIn(text), true};
    if (isNumberedTask(task))
        return {captures(numbered, text), true};
    return {{text.trimmed()}, false};
}

QMap<QString, QString> parseAttributes(const QString &text)
{
    QMap<QString, QString> attributes;
    for (const QString &pair : text.split(u',')) {
        const QStringList parts = pair.trimmed().split(u':');
        if (parts.size() == 2)
            attributes.insert(parts[0].trimmed(), parts[1].trimmed());
    }
    return attributes;
}

QString ruleSentence(const ParsedField &field)
{
    if (field.rule == 0) {
        return QCoreApplication::translate("Concord::Evaluation",
                                           "No rule matched: the heading is missing or written in "
                                           "an unknown way.");
    }
    return QCoreApplication::translate("Concord::Evaluation", "Found by rule %1.").arg(field.rule);
}

} // namespace Concord
