// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace Concord {

/// Differing answers of one annotator that were given apart from each other (AnswerConflict).
struct MergeConflict
{
    QString unit; ///< key
    QString question; ///< id
    QStringList values; ///< of the heads, in causal order; the last counts. Null: withdrawn

    friend bool operator==(const MergeConflict &, const MergeConflict &) = default;
};

/// "fidelity-0003, source: …", in words.
QString conflictSentence(const MergeConflict &conflict);

/// An event of a packet that was not taken.
struct RefusedEvent
{
    QString place; ///< the event's id, or "row 7" where that is no id
    QString sentence; ///< why

    friend bool operator==(const RefusedEvent &, const RefusedEvent &) = default;
};

/// What came of merging one packet.
struct MergeSummary
{
    /// Refused events that are listed; the others are only counted.
    static constexpr qsizetype mostListed = 100;

    QString study; ///< name
    QString annotator; ///< name
    qint64 read = 0; ///< events in the packet: added, known and refused
    qint64 added = 0;
    qint64 known = 0;
    QList<MergeConflict> conflicts; ///< all that the annotator has in this study now
    QList<RefusedEvent> refused;
    qint64 refusedCount = 0;

    void refuse(const QString &place, const QString &sentence);

    friend bool operator==(const MergeSummary &, const MergeSummary &) = default;
};

/// One file of several that were to be merged.
struct MergedFile
{
    QString path;
    Result<MergeSummary> summary;
};

/// What came of a file, in one sentence.
QString mergeSentence(const MergedFile &file);
/// Its conflicts and refused answers, a sentence each.
QStringList mergeRemarks(const MergedFile &file);

} // namespace Concord
