// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/shownunit.h"

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

} // namespace Concord
