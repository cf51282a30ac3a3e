// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelrows.h"

#include "storage/import/csvscanner.h"
#include "storage/import/inputfile.h"
#include "storage/text.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace Concord {

namespace {

// The columns in the order of LabelColumn.
constexpr std::array labelColumnNames = {"unit_key",    "annotator", "question", "value",
                                         "occurrence",  "flagged",   "comment",  "duration_ms",
                                         "answered_at", "item_key"};
enum LabelColumn {
    UnitKeyColumn,
    AnnotatorColumn,
    QuestionColumn,
    ValueColumn,
    OccurrenceColumn,
    FlaggedColumn,
    CommentColumn,
    DurationColumn,
    AnsweredColumn,
    ItemKeyColumn,
};

char labelSeparator(QByteArrayView start)
{
    for (const char c : start) {
        if (c == '\t' || c == ',' || c == ';')
            return c;
        if (c == '\n')
            break;
    }
    return ',';
}

QString labelScanProblem(CsvStatus status)
{
    switch (status) {
    case CsvStatus::openQuote:
        return StorageText::tr("A quoted cell that begins here is never closed. End it with a "
                               "quotation mark.");
    case CsvStatus::strayQuote:
        return StorageText::tr("Text follows the closing quotation mark of a cell. Write a "
                               "quotation mark inside a cell twice.");
    case CsvStatus::tooLong:
        return StorageText::tr("The row that begins here is longer than 64 MB, or has more than "
                               "10,000 cells. Look for a quotation "
                               "mark that is not closed.");
    case CsvStatus::readError:
    case CsvStatus::record:
    case CsvStatus::end:
        break;
    }
    return StorageText::tr("The file could not be read further.");
}

class LabelRowReader
{
public:
    LabelRowReader(const QString &path, LabelsOf whose) : m_path(path), m_whose(whose) {}

    Result<QList<LabelRow>> read();

private:
    Result<void> readColumns(CsvScanner &scanner);
    Result<void> readRow(const CsvScanner &scanner);
    Result<void> readNumbers(LabelRow &row) const;
    QString cell(LabelColumn column) const;
    Error problem(const QString &sentence) const { return labelsError(m_path, m_line, sentence); }

    bool isNeeded(size_t column, const QStringList &names) const;

