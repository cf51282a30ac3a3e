// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "models/evaluation/evaluationfilter.h"
#include "models/evaluation/responsescore.h"

namespace Concord {

using ResponseId = Id<struct ResponseTag>;
using TagId = Id<struct FailureTagTag>;

/// What failures are ranked by.
enum class FailureMeasure { TaskAccuracy, AttributeTypeF1, RelativeValueAccuracy };

/// Which responses are listed, worst first by `measure`; those without one come last and fit no
/// limit.
struct FailureFilter
{
    Reading reading = Reading::AsPublished;
    FailureMeasure measure = FailureMeasure::TaskAccuracy;
    EvaluationFilter responses;
    std::optional<double> lowest; ///< of `measure`, 0..1, inclusive
    std::optional<double> highest;
    std::optional<ParseState> state;
    QString tag; ///< name of a tag that a response has; empty: any or none

    friend bool operator==(const FailureFilter &, const FailureFilter &) = default;
};

/// A response in a list of failures.
struct FailureRow
{
    ResponseId response;
    ItemId item;
    QString key; ///< of the item
    QString dataset;
    QString task;
    QString domain;
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    ParseState state = ParseState::Parsed;
    std::optional<double> attributeTypeF1;
    std::optional<double> relativeValueAccuracy;
    double taskAccuracy = 0;
    QStringList tags; ///< in the order of the project's list

    friend bool operator==(const FailureRow &, const FailureRow &) = default;
};

/// A word of the researcher's own for what went wrong.
struct Tag
{
    TagId id; ///< not valid: not stored yet
    QString name;

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// Tags of these names: those of `known` are the same tags still, others are new ones.
QList<Tag> tagsNamed(const QStringList &names, const QList<Tag> &known = {});

/// The key that puts on the tag at `place` of the list, from 0: 1 to 9, then A to Z; none after.
QString tagKey(qsizetype place);

/// Why these cannot be the names of a project's tags, in a sentence: an empty one, or one that
/// comes twice. Empty where they can; white space around names does not count.
QString tagNamesFault(const QStringList &names);

/// How many responses of a model to a task have a tag.
struct TagCount
{
    QString tag;
    QString model;
    QString task;
    qint64 responses = 0;

    friend bool operator==(const TagCount &, const TagCount &) = default;
};

} // namespace Concord
