// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/adjudication.h"
#include "models/study/labelfiles.h"

namespace Concord {

class Database;

/// One label for each unit and question as CSV (RFC 4180, UTF-8, CRLF):
/// unit_key,question,value,source,probability,reason,decided_at
///
/// source is majority, dawid-skene, or of adjudicated labels decision or unanimous. probability is
/// Dawid and Skene's; reason and decided_at (ISO 8601 in UTC) are a decision's. `isWhole`: units
/// without such a label are rows with an empty value and source.
QByteArray aggregatedLabelsHeader();
QByteArray aggregatedLabelRows(const QList<AdjudicationUnit> &units, const QString &question,
                               LabelKind kind, bool isWhole);

/// The same for all questions of a stored study; `kind` is not Answers. By question, then unit.
Result<QByteArray> exportAggregatedLabels(const Database &database, StudyId study, LabelKind kind,
                                          bool isWhole);

/// What `wanted` says of a stored study: one of exportLabels(), exportAggregatedLabels() and
/// exportLabelStudio(). An Error for aggregated labels as Label Studio's.
Result<QByteArray> exportLabelFile(const Database &database, StudyId study,
                                   const LabelExport &wanted);

} // namespace Concord
