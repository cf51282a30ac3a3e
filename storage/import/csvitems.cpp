// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvitems.h"

#include "storage/import/csvdialogue.h"
#include "storage/import/recordreader.h"
#include "storage/text.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Concord {

const QString tableFormat = QStringLiteral("csv");

namespace {

constexpr qsizetype sniffedHead = qsizetype(64) * 1024;

QStringList textsOf(std::span<const CsvCell> cells)
{
    QStringList texts;
    for (const CsvCell &cell : cells)
        texts.append(QString::fromUtf8(cell.text));
    return texts;
}

QStringList firstRow(QByteArrayView start, char separator)
{
    QByteArray bytes = start.first(qMin(start.size(), sniffedHead)).toByteArray();
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvScanner scanner(device);
    scanner.setSeparator(separator);
    return scanner.next() == CsvStatus::record ? textsOf(scanner.cells()) : QStringList();
}

// The one that makes the most known columns of the head, or else the most columns.
char tableSeparator(QByteArrayView start)
{
    char best = ',';
    std::pair<qsizetype, qsizetype> most(-1, -1);
    for (const char separator : {',', ';', '\t', '|'}) {
        const QStringList names = firstRow(start, separator);
        const std::pair found(knownColumns(names), names.size());
        if (found > most) {
            most = found;
            best = separator;
        }
    }
    return best;
}

bool hasTableName(const QString &path)
{
    QString name = path.toLower();
    if (name.endsWith(u".gz"))
        name.chop(3);
    return name.endsWith(u".csv") || name.endsWith(u".tsv") || name.endsWith(u".tab");
}

bool isTextOfTable(std::span<const CsvCell> cells)
{
    return std::ranges::all_of(cells, [](const CsvCell &cell) {
        return cell.text.isValidUtf8() && !cell.text.contains('\0');
    });
}

QString noTableText()
{
    return StorageText::tr("The row is not UTF-8 text. Save the table as UTF-8.");
}

ReferenceAnswer answerOfCell(const QString &cell)
{
    if (cell.isEmpty())
        return {};
    if (cell.startsWith(u'[')) {
        const QJsonDocument list = QJsonDocument::fromJson(cell.toUtf8());
        const QJsonArray values = list.array();
        const bool isTexts =
            list.isArray()
            && std::all_of(values.begin(), values.end(), [](const QJsonValue &value) {
                   const QString text = value.toString();
                   return value.isString() && text.isValidUtf16() && !text.contains(QChar(0));
               });
        if (isTexts)
            return {list.toVariant().toStringList(), true};
    }
    return {{cell}, false};
}

QString brokenRow(CsvStatus status)
{
    switch (status) {
    case CsvStatus::openQuote:
        return StorageText::tr("A quote that opens in this row is never closed.");
    case CsvStatus::strayQuote:
        return StorageText::tr("Behind a closing quote there has to come a separator or the end of "
                               "the line. Quotes inside a quoted cell are written twice.");
    case CsvStatus::tooLong:
        return StorageText::tr("The row is longer than 64 MB, or has more than 10,000 cells.");
    case CsvStatus::record:
    case CsvStatus::end:
    case CsvStatus::readError:
        break;
    }
    return {};
}

} // namespace

bool isItemTable(const QString &path)
{
    auto input = InputFile::open(path);
    if (!input)
        return false;
    const CsvScanner scanner(**input);
    const QByteArrayView start = scanner.start();
    const QByteArrayView text = start.trimmed();
    if (text.isEmpty() || text.startsWith('{') || text.startsWith('[') || start.contains('\0'))
        return false;
    const QStringList names = firstRow(start, tableSeparator(start));
    if (names.isEmpty() || isHeadOfAnswers(names))
        return false;
    return hasTableName(path) || (names.size() > 1 && knownColumns(names) > 1);
}

CsvItems::CsvItems(std::unique_ptr<InputFile> input)
    : m_input(std::move(input)), m_scanner(*m_input)
{}

Result<std::unique_ptr<CsvItems>> CsvItems::openTable(const ImportSource &source)
{
    auto input = InputFile::open(source.path);
    if (!input)
        return input.error();
    std::unique_ptr<CsvItems> items(new CsvItems(*std::move(input)));
    const QByteArrayView start = items->m_scanner.start();
    if (start.contains('\r') && !start.contains('\n'))
        return Error{StorageText::tr("The lines of %1 end as on old Macintoshes (CR). Save it with "
                                     "line ends of Windows or Unix, such as \"CSV UTF-8\".")
                         .arg(source.path),
                     {}};
    items->m_scanner.setSeparator(tableSeparator(items->m_scanner.start()));
    if (auto done = items->readHead(source); !done)
        return done.error();
    return items;
}

