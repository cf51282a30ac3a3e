// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/measure.h"
#include "models/dataset/item.h"
#include "models/results/unitmeans.h"
#include "models/study/answervalue.h"

#include <QHash>

namespace Concord {

/// An answer that counts: the first to its unit, which is no training.
struct CountedAnswer
{
    QString unit; ///< key
    QString annotator;
    bool isJudge = false;
    QString value;
    QString reason; ///< empty where none was given

    friend bool operator==(const CountedAnswer &, const CountedAnswer &) = default;
};

/// What the answers about a unit are held against.
struct ResultUnit
{
    ItemId item; ///< of its first subject
    QString task;
    QString attribute; ///< type that is asked about, if one is
    QStringList runs; ///< MODEL/PATHWAY of its subjects' responses, in their order
    ReferenceAnswer answer;
    AttributeValues related;

    friend bool operator==(const ResultUnit &, const ResultUnit &) = default;
};

/// What a model run's response to an item scored, as published.
struct RunItemScore
{
    QString run; ///< MODEL/PATHWAY
    ItemId item;
    bool statesAttributes = false; ///< the pathway asks for them
    std::optional<double> typeF1;
    std::optional<double> typePrecision;
    std::optional<double> typeRecall;
    std::optional<double> valueF1;
    std::optional<double> relativeValueAccuracy;
    double taskAccuracy = 0;
    std::optional<double> itemRank;

    friend bool operator==(const RunItemScore &, const RunItemScore &) = default;
};

/// Everything that is known about one question of a study.
struct ResultInput
{
    Question question;
    Measure measure = Measure::nominal;
    QStringList annotators; ///< people, in the design's order
    QStringList judges;
    QList<CountedAnswer> answers;
    QHash<QString, ResultUnit> units; ///< by key
    QList<RunItemScore> runs; ///< of the units' items; a run's scores one after another
    UnitMeanOptions options;
};

/// Answers that become one row.
struct AnswerGroup
{
    QString kind; ///< as of OutcomeRow
    QString name;
    QList<CountedAnswer> answers;
};

/// Each annotator, all of them together, each judge.
QList<AnswerGroup> groupsByPerson(const ResultInput &input);

/// People's answers by what their units are about, each by name; nothing where all are alike.
QList<AnswerGroup> groupsByAttribute(const ResultInput &input);
QList<AnswerGroup> groupsByRun(const ResultInput &input); ///< of units with one response

/// "Annotator", above the names of groupsByPerson().
QString personTitle();
/// The column "Answers".
OutcomeColumn answersColumn();

} // namespace Concord
