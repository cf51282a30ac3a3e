// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyids.h"

#include <QDateTime>

namespace Concord {

class Database;

/// Writes what one annotator needs of a study to a packet: a file of its own with a project's
/// tables, made from nothing, so that no page of it ever held anything else. It holds the template,
/// the units as they are shown in blind order, the annotator's assignments and own answers. It does
/// not hold the seed, the sources, what leads to them, or anybody else.
///
/// A packet that is there already is written anew, unless it is another annotator's or study's, is
/// open somewhere, or holds answers that the project does not: those are merged first. Any other
/// file is left alone. The file appears whole or not at all. The project notes that it went out.
Result<void> exportPacket(const Database &project, StudyId study, AnnotatorId annotator,
                          const QString &path, const QDateTime &now);

} // namespace Concord
