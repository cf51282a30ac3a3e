// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ratingscsv.h"

#include "models/agreement/ratingsbuilder.h"
#include "models/agreement/setdistance.h"
#include "storage/import/csvscanner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <functional>
#include <span>

namespace Concord {

namespace {

QString csvText(const char *text)
{
    return QCoreApplication::translate("Concord::RatingsCsv", text);
}

// A cell of the ratings table as the file spells it.
struct RatingCell
{
    QByteArrayView unit;
    QByteArrayView rater;
    QByteArrayView label; // empty: missing
    QByteArrayView cluster; // empty: none
    qint64 line = 0;
};

// Where a table keeps what. Of a wide one all columns but the unit and the cluster are raters'.
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

enum class Repeats {
    first,
    all, // repeat n of a rater is a rater of its own, whose name is raterOfRepeat()
};

constexpr char repeatSeparator = '\x1F';

QByteArray raterOfRepeat(QByteArrayView rater, qint64 repeat)
{
    return rater.toByteArray() + repeatSeparator + QByteArray::number(repeat);
}

QString raterWithoutRepeat(const QString &rater)
{
    return rater.left(rater.lastIndexOf(QLatin1Char(repeatSeparator)));
}

bool isText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() && !bytes.contains('\0');
}

QString notText()
{
    return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                     "This is not UTF-8 text. Save the table as CSV in UTF-8."));
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

// A header and rows of cells, with every complaint naming file and line.
class RatingsFile
{
public:
    // Takes one cell; says what is wrong with it, if anything.
    using Visit = std::function<std::optional<QString>(const RatingCell &)>;

    RatingsFile(const QString &path, const RatingsCsvOptions &options, Repeats repeats)
        : m_path(path), m_layout(options.layout), m_repeats(repeats)
    {
        for (const QString &category : options.categories)
            m_declared.append(category.toUtf8());
    }

    // Visits all cells in the order of the file.
    Result<void> read(const Visit &visit);
    bool isWide() const { return m_columns.wide; }
    bool namesRepeats() const { return m_repeats == Repeats::all && m_columns.repeat; }
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
    Repeats m_repeats;
    QByteArrayList m_declared;
    RatingColumns m_columns;
};

Error RatingsFile::problem(const QString &sentence, qint64 line) const
{
    const QString path = QDir::toNativeSeparators(m_path);
    if (line == 0)
        return {csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv", "%1: %2")).arg(path, sentence),
                {}};
    return {csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv", "%1, line %2: %3"))
                .arg(path, QString::number(line), sentence),
            {}};
}

QString scanProblem(CsvStatus status)
{
    switch (status) {
    case CsvStatus::openQuote:
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "A quoted cell that begins here is never closed. End it "
                                         "with a quotation mark."));
    case CsvStatus::strayQuote:
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "Text follows the closing quotation mark of a cell. Write "
                                         "a quotation mark inside a cell twice."));
    case CsvStatus::tooLong:
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "The row that begins here is longer than 64 MB. Look for "
                                         "a quotation mark that is not closed."));
    case CsvStatus::readError:
    case CsvStatus::record:
    case CsvStatus::end:
        break;
    }
    return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv", "The file could not be read further."));
}

