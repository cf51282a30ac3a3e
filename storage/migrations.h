// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace Concord {

class Database;

/// The schema this program writes; `PRAGMA user_version` of a current project.
int newestSchemaVersion();

/// Marks a SQLite file as a Concord project ("CNCD"); `PRAGMA application_id`.
constexpr qint32 projectApplicationId = 0x434E4344;

/// The same for a packet ("CNCP"), which has the tables of a project.
constexpr qint32 packetApplicationId = 0x434E4350;

/// Brings a database (an empty one too) to the newest schema, all steps in one transaction.
/// A database from a newer program is refused with a sentence and left as it is.
Result<void> migrate(const Database &database);

/// Whether the tables, indexes and all else are those that migrate() makes, no more and no less.
/// What ANALYZE adds does not count, and missing indexes do not while an import is under way.
Result<bool> hasNewestSchema(const Database &database);

/// The statements of the newest schema that make an index which the database lacks.
Result<QStringList> missingIndexes(const Database &database);

/// Statements of a schema script. A statement ends with a line that ends in ';'; lines that begin
/// with "--" outside of statements are left out.
QStringList splitStatements(const QString &script);

} // namespace Concord
