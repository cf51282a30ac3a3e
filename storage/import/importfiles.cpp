// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"

#include "storage/database.h"
#include "storage/import/inputfile.h"
#include "storage/import/itemformats.h"
#include "storage/import/metricimport.h"
#include "storage/import/recordreaders.h"
#include "storage/import/responseimport.h"
#include "storage/import/studyimport.h"
#include "storage/import/studysource.h"
#include "storage/projectfile.h"
#include "storage/runrepository.h"
#include "storage/searchindex.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

bool holdsItems(const QString &path)
{
    const auto format = sniffedItemFormat(path);
    return format && !format->isEmpty();
}

ImportKind kindOfContent(const QString &path)
{
    if (isResponseFile(path))
        return ImportKind::Responses;
    if (!sniffStudyFormat(path).isEmpty())
        return ImportKind::Study;
    // Aggregates are looked for last: that takes the whole file.
    if (!holdsItems(path) && sniffMetricFile(path))
        return ImportKind::Aggregates;
    return ImportKind::Items;
}

QString sameResponsesWarning(const ModelRun &known)
{
    return StorageText::tr("Its responses are in the project already, as %1 under %2.")
        .arg(known.model, QString(pathwayName(known.pathway)));
}

// How many numbers `cells` would change.
qsizetype changedNumbers(const QList<MetricCell> &known, const QList<MetricCell> &cells)
{
    constexpr std::array measures = {&MetricCell::attributeTypeF1,
                                     &MetricCell::relativeValueAccuracy, &MetricCell::taskAccuracy,
                                     &MetricCell::judgeScore};
    qsizetype changed = 0;
    for (const MetricCell &cell : cells) {
        const auto before = std::ranges::find_if(known, [&](const MetricCell &each) {
            return each.model == cell.model && each.pathway == cell.pathway
                && each.task == cell.task;
        });
        if (before == known.end())
            continue;
        changed += std::ranges::count_if(measures, [&](auto measure) {
            return (cell.*measure).has_value() && ((*before).*measure).has_value()
                && cell.*measure != (*before).*measure;
        });
    }
    return changed;
}

// Everything that one import stages, and what shows it.
class FileImport
{
public:
    FileImport(ProjectFile &project, const QList<ImportSource> &sources,
               const ImportOptions &options, const ImportProgressFunction &progress)
        : m_project(project), m_sources(sources), m_options(options), m_progress(progress),
          m_summaries(sources.size())
    {}

    Result<void> check();
    Result<void> stage();
    Result<void> publish();
    void prepareSearch();
    Result<void> sweep();

    const QList<ImportSummary> &summaries() const { return m_summaries; }

private:
    Result<void> stageItems();
    Result<void> makeIndexes();
    Result<void> stageStudies();
    Result<void> readAggregates();
    Result<void> stageAllResponses();
    Result<std::optional<ModelRun>> runWithSameResponses(const ModelRun &run) const;
    QList<qsizetype> placesOf(ImportKind kind) const;
    ImportProgressFunction partOfProgress() const;

    ProjectFile &m_project;
    const QList<ImportSource> &m_sources;
    const ImportOptions &m_options;
    const ImportProgressFunction &m_progress;
    QList<ImportKind> m_kinds;
    qint64 m_bytesRead = 0;
    qint64 m_bytesTotal = 0;
    QList<ImportSummary> m_summaries;
    QList<StagedContent> m_contents;
    QList<Dataset> m_datasets; ///< the staged ones, as responses look for them
    QList<ReadMetrics> m_metrics;
    QList<ModelRun> m_runs;
    QList<ImportedStudy> m_studies;
};

// What can be seen at once is said at once, before anything is written.
Result<void> FileImport::check()
{
    for (const ImportSource &source : m_sources) {
        if (auto usable = checkSource(source.path); !usable)
            return usable;
        m_kinds.append(importKind(source));
        m_bytesTotal += sourceSize(source.path);
        if (m_kinds.constLast() != ImportKind::Responses)
            continue;
        if (const auto complete = responseSource(source); !complete)
            return complete.error();
    }
    return {};
}

Result<void> FileImport::stage()
{
    if (auto done = stageItems(); !done)
        return done;
    if (auto done = stageStudies(); !done)
        return done;
    if (auto done = makeIndexes(); !done)
        return done;
    if (auto done = readAggregates(); !done)
        return done;
    return stageAllResponses();
}