Result<void> RatingsFile::read(const Visit &visit)
{
    if (QFileInfo(m_path).isDir()) {
        return problem(csvText(QT_TRANSLATE_NOOP(
            "Concord::RatingsCsv", "This is a folder. Choose a CSV or TSV file in it.")));
    }
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return problem(file.errorString());
    CsvScanner scanner(file);
    if (auto done = readHeader(scanner); !done)
        return done;
    for (;;) {
        const CsvStatus status = scanner.next();
        if (status == CsvStatus::end)
            return {};
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
        return problem(csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                                 "This is a spreadsheet or an archive. Save the "
                                                 "table as CSV first.")));
    }
    if (start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF")) {
        return problem(csvText(
            QT_TRANSLATE_NOOP("Concord::RatingsCsv", "The text is UTF-16. Save it as UTF-8.")));
    }
    scanner.setSeparator(separatorOf(start));
    const CsvStatus status = scanner.next();
    if (status == CsvStatus::end) {
        return problem(csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                                 "The file is empty. Expected a header such as "
                                                 "unit,annotator,value and one row per rating.")));
    }
    if (status != CsvStatus::record)
        return problem(scanProblem(status), scanner.line());
    for (const CsvCell &cell : scanner.cells()) {
        if (!isText(cell.text))
            return problem(notText(), scanner.line());
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
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
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
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "Expected the unit in the first column and a column for "
                                         "each annotator, but there is one column only."));
    }
    for (qsizetype i = 1; i < names.size(); ++i) {
        if (names[i].isEmpty() || names.indexOf(names[i], i + 1) > 0) {
            return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
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
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "Expected %1 cells as in the header, found %2. Quote a "
                                         "cell that holds a separator."))
            .arg(QString::number(m_columns.names.size()), QString::number(cells.size()));
    }
    const QByteArrayView unit = cells[m_columns.unit].text;
    if (unit.isEmpty()) {
        return csvText(
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
            return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                             "Expected 1, 2, … in the column of repeats."));
        }
        if (repeat > 1 && m_repeats == Repeats::first)
            return std::nullopt;
    }
    const QByteArrayView rater = cells[m_columns.rater].text;
    if (rater.isEmpty()) {
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
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

// Puts the cells of a file into a builder and checks every name that is new.
class RatingsCollector
{
public:
    explicit RatingsCollector(const RatingsCsvOptions &options)
        : m_builder(options.areSets ? QStringList() : options.categories),
          m_declared(options.categories), m_areSets(options.areSets),
          m_maximumLabels(options.maximumLabels)
    {}

    std::optional<QString> add(const RatingCell &cell)
    {
        const qsizetype units = m_builder.unitCount();
        const quint32 unit = m_builder.unit(cell.unit);
        if (m_builder.unitCount() > units && !isText(cell.unit))
            return notText();
        const qsizetype raters = m_builder.raterCount();
        const quint32 rater = m_builder.rater(cell.rater);
        if (m_builder.raterCount() > raters && !isText(cell.rater))
            return notText();
        if (!cell.cluster.isEmpty() && !m_builder.setCluster(unit, cell.cluster)) {
            return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                             "The unit “%1” is in another cluster above. A unit "
                                             "belongs to one cluster."))
                .arg(QString::fromUtf8(cell.unit));
        }
        if (cell.label.isEmpty())
            return std::nullopt;
        return m_areSets ? addSet(unit, rater, cell.label) : addLabel(unit, rater, cell.label);
    }

    RatingsBuilder &builder() { return m_builder; }

private:
    std::optional<QString> addLabel(quint32 unit, quint32 rater, QByteArrayView name)
    {
        const qsizetype labels = m_builder.labelCount();
        const quint32 label = m_builder.label(name);
        if (m_builder.labelCount() > labels) {
            if (auto wrong = newLabelProblem(name))
                return wrong;
        }
        m_builder.add(unit, rater, label);
        return std::nullopt;
    }

    // However it is spelt, a set is one label; each spelling is taken apart once.
    std::optional<QString> addSet(quint32 unit, quint32 rater, QByteArrayView spelling)
    {
        const auto known = m_setOf.constFind(spelling.toByteArray());
        if (known != m_setOf.cend()) {
            m_builder.add(unit, rater, *known);
            return std::nullopt;
        }
        if (!isText(spelling))
            return notText();
        const QStringList members = setMembers(QString::fromUtf8(spelling));
        for (const QString &member : members) {
            if (!m_declared.isEmpty() && !m_declared.contains(member))
                return undeclared(member);
        }
        const quint32 label = m_builder.label(setText(members).toUtf8());
        if (m_builder.labelCount() > m_maximumLabels)
            return tooMany();
        m_setOf.insert(spelling.toByteArray(), label);
        m_builder.add(unit, rater, label);
        return std::nullopt;
    }

    std::optional<QString> newLabelProblem(QByteArrayView label) const
    {
        if (!isText(label))
            return notText();
        if (!m_declared.isEmpty())
            return undeclared(QString::fromUtf8(label));
        if (m_builder.labelCount() > m_maximumLabels)
            return tooMany();
        return std::nullopt;
    }

    static QString undeclared(const QString &label)
    {
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "The label “%1” is not one of the declared "
                                         "categories. Declare it or correct the rating."))
            .arg(label);
    }

    QString tooMany() const
    {
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "There are more than %1 different labels up to here. "
                                         "Is this the right column? Numbers of an interval scale "
                                         "can be rounded first."))
            .arg(m_maximumLabels);
    }

    RatingsBuilder m_builder;
    QStringList m_declared;
    bool m_areSets = false;
    QHash<QByteArray, quint32> m_setOf;
    qsizetype m_maximumLabels = 0;
};

