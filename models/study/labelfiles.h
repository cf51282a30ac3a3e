// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Concord {

/// Which labels of a study go into a file.
enum class LabelKind {
    Answers, ///< everybody's own
    Majority,
    DawidSkene,
    Adjudicated, ///< decided, or unanimous
};

enum class LabelFormat { Csv, LabelStudio };

struct LabelExport
{
    LabelKind kind = LabelKind::Answers;
    LabelFormat format = LabelFormat::Csv; ///< LabelStudio: of answers alone
    bool isWhole = false; ///< also what has no label yet

    friend bool operator==(const LabelExport &, const LabelExport &) = default;
};

/// "answers", "majority", "dawid-skene" or "adjudicated".
QString labelKindId(LabelKind kind);
std::optional<LabelKind> labelKindFromId(QStringView id);

/// "csv" or "label-studio".
std::optional<LabelFormat> labelFormatFromId(QStringView id);

} // namespace Concord
