// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/sourceimport.h"

#include "storage/projectfile.h"
#include "storage/text.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype batchItems = 500;
constexpr qint64 batchBytes = qint64(4) * 1024 * 1024;
constexpr qint64 sniffedLines = 20;

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char character) { return character == ' ' || character == '\t'; });
}

QByteArray keptBytes(const Line &line)
{
    return line.text.first(qMin<qsizetype>(line.text.size(), LineReader::keptOfTooLong))
        .toByteArray();
}

Result<QString> findFormat(const ImportSource &source)
{
    if (source.format != u"auto") {
        if (itemFormats().contains(source.format))
            return source.format;
        return Error{
            StorageText::tr("The format \"%1\" cannot be imported. Choose one of: auto, %2.")
                .arg(source.format, itemFormats().join(QStringLiteral(", "))),
            {}};
    }
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(source.path),
                     file.errorString()};
    LineReader reader(file);
    while (const auto line = reader.next()) {
        const QString format = line->isTooLong ? QString() : sniffItemFormat(line->text);
        if (!format.isEmpty())
            return format;
        if (line->number >= sniffedLines)
            break;
    }
    return Error{
        StorageText::tr(
            "%1 is of no format that Concord knows: none of its first lines is a JSON object with "
            "\"history\" and \"GT\" (ip-dialog) or with \"turns\" (dialogues). Name one with "
            "--format "
            "to see what is wrong line by line.")
            .arg(source.path),
        {}};
}

} // namespace

QString datasetName(const ImportSource &source)
{
    const QFileInfo file(source.path);
    for (const QString &name : {source.name, file.completeBaseName()}) {
        if (!name.isEmpty())
            return name;
    }
    return file.fileName();
}

SourceImport::SourceImport(ProjectFile &project, const ImportSource &source,
                           const ImportOptions &options)
    : m_project(project), m_source(source), m_options(options)
{}

// A batch that is under way uses this object.
SourceImport::~SourceImport()
{
    if (m_writing)
        m_writing->waitForFinished();
    if (m_loader)
        static_cast<void>(bool(closeLoader()));
}

Result<void> SourceImport::run(const Tick &tick)
{
    if (auto done = prepare(); !done)
        return done;
    QFile file(m_source.path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            StorageText::tr("%1 may not be read. Check its permissions.").arg(m_source.path),
            file.errorString()};
    LineReader lines(file);
    if (auto done = readAll(lines, tick); !done)
        return done;
    return finish(lines);
}

Result<void> SourceImport::prepare()
{
    auto format = findFormat(m_source);
    if (!format)
        return format.error();
    m_reader = makeItemReader(*format);
    const QFileInfo file(m_source.path);
    m_summary.source = file.fileName();
    m_summary.format = *format;
    m_summary.dataset = datasetName(m_source);
    const StagedDataset dataset{m_summary.dataset, m_source.origin, *format, file.fileName(),
                                m_options.now};
    return m_project.write([this, dataset](Database &database) { return stage(database, dataset); })
        .result();
}

// On the writing thread.
Result<void> SourceImport::stage(Database &database, const StagedDataset &dataset)
{
    DatasetRepository datasets(database);
    const auto taken = datasets.nameIsTaken(dataset.name);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error{
            StorageText::tr(
                "The project already has a dataset called \"%1\". Give this one another name "
                "(--name).")
                .arg(dataset.name),
            {}};
    const auto id = datasets.stage(dataset);
    if (!id)
        return id.error();
    auto loader = ItemLoader::create(database, *id);
    if (!loader)
        return loader.error();
    m_content.id = *id;
    m_loader = *std::move(loader);
    return {};
}

Result<void> SourceImport::readAll(LineReader &lines, const Tick &tick)
{
    while (const auto line = lines.next()) {
        if (auto done = take(*line); !done)
            return done;
        if (m_batch.items.size() + m_batch.rejects.size() < batchItems
            && m_batch.sourceBytes < batchBytes)
            continue;
        if (auto done = flush(); !done)
            return done;
        if (!tick(lines.bytesRead(), m_summary.read))
            return cancelledImport();
    }
    if (!lines.errorText().isEmpty())
        return Error{StorageText::tr("%1 could not be read to its end; nothing was imported.")
                         .arg(m_source.path),
                     lines.errorText()};
    if (auto done = flush(); !done)
        return done;
    return waitForBatch();
}

