// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/assignment.h"
#include "models/study/sampling.h"

#include <QHash>
#include <QSet>

namespace Concord {

class Database;

/// What of the dialogues another study has shown: by place, and by text wherever it stands.
class ExcludedTexts
{
public:
    /// Of the study of that name or id; of none when it is empty.
    static Result<ExcludedTexts> of(const Database &database, const QString &study);

    /// Whether any of what the subject is about was shown.
    bool contains(const UnitSubject &subject) const;
    /// Whether exactly these turns were, in this or another dialogue.
    bool contains(const QStringList &turns) const;

private:
    QHash<DialogueId, QList<UnitSubject>> m_places;
    QSet<quint64> m_texts;
};

} // namespace Concord
