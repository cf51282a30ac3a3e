// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ratingssource.h"

#include "storage/import/csvcolumns.h"
#include "storage/import/csvscanner.h"
#include "storage/import/labelrows.h"
#include "storage/import/ratingsfile.h"
#include "storage/text.h"

#include <QBuffer>

#include <algorithm>

namespace Concord {

namespace {

// The names of each column, in the order of RatingsSource::Column.
const std::array<QList<QByteArray>, 10> ratingColumnNames = {{
    {"unit", "item", "unit_key", "item_key", "unit_id", "item_id"},
    {"annotator", "rater", "annotator_id", "rater_id", "coder", "coder_id", "worker", "worker_id"},
    {"value", "label", "rating", "score", "annotation", "category", "code", "judgment"},
    {"question"},
    {"repeat", "occurrence"},
    {"text"},
    {"flagged"},
    {"comment"},
    {"duration_ms"},
    {"answered_at"},
}};
constexpr size_t neededRatingColumns = 3;
constexpr qsizetype mostShownOfHead = 300;
const QString onlyQuestion = QStringLiteral("value");

char ratingsSeparator(QByteArrayView start)
{
    const qsizetype end = start.indexOf('\n');
    const QByteArrayView head = end < 0 ? start : start.first(end);
    for (const char separator : {'\t', ',', ';'}) {
        if (head.contains(separator))
            return separator;
    }
    return ',';
}

// "Item ID" and "item-id" are "item_id".
QByteArray plainHead(QByteArrayView name)
{
    return name.toByteArray().trimmed().toLower().replace(' ', '_').replace('-', '_');
}

QStringList textsOfHead(std::span<const CsvCell> head)
{
    QStringList texts;
    for (const CsvCell &cell : head)
        texts.append(QString::fromUtf8(cell.text));
    return texts;
}

qsizetype placeOfRatingColumn(std::span<const CsvCell> head, const QList<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        const auto found = std::ranges::find_if(
            head, [&](const CsvCell &cell) { return plainHead(cell.text) == name; });
        if (found != head.end())
            return found - head.begin();
    }
    return -1;
}

QString ratingsScanProblem(CsvStatus status)
{
    if (status == CsvStatus::openQuote)
        return StorageText::tr("A quoted cell that begins here is never closed. End it with a "
                               "quotation mark.");
    if (status == CsvStatus::strayQuote)
        return StorageText::tr("Text follows the closing quotation mark of a cell. Write a "
                               "quotation mark inside a cell twice.");
    if (status == CsvStatus::tooLong)
        return StorageText::tr("The row that begins here is longer than 64 MB, or has more than "
                               "10,000 cells. Look for a "
                               "quotation mark that is not closed.");
    return StorageText::tr("The file could not be read further.");
}

bool isMissingRating(const CsvCell &cell)
{
    return cell.text.isEmpty()
        || (!cell.quoted && (cell.text == "NaN" || cell.text == "nan" || cell.text == "null"));
}

} // namespace

RatingsSource::RatingsSource(std::unique_ptr<InputFile> input, QString path)
    : m_input(std::move(input)), m_path(std::move(path))
{}

Error RatingsSource::problem(const QString &sentence, qint64 line) const
{
    return labelsError(m_path, line, sentence);
}

Result<void> RatingsSource::read()
{
    CsvScanner scanner(*m_input);
    if (auto done = readHead(scanner); !done)
        return done;
    for (;;) {
        const CsvStatus status = scanner.next();
        if (status == CsvStatus::end)
            break;
        if (status == CsvStatus::readError)
            return problem(m_input->errorText(), scanner.line());
        if (status != CsvStatus::record)
            return problem(ratingsScanProblem(status), scanner.line());
        ++m_rows;
        if (const auto wrong = readRow(scanner.cells(), scanner.line()))
            m_collector.study().rejected.append({scanner.line(), *wrong});
    }
    if (!m_texts.isEmpty())
        return {};
    const QList<Reject> &rejected = m_collector.study().rejected;
    if (!rejected.isEmpty())
        return problem(rejected.constFirst().reason, rejected.constFirst().line);
    return problem(StorageText::tr("The table holds no ratings: nothing follows its head."), 0);
}

Result<void> RatingsSource::readHead(CsvScanner &scanner)
{
    scanner.setSeparator(ratingsSeparator(scanner.start()));
    const CsvStatus status = scanner.next();
    if (status == CsvStatus::readError)
        return problem(m_input->errorText(), scanner.line());
    if (status != CsvStatus::record && status != CsvStatus::end)
        return problem(ratingsScanProblem(status), scanner.line());
    const auto head = status == CsvStatus::end ? std::span<const CsvCell>() : scanner.cells();
    m_width = qsizetype(head.size());
    QStringList missing;
    for (size_t i = 0; i < ratingColumnNames.size(); ++i) {
        m_places[i] = placeOfRatingColumn(head, ratingColumnNames[i]);
        if (m_places[i] < 0 && i < neededRatingColumns)
            missing.append(QString::fromLatin1(ratingColumnNames[i].constFirst()));
    }
    if (missing.isEmpty())
        return {};
    return problem(
        StorageText::tr("A table of ratings needs the columns unit (or item), annotator (or rater) "
                        "and value (or label). Missing: %1. It has: %2. Rename its columns; or "
                        "choose the format csv, which makes an item of each row.")
            .arg(missing.join(QStringLiteral(", ")),
                 textsOfHead(head).join(QStringLiteral(", ")).left(mostShownOfHead)),
        1);
}

QString RatingsSource::cell(std::span<const CsvCell> cells, Column column) const
{
    const qsizetype place = m_places[column];
    return place < 0 ? QString() : QString::fromUtf8(cells[size_t(place)].text);
}

