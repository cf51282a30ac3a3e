// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responsedetail.h"

#include "models/dataset/task.h"

#include <QCoreApplication>

#include <algorithm>

namespace Concord {

namespace {

QString unusableSentence(const ReferenceAnswer &answer, const QString &task)
{
    const Task *known = findTask(task);
    const AnswerFormat format = known ? known->answerFormat : AnswerFormat::OpenEnded;
    if (format == AnswerFormat::BinaryChoice)
        return QCoreApplication::translate("Concord::Evaluation",
                                           "An answer was found, but it is neither yes nor no.");
    if (format != AnswerFormat::OpenEnded)
        return QCoreApplication::translate("Concord::Evaluation",
                                           "An answer was found, but it names no option.");
    if (answer.isList)
        return QCoreApplication::translate("Concord::Evaluation",
                                           "An answer was found, but it has no numbered sentence.");
    return QCoreApplication::translate("Concord::Evaluation",
                                       "An answer was found, but there is nothing in it.");
}

QString readingText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

bool namesOptions(const QString &task)
{
    const Task *known = findTask(task);
    return known && known->answerFormat != AnswerFormat::OpenEnded
        && known->answerFormat != AnswerFormat::BinaryChoice;
}

// What the published rules do to a list of options that the repaired ones read, too.
QString lostOptions(const QStringList &published, const QStringList &repaired)
{
    const bool losesLast = !repaired.isEmpty() && published == repaired.first(repaired.size() - 1);
    return losesLast
        ? readingText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                        "The published rules lose the last option here."))
        : readingText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                        "The published rules read other options here."));
}

QList<MatchedToken> unmatched(const QStringList &texts)
{
    QList<MatchedToken> tokens;
    for (const QString &text : texts)
        tokens.append({text, {}, -1});
    return tokens;
}

void matchTokens(ResponseDetail &detail, WordNet *wordNet)
{
    const QStringList reference =
        meteorTokens(meteorText(detail.item.analysis, detail.item.answer));
    const QStringList hypothesis =
        meteorTokens(meteorText(detail.parsed.analysis.text, detail.answer));
    detail.reference = unmatched(reference);
    detail.hypothesis = unmatched(hypothesis);
    for (const MeteorMatch &match : meteor(reference, hypothesis, wordNet).matches) {
        MatchedToken &stated = detail.hypothesis[match.hypothesis];
        MatchedToken &wanted = detail.reference[match.reference];
        stated.stage = wanted.stage = match.stage;
        stated.partner = match.reference;
        wanted.partner = match.hypothesis;
    }
}

} // namespace

QList<JudgedAttribute> judgedAttributes(const QMap<QString, QString> &related,
                                        const QMap<QString, QString> &stated)
{
    QMap<QString, JudgedAttribute> byType;
    for (auto it = related.begin(); it != related.end(); ++it)
        byType.insert(it.key(), {it.key(), {}, it.value(), AttributeVerdict::Missed});
    for (auto it = stated.begin(); it != stated.end(); ++it) {
        const auto found = byType.find(it.key());
        if (found == byType.end()) {
            byType.insert(it.key(), {it.key(), it.value(), {}, AttributeVerdict::Spurious});
            continue;
        }
        found->stated = it.value();
        found->verdict =
            it.value() == found->reference ? AttributeVerdict::Right : AttributeVerdict::WrongValue;
    }
    return byType.values();
}

QString ResponseDetail::problem() const
{
    switch (score.state) {
    case ParseState::Parsed:
        return {};
    case ParseState::NoAnswer:
        return QCoreApplication::translate("Concord::Evaluation", "No answer was found.") + u' '
            + ruleSentence(parsed.answer);
    case ParseState::UnusableAnswer:
        return unusableSentence(answer, item.task);
    }
    Q_UNREACHABLE();
}

QString ResponseDetail::otherReadingText() const
{
    if (!otherReading)
        return {};
    if (!namesOptions(item.task)) {
        return readingText(
            QT_TRANSLATE_NOOP("Concord::Evaluation",
                              "The published rules take a “]” that was never there for a part of "
                              "the answer; the repaired ones do not."));
    }
    const bool isPublished = reading == Reading::AsPublished;
    const QString fault = isPublished ? lostOptions(answer.parts, otherReading->parts)
                                      : lostOptions(otherReading->parts, answer.parts);
    if (otherReading->parts.isEmpty()) {
        return fault + u' '
            + (isPublished ? readingText(
                   QT_TRANSLATE_NOOP("Concord::Evaluation", "Repaired, the answer names none."))
                           : readingText(QT_TRANSLATE_NOOP(
                               "Concord::Evaluation", "As published, the answer names none.")));
    }
    const QString other = isPublished
        ? readingText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Repaired, the answer is: %1."))
        : readingText(QT_TRANSLATE_NOOP("Concord::Evaluation", "As published, the answer is: %1."));
    return fault + u' ' + other.arg(otherReading->parts.join(QStringLiteral(", ")));
}

bool ResponseDetail::isWithoutAttributes() const
{
    return row.pathway == Pathway::DirectResponse
        && std::all_of(attributes.begin(), attributes.end(), [](const JudgedAttribute &attribute) {
               return attribute.verdict == AttributeVerdict::Missed;
           });
}

ResponseDetail responseDetail(const FailureRow &row, const Item &item, const QString &text,
                              Reading reading, WordNet *wordNet)
{
    const ScoringItem scoring = ScoringItem::of(item);
    ResponseDetail detail;
    detail.row = row;
    detail.reading = reading;
    detail.item = item;
    detail.text = text;
    detail.parsed = parseResponse(text, row.pathway, reading);
    detail.answer = parseAnswer(detail.parsed.answer.text, item.task);
    const Reading other =
        reading == Reading::AsPublished ? Reading::Repaired : Reading::AsPublished;
    const ReferenceAnswer otherAnswer =
        parseAnswer(parseResponse(text, row.pathway, other).answer.text, item.task);
    if (otherAnswer != detail.answer)
        detail.otherReading = otherAnswer;
    detail.score = scoreResponse(scoring, text, row.pathway, reading, wordNet);
    detail.row.state = detail.score.state;
    detail.row.attributeTypeF1 = detail.score.attributeTypeF1;
    detail.row.relativeValueAccuracy = detail.score.relativeValueAccuracy;
    detail.row.taskAccuracy = detail.score.taskAccuracy;
    detail.attributes =
        judgedAttributes(scoring.related, parseAttributes(detail.parsed.attributes.text));
    if (detail.score.meteor) {
        matchTokens(detail, wordNet);
        detail.withoutWordNet = !wordNet;
    }
    return detail;
}

} // namespace Concord
