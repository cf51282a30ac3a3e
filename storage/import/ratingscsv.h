// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/labelcounts.h"
#include "models/core/result.h"

#include <QStringList>

namespace Concord {

enum class RatingsLayout {
    automatic,
    longTable, ///< one rating a row: columns unit, annotator, value and perhaps repeat
    wideTable, ///< one unit a row: its name, then one column per annotator, one perhaps "cluster"
};

struct RatingsCsvOptions
{
    RatingsLayout layout = RatingsLayout::automatic;
    QStringList categories; ///< declared; empty: those observed. Of sets, the labels in them
    bool areSets = false; ///< a value is a set such as "a|b", or "{}"
    qsizetype maximumLabels = 10'000; ///< distinct; numbers may need more
};

/// Reads a file of ratings: UTF-8 text, RFC 4180 quoting, LF or CRLF, with a header line.
///
/// The separator is a tab if the header has one, else a comma, else a semicolon. Columns of a long
/// table may be in any order and others among them; they are called unit (or item, unit_key),
/// annotator (or rater), value (or label), repeat (or occurrence) and cluster (what a unit is part
/// of, for resampling), in any case; a wide table may have a column cluster too. Automatically a
/// table with the first three is long and one with neither annotator nor value is wide; anything
/// else is an Error. Raters are in the order of their names in a long table, of columns in a wide.
///
/// Missing is an empty cell, or NaN, nan or null without quotes unless declared as a category.
/// Space around a cell without quotes is not part of it. Of repeated ratings the first (repeat = 1)
/// counts. Equal duplicates count once; others are an Error that names both lines, as every Error
/// names file and line, and says what was expected.
Result<Ratings> readRatingsCsv(const QString &path, const RatingsCsvOptions &options = {});

/// The same with all repeats of a long table, each of which counts; duplicates are ratings with the
/// same number of repeat.
Result<LabelCounts> readRepeatedRatingsCsv(const QString &path,
                                           const RatingsCsvOptions &options = {});

} // namespace Concord