QList<qsizetype> FileImport::placesOf(ImportKind kind) const
{
    QList<qsizetype> places;
    for (qsizetype i = 0; i < m_kinds.size(); ++i) {
        if (m_kinds[i] == kind)
            places.append(i);
    }
    return places;
}

// Progress of one part as progress of the whole.
ImportProgressFunction FileImport::partOfProgress() const
{
    return [this](const ImportProgress &part) {
        return !m_progress
            || m_progress({m_bytesRead + part.bytesRead, m_bytesTotal, part.items, part.isScoring});
    };
}

Result<void> FileImport::stageItems()
{
    const QList<qsizetype> places = placesOf(ImportKind::Items);
    QList<ImportSource> sources;
    for (const qsizetype place : places)
        sources.append(m_sources[place]);
    if (sources.isEmpty())
        return {};
    const auto staged = stageSources(m_project, sources, m_options, partOfProgress());
    if (!staged)
        return staged.error();
    m_contents = staged->contents;
    for (qsizetype i = 0; i < places.size(); ++i) {
        m_summaries[places[i]] = staged->summaries[i];
        m_bytesRead += sourceSize(sources[i].path);
        if (staged->contents[i].target.isValid()) // whose items responses find anyway
            continue;
        Dataset dataset;
        dataset.id = staged->contents[i].id;
        dataset.name = staged->summaries[i].dataset;
        m_datasets.append(dataset);
    }
    return {};
}

Result<void> FileImport::stageStudies()
{
    QStringList names;
    for (const qsizetype place : placesOf(ImportKind::Study)) {
        auto staged = stageStudy(m_project, m_sources[place], names, m_options, partOfProgress());
        if (!staged)
            return staged.error();
        m_summaries[place] = staged->summary;
        names.append(staged->summary.study);
        if (staged->content)
            m_contents.append(*staged->content);
        if (staged->study)
            m_studies.append(*std::move(staged->study));
        m_bytesRead += QFileInfo(m_sources[place].path).size();
    }
    return {};
}

Result<void> FileImport::makeIndexes()
{
    qint64 items = 0;
    for (const StagedContent &content : m_contents)
        items += content.items;
    return makeItemIndexes(m_project, [this, items] {
        return !m_progress || m_progress({m_bytesRead, m_bytesTotal, items});
    });
}

Result<void> FileImport::readAggregates()
{
    for (const qsizetype place : placesOf(ImportKind::Aggregates)) {
        const ImportSource &source = m_sources[place];
        const auto asked = metricKindNamed(source.format);
        const auto kind = asked ? asked : sniffMetricFile(source.path);
        const auto metrics =
            readMetrics(source.path, kind.value_or(MetricFileKind::Metrics), m_options.now);
        if (!metrics)
            return metrics.error();
        m_metrics.append(*metrics);
        m_summaries[place] = metrics->summary;
        const auto known =
            m_project.read([](Database &database) { return MetricRepository(database).imported(); })
                .result();
        if (!known)
            return known.error();
        if (const qsizetype changed = changedNumbers(known->cells, metrics->cells); changed > 0)
            m_summaries[place].warnings.append(
                StorageText::tr("Numbers of an earlier import were replaced by others: %1.")
                    .arg(changed));
        m_bytesRead += sourceSize(source.path);
        if (!partOfProgress()({0, 0, metrics->summary.read, false}))
            return cancelledImport();
    }
    return {};
}

Result<void> FileImport::stageAllResponses()
{
    for (const qsizetype place : placesOf(ImportKind::Responses)) {
        const auto source = responseSource(m_sources[place]);
        if (!source)
            return source.error();
        const auto staged =
            stageResponses(m_project, *source, m_datasets, m_options, partOfProgress());
        if (!staged)
            return staged.error();
        m_summaries[place] = staged->summary;
        const auto same = runWithSameResponses(staged->run);
        if (!same)
            return same.error();
        if (*same)
            m_summaries[place].warnings.append(sameResponsesWarning(**same));
        m_runs.append(staged->run);
        m_bytesRead += sourceSize(source->path);
    }
    return {};
}