Result<void> SourceImport::take(const Line &line)
{
    if (isBlank(line.text) && !line.isTooLong)
        return {};
    ++m_summary.read;
    m_batch.sourceBytes += line.bytes;
    if (line.isTooLong)
        return reject(line, StorageText::tr("The line is longer than 64 MB."));
    auto item = m_reader->read(line.text);
    if (!item) {
        const bool isCut = line.isUnterminated && !line.text.trimmed().endsWith('}');
        return reject(
            line,
            isCut ? StorageText::tr("The file ends in the middle of this line. Is it complete?")
                  : item.error().message);
    }
    ReadItem read{*std::move(item), {}, {}, line.bytes, keptBytes(line)};
    read.item.line = line.number;
    read.dialogueHash = contentHash(read.item.dialogue);
    read.hash = contentHash(read.item, read.dialogueHash);
    m_batch.items.append(std::move(read));
    return {};
}

Result<void> SourceImport::reject(const Line &line, const QString &reason)
{
    if (m_options.isStrict)
        return strictError({line.number, reason});
    m_batch.rejects.append({{line.number, reason}, line.bytes, keptBytes(line)});
    addToSummary({line.number, reason});
    return {};
}

Error SourceImport::strictError(const Reject &reject) const
{
    return {StorageText::tr("%1, line %2: %3 Nothing was imported, as --strict asks.")
                .arg(m_source.path)
                .arg(reject.line)
                .arg(reject.reason),
            {}};
}

void SourceImport::addToSummary(const Reject &reject)
{
    ++m_summary.rejectedCount;
    if (m_summary.rejected.size() < maximumListedRejects)
        m_summary.rejected.append(reject);
}

// One batch is written while the next is read, so at most two are in memory.
Result<void> SourceImport::flush()
{
    if (m_batch.isEmpty())
        return {};
    if (auto done = waitForBatch(); !done)
        return done;
    m_writing = m_project.write(
        [this, batch = std::exchange(m_batch, {})](Database &) { return m_loader->write(batch); });
    return {};
}

Result<void> SourceImport::waitForBatch()
{
    if (!m_writing)
        return {};
    const Result<QList<Reject>> duplicates = m_writing->result();
    m_writing.reset();
    if (!duplicates)
        return duplicates.error();
    for (const Reject &duplicate : *duplicates) {
        if (m_options.isStrict)
            return strictError(duplicate);
        addToSummary(duplicate);
    }
    return {};
}

Result<void> SourceImport::finish(const LineReader &lines)
{
    std::sort(m_summary.rejected.begin(), m_summary.rejected.end(),
              [](const Reject &a, const Reject &b) { return a.line < b.line; });
    m_content.sourceSha256 = lines.sha256();
    m_content.sourceBytes = lines.bytesRead();
    Result<void> closed = m_project
                              .write([this](Database &) {
                                  m_content.items = m_loader->items();
                                  m_content.rejected = m_loader->rejected();
                                  m_content.contentHash = m_loader->contentHash();
                                  m_loader.reset();
                                  return Result<void>();
                              })
                              .result();
    m_summary.imported = m_content.items;
    if (m_summary.imported > 0)
        return closed;
    if (m_summary.rejected.isEmpty())
        return Error{
            StorageText::tr("%1 holds nothing but empty lines: there is nothing to import.")
                .arg(m_source.path),
            {}};
    const Reject &first = m_summary.rejected.constFirst();
    return Error{StorageText::tr("%1: not one line could be used. Line %2: %3")
                     .arg(m_source.path)
                     .arg(first.line)
                     .arg(first.reason),
                 {}};
}

Result<void> SourceImport::closeLoader()
{
    return m_project
        .write([this](Database &) {
            m_loader.reset();
            return Result<void>();
        })
        .result();
}

} // namespace Concord
