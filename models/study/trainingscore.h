// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/shownunit.h"

namespace Concord {

/// One question of a training unit beside its right answer.
struct TrainingMark
{
    QString question; ///< as it was asked
    QString given; ///< in words; empty: no answer
    QString right; ///< in words
    std::optional<bool> isRight = {}; ///< empty: a text, which is only shown

    friend bool operator==(const TrainingMark &, const TrainingMark &) = default;
};

/// What an annotator is told after a training unit.
struct TrainingFeedback
{
    QList<TrainingMark> marks; ///< of the questions that have a right answer
    QString text; ///< why; may be empty

    friend bool operator==(const TrainingFeedback &, const TrainingFeedback &) = default;
};

/// How the present attempt at the training went.
struct TrainingScore
{
    int right = 0;
    int asked = 0; ///< questions with a right answer
    double passMark = 0; ///< as a share of right answers; 0: none

    bool isPassed() const; ///< also where there is nothing to be right about
    void add(const TrainingFeedback &feedback);

    friend bool operator==(const TrainingScore &, const TrainingScore &) = default;
};

/// Compares answers, by question id, with the key. Sets are equal whatever their order.
TrainingFeedback trainingFeedback(const QList<Question> &questions,
                                  const QMap<QString, QString> &answers, const TrainingKey &key);

} // namespace Concord
