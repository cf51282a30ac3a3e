// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/slice.h"
#include "models/study/template.h"

namespace Concord {

/// What a project has to make a study from.
struct StudyWizardData
{
    QList<StudyTemplate> templates; ///< at least one
    QStringList studies; ///< names that are taken; any may be left out of a new one
    QStringList datasets;
    QStringList tasks;
    QStringList domains;
    QList<AttributeChoice> attributes;
    QStringList runs; ///< "MODEL/PATHWAY"
    QList<Slice> slices;

    friend bool operator==(const StudyWizardData &, const StudyWizardData &) = default;
};

} // namespace Concord
