// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ratingsfile.h"

#include "storage/import/csvscanner.h"
#include "storage/import/inputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

constexpr char repeatSeparator = '\x1F';

QByteArray raterOfRepeat(QByteArrayView rater, qint64 repeat)
{
    return rater.toByteArray() + repeatSeparator + QByteArray::number(repeat);
}

char separatorOf(QByteArrayView start)
{
    const QByteArrayView header = start.first(std::max<qsizetype>(0, start.indexOf('\n')));
    for (const char separator : {'\t', ',', ';'}) {
        bool quoted = false;
        for (const char c : header.isEmpty() ? start : header) {
            quoted = quoted != (c == '"');
            if (c == separator && !quoted)
                return separator;
        }
    }
    return ',';
}

// The column that has one of `names`, earlier names first.
std::optional<size_t> columnNamed(const QList<QByteArray> &columns,
                                  std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (columns[i].compare(name, Qt::CaseInsensitive) == 0)
                return size_t(i);
        }
    }
    return std::nullopt;
}

QString scanProblem(CsvStatus status)
{
    switch (status) {
    case CsvStatus::openQuote:
        return ratingsText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                              "A quoted cell that begins here is never closed. End it "
                              "with a quotation mark."));
    case CsvStatus::strayQuote:
        return ratingsText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                              "Text follows the closing quotation mark of a cell. Write "
                              "a quotation mark inside a cell twice."));
    case CsvStatus::tooLong:
        return ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                             "The row that begins here is longer than 64 MB, or "
                                             "has more than 10,000 cells. Look for "
                                             "a quotation mark that is not closed."));
    case CsvStatus::readError:
    case CsvStatus::record:
    case CsvStatus::end:
        break;
    }
    return ratingsText(
        QT_TRANSLATE_NOOP("Concord::RatingsCsv", "The file could not be read further."));
}

} // namespace

QString ratingsText(const char *text)
{
    return QCoreApplication::translate("Concord::RatingsCsv", text);
}

QString raterWithoutRepeat(const QString &rater)
{
    return rater.left(rater.lastIndexOf(QLatin1Char(repeatSeparator)));
}

bool isRatingText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() && !bytes.contains('\0');
}

QString notRatingText()
{
    return ratingsText(QT_TRANSLATE_NOOP(
        "Concord::RatingsCsv", "This is not UTF-8 text. Save the table as CSV in UTF-8."));
}

RatingsFile::RatingsFile(const QString &path, const RatingsCsvOptions &options,
                         RatingRepeats repeats)
    : m_path(path), m_layout(options.layout), m_repeats(repeats)
{
    for (const QString &category : options.categories)
        m_declared.append(category.toUtf8());
}

Error RatingsFile::problem(const QString &sentence, qint64 line) const
{
    const QString path = QDir::toNativeSeparators(m_path);
    if (line == 0)
        return {ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv", "%1: %2")).arg(path, sentence),
                {}};
    return {ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv", "%1, line %2: %3"))
                .arg(path, QString::number(line), sentence),
            {}};
}

Result<void> RatingsFile::read(const Visit &visit)
{
    if (QFileInfo(m_path).isDir()) {
        return problem(ratingsText(QT_TRANSLATE_NOOP(
            "Concord::RatingsCsv", "This is a folder. Choose a CSV or TSV file in it.")));
    }
    const auto file = InputFile::open(m_path);
    if (!file)
        return problem(file.error().detail);
    CsvScanner scanner(**file);
    if (auto done = readHeader(scanner); !done)
        return done;
    for (;;) {
        const CsvStatus status = scanner.next();
        if (status == CsvStatus::end)
            return {};
        if (status == CsvStatus::readError)
            return problem((*file)->errorText(), scanner.line());
        if (status != CsvStatus::record)
            return problem(scanProblem(status), scanner.line());
        if (const auto wrong = readRow(scanner.cells(), scanner.line(), visit))
            return problem(*wrong, scanner.line());
    }
}

Result<void> RatingsFile::readHeader(CsvScanner &scanner)
{
    m_columns = {};
    const QByteArrayView start = scanner.start();
    if (start.startsWith("PK\x03\x04")) {
        return problem(
            ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                          "This is a spreadsheet or an archive. Save the "
                                          "table as CSV first.")));
    }
    if (start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF")) {
        return problem(ratingsText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv", "The text is UTF-16. Save it as UTF-8.")));
    }
    scanner.setSeparator(separatorOf(start));
    const CsvStatus status = scanner.next();
    if (status == CsvStatus::end) {
        return problem(
            ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                          "The file is empty. Expected a header such as "
                                          "unit,annotator,value and one row per rating.")));
    }
    if (status != CsvStatus::record)
        return problem(scanProblem(status), scanner.line());
    for (const CsvCell &cell : scanner.cells()) {
        if (!isRatingText(cell.text))
            return problem(notRatingText(), scanner.line());
        m_columns.names.append(cell.text.toByteArray());
    }
    if (const auto wrong = chooseColumns())
        return problem(*wrong, scanner.line());
    return {};
}

