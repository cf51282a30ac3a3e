// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/sourceimport.h"

#include "models/dataset/sourcename.h"
#include "storage/import/csvitems.h"
#include "storage/itemindexes.h"
#include "storage/projectfile.h"
#include "storage/text.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype batchItems = 500;
constexpr qint64 batchBytes = qint64(4) * 1024 * 1024;

// Of a dataset that another file of the same import makes.
Error sameNameError(const QString &name)
{
    return {StorageText::tr("Two of the files would be called \"%1\". Import them one at a time, "
                            "each with a name of its own (--name).")
                .arg(name),
            {}};
}

} // namespace

QString datasetName(const ImportSource &source)
{
    const QString path = QDir::cleanPath(source.path);
    const QFileInfo file(path);
    for (const QString &name : {source.name, sourceBaseName(path)}) {
        if (!name.isEmpty())
            return name;
    }
    return file.fileName();
}

SourceImport::SourceImport(ProjectFile &project, const ImportSource &source,
                           const ImportOptions &options)
    : m_project(project), m_source(source), m_options(options)
{}

SourceImport::SourceImport(ProjectFile &project, const ImportSource &source,
                           const ImportOptions &options, std::unique_ptr<ItemSource> items,
                           const QString &format)
    : m_project(project), m_source(source), m_options(options), m_items(std::move(items))
{
    m_summary.format = format;
}

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
    if (auto done = readAll(tick); !done)
        return done;
    return finish();
}

Result<void> SourceImport::openItems()
{
    auto format = itemFormatOf(m_source);
    if (!format)
        return format.error();
    auto items = openItemSource(m_source, *format);
    if (!items)
        return items.error();
    m_items = *std::move(items);
    m_summary.format = *format;
    return {};
}

Result<void> SourceImport::prepare()
{
    if (!m_items) {
        if (auto done = openItems(); !done)
            return done;
    }
    const QFileInfo file(QDir::cleanPath(m_source.path));
    m_summary.source = file.fileName();
    m_summary.dataset = datasetName(m_source);
    const StagedDataset dataset{m_summary.dataset, m_source.origin, m_summary.format,
                                file.fileName(), m_options.now};
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
    if (*taken && !m_source.addsToDataset)
        return Error{
            StorageText::tr(
                "The project already has a dataset called \"%1\". Give this one another name "
                "(--name), or add to that one (--add).")
                .arg(dataset.name),
            {}};
    StagedDataset staged = dataset;
    if (*taken) {
        const auto target = datasets.idOf(dataset.name);
        if (!target)
            return target.error();
        if (!target->isValid())
            return sameNameError(dataset.name);
        auto existing = ExistingItems::create(database, *target, m_source.conflict);
        if (!existing)
            return existing.error();
        m_existing = *std::move(existing);
        m_content.target = *target;
        staged.name = QUuid::createUuid().toString(); // nobody sees it
    }
    const auto id = datasets.stage(staged);
    if (!id)
        return id.error();
    if (const auto dropped = dropItemIndexes(database); !dropped)
        return dropped.error();
    auto loader = ItemLoader::create(database, *id);
    if (!loader)
        return loader.error();
    m_content.id = *id;
    m_loader = *std::move(loader);
    return {};
}

Result<void> SourceImport::readAll(const Tick &tick)
{
    while (auto read = m_items->next()) {
        if (auto done = take(*std::move(read)); !done)
            return done;
        if (m_batch.items.size() + m_batch.rejects.size() < batchItems
            && m_batch.sourceBytes < batchBytes)
            continue;
        if (auto done = flush(); !done)
            return done;
        if (!tick(m_items->bytesRead(), m_summary.read))
            return cancelledImport();
    }
    if (!m_items->errorText().isEmpty())
        return Error{StorageText::tr("%1 could not be read to its end; nothing was imported. %2")
                         .arg(m_source.path, m_items->errorText()),
                     {}};
    if (auto done = flush(); !done)
        return done;
    return waitForBatch();
}

Result<void> SourceImport::take(SourceItem &&read)
{
    ++m_summary.read;
    m_batch.sourceBytes += read.bytes;
    if (!read.item)
        return reject(std::move(read));
    ReadItem item{*std::move(read.item), {}, {}, 0, read.bytes, std::move(read.content)};
    item.words = item.item.dialogue.contentWords();
    item.dialogueHash = contentHash(item.item.dialogue);
    item.hash = contentHash(item.item, item.dialogueHash);
    m_batch.items.append(std::move(item));
    return {};
}

Result<void> SourceImport::reject(SourceItem &&read)
{
    const Reject reject{read.line, read.item.error().message};
    if (m_options.isStrict)
        return strictError(reject);
    m_batch.rejects.append({reject, read.bytes, std::move(read.content)});
    addToSummary(reject);
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
    m_writing = m_project.write([this, batch = std::exchange(m_batch, {})](Database &) mutable {
        return write(std::move(batch));
    });
    return {};
}

// On the writing thread.
Result<QList<Reject>> SourceImport::write(ItemBatch &&batch)
{
    QList<Reject> repeated;
    if (m_existing) {
        auto found = m_existing->takeOut(batch);
        if (!found)
            return found;
        repeated = *std::move(found);
    }
    auto duplicates = m_loader->write(batch);
    if (duplicates)
        *duplicates += repeated;
    return duplicates;
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

Result<void> SourceImport::finish()
{
    std::sort(m_summary.rejected.begin(), m_summary.rejected.end(),
              [](const Reject &a, const Reject &b) { return a.line < b.line; });
    m_content.sourceSha256 = m_items->sha256();
    m_content.sourceBytes = m_items->bytesRead();
    Result<void> closed = m_project
                              .write([this](Database &) {
                                  m_content.items = m_loader->items();
                                  m_content.rejected = m_loader->rejected();
                                  m_content.contentHash = m_loader->contentHash();
                                  m_loader.reset();
                                  if (m_existing)
                                      m_existing->tell(m_summary);
                                  m_existing.reset();
                                  return Result<void>();
                              })
                              .result();
    if (!closed)
        return closed;
    m_summary.imported = m_content.items;
    m_content.skipped = m_summary.skipped;
    m_content.replaced = m_summary.replaced;
    if (auto used = checkUsed(); !used)
        return used;
    return noteSameSource();
}

// A file of which nothing is new was used all the same.
Result<void> SourceImport::checkUsed() const
{
    if (m_summary.imported + m_summary.skipped + m_summary.conflictCount > 0)
        return {};
    if (m_summary.rejected.isEmpty() && m_summary.format == tableFormat)
        return Error{
            StorageText::tr("%1 holds no rows: there is nothing to import.").arg(m_source.path),
            {}};
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

Result<void> SourceImport::noteSameSource()
{
    const auto names =
        m_project
            .read([sha256 = m_content.sourceSha256, own = m_summary.dataset](Database &database) {
                return DatasetRepository(database).namesWithSource(sha256, own);
            })
            .result();
    if (!names)
        return names.error();
    for (const QString &name : *names)
        m_summary.warnings.append(
            StorageText::tr("The same file is in the project already, as the dataset \"%1\".")
                .arg(name));
    return {};
}

Result<void> SourceImport::closeLoader()
{
    return m_project
        .write([this](Database &) {
            m_loader.reset();
            m_existing.reset();
            return Result<void>();
        })
        .result();
}

} // namespace Concord
