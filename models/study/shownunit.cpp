// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/shownunit.h"

#include "models/study/text.h"
#include "models/text/typography.h"

namespace Concord {

namespace {

// A, B, …, Z, then 27, 28, …
QString neutralLabel(qsizetype speaker)
{
    return speaker < 26 ? QString(QChar(u'A' + char16_t(speaker))) : QString::number(speaker + 1);
}

QString shownLabel(const QString &speaker, qsizetype index, SpeakerLabels labels)
{
    switch (labels) {
    case SpeakerLabels::Roles:
        return speaker;
    case SpeakerLabels::Neutral:
        return neutralLabel(index);
    case SpeakerLabels::None:
        return QString();
    }
    Q_UNREACHABLE();
}

} // namespace

QList<ShownTurn> shownTurns(const QList<Turn> &turns, const StudyTemplate &studyTemplate)
{
    QList<ShownTurn> shown;
    QStringList speakers;
    for (const Turn &turn : turns) {
        if (!speakers.contains(turn.speaker))
            speakers.append(turn.speaker);
        const qsizetype index = speakers.indexOf(turn.speaker);
        shown.append({shownLabel(turn.speaker, index, studyTemplate.speakerLabels), int(index),
                      studyTemplate.normaliseTypography ? normalisedTypography(turn.content)
                                                        : turn.content});
    }
    return shown;
}

QString partHeading(const QString &part)
{
    static const QMap<QString, const char *> headings{
        {QStringLiteral("request"), QT_TRANSLATE_NOOP("Concord::Study", "Request")},
        {QStringLiteral("attributes"), QT_TRANSLATE_NOOP("Concord::Study", "About the user")},
        {QStringLiteral("attribute"), QT_TRANSLATE_NOOP("Concord::Study", "Attribute")},
        {QStringLiteral("analysis"), QT_TRANSLATE_NOOP("Concord::Study", "Analysis")},
        {QStringLiteral("answer"), QT_TRANSLATE_NOOP("Concord::Study", "Answer")},
        {QStringLiteral("responses"), QT_TRANSLATE_NOOP("Concord::Study", "Response")},
        {QStringLiteral("first"), QT_TRANSLATE_NOOP("Concord::Study", "Response 1")},
        {QStringLiteral("second"), QT_TRANSLATE_NOOP("Concord::Study", "Response 2")},
    };
    const char *heading = headings.value(part);
    return heading ? QCoreApplication::translate("Concord::Study", heading) : part;
}

ShownUnit exampleUnit(const StudyTemplate &studyTemplate, int index, const QString &key)
{
    const TrainingExample &example = studyTemplate.training[index];
    QList<Turn> turns;
    for (const auto &[speaker, text] : example.turns)
        turns.append({speaker, text});
    ShownUnit unit{key, shownTurns(turns, studyTemplate)};
    unit.training = TrainingKey{example.answers, example.feedback};
    for (const Question &question : studyTemplate.questions) {
        if (question.kind == QuestionKind::ItemAnswer)
            unit.itemQuestion = itemQuestion(question, example.task,
                                             example.parts.value(QStringLiteral("request")));
    }
    for (const QString &shown : studyTemplate.shows) {
        const bool areChips = shown == u"attributes" || shown == u"attribute";
        const QStringList ids = shown == u"responses" && studyTemplate.unit.isPair
            ? QStringList{QStringLiteral("first"), QStringLiteral("second")}
            : QStringList{shown};
        for (const QString &id : ids) {
            ShownPart part{id, partHeading(id), example.parts.value(id)};
            if (areChips)
                part.chips = example.chips;
            if (!part.text.isEmpty() || !part.chips.isEmpty())
                unit.parts.append(part);
        }
    }
    return unit;
}

QList<Question> questionsOf(const StudyTemplate &studyTemplate, const ShownUnit &unit)
{
    QList<Question> questions = studyTemplate.questions;
    for (Question &question : questions) {
        if (unit.itemQuestion && unit.itemQuestion->id == question.id)
            question = *unit.itemQuestion;
    }
    return questions;
}

} // namespace Concord
