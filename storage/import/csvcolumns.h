// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"

namespace Concord {

/// What the names of a table's columns say of it; names that are not known say nothing.
ColumnMapping guessColumns(const QStringList &names);

/// Names of a table's columns, each only once: those of its head, or numbers where there is none.
QStringList columnNames(const QStringList &firstRow, bool hasHead);

/// How many of the names are those of columns that an item is made of.
qsizetype knownColumns(const QStringList &names);

/// Whether a table with that head holds what people answered, and no items.
bool isHeadOfAnswers(const QStringList &names);

/// An attribute's column and whether the attribute matters for the request.
struct AttributeColumn
{
    qsizetype place = -1;
    QString type;
    bool related = false;
};

/// A mapping by places: where a column stands in a row, from 0, or -1 where there is none.
struct ColumnPlaces
{
    qsizetype key = -1;
    qsizetype task = -1;
    qsizetype domain = -1;
    qsizetype request = -1;
    qsizetype dialogue = -1;
    qsizetype analysis = -1;
    qsizetype answer = -1;
    QList<std::pair<qsizetype, QString>> turns; ///< with the speaker
    QList<AttributeColumn> attributes; ///< by type
    QList<std::pair<qsizetype, QString>> others; ///< mapped to nothing, with the name
};

/// The places of the mapping's columns among `names`. An Error when one of them is not there, or
/// when no column holds a request or something that was said.
Result<ColumnPlaces> placesOfColumns(const ColumnMapping &mapping, const QStringList &names);

} // namespace Concord
