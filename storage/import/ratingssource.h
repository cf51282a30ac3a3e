// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/inputfile.h"
#include "storage/import/studysource.h"

#include <array>
#include <map>
#include <span>

namespace Concord {

class CsvScanner;
struct CsvCell;

/// A long table of ratings, one a row; commas, tabs or semicolons separate, in the order of
/// ratingscsv.h.
///
/// The columns, in any order and case, others among them: unit (or item, unit_key, item_key),
/// annotator (or rater), value (or label, rating, score) and, where they are there, question,
/// repeat (or occurrence), text (of the unit), flagged, comment, duration_ms and answered_at. A row
/// without a value is an assignment without an answer. Of two rows about the same answer that
/// differ the second is rejected.
class RatingsSource : public StudySource
{
public:
    RatingsSource(std::unique_ptr<InputFile> input, QString path);

    /// All of it. An Error names file and line.
    Result<void> read();

    std::optional<SourceItem> next() override;
    qint64 bytesRead() const override { return m_input->fileBytesRead(); }
    QString sha256() const override { return m_input->sha256(); }
    QString errorText() const override { return {}; }
    QStringList namedUnits() const override;
    void useItems(const QHash<QString, ItemId> &items) override;
    qint64 recordsRead() const override { return m_rows; }
    ReadStudy takeStudy() override;

private:
    enum Column {
        UnitColumn,
        AnnotatorColumn,
        ValueColumn,
        QuestionColumn,
        RepeatColumn,
        TextColumn,
        FlaggedColumn,
        CommentColumn,
        DurationColumn,
        AnsweredColumn,
        ColumnCount
    };
    struct UnitText
    {
        QString text;
        qint64 line = 0;
    };

    Result<void> readHead(CsvScanner &scanner);
    std::optional<QString> readRow(std::span<const CsvCell> cells, qint64 line);
    std::optional<QString> addAnswer(ReadSitting &sitting, const QString &name,
                                     const QString &value, qint64 line);
    void addRemarks(ReadSitting &sitting, std::span<const CsvCell> cells) const;
    QString cell(std::span<const CsvCell> cells, Column column) const;
    Error problem(const QString &sentence, qint64 line) const;

    std::unique_ptr<InputFile> m_input;
    QString m_path;
    std::array<qsizetype, ColumnCount> m_places{};
    qsizetype m_width = 0;
    StudyCollector m_collector;
    QList<UnitText> m_texts; ///< by unit
    std::map<std::array<int, 3>, qsizetype> m_sittings; ///< by unit, person and occurrence
    QHash<std::pair<qsizetype, int>, qint64> m_lines; ///< of answers, by sitting and question
    qint64 m_rows = 0;
    int m_next = 0;
};

/// Whether the line can be the head of such a table.
bool isRatingsHead(QByteArrayView line);

} // namespace Concord
