// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/mergesummary.h"

#include <QDateTime>

namespace Concord {

class Database;

/// Answers that a packet may bring for each of its annotator's assignments, on the whole. Undo and
/// redo are answers, too.
constexpr qint64 mostAnswersPerAssignment = 200;
/// How far a packet's counters may be ahead of the project's, so that no file can use them up.
constexpr qint64 furthestCounterAhead = qint64(1) << 32;

/// Takes the answers of a packet that came back into the project: the union of both sets, so that
/// any number of copies, merged in any order and any number of times, gives the same. Nothing but
/// the answers is read from the packet; template, units and assignments are the project's own.
///
/// An answer is refused, and listed, when its unit is none of this annotator in this study, when
/// its question or value is none, when its id or its (device, sequence) belongs to another answer,
/// or when it says to replace what it cannot. An Error, and nothing is changed, when the file is no
/// sound packet, belongs to another project, holds too much, or the study is closed.
Result<MergeSummary> mergePacket(const Database &project, const QString &path,
                                 const QDateTime &now);

} // namespace Concord
