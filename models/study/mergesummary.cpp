// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/mergesummary.h"

#include "models/study/text.h"

namespace Concord {

namespace {

QString quotedAnswer(const QString &value)
{
    return value.isNull() ? StudyText::tr("no answer") : StudyText::tr("“%1”").arg(value.left(80));
}

} // namespace

QString conflictSentence(const MergeConflict &conflict)
{
    QStringList values;
    for (const QString &value : conflict.values)
        values.append(quotedAnswer(value));
    return StudyText::tr("%1, %2: answered apart as %3. The last one counts until it is answered "
                         "once more.")
        .arg(conflict.unit, conflict.question, values.join(QStringLiteral(", ")));
}

void MergeSummary::refuse(const QString &place, const QString &sentence)
{
    ++refusedCount;
    if (refused.size() < mostListed)
        refused.append({place, sentence});
}

} // namespace Concord
