// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responseparser.h"

#include "models/dataset/task.h"
#include "models/evaluation/fieldrule.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace Concord {

namespace {

using Option = QRegularExpression::PatternOption;

ParsedField firstMatch(const QList<FieldRule> &rules, const QString &text)
{
    for (const FieldRule &rule : rules) {
        if (const auto found = rule.find(text))
            return {*found, rule.number()};
    }
    return {};
}

// "[...]" after the heading: what is inside, or with the brackets.
FieldRule bracketed(int number, const QString &heading,
                    Qt::CaseSensitivity caseSensitivity = Qt::CaseSensitive)
{
    return FieldRule(number, heading + QStringLiteral(R"(\s*\[)"), QStringLiteral(R"(\])"),
                     FieldRule::End::AtTail, caseSensitivity);
}

FieldRule withBrackets(int number, const QString &heading)
{
    return FieldRule(number, heading + QStringLiteral(R"(\s*(?=\[))"),
                     QStringLiteral(R"((?<=\]))"));
}

QList<FieldRule> attributeRules(Pathway pathway)
{
    const QString heading = QRegularExpression::escape(attributeHeading(pathway));
    return {bracketed(1, heading + u':'),
            bracketed(2, QStringLiteral(R"(- \*\*)") + heading + QStringLiteral(R"(\*\*:)")),
            withBrackets(3, u'"' + heading + QStringLiteral(R"(":)"))};
}

QList<FieldRule> analysisRules(Reading reading)
{
    // Published, an analysis that is not in brackets ends at a "- Answer" only. White space before
    // an answer is matched from its begin only, or a long run of it would be gone through often.
    const QString untilAnswer = reading == Reading::AsPublished
        ? QStringLiteral(R"(\n-\s*(?:Answer|$))")
        : QStringLiteral(R"((?<!\s)[^\S\n]*+\n\s*+(?:-\s*+)?(?:\*\*)?Answer|\n-\s*$)");
    const QString boldAnswer = QStringLiteral(R"((?<!\s)[^\S\n]*+\n\s*+- \*\*)");
    return {
        bracketed(1, QStringLiteral("Analysis:")),
        {2, QStringLiteral("Analysis:"), untilAnswer},
        {3, QStringLiteral(R"(\*\*Analysis\*\*:?)"), boldAnswer + QStringLiteral(R"(Answer\*\*)"),
         FieldRule::End::AtTail, Qt::CaseInsensitive},
        {4, QStringLiteral(R"(\*\*Analysis:\*\*)"), boldAnswer + QStringLiteral(R"(Answer:\*\*)"),
         FieldRule::End::AtTail, Qt::CaseInsensitive},
        bracketed(5, QStringLiteral(R"("Analysis":)"), Qt::CaseInsensitive)};
}

// A list that begins on a line of its own goes on to the end, whatever follows.
FieldRule numbered(int number)
{
    return FieldRule(number, QStringLiteral(R"(Answer:[^\S\n]*+\n\s*+(?=\d++\.))"),
                     QStringLiteral(R"(\z)"));
}

struct AnswerRules
{
    QString heading = QStringLiteral("Answer:");
    QList<FieldRule> whole = {bracketed(1, heading), numbered(2)};
    QList<FieldRule> closed = {numbered(3), bracketed(4, heading)}; ///< with a "]" at the end
    QList<FieldRule> loose = {
        {5, heading, QStringLiteral(R"(\n-\s*[A-Z])"), FieldRule::End::AtTailOrEndOfText},
        {6, QStringLiteral(R"(- \*\*Answer\*\*:)"), QStringLiteral(R"(\n-\s*\*\*)"),
         FieldRule::End::AtTailOrEndOfText},
        withBrackets(7, QStringLiteral(R"("Answer":)"))};
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

// The sentences of "1. first 2. second": what \d+\.\s+(.*?)(?=\s+\d+\.|$) captures, but in one
// walk, however many numbers have no end on their line.
QStringList numberedIn(const QString &text)
{
    static const QRegularExpression number(QStringLiteral(R"((?<!\d)\d++\.\s++)"),
                                           Option::UseUnicodePropertiesOption);
    static const QRegularExpression next(QStringLiteral(R"((?<!\s)\s++\d++\.)"),
                                         Option::UseUnicodePropertiesOption);
    QStringList found;
    qsizetype done = 0;
    qsizetype lineEnd = -1;
    auto ends = next.globalMatch(text);
    for (auto numbers = number.globalMatch(text); numbers.hasNext();) {
        const QRegularExpressionMatch match = numbers.next();
        if (match.capturedStart() < done)
            continue;
        const qsizetype begin = match.capturedEnd();
        qsizetype inside = -1; // where the white space after this number leads to a further one
        for (; ends.hasNext() && ends.peekNext().capturedStart() < begin; ends.next())
            inside = ends.peekNext().capturedStart();
        if (lineEnd < begin)
            lineEnd = text.indexOf(u'\n', begin);
        if (lineEnd < 0)
            lineEnd = text.size();
        const bool isLastLine = lineEnd >= text.size() - 1;
        if (ends.hasNext() && ends.peekNext().capturedStart() <= lineEnd)
            done = ends.peekNext().capturedStart();
        else if (isLastLine)
            done = lineEnd;
        else if (inside > match.capturedStart() && begin - inside > 1)
            done = begin;
        else
            continue;
        found.append(text.sliced(begin, done - begin));
    }
    return found;
}

/// What a rule takes; %1 is the heading that it looks for.
constexpr const char *takesInside = QT_TRANSLATE_NOOP(
    "Concord::Evaluation", "Looks for %1 and takes what stands in the square brackets after it.");
constexpr const char *takesWithBrackets =
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "Looks for %1, as in JSON, and takes the square brackets after it with what "
                      "stands in them.");
constexpr const char *takesUntilAnswer =
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "Looks for %1 and takes the text up to the line that begins the answer.");
constexpr const char *takesList =
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "Looks for %1 and takes the numbered list that begins on the next line, and "
                      "all that follows.");
constexpr const char *takesUntilField = QT_TRANSLATE_NOOP(
    "Concord::Evaluation", "Looks for %1 and takes the text up to the next field, or to the end.");
constexpr const char *takesUnclosed =
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "Looks for %1 and takes what stands after a square bracket that is never "
                      "closed.");

