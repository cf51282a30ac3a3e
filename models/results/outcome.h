// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Concord {

/// How the numbers of a column read: 12, 62.5 %, 3.417.
enum class OutcomeForm { Count, Share, Number, PValue };

struct OutcomeColumn
{
    QString id; ///< stable, as in JSON: "type_precision"
    QString title;
    OutcomeForm form = OutcomeForm::Share;

    friend bool operator==(const OutcomeColumn &, const OutcomeColumn &) = default;
};

/// A number with its interval, where it has one; without a value there was nothing to compute it
/// from.
struct OutcomeValue
{
    std::optional<double> value = {};
    std::optional<double> low = {};
    std::optional<double> high = {}; ///< set exactly when `low` is
    qint64 n = 0; ///< answers it rests on; of models: responses

    static OutcomeValue count(qint64 number);

    friend bool operator==(const OutcomeValue &, const OutcomeValue &) = default;
};

/// Whom or what the numbers are of.
struct OutcomeRow
{
    QString kind; ///< stable: annotator, all, majority, judge, run, option, attribute, …
    QString name; ///< for a person; an option's own text
    QList<OutcomeValue> values; ///< one for each column

    friend bool operator==(const OutcomeRow &, const OutcomeRow &) = default;
};

struct OutcomeTable
{
    QString id; ///< stable: "task_accuracy"
    QString title;
    QString explanation; ///< what the numbers are and how the intervals were made
    QString rowTitle; ///< above the names
    QList<OutcomeColumn> columns;
    QList<OutcomeRow> rows;

    /// The value of a row and a column, by name (of `kind`, where one is given) and id.
    OutcomeValue value(const QString &row, const QString &column, const QString &kind = {}) const;

    friend bool operator==(const OutcomeTable &, const OutcomeTable &) = default;
};

/// Something that an annotator wrote: a reason, or the answer itself.
struct WrittenAnswer
{
    QString unit;
    QString annotator;
    QString answer; ///< in words, that the text is the reason of; empty where it is the answer
    QString text;

    friend bool operator==(const WrittenAnswer &, const WrittenAnswer &) = default;
};

/// What the answers to one question say beside how well they agree. Page, report and command line
/// show the same tables.
struct StudyOutcome
{
    QList<OutcomeTable> tables;
    QList<WrittenAnswer> written; ///< by unit, then annotator
    double level = 0.95; ///< of the intervals

    bool isEmpty() const { return tables.isEmpty() && written.isEmpty(); }
    /// The table of that id, or nullptr.
    const OutcomeTable *table(QStringView id) const;

    friend bool operator==(const StudyOutcome &, const StudyOutcome &) = default;
};

} // namespace Concord
