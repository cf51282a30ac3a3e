// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Concord {

/// A study and one of its questions, as a chooser lists it. Ids are the project's, as text.
struct StudyChoice
{
    QString study;
    QString question;
    QString title; ///< such as "Fidelity: human or AI?"

    friend bool operator==(const StudyChoice &, const StudyChoice &) = default;
};

/// What was planned, and what the annotators were told.
struct StudyFacts
{
    QString name;
    QString templateTitle;
    QString question; ///< as the annotators read it
    QString guideline; ///< plain text, paragraphs apart by newlines
    QString state; ///< translated, such as "open"
    qint64 units = 0;
    qint64 annotators = 0;
    qint64 perUnit = 0; ///< annotators of each unit
    quint64 seed = 0;
    QDateTime createdAt; ///< UTC

    friend bool operator==(const StudyFacts &, const StudyFacts &) = default;
};

/// How much one annotator did and how fast; seconds without idle time, absent without an answer.
struct ProgressRow
{
    QString annotator;
    qint64 assigned = 0;
    qint64 done = 0;
    qint64 flagged = 0;
    qint64 skipped = 0;
    std::optional<double> medianSeconds; ///< of an answered unit
    std::optional<double> lowerQuartileSeconds;
    std::optional<double> upperQuartileSeconds;

    friend bool operator==(const ProgressRow &, const ProgressRow &) = default;
};

struct UnitLabel
{
    QString annotator;
    QString label; ///< the answer as the annotators read it, such as "Human"

    friend bool operator==(const UnitLabel &, const UnitLabel &) = default;
};

/// A unit that its annotators did not answer alike.
struct DisputedUnit
{
    QString key; ///< such as "fidelity-0047"
    QString text; ///< an excerpt
    QList<UnitLabel> labels; ///< of those who answered
    QString truth; ///< the reference, worded as the labels; empty where there is none

    friend bool operator==(const DisputedUnit &, const DisputedUnit &) = default;
};

/// A source of the study's units.
struct SourceFacts
{
    QString name;
    Origin origin = Origin::Unknown;
    QString sha256;
    qint64 items = 0;

    friend bool operator==(const SourceFacts &, const SourceFacts &) = default;
};

} // namespace Concord
