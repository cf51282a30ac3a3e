// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/task.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

constexpr std::array allTasks = {
    Task{u"recommend", AnswerFormat::OpenEnded},
    Task{u"rank", AnswerFormat::Ranking},
    Task{u"filter", AnswerFormat::MultipleChoice},
    Task{u"predict", AnswerFormat::BinaryChoice},
    Task{u"preference_infer", AnswerFormat::MultipleChoice},
    Task{u"risk_detect", AnswerFormat::OpenEnded},
    Task{u"intention_infer", AnswerFormat::OpenEnded},
    Task{u"advice", AnswerFormat::OpenEnded},
    Task{u"decision", AnswerFormat::BinaryChoice},
    Task{u"convince", AnswerFormat::OpenEnded},
};

} // namespace

QString answerFormatId(AnswerFormat format)
{
    switch (format) {
    case AnswerFormat::OpenEnded:
        return QStringLiteral("open_ended");
    case AnswerFormat::Ranking:
        return QStringLiteral("ranking");
    case AnswerFormat::MultipleChoice:
        return QStringLiteral("multiple_choice");
    case AnswerFormat::BinaryChoice:
        return QStringLiteral("binary_choice");
    }
    Q_UNREACHABLE();
}

std::optional<AnswerFormat> answerFormatFromId(QStringView id)
{
    for (const AnswerFormat format : {AnswerFormat::OpenEnded, AnswerFormat::Ranking,
                                      AnswerFormat::MultipleChoice, AnswerFormat::BinaryChoice}) {
        if (id == answerFormatId(format))
            return format;
    }
    return {};
}

std::span<const Task> tasks()
{
    return allTasks;
}

const Task *findTask(QStringView id)
{
    const auto found = std::find_if(allTasks.begin(), allTasks.end(),
                                    [id](const Task &task) { return id == QStringView(task.id); });
    return found == allTasks.end() ? nullptr : &*found;
}

} // namespace Concord
