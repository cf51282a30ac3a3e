// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/amendment.h"
#include "models/study/progress.h"
#include "models/study/template.h"

#include <optional>

namespace Concord {

/// A study with how far its annotators are.
struct StudyOverview
{
    Study study;
    QList<Annotator> annotators; ///< in the order of the design, as `progress`; no judges
    QList<AnnotatorProgress> progress;
    QList<Amendment> amendments = {}; ///< oldest first
    QString guideline = {}; ///< the one in force

    int total() const;
    int done() const;
    int open() const;

    friend bool operator==(const StudyOverview &, const StudyOverview &) = default;
};

/// What `planStudy` is asked for, before a population is read.
struct StudyRequest
{
    QString name;
    QString templateId;
    StudyDesign design;
    std::optional<StudyTemplate> ownTemplate = {}; ///< where it is in hand, else templateId counts

    friend bool operator==(const StudyRequest &, const StudyRequest &) = default;
};

} // namespace Concord
