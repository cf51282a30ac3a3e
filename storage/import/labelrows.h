// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Concord {

/// A row of a labels file, as it stands there.
struct LabelRow
{
    qint64 line = 0; ///< 1-based, or the task of a list of tasks
    QString unitKey; ///< empty: the unit is said by itemKey
    QString itemKey = {};
    QString annotator; ///< empty: the judge
    QString question;
    QString value; ///< empty: none
    int occurrence = 1;
    bool isFlagged = false;
    QString comment;
    std::optional<qint64> durationMs;
    QDateTime answeredAt; ///< UTC; invalid: not said

    friend bool operator==(const LabelRow &, const LabelRow &) = default;
};

/// Who the labels of a file are from.
enum class LabelsOf {
    Annotators, ///< named by the column annotator
    Judge, ///< the column may be missing
};

/// Reads a labels file; importLabels() says what it looks like. Commas, semicolons or tabs
/// separate. An Error names file and line.
Result<QList<LabelRow>> readLabelRows(const QString &path, LabelsOf whose = LabelsOf::Annotators);

/// An Error about a line of a labels file; 0: about the file.
Error labelsError(const QString &path, qint64 line, const QString &sentence);

} // namespace Concord
