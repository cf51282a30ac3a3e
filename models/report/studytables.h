// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "models/report/studyresults.h"

namespace Concord {

/// Value, error, interval with its method, p and test of each coefficient; where one is undefined
/// the sentence that says why.
DocumentTable coefficientTable(const AgreementReport &agreement);

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
