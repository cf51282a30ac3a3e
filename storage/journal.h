// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QJsonObject>

namespace Concord {

class Database;

/// One entry of the project's journal: what was done, to what, with which particulars.
struct JournalEntry
{
    QDateTime at; ///< UTC
    QString programVersion;
    QString action; ///< "created", "imported", …
    QString subject;
    QJsonObject detail;

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// Adds an entry under this program's version; belongs in the transaction of the deed itself.
Result<void> addJournalEntry(const Database &database, const QDateTime &at, const QString &action,
                             const QString &subject, const QJsonObject &detail);

/// All entries, oldest first.
Result<QList<JournalEntry>> journalEntries(const Database &database);

/// A moment as the project stores it, and back: UTC, ISO 8601, milliseconds.
QString storedTime(const QDateTime &time);
QDateTime timeFromStored(const QString &text);

} // namespace Concord