// Of the project or of this import; a person may have named the model wrongly.
Result<std::optional<ModelRun>> FileImport::runWithSameResponses(const ModelRun &run) const
{
    auto runs =
        m_project.read([](Database &database) { return RunRepository(database).all(); }).result();
    if (!runs)
        return runs.error();
    *runs += m_runs;
    for (const ModelRun &known : *runs) {
        if (known.sourceSha256 == run.sourceSha256
            && (known.model != run.model || known.pathway != run.pathway))
            return std::optional(known);
    }
    return std::optional<ModelRun>();
}

Result<void> FileImport::publish()
{
    return m_project
        .write([contents = m_contents, metrics = m_metrics, runs = m_runs, studies = m_studies,
                now = m_options.now](Database &database) -> Result<void> {
            Transaction transaction(database);
            if (!transaction.begun())
                return transaction.begun();
            for (const StagedContent &content : contents) {
                if (auto done = DatasetRepository(database).publish(content); !done)
                    return done;
            }
            for (const ReadMetrics &read : metrics) {
                if (auto done = MetricRepository(database).insert(read.cells, read.source); !done)
                    return done;
            }
            for (const ModelRun &run : runs) {
                if (auto done = RunRepository(database).publish(run); !done)
                    return done;
            }
            for (const ImportedStudy &study : studies) {
                if (auto done = writeImportedStudy(database, study, now); !done)
                    return done;
            }
            return transaction.commit();
        })
        .result();
}

// What is imported stays imported when this fails or is cancelled: the next open goes on with it.
void FileImport::prepareSearch()
{
    const auto filled = fillSearch(m_project, [this](const SearchFill &fill) {
        return !m_progress || m_progress({fill.filled, fill.total, fill.filled, false, true});
    });
    if (filled && filled->isComplete())
        return;
    for (qsizetype i = 0; i < m_kinds.size(); ++i) {
        if (m_kinds[i] == ImportKind::Items)
            m_summaries[i].warnings.append(
                StorageText::tr("The search does not find all of it yet. The rest is prepared "
                                "when the project is opened in the window, or by the next "
                                "import."));
    }
}

Result<void> FileImport::sweep()
{
    return m_project
        .write([](Database &database) -> Result<void> {
            if (auto done = RunRepository(database).sweepStaged(); !done)
                return done;
            const auto swept = DatasetRepository(database).sweepStaged();
            return swept ? Result<void>() : Result<void>(swept.error());
        })
        .result();
}

} // namespace

QList<ImportFormat> importFormats()
{
    QList<ImportFormat> formats;
    for (const QString &format : itemFormats())
        formats.append({format, ImportKind::Items});
    for (const QString &format : studyFormats())
        formats.append({format, ImportKind::Study});
    formats.append({responseFormat, ImportKind::Responses});
    for (const MetricFileKind kind : {MetricFileKind::Metrics, MetricFileKind::Judge})
        formats.append({metricFormat(kind), ImportKind::Aggregates});
    return formats;
}

ImportKind importKind(const ImportSource &source)
{
    for (const ImportFormat &format : importFormats()) {
        if (format.id == source.format)
            return format.kind;
    }
    return kindOfContent(source.path);
}

ImportCandidate importCandidate(const QString &path)
{
    ImportCandidate candidate{{path}, kindOfContent(path)};
    candidate.source.pathway = pathwayOfPath(path);
    // "predictions.jsonl" of any folder is not the name of a model.
    const QString model = modelIdOf(modelOfPath(path));
    if (candidate.source.pathway || isKnownModel(model))
        candidate.source.model = model;
    return candidate;
}

Result<QList<ImportSummary>> importFiles(ProjectFile &project, const QList<ImportSource> &sources,
                                         const ImportOptions &options,
                                         const ImportProgressFunction &progress)
{
    FileImport import(project, sources, options, progress);
    if (auto usable = import.check(); !usable)
        return usable.error();
    // An import that ran out of room may have left what it had no room to sweep.
    if (auto swept = import.sweep(); !swept)
        return swept.error();
    Result<void> done = import.stage();
    if (done)
        done = import.publish();
    if (done) {
        import.prepareSearch();
        return import.summaries();
    }
    static_cast<void>(bool(import.sweep())); // what stays is invisible, and swept next time
    return done.error();
}

} // namespace Concord
