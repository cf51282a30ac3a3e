// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyids.h"
#include "models/study/template.h"

#include <QHash>

namespace Concord {

class Database;

/// Checks the values of a labels file against a study's questions: item answers against the unit's
/// own, reasons as texts. Errors are sentences without file and line.
class LabelAnswers
{
public:
    explicit LabelAnswers(const Database &database) : m_database(database) {}

    Result<void> load(StudyId study);
    const QList<Question> &questions() const { return m_template.questions; }

    /// The value as it is stored.
    Result<QString> checked(UnitId unit, const QString &question, const QString &value);
    /// The question of that id, or whose reasons have that id; an Error names those there are.
    Result<Question> questionOf(const QString &question) const;

private:
    Result<Question> ownQuestion(UnitId unit, const Question &question);

    const Database &m_database;
    StudyTemplate m_template;
    QHash<UnitId, QList<Question>> m_own;
};

} // namespace Concord
