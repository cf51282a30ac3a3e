// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/datasetrepository.h"
#include "storage/import/existingitems.h"
#include "storage/import/importer.h"
#include "storage/import/itemloader.h"
#include "storage/import/itemsource.h"

#include <QFuture>

namespace Concord {

/// The name that the source's dataset gets: the wanted one, or the file's.
QString datasetName(const ImportSource &source);

/// Reads one source into a staged dataset: lines are read and parsed on the calling thread while
/// the batch before is written on the project's own.
class SourceImport
{
public:
    /// Told after each batch; false cancels.
    using Tick = std::function<bool(qint64 bytesRead, qint64 items)>;

    /// The references must outlive the object.
    SourceImport(ProjectFile &project, const ImportSource &source, const ImportOptions &options);
    /// Takes `items`, which are of that format, instead of opening the source.
    SourceImport(ProjectFile &project, const ImportSource &source, const ImportOptions &options,
                 std::unique_ptr<ItemSource> items, const QString &format);
    ~SourceImport();
    SourceImport(const SourceImport &) = delete;
    SourceImport &operator=(const SourceImport &) = delete;

    /// Leaves a staged dataset behind when it fails.
    Result<void> run(const Tick &tick);

    const ImportSummary &summary() const { return m_summary; }
    const StagedContent &content() const { return m_content; }

private:
    Result<void> prepare();
    Result<void> openItems();
    Result<void> stage(Database &database, const StagedDataset &dataset);
    Result<void> readAll(const Tick &tick);
    Result<void> take(SourceItem &&read);
    Result<void> reject(SourceItem &&read);
    Error strictError(const Reject &reject) const;
    void addToSummary(const Reject &reject);
    Result<void> flush();
    Result<void> waitForBatch();
    Result<void> finish();
    Result<void> closeLoader();
    Result<void> noteSameSource();
    Result<void> checkUsed() const;
    Result<QList<Reject>> write(ItemBatch &&batch);

    ProjectFile &m_project;
    const ImportSource &m_source;
    const ImportOptions &m_options;
    std::unique_ptr<ItemSource> m_items;
    std::unique_ptr<ItemLoader> m_loader; ///< made, used and destroyed on the writing thread
    std::unique_ptr<ExistingItems> m_existing; ///< as m_loader; only where a dataset is added to
    ItemBatch m_batch;
    std::optional<QFuture<Result<QList<Reject>>>> m_writing;
    ImportSummary m_summary;
    StagedContent m_content;
};

} // namespace Concord
