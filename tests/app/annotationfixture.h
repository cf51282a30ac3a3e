// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

#include <QString>

#include <memory>

namespace Concord {

class ProjectFile;

/// A project with `texts` human and `texts` synthetic utterances of 25 tokens or more, in the
/// folder.
QString makeTuringProject(const QString &folder, int texts);

/// A fidelity study in it, over all annotators per unit; gives its id.
/// A template that comes with the program, with nothing to agree to before the first unit.
StudyTemplate withoutConsent(const QString &templateId);

StudyId makeTuringStudy(ProjectFile &project, int units, const QStringList &annotators,
                        int perUnit);

} // namespace Concord
