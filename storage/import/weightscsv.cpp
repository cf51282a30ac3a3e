// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/weightscsv.h"

#include "storage/import/inputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

namespace Concord {

namespace {

constexpr qint64 largestFile = 64 << 20;

Error weightsProblem(const QString &path, qsizetype line, const char *text)
{
    const QString sentence = QCoreApplication::translate("Concord::WeightsCsv", text);
    const QString file = QDir::toNativeSeparators(path);
    if (line == 0) {
        return {QCoreApplication::translate("Concord::WeightsCsv", "%1: %2").arg(file, sentence),
                {}};
    }
    return {QCoreApplication::translate("Concord::WeightsCsv", "%1, line %2: %3")
                .arg(file, QString::number(line), sentence),
            {}};
}

// A line of the file and where it stands.
struct WeightLine
{
    QStringList cells;
    qsizetype number = 0;
};

QList<WeightLine> splitLines(const QString &text)
{
    const QChar separator = text.contains(u'\t') ? u'\t' : text.contains(u';') ? u';' : u',';
    QList<WeightLine> lines;
    const QStringList raw = text.split(u'\n');
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i].trimmed().isEmpty())
            continue;
        QStringList cells = raw[i].split(separator);
        for (QString &cell : cells) {
            cell = cell.trimmed();
            if (cell.size() > 1 && cell.startsWith(u'"') && cell.endsWith(u'"'))
                cell = cell.sliced(1, cell.size() - 2);
        }
        lines.append({cells, i + 1});
    }
    return lines;
}

bool isNumber(const QString &cell)
{
    bool ok = false;
    cell.toDouble(&ok);
    return ok;
}

// With names the first cell of the table is empty or a word.
bool hasNames(const QList<WeightLine> &lines)
{
    return !lines.isEmpty() && !isNumber(lines.constFirst().cells.constFirst());
}

constexpr const char *notSquare = QT_TRANSLATE_NOOP(
    "Concord::WeightsCsv", "A weight matrix has as many numbers in each row as it has rows.");
constexpr const char *namesDiffer = QT_TRANSLATE_NOOP(
    "Concord::WeightsCsv", "The rows have to have the names of the columns, in the same order.");
constexpr const char *nameTwice = QT_TRANSLATE_NOOP(
    "Concord::WeightsCsv", "Two columns have the same name. Name every category once.");
constexpr const char *notNumber =
    QT_TRANSLATE_NOOP("Concord::WeightsCsv", "Expected a number in every cell, such as 0.5.");

// Reads the numbers of a line behind its first `skipped` cells; says what is wrong, if anything.
const char *readNumbers(const WeightLine &line, qsizetype skipped, WeightTable &table)
{
    for (qsizetype k = skipped; k < line.cells.size(); ++k) {
        bool ok = false;
        table.cells.push_back(line.cells[k].toDouble(&ok));
        if (!ok)
            return notNumber;
    }
    return nullptr;
}

Result<WeightTable> readLines(const QString &path, const QList<WeightLine> &lines)
{
    const qsizetype skipped = hasNames(lines) ? 1 : 0;
    const qsizetype size = lines.size() - skipped;
    WeightTable table;
    if (skipped > 0)
        table.names = lines.constFirst().cells.sliced(1);
    if (QSet(table.names.begin(), table.names.end()).size() < table.names.size())
        return weightsProblem(path, lines.constFirst().number, nameTwice);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const WeightLine &line = lines[i];
        if (size > 0 && line.cells.size() != size + skipped)
            return weightsProblem(path, line.number, notSquare);
        if (i < skipped)
            continue;
        if (skipped > 0 && line.cells.constFirst() != table.names[i - skipped])
            return weightsProblem(path, line.number, namesDiffer);
        if (const char *wrong = readNumbers(line, skipped, table))
            return weightsProblem(path, line.number, wrong);
    }
    return table;
}

} // namespace

Result<WeightTable> readWeightsCsv(const QString &path)
{
    const auto content = InputFile::contentOf(
        path, largestFile,
        QCoreApplication::translate("Concord::WeightsCsv",
                                    "The file is too large for a weight matrix."));
    if (!content)
        return Error{QDir::toNativeSeparators(path) + u": " + content.error().message, {}};
    auto table = readLines(path, splitLines(QString::fromUtf8(*content)));
    if (table && table->cells.empty()) {
        return weightsProblem(path, 0,
                              QT_TRANSLATE_NOOP("Concord::WeightsCsv",
                                                "The file is empty. Expected a row of numbers for "
                                                "each category."));
    }
    return table;
}

} // namespace Concord
