// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/task.h"

#include <QList>
#include <QString>

#include <optional>

namespace Concord {

/// What became of a model's answer: not read, or read with a task accuracy of 1 or less.
enum class AnswerOutcome { Wrong, Right, Unparsed };

QString answerOutcomeId(AnswerOutcome outcome);
std::optional<AnswerOutcome> answerOutcomeFromId(QStringView id);

/// Which items are wanted; an empty field does not restrict.
struct ItemFilter
{
    QString dataset;
    QString task;
    QString domain;
    QString attributeType; ///< of a related attribute
    QString attributeValue; ///< only together with attributeType
    QString text; ///< words that all occur in request or dialogue
    std::optional<AnswerFormat> answerFormat = {}; ///< of the task
    std::optional<bool> isReviewed = {};
    QString study = {}; ///< name or id of one that asks about the item
    std::optional<bool> isAnswered = {}; ///< in that study, by all who are to answer
    QString model = {}; ///< that answered the item
    QString pathway = {}; ///< only together with model
    std::optional<AnswerOutcome> outcome = {}; ///< of that model
    std::optional<double> highestScore = {}; ///< of that model: its task accuracy

    friend bool operator==(const ItemFilter &, const ItemFilter &) = default;
};

/// How a list of items is sorted; equal ones are in order of import, the last first when
/// descending.
struct ItemOrder
{
    enum class Column { Import, Key, Task, Domain, Rounds, Turns, Words, Dataset, Reviewed, Text };

    Column column = Column::Import;
    bool isDescending = false;

    friend bool operator==(const ItemOrder &, const ItemOrder &) = default;
};

/// "key", "words", …
QString itemColumnId(ItemOrder::Column column);
std::optional<ItemOrder::Column> itemColumnFromId(QStringView id);
/// All of them.
QList<ItemOrder::Column> itemColumns();

} // namespace Concord
