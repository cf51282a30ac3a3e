// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

class Database;

/// What was asked of whom in a study, and what they said.
struct StudyAnswers
{
    Study study;
    QList<Question> questions;
    QList<StudyAssignment> assignments; ///< as StudyRepository::assignments() gives them
    AnswerState answers;
};

Result<StudyAnswers> readStudyAnswers(const Database &database, StudyId study);

} // namespace Concord
