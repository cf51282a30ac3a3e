// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "models/report/studyresults.h"

namespace Concord {

/// A chart that the report places where it speaks of it, by the id of studyCharts().
struct ReportFigure
{
    QString chart; ///< one of studyChartIds()
    Figure figure;

    friend bool operator==(const ReportFigure &, const ReportFigure &) = default;
};

/// The report of one question of a study: design, guideline, who did how much and how fast,
/// agreement with its parts, Turing results, pairs, disagreements, and what is needed to repeat it.
///
/// The same for the same results and figures in one language: it holds no clock.
Document studyReport(const StudyResults &results, const QList<ReportFigure> &figures);

} // namespace Concord
