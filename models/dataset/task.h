// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace Concord {

/// How a task wants its answer (IP-Dialog, arXiv 2506.02449, table 1).
enum class AnswerFormat { OpenEnded, Ranking, MultipleChoice, BinaryChoice };

/// "open_ended", "ranking", "multiple_choice", "binary_choice".
QString answerFormatId(AnswerFormat format);
std::optional<AnswerFormat> answerFormatFromId(QStringView id);

/// One of the benchmark's tasks.
struct Task
{
    const char16_t *id; ///< as in the files: "preference_infer"
    AnswerFormat answerFormat;
};

/// The ten tasks, in the benchmark's order.
std::span<const Task> tasks();

/// The task of that id, or nullptr.
const Task *findTask(QStringView id);

} // namespace Concord
