// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/mergesummary.h"

#include "models/study/text.h"

#include <QFileInfo>

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

QString mergeSentence(const MergedFile &file)
{
    if (!file.summary)
        return StudyText::tr("Not merged: %1").arg(file.summary.error().message);
    const MergeSummary &summary = *file.summary;
    return StudyText::tr("%1 (%2, %3): %4 answers read, %5 new, %6 known, %7 in conflict, %8 "
                         "refused.")
        .arg(QFileInfo(file.path).fileName(), summary.annotator, summary.study,
             QString::number(summary.read), QString::number(summary.added),
             QString::number(summary.known), QString::number(summary.conflicts.size()),
             QString::number(summary.refusedCount));
}

QStringList mergeRemarks(const MergedFile &file)
{
    QStringList remarks;
    if (!file.summary)
        return remarks;
    for (const MergeConflict &conflict : file.summary->conflicts)
        remarks.append(conflictSentence(conflict));
    for (const RefusedEvent &event : file.summary->refused)
        remarks.append(StudyText::tr("Refused, %1: %2").arg(event.place, event.sentence));
    const qint64 others = file.summary->refusedCount - file.summary->refused.size();
    if (others > 0)
        remarks.append(
            StudyText::tr("… and as many refused answers that are not listed: %1.").arg(others));
    return remarks;
}

void MergeSummary::refuse(const QString &place, const QString &sentence)
{
    ++refusedCount;
    if (refused.size() < mostListed)
        refused.append({place, sentence});
}

} // namespace Concord
