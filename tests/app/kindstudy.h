// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

#include <QString>

namespace Concord {

class ProjectFile;

/// A template with these questions (a JSON list) and training examples (another; may be empty).
StudyTemplate kindTemplate(const QByteArray &questions, const QByteArray &training = {});

/// What is asked of a study made of a template's own texts.
struct KindStudy
{
    StudyTemplate studyTemplate;
    int units = 20;
    int repeats = 0; ///< the first units, asked again at the end
    double passMark = 0;
    QStringList annotators = {QStringLiteral("Ada")};
    QString name = QStringLiteral("Kinds");
    QString task = {}; ///< of the items, for an ItemAnswer
    QString request = {};
    QStringList chips = {}; ///< shown with every unit
};

/// Units "kinds-1", … that show a numbered text each, after all training examples.
StudyId makeKindStudy(ProjectFile &project, const KindStudy &study);

} // namespace Concord