Result<std::unique_ptr<CsvItems>> CsvItems::open(const ImportSource &source)
{
    auto items = openTable(source);
    if (!items)
        return items;
    const auto places = placesOfColumns((*items)->m_columns.mapping, (*items)->m_columns.names);
    if (!places)
        return Error{StorageText::tr("%1: %2").arg(source.path, places.error().message), {}};
    (*items)->m_places = *places;
    return items;
}

Result<TableColumns> CsvItems::columns(const ImportSource &source)
{
    const auto items = openTable(source);
    if (!items)
        return items.error();
    return (*items)->m_columns;
}

Result<void> CsvItems::readHead(const ImportSource &source)
{
    const CsvStatus status = m_scanner.next();
    if (status == CsvStatus::readError)
        return Error{
            StorageText::tr("%1 could not be read. %2").arg(source.path, m_input->errorText()), {}};
    if (status == CsvStatus::end)
        return Error{
            StorageText::tr("%1 holds nothing but empty lines: there is nothing to import.")
                .arg(source.path),
            {}};
    if (status != CsvStatus::record || !isTextOfTable(m_scanner.cells()))
        return Error{StorageText::tr("%1, line %2: %3")
                         .arg(source.path)
                         .arg(m_scanner.line())
                         .arg(status == CsvStatus::record ? noTableText() : brokenRow(status)),
                     {}};
    const bool hasHead = !source.columns || source.columns->hasHead;
    m_columns.names = columnNames(textsOf(m_scanner.cells()), hasHead);
    m_columns.mapping = source.columns.value_or(guessColumns(m_columns.names));
    m_hasFirst = !hasHead;
    return {};
}

std::optional<SourceItem> CsvItems::next()
{
    const CsvStatus status =
        std::exchange(m_hasFirst, false) ? CsvStatus::record : m_scanner.next();
    switch (status) {
    case CsvStatus::record:
        return taken(readRow());
    case CsvStatus::openQuote:
    case CsvStatus::strayQuote:
    case CsvStatus::tooLong: {
        SourceItem broken = taken(Error{brokenRow(status), {}});
        m_scanner.recover();
        return broken;
    }
    case CsvStatus::readError:
        m_error = m_input->errorText();
        break;
    case CsvStatus::end:
        break;
    }
    return {};
}

SourceItem CsvItems::taken(Result<Item> &&item) const
{
    const QByteArrayView record = m_scanner.record();
    return {
        std::move(item), m_scanner.line(), record.size(),
        record.first(qMin<qsizetype>(record.size(), RecordReader::keptOfTooLong)).toByteArray()};
}

Result<Item> CsvItems::readRow() const
{
    const auto cells = m_scanner.cells();
    if (qsizetype(cells.size()) != m_columns.names.size())
        return Error{StorageText::tr("The row has %1 cells, but the table has %2 columns.")
                         .arg(cells.size())
                         .arg(m_columns.names.size()),
                     {}};
    if (!isTextOfTable(cells))
        return Error{noTableText(), {}};
    Item item;
    item.line = m_scanner.line();
    item.key = cell(m_places.key);
    if (item.key.isEmpty())
        item.key = QStringLiteral("line-%1").arg(item.line);
    item.task = cell(m_places.task);
    item.domain = cell(m_places.domain);
    item.request = cell(m_places.request);
    item.analysis = cell(m_places.analysis);
    item.answer = answerOfCell(cell(m_places.answer));
    if (auto done = readDialogue(item); !done)
        return done.error();
    if (item.request.isEmpty() && item.dialogue.rounds.isEmpty())
        return Error{StorageText::tr("The row has neither a request nor a dialogue."), {}};
    readAttributes(item);
    QJsonObject extra;
    for (const auto &[place, name] : m_places.others) {
        if (const QString text = cell(place); !text.isEmpty())
            extra.insert(name, text);
    }
    if (!extra.isEmpty())
        item.extra = QJsonDocument(extra).toJson(QJsonDocument::Compact);
    return item;
}

Result<void> CsvItems::readDialogue(Item &item) const
{
    auto turns = turnsOfCell(cell(m_places.dialogue));
    if (!turns)
        return turns.error();
    for (const auto &[place, speaker] : m_places.turns) {
        if (const QString text = cell(place).trimmed(); !text.isEmpty())
            turns->append({speaker, text});
    }
    item.dialogue.rounds = roundsFromTurns(*turns);
    return {};
}

void CsvItems::readAttributes(Item &item) const
{
    for (const AttributeColumn &column : m_places.attributes) {
        const QString value = cell(column.place).trimmed();
        const bool isKnown = std::ranges::any_of(item.attributes, [&](const Attribute &known) {
            return known.type == column.type && known.value == value;
        });
        if (!value.isEmpty() && !isKnown)
            item.attributes.append({column.type, value, column.related, {}});
    }
    assignRevealingRounds(item.attributes, item.dialogue.rounds.size());
}

QString CsvItems::cell(qsizetype place) const
{
    return place < 0 ? QString() : QString::fromUtf8(m_scanner.cells()[size_t(place)].text);
}

} // namespace Concord