std::optional<QString> RatingsSource::readRow(std::span<const CsvCell> cells, qint64 line)
{
    if (qsizetype(cells.size()) != m_width)
        return StorageText::tr("Expected %1 cells as in the header, found %2. Quote a cell that "
                               "holds a separator.")
            .arg(m_width)
            .arg(cells.size());
    if (!std::ranges::all_of(cells, [](const CsvCell &each) { return isRatingText(each.text); }))
        return notRatingText();
    const QString unitName = cell(cells, UnitColumn);
    const QString person = cell(cells, AnnotatorColumn);
    if (unitName.trimmed().isEmpty())
        return StorageText::tr("The unit has no name. Fill in its cell.");
    if (person.trimmed().isEmpty())
        return StorageText::tr("The annotator has no name. Fill in the cell.");
    const QString repeat = cell(cells, RepeatColumn);
    bool isNumber = true;
    const int occurrence = repeat.isEmpty() ? 1 : repeat.toInt(&isNumber);
    if (!isNumber || occurrence < 1)
        return StorageText::tr("Expected 1, 2, … in the column of repeats.");
    const int unit = m_collector.unit(unitName);
    if (unit == m_texts.size())
        m_texts.append({cell(cells, TextColumn), line});
    else if (m_texts[unit].text.isEmpty())
        m_texts[unit].text = cell(cells, TextColumn);
    QList<ReadSitting> &sittings = m_collector.study().sittings;
    const std::array<int, 3> key{unit, m_collector.person(person), occurrence};
    const auto [place, isNew] = m_sittings.try_emplace(key, sittings.size());
    if (isNew)
        sittings.append({key[0], key[1], key[2]});
    ReadSitting &sitting = sittings[place->second];
    addRemarks(sitting, cells);
    if (isMissingRating(cells[size_t(m_places[ValueColumn])]))
        return std::nullopt;
    const QString question = cell(cells, QuestionColumn);
    return addAnswer(sitting, question.isEmpty() ? onlyQuestion : question,
                     cell(cells, ValueColumn), line);
}

std::optional<QString> RatingsSource::addAnswer(ReadSitting &sitting, const QString &name,
                                                const QString &value, qint64 line)
{
    const int question = m_collector.question(name, AnswerShape::Cells);
    const qsizetype place = &sitting - m_collector.study().sittings.constData();
    const auto known = std::ranges::find(sitting.answers, question, &ReadAnswer::question);
    if (known == sitting.answers.end()) {
        sitting.answers.append({question, {m_collector.shared(value)}});
        m_lines.insert({place, question}, line);
        return std::nullopt;
    }
    if (known->parts.constFirst() == value)
        return std::nullopt;
    return StorageText::tr("The same annotator answers the same question about this unit with "
                           "“%1” in line %2. Keep one of the two rows.")
        .arg(known->parts.constFirst())
        .arg(m_lines.value({place, question}));
}

// The rows of one unit say the same of it, or nothing.
void RatingsSource::addRemarks(ReadSitting &sitting, std::span<const CsvCell> cells) const
{
    sitting.isFlagged = sitting.isFlagged || cell(cells, FlaggedColumn) == u"1";
    if (const QString comment = cell(cells, CommentColumn).trimmed(); !comment.isEmpty())
        sitting.comment = comment;
    bool isNumber = false;
    const qint64 duration = cell(cells, DurationColumn).toLongLong(&isNumber);
    if (isNumber && duration >= 0 && duration < qint64(1) << 40)
        sitting.durationMs = qMax(duration, sitting.durationMs.value_or(0));
    QDateTime answered = QDateTime::fromString(cell(cells, AnsweredColumn), Qt::ISODateWithMs);
    if (answered.timeSpec() == Qt::LocalTime)
        answered.setTimeSpec(Qt::UTC);
    if (answered.isValid())
        sitting.answeredAt = answered.toUTC();
}

std::optional<SourceItem> RatingsSource::next()
{
    const QList<ReadUnit> &units = m_collector.study().units;
    while (m_next < units.size() && units[m_next].item.isValid())
        ++m_next;
    if (m_next >= units.size())
        return {};
    const UnitText &unit = m_texts[m_next];
    Item item;
    item.key = units[m_next++].key;
    item.line = unit.line;
    item.dialogue.rounds = roundsFromTurns({{{}, unit.text.isEmpty() ? item.key : unit.text}});
    return SourceItem{item, unit.line, unit.text.size(), item.key.toUtf8()};
}

QStringList RatingsSource::namedUnits() const
{
    QStringList names;
    for (const ReadUnit &unit : m_collector.study().units)
        names.append(unit.key);
    return names;
}

void RatingsSource::useItems(const QHash<QString, ItemId> &items)
{
    for (ReadUnit &unit : m_collector.study().units)
        unit.item = items.value(unit.key);
}

ReadStudy RatingsSource::takeStudy()
{
    return std::move(m_collector.study());
}

bool isRatingsHead(QByteArrayView line)
{
    QByteArray head = line.toByteArray();
    QBuffer buffer(&head);
    buffer.open(QIODevice::ReadOnly);
    CsvScanner scanner(buffer);
    scanner.setSeparator(ratingsSeparator(scanner.start()));
    if (scanner.next() != CsvStatus::record)
        return false;
    // Of a table that names who answered, what is missing is said.
    if (scanner.cells().size() >= neededRatingColumns
        && isHeadOfAnswers(textsOfHead(scanner.cells())))
        return true;
    return std::ranges::all_of(
        std::span(ratingColumnNames).first(neededRatingColumns),
        [&](const auto &names) { return placeOfRatingColumn(scanner.cells(), names) >= 0; });
}

} // namespace Concord
