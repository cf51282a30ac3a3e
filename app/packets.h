// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/mergesummary.h"
#include "models/study/studyids.h"

#include <QDateTime>

namespace Concord {

class Database;

/// "Ada-Turing.concordpacket"; characters that a file's name cannot have anywhere become '_'.
QString packetFileName(const QString &annotator, const QString &study);

/// What came of writing a packet for each annotator.
struct PacketsOut
{
    QStringList written; ///< paths
    QStringList refused; ///< why, a sentence for each annotator who got none
};

/// One packet for each person of the study, in `folder`; one that is refused keeps none of the
/// others back.
Result<PacketsOut> exportAllPackets(const Database &project, StudyId study, const QString &folder,
                                    const QDateTime &now);

/// Merges each file by itself: one that fails keeps none of the others back.
QList<MergedFile> mergeAllPackets(const Database &project, const QStringList &paths,
                                  const QDateTime &now);

} // namespace Concord
