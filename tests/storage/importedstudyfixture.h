// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"
#include "models/study/answerstate.h"
#include "models/study/study.h"
#include "tests/storage/storagefixture.h"

namespace Concord {

/// What an import made of people's answers, to be asked for in tests.
class ImportedAnswers
{
public:
    /// The study must be there.
    ImportedAnswers(TestProject &project, const QString &study);

    /// The answer that counts; null: none.
    QString answer(const QString &unit, const QString &annotator, const QString &question,
                   int occurrence = 1) const;
    AssignmentState state(const QString &unit, const QString &annotator) const;
    /// "unit annotator question value", sorted, of all that counts, without remarks.
    QStringList all() const;

    StudyTemplate asked;
    QList<StudyAssignment> assignments;
    AnswerState answers;
    QList<AnnotationEvent> events;
    QList<Annotator> annotators;
    QList<Annotator> judges;

    const StudyAssignment &assignment(const QString &unit, const QString &annotator,
                                      int occurrence = 1) const;
};

} // namespace Concord