std::optional<QString> RatingsFile::chooseColumns()
{
    const auto &names = m_columns.names;
    const auto unit = columnNamed(names, {"unit", "item", "unit_key"});
    const auto rater = columnNamed(names, {"annotator", "rater"});
    const auto value = columnNamed(names, {"value", "label"});
    const bool isLong = unit && rater && value;
    m_columns.wide = m_layout == RatingsLayout::wideTable
        || (m_layout == RatingsLayout::automatic && !rater && !value);
    if (!m_columns.wide && !isLong) {
        return ratingsText(
                   QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                     "A long table needs the columns unit, annotator and value "
                                     "(found: %1). Name them, or ask for the wide layout."))
            .arg(QString::fromUtf8(names.join(", ")));
    }
    if (!m_columns.wide) {
        m_columns.unit = *unit;
        m_columns.rater = *rater;
        m_columns.value = *value;
        m_columns.repeat = columnNamed(names, {"repeat", "occurrence"});
        m_columns.cluster = columnNamed(names, {"cluster"});
        return std::nullopt;
    }
    m_columns.cluster = columnNamed(names.sliced(1), {"cluster"});
    if (m_columns.cluster)
        ++*m_columns.cluster;
    if (names.size() < (m_columns.cluster ? 3 : 2)) {
        return ratingsText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                              "Expected the unit in the first column and a column for "
                              "each annotator, but there is one column only."));
    }
    for (qsizetype i = 1; i < names.size(); ++i) {
        if (names[i].isEmpty() || names.indexOf(names[i], i + 1) > 0) {
            return ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                                 "Two annotators' columns have the name “%1”. Give "
                                                 "each column a name of its own."))
                .arg(QString::fromUtf8(names[i]));
        }
    }
    return std::nullopt;
}

std::optional<QString> RatingsFile::readRow(std::span<const CsvCell> cells, qint64 line,
                                            const Visit &visit) const
{
    if (qsizetype(cells.size()) != m_columns.names.size()) {
        return ratingsText(
                   QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                     "Expected %1 cells as in the header, found %2. Quote a "
                                     "cell that holds a separator."))
            .arg(QString::number(m_columns.names.size()), QString::number(cells.size()));
    }
    const QByteArrayView unit = cells[m_columns.unit].text;
    if (unit.isEmpty()) {
        return ratingsText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv", "The unit has no name. Fill in its cell."));
    }
    if (!m_columns.wide)
        return readLongRow(cells, line, visit);
    const QByteArrayView cluster = clusterOf(cells);
    for (size_t i = 1; i < cells.size(); ++i) {
        if (i == m_columns.cluster)
            continue;
        const QByteArrayView rater = m_columns.names[qsizetype(i)];
        if (auto wrong = visit({unit, rater, labelOf(cells[i]), cluster, line}))
            return wrong;
    }
    return std::nullopt;
}

std::optional<QString> RatingsFile::readLongRow(std::span<const CsvCell> cells, qint64 line,
                                                const Visit &visit) const
{
    qint64 repeat = 1;
    if (m_columns.repeat) {
        bool ok = false;
        repeat = cells[*m_columns.repeat].text.toByteArray().toLongLong(&ok);
        if (!ok || repeat < 1) {
            return ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                                 "Expected 1, 2, … in the column of repeats."));
        }
        if (repeat > 1 && m_repeats == RatingRepeats::first)
            return std::nullopt;
    }
    const QByteArrayView rater = cells[m_columns.rater].text;
    if (rater.isEmpty()) {
        return ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                             "The annotator has no name. Fill in the cell."));
    }
    const QByteArrayView unit = cells[m_columns.unit].text;
    const QByteArray numbered = namesRepeats() ? raterOfRepeat(rater, repeat) : QByteArray();
    return visit({unit, namesRepeats() ? QByteArrayView(numbered) : rater,
                  labelOf(cells[m_columns.value]), clusterOf(cells), line});
}

QByteArrayView RatingsFile::clusterOf(std::span<const CsvCell> cells) const
{
    return m_columns.cluster ? cells[*m_columns.cluster].text : QByteArrayView();
}

QByteArrayView RatingsFile::labelOf(const CsvCell &cell) const
{
    const bool marksMissing = !cell.quoted && !m_declared.contains(cell.text)
        && (cell.text == "NaN" || cell.text == "nan" || cell.text == "null");
    return marksMissing ? QByteArrayView() : cell.text;
}

} // namespace Concord
