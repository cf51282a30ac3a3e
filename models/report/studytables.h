// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "models/report/studyresults.h"

namespace Concord {

/// Value, error, interval with its method, p and test of each coefficient; where one is undefined
/// the sentence that says why.
DocumentTable coefficientTable(const AgreementReport &agreement);

/// Fleiss' kappa of each category against all others, with its interval.
DocumentTable categoryTable(const StudyResults &results);

enum class UnitGrouping { Task, Domain };

/// The headline's coefficient of each task or domain: units, pairable units, value, interval.
DocumentTable breakdownTable(const StudyResults &results, UnitGrouping grouping);

/// Whether there is more than one group to tell apart.
bool hasBreakdown(const StudyResults &results, UnitGrouping grouping);

/// Each annotator and all together: answers, accuracy, interval, test against 50 %, d', criterion.
DocumentTable turingTable(const TuringResults &turing);

/// The 2x2 counts of each annotator and of all together.
DocumentTable turingCountTable(const TuringResults &turing);

/// Pairs of annotators: shared units, percent agreement, Cohen's kappa.
DocumentTable pairTable(const AgreementReport &agreement);

/// Done, assigned, flagged, skipped, time of a unit.
DocumentTable progressTable(const QList<ProgressRow> &progress);

/// The units with all labels, and the truth where it is known.
DocumentTable disputedTable(const QList<DisputedUnit> &units);

/// The units with the labels of two annotators alone.
DocumentTable disputedTable(const QList<DisputedUnit> &units, const QString &first,
                            const QString &second);

DocumentTable sourceTable(const QList<SourceFacts> &sources);

} // namespace Concord