/// A rule in words, beside the pattern above that has its number.
struct RuleWords
{
    QString heading;
    const char *sentence = nullptr;
};

QList<RuleWords> attributeWords(Pathway pathway)
{
    const QString heading = attributeHeading(pathway);
    return {{heading + u':', takesInside},
            {u"- **" + heading + u"**:", takesInside},
            {u'"' + heading + u"\":", takesWithBrackets}};
}

QList<RuleWords> analysisWords()
{
    return {{QStringLiteral("Analysis:"), takesInside},
            {QStringLiteral("Analysis:"), takesUntilAnswer},
            {QStringLiteral("**Analysis**"), takesUntilAnswer},
            {QStringLiteral("**Analysis:**"), takesUntilAnswer},
            {QStringLiteral("\"Analysis\":"), takesInside}};
}

QList<RuleWords> answerWords()
{
    return {{QStringLiteral("Answer:"), takesInside},
            {QStringLiteral("Answer:"), takesList},
            {QStringLiteral("Answer:"), takesList},
            {QStringLiteral("Answer:"), takesUnclosed},
            {QStringLiteral("Answer:"), takesUntilField},
            {QStringLiteral("- **Answer**:"), takesUntilField},
            {QStringLiteral("\"Answer\":"), takesWithBrackets}};
}

QList<RuleWords> wordsOf(ResponsePart part, Pathway pathway)
{
    switch (part) {
    case ResponsePart::Attributes:
        return attributeWords(pathway);
    case ResponsePart::Analysis:
        return analysisWords();
    case ResponsePart::Answer:
        return answerWords();
    }
    Q_UNREACHABLE();
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
    const Task *known = findTask(task);
    if (known && known->answerFormat == AnswerFormat::BinaryChoice)
        return {{text.trimmed().toLower().section(u']', 0, 0)}, false};
    if (known && known->answerFormat != AnswerFormat::OpenEnded)
        return {optionsIn(text), true};
    if (isNumberedTask(task))
        return {numberedIn(text), true};
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

QString ruleDescription(ResponsePart part, int rule, Pathway pathway)
{
    const QList<RuleWords> rules = wordsOf(part, pathway);
    if (rule < 1 || rule > rules.size())
        return {};
    const RuleWords &words = rules[rule - 1];
    return QCoreApplication::translate("Concord::Evaluation", words.sentence)
        .arg(u"“" + words.heading + u"”");
}

} // namespace Concord
