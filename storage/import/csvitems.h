// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/csvcolumns.h"
#include "storage/import/csvscanner.h"
#include "storage/import/inputfile.h"
#include "storage/import/itemsource.h"

namespace Concord {

/// The format's name: a table of items with a head, in CSV, TSV or the like.
extern const QString tableFormat;

/// Whether a file is a table of items: by its name, or by a head with at least two columns that are
/// known. A table of ratings or labels is none.
bool isItemTable(const QString &path);

/// What a table has to map.
struct TableColumns
{
    QStringList names;
    ColumnMapping mapping; ///< the source's, or else what the names say
};

/// The items of a table, one a row (RFC 4180, with , ; | or a tab between the cells). Rows that are
/// broken or have too few or too many cells are rejects.
class CsvItems : public ItemSource
{
public:
    /// An Error when there is no head, or the mapping does not fit it.
    static Result<std::unique_ptr<CsvItems>> open(const ImportSource &source);
    /// What there is to map, whether or not that makes items.
    static Result<TableColumns> columns(const ImportSource &source);

    std::optional<SourceItem> next() override;
    qint64 bytesRead() const override { return m_input->fileBytesRead(); }
    QString sha256() const override { return m_input->sha256(); }
    QString errorText() const override { return m_error; }

private:
    explicit CsvItems(std::unique_ptr<InputFile> input);
    static Result<std::unique_ptr<CsvItems>> openTable(const ImportSource &source);
    Result<void> readHead(const ImportSource &source);
    SourceItem taken(Result<Item> &&item) const;
    Result<Item> readRow() const;
    Result<void> readDialogue(Item &item) const;
    void readAttributes(Item &item) const;
    QString cell(qsizetype place) const;

    std::unique_ptr<InputFile> m_input;
    CsvScanner m_scanner;
    TableColumns m_columns;
    ColumnPlaces m_places;
    bool m_hasFirst = false; ///< the scanner stands on a row that is not yet read
    QString m_error;
};

} // namespace Concord