    QString m_path;
    LabelsOf m_whose;
    qint64 m_line = 0;
    qsizetype m_width = 0;
    std::array<qsizetype, labelColumnNames.size()> m_places{};
    QStringList m_cells;
    QList<LabelRow> m_rows;
};

QString LabelRowReader::cell(LabelColumn column) const
{
    const qsizetype place = m_places[column];
    return place < 0 ? QString() : m_cells[place];
}

bool LabelRowReader::isNeeded(size_t column, const QStringList &names) const
{
    switch (column) {
    case UnitKeyColumn:
        return !names.contains(QLatin1StringView(labelColumnNames[ItemKeyColumn]));
    case AnnotatorColumn:
        return m_whose == LabelsOf::Annotators;
    case QuestionColumn:
    case ValueColumn:
        return true;
    default:
        return false;
    }
}

Result<void> LabelRowReader::readColumns(CsvScanner &scanner)
{
    scanner.setSeparator(labelSeparator(scanner.start()));
    const CsvStatus status = scanner.next();
    if (status == CsvStatus::end)
        return problem(StorageText::tr("The file is empty. Expected a header such as "
                                       "unit_key,annotator,question,value."));
    if (status != CsvStatus::record)
        return problem(labelScanProblem(status));
    QStringList names;
    for (const CsvCell &name : scanner.cells())
        names.append(QString::fromUtf8(name.text).toLower());
    m_width = names.size();
    for (size_t i = 0; i < labelColumnNames.size(); ++i) {
        const QString name = QString::fromLatin1(labelColumnNames[i]);
        m_places[i] = names.indexOf(name);
        m_line = scanner.line();
        if (m_places[i] < 0 && isNeeded(i, names))
            return problem(StorageText::tr("There is no column named %1. The header has to name "
                                           "unit_key, annotator, question and value.")
                               .arg(name));
        if (names.count(name) > 1)
            return problem(StorageText::tr("There are two columns named %1. Keep one.").arg(name));
    }
    return {};
}

Result<void> LabelRowReader::readNumbers(LabelRow &row) const
{
    bool ok = true;
    if (const QString text = cell(OccurrenceColumn); !text.isEmpty()) {
        row.occurrence = text.toInt(&ok);
        if (!ok || row.occurrence < 1)
            return problem(
                StorageText::tr("occurrence is “%1”; it has to be 1, 2, … or empty.").arg(text));
    }
    const QString flagged = cell(FlaggedColumn).toLower();
    row.isFlagged = flagged == u"1" || flagged == u"true";
    if (!row.isFlagged && !flagged.isEmpty() && flagged != u"0" && flagged != u"false")
        return problem(
            StorageText::tr("flagged is “%1”; it has to be 1, 0 or empty.").arg(flagged));
    if (const QString text = cell(DurationColumn); !text.isEmpty()) {
        row.durationMs = text.toLongLong(&ok);
        if (!ok || *row.durationMs < 0)
            return problem(StorageText::tr("duration_ms is “%1”; it has to be a whole number of "
                                           "milliseconds or empty.")
                               .arg(text));
    }
    if (const QString text = cell(AnsweredColumn); !text.isEmpty()) {
        row.answeredAt = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
        if (!row.answeredAt.isValid())
            return problem(StorageText::tr("answered_at is “%1”; it has to be a time such as "
                                           "2026-03-04T05:06:07Z or empty.")
                               .arg(text));
    }
    return {};
}

Result<void> LabelRowReader::readRow(const CsvScanner &scanner)
{
    m_line = scanner.line();
    if (qsizetype(scanner.cells().size()) != m_width)
        return problem(StorageText::tr("Expected %1 cells as in the header, found %2. Quote a cell "
                                       "that holds a separator.")
                           .arg(QString::number(m_width), QString::number(scanner.cells().size())));
    m_cells.clear();
    for (const CsvCell &text : scanner.cells()) {
        if (!text.text.isValidUtf8() || text.text.contains('\0'))
            return problem(
                StorageText::tr("This is not UTF-8 text. Save the table as CSV in UTF-8."));
        m_cells.append(QString::fromUtf8(text.text));
    }
    LabelRow row;
    row.line = m_line;
    row.unitKey = cell(UnitKeyColumn);
    row.itemKey = cell(ItemKeyColumn);
    row.annotator = cell(AnnotatorColumn);
    row.question = cell(QuestionColumn);
    row.value = cell(ValueColumn);
    row.comment = cell(CommentColumn);
    if (auto done = readNumbers(row); !done)
        return done;
    m_rows.append(row);
    return {};
}

Result<QList<LabelRow>> LabelRowReader::read()
{
    if (QFileInfo(m_path).isDir())
        return problem(StorageText::tr("This is a folder. Choose a CSV file in it."));
    const auto file = InputFile::open(m_path);
    if (!file)
        return problem(file.error().detail);
    CsvScanner scanner(**file);
    if (auto done = readColumns(scanner); !done)
        return done.error();
    for (;;) {
        const CsvStatus status = scanner.next();
        if (status == CsvStatus::end)
            return m_rows;
        m_line = scanner.line();
        if (status == CsvStatus::readError)
            return problem((*file)->errorText());
        if (status != CsvStatus::record)
            return problem(labelScanProblem(status));
        if (auto done = readRow(scanner); !done)
            return done.error();
    }
}

} // namespace

Error labelsError(const QString &path, qint64 line, const QString &sentence)
{
    const QString native = QDir::toNativeSeparators(path);
    if (line == 0)
        return {StorageText::tr("%1: %2").arg(native, sentence), {}};
    return {StorageText::tr("%1, line %2: %3").arg(native, QString::number(line), sentence), {}};
}

Result<QList<LabelRow>> readLabelRows(const QString &path, LabelsOf whose)
{
    return LabelRowReader(path, whose).read();
}

} // namespace Concord
