// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/results/resultinput.h"
#include "models/study/answerstate.h"
#include "models/study/study.h"

#include <QHash>

namespace Concord {

class Database;

/// What is read of a study and one of its questions before anything is computed.
struct StudyData
{
    Study study;
    StudyTemplate studyTemplate;
    Question question;
    QList<StudyAssignment> assignments;
    AnswerState answers;
    QHash<QString, QString> references; ///< right answer by unit key
    QList<StudyUnit> units;
    QHash<ItemId, ItemRow> items; ///< that the units are about

    /// The names in the design's order: people, or the judges.
    QStringList annotators(bool areJudges = false) const;
};

/// The question of that id, or, for an empty one, the template's only one. An Error names those
/// there are.
Result<Question> chooseQuestion(const StudyTemplate &studyTemplate, const QString &wanted);

/// `question` as chooseQuestion() takes it.
Result<StudyData> readStudyData(const Database &database, const Study &study,
                                const QString &question);

/// The answer that counts, as studyRatings() counts it, but a judge's too: first occurrence, no
/// training, not skipped.
std::optional<QString> countedValue(const StudyData &data, const StudyAssignment &assignment);

/// Everybody's, judges' among them, with reasons.
QList<CountedAnswer> countedAnswers(const StudyData &data);

} // namespace Concord