// Reads the file once more for the lines of the first two ratings that differ.
Error conflictProblem(RatingsFile &file, const RatingConflict &conflict, bool areSets)
{
    const auto meaning = [areSets](QByteArrayView label) {
        return areSets ? setText(setMembers(QString::fromUtf8(label))).toUtf8()
                       : label.toByteArray();
    };
    const QByteArray unit = conflict.unit.toUtf8();
    const QByteArray rater = conflict.rater.toUtf8();
    RatingCell first;
    QByteArray label;
    const auto found = file.read([&](const RatingCell &cell) -> std::optional<QString> {
        if (cell.unit != unit || cell.rater != rater || cell.label.isEmpty()
            || meaning(cell.label) == label)
            return std::nullopt;
        if (label.isEmpty()) {
            label = meaning(cell.label);
            first.line = cell.line;
            return std::nullopt;
        }
        return csvText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "%1 rated %2 as “%3” here, but as “%4” in line %5. Keep "
                                         "one of the two, or number them 1, 2, … in a column named "
                                         "repeat."))
            .arg(file.namesRepeats() ? raterWithoutRepeat(conflict.rater) : conflict.rater,
                 conflict.unit, QString::fromUtf8(cell.label), QString::fromUtf8(label),
                 QString::number(first.line));
    });
    return found.error();
}

Result<Ratings> readTable(RatingsFile &file, const RatingsCsvOptions &options)
{
    RatingsCollector collector(options);
    const auto done = file.read([&](const RatingCell &cell) { return collector.add(cell); });
    if (!done)
        return done.error();
    RatingsBuilder &builder = collector.builder();
    if (!file.isWide())
        builder.sortRaters();
    auto ratings = builder.build();
    if (!ratings && builder.conflict())
        return conflictProblem(file, *builder.conflict(), options.areSets);
    return ratings;
}

} // namespace

Result<Ratings> readRatingsCsv(const QString &path, const RatingsCsvOptions &options)
{
    RatingsFile file(path, options, Repeats::first);
    return readTable(file, options);
}

Result<LabelCounts> readRepeatedRatingsCsv(const QString &path, const RatingsCsvOptions &options)
{
    RatingsFile file(path, options, Repeats::all);
    auto ratings = readTable(file, options);
    if (!ratings)
        return ratings.error();
    if (!file.namesRepeats())
        return LabelCounts(*std::move(ratings));
    QStringList raters;
    QHash<QString, quint32> numbers;
    std::vector<quint32> raterOf;
    for (const QString &numbered : ratings->raters()) {
        const QString rater = raterWithoutRepeat(numbered);
        if (!numbers.contains(rater)) {
            numbers.insert(rater, quint32(raters.size()));
            raters.append(rater);
        }
        raterOf.push_back(numbers.value(rater));
    }
    return LabelCounts(*std::move(ratings), raters, raterOf);
}

} // namespace Concord
