// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyids.h"

#include <QDateTime>
#include <QJsonObject>

namespace Concord {

class Database;

enum class PacketDirection { Out, Back };

/// A packet's way out or back.
struct PacketLogEntry
{
    StudyId study;
    AnnotatorId annotator;
    PacketDirection direction = PacketDirection::Out;
    QString file; ///< name without folder
    QJsonObject counts; ///< out: units, answers; back: read, added, known, conflicts, refused
};

/// Notes it in the project's packet log and journal; belongs in the transaction of the deed itself.
Result<void> logPacket(const Database &project, const PacketLogEntry &entry, const QDateTime &now);

} // namespace Concord
