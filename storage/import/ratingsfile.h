// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "storage/import/ratingscsv.h"

#include <QByteArrayList>

#include <functional>
#include <optional>
#include <span>

namespace Concord {

class CsvScanner;
struct CsvCell;

/// A cell of the ratings table as the file spells it.
struct RatingCell
{
    QByteArrayView unit;
    QByteArrayView rater;
    QByteArrayView label; ///< empty: missing
    QByteArrayView cluster; ///< empty: none
    qint64 line = 0;
};

/// Where a table keeps what. Of a wide one all columns but the unit and the cluster are raters'.
struct RatingColumns
{
    bool wide = false;
    QList<QByteArray> names;
    size_t unit = 0;
    size_t rater = 0;
    size_t value = 0;
    std::optional<size_t> repeat;
    std::optional<size_t> cluster;
};

enum class RatingRepeats {
    first,
    all, ///< repeat n of a rater is a rater of its own, whose name is raterOfRepeat()
};

/// The name of a rater, without the repeat that RatingsFile has put to it.
QString raterWithoutRepeat(const QString &rater);

/// Whether the bytes can be shown as text, and what to say of those that cannot.
bool isRatingText(QByteArrayView bytes);
QString notRatingText();

/// A sentence about a file of ratings, translated.
QString ratingsText(const char *text);

/// The scanning of a file of ratings: a header and rows of cells, with every complaint naming file
/// and line.
class RatingsFile
{
public:
    /// Takes one cell; says what is wrong with it, if anything.
    using Visit = std::function<std::optional<QString>(const RatingCell &)>;

    RatingsFile(const QString &path, const RatingsCsvOptions &options, RatingRepeats repeats);

    /// Visits all cells in the order of the file.
    Result<void> read(const Visit &visit);
    bool isWide() const { return m_columns.wide; }
    bool namesRepeats() const { return m_repeats == RatingRepeats::all && m_columns.repeat; }
    Error problem(const QString &sentence, qint64 line = 0) const;

private:
    Result<void> readHeader(CsvScanner &scanner);
    std::optional<QString> chooseColumns();
    std::optional<QString> readRow(std::span<const CsvCell> cells, qint64 line,
                                   const Visit &visit) const;
    std::optional<QString> readLongRow(std::span<const CsvCell> cells, qint64 line,
                                       const Visit &visit) const;
    QByteArrayView labelOf(const CsvCell &cell) const;
    QByteArrayView clusterOf(std::span<const CsvCell> cells) const;

    QString m_path;
    RatingsLayout m_layout;
    RatingRepeats m_repeats;
    QByteArrayList m_declared;
    RatingColumns m_columns;
};

} // namespace Concord
