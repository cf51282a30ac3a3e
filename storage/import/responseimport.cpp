// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/responseimport.h"

#include "models/dataset/sourcename.h"
#include "storage/database.h"
#include "storage/datasetrepository.h"
#include "storage/import/inputfile.h"
#include "storage/import/linereader.h"
#include "storage/import/responsereader.h"
#include "storage/import/responsescorer.h"
#include "storage/projectfile.h"
#include "storage/runrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QDir>
#include <QFileInfo>

namespace Concord {

namespace {

constexpr int batchSize = 1000;
constexpr qsizetype batchLength = 4'000'000; ///< characters

// A batch of lines beside the items they answer.
struct ResponseBatch
{
    QList<ScoringRow> rows;
    QStringList texts;
};

class ResponseImport
{
public:
    ResponseImport(ProjectFile &project, const ResponseSource &source,
                   const QList<Dataset> &datasets, const ImportOptions &options)
        : m_project(project), m_source(source), m_datasets(datasets), m_options(options)
    {}

    Result<StagedResponses> run(const ImportProgressFunction &progress);

private:
    Result<void> chooseDataset(LineReader &lines);
    Result<void> stage();
    Result<ResponseBatch> nextBatch(LineReader &lines);
    Result<void> check(const Line &line, const ScoringRow &row, ResponseBatch &batch);
    QList<ScoredResponse> score(const ResponseBatch &batch);
    Result<void> write(const QList<ScoredResponse> &responses);
    StagedResponses finish();
    Result<void> open();
    Result<QList<ScoringRow>> rowsAfter(DatasetId dataset, ItemId after, int limit);
    Error unreadable(const LineReader &lines) const;
    Error lineProblem(qint64 line, const QString &sentence) const;

    ProjectFile &m_project;
    const ResponseSource &m_source;
    const QList<Dataset> &m_datasets;
    const ImportOptions &m_options;
    std::unique_ptr<InputFile> m_file;
    ResponseReader m_reader;
    ResponseScorer m_scorer;
    ModelRun m_run;
    DatasetId m_dataset;
    ItemId m_last;
    ImportSummary m_summary;
};

Error ResponseImport::lineProblem(qint64 line, const QString &sentence) const
{
    return {StorageText::tr("%1, line %2: %3")
                    .arg(QDir::toNativeSeparators(m_source.path), QString::number(line), sentence)
                + u' ' + StorageText::tr("Nothing was imported."),
            {}};
}

Error ResponseImport::unreadable(const LineReader &lines) const
{
    return {QDir::toNativeSeparators(m_source.path) + u": " + lines.errorText(), {}};
}

Result<QList<ScoringRow>> ResponseImport::rowsAfter(DatasetId dataset, ItemId after, int limit)
{
    return m_project
        .read([=](Database &database) {
            return RunRepository(database).scoringRows(dataset, after, limit);
        })
        .result();
}

// The dataset that was named, or else the newest whose first item the first line answers.
Result<void> ResponseImport::chooseDataset(LineReader &lines)
{
    const auto line = lines.next();
    if (!lines.errorText().isEmpty())
        return unreadable(lines);
    const auto first = line ? m_reader.read(line->text) : Result<ResponseLine>(Error{});
    if (!line || !first) {
        return lineProblem(
            1, line ? first.error().message : StorageText::tr("The file holds no response."));
    }
    auto datasets =
        m_project.read([](Database &database) { return DatasetRepository(database).all(); })
            .result();
    if (!datasets)
        return datasets.error();
    *datasets += m_datasets;
    for (auto dataset = datasets->crbegin(); dataset != datasets->crend(); ++dataset) {
        if (!m_source.dataset.isEmpty() && dataset->name != m_source.dataset)
            continue;
        const auto rows = rowsAfter(dataset->id, ItemId(), 1);
        if (!rows)
            return rows.error();
        const bool fits =
            !rows->isEmpty() && answers(*first, rows->constFirst().key, rows->constFirst().item);
        if (!fits && m_source.dataset.isEmpty())
            continue;
        m_dataset = dataset->id;
        m_run.dataset = dataset->name;
        return {};
    }
    return lineProblem(
        1,
        m_source.dataset.isEmpty()
            ? StorageText::tr("No dataset of the project begins with the item "
                              "that this answers. Import the benchmark first.")
            : StorageText::tr("The project has no dataset \"%1\".").arg(m_source.dataset));
}

Result<void> ResponseImport::stage()
{
    m_run.model = m_source.model;
    m_run.pathway = m_source.pathway;
    m_run.sourceName = QFileInfo(m_source.path).fileName();
    m_run.importedAt = m_options.now;
    if (!m_scorer.usesWordNet())
        m_summary.warnings.append(m_scorer.warning());
    m_run.usedWordNet = m_scorer.usesWordNet();
    const auto id = m_project
                        .write([run = m_run, dataset = m_dataset](Database &database) {
                            return RunRepository(database).stage(run, dataset);
                        })
                        .result();
    if (!id)
        return id.error();
    m_run.id = *id;
    return {};
}

Result<void> ResponseImport::check(const Line &line, const ScoringRow &row, ResponseBatch &batch)
{
    if (line.isTooLong)
        return lineProblem(line.number, StorageText::tr("The line is longer than 64 MB."));
    auto response = m_reader.read(line.text);
    if (!response)
        return lineProblem(line.number, response.error().message);
    if (!answers(*response, row.key, row.item)) {
        return lineProblem(line.number,
                           StorageText::tr("This does not answer the item at its place, \"%1\" of "
                                           "\"%2\". Responses have to be in the order of the "
                                           "dataset's items.")
                               .arg(row.key, m_run.dataset));
    }
    batch.texts.append(response->predict);
    return {};
}

Result<ResponseBatch> ResponseImport::nextBatch(LineReader &lines)
{
    const auto rows = rowsAfter(m_dataset, m_last, batchSize);
    if (!rows)
        return rows.error();
    ResponseBatch batch;
    qsizetype length = 0; // long responses come in smaller batches: progress and memory stay even
    for (const ScoringRow &row : *rows) {
        if (length > batchLength)
            break;
        const auto line = lines.next();
        if (!line && !lines.errorText().isEmpty())
            return unreadable(lines);
        if (!line) {
            return lineProblem(m_summary.read + batch.texts.size() + 1,
                               StorageText::tr("The file ends here, but \"%1\" has more items. "
                                               "Expected one response for each.")
                                   .arg(m_run.dataset));
        }
        if (auto done = check(*line, row, batch); !done)
            return done.error();
        batch.rows.append(row);
        length += batch.texts.constLast().size();
        m_last = row.id;
    }
    m_summary.read += batch.texts.size();
    return batch;
}

QList<ScoredResponse> ResponseImport::score(const ResponseBatch &batch)
{
    QList<ScoringItem> items;
    for (const ScoringRow &row : batch.rows)
        items.append(row.item);
    const QList<ResponseScores> scores = m_scorer.score(items, batch.texts, m_source.pathway);
    QList<ScoredResponse> scored;
    for (qsizetype i = 0; i < scores.size(); ++i)
        scored.append({batch.rows[i].id, batch.texts[i], scores[i]});
    return scored;
}

Result<void> ResponseImport::write(const QList<ScoredResponse> &responses)
{
    return m_project
        .write([responses, run = m_run.id](Database &database) -> Result<void> {
            Transaction transaction(database);
            if (!transaction.begun())
                return transaction.begun();
            if (auto done = RunRepository(database).insert(run, responses); !done)
                return done;
            return transaction.commit();
        })
        .result();
}

StagedResponses ResponseImport::finish()
{
    m_run.sourceSha256 = m_file->sha256();
    m_run.sourceBytes = m_file->fileBytesRead();
    m_run.responses = m_summary.read;
    m_summary.source = m_run.sourceName;
    m_summary.format = responseFormat;
    m_summary.kind = ImportKind::Responses;
    m_summary.dataset = m_run.dataset;
    m_summary.imported = m_summary.read;
    return {m_run, m_summary};
}

Result<void> ResponseImport::open()
{
    auto file = InputFile::open(m_source.path);
    if (!file)
        return file.error();
    m_file = *std::move(file);
    return {};
}

Result<StagedResponses> ResponseImport::run(const ImportProgressFunction &progress)
{
    if (auto opened = open(); !opened)
        return opened.error();
    {
        LineReader lines(*m_file);
        if (auto done = chooseDataset(lines); !done)
            return done.error();
    }
    if (auto opened = open(); !opened)
        return opened.error();
    if (auto done = stage(); !done)
        return done.error();
    LineReader lines(*m_file);
    for (;;) {
        const auto batch = nextBatch(lines);
        if (!batch)
            return batch.error();
        if (batch->rows.isEmpty())
            break;
        if (auto done = write(score(*batch)); !done)
            return done.error();
        if (progress
            && !progress({m_file->fileBytesRead(), m_file->fileSize(), m_summary.read, true}))
            return cancelledImport();
    }
    auto more = lines.next();
    while (more && !more->isTooLong && more->text.trimmed().isEmpty())
        more = lines.next(); // blank lines at the end are none
    if (more)
        return lineProblem(more->number,
                           StorageText::tr("\"%1\" has fewer items than the file has "
                                           "lines. Expected one response for each.")
                               .arg(m_run.dataset));
    if (!lines.errorText().isEmpty())
        return unreadable(lines);
    return finish();
}

} // namespace

QString modelOfPath(const QString &path)
{
    return sourceBaseName(path);
}

std::optional<Pathway> pathwayOfPath(const QString &path)
{
    const QStringList parts = QFileInfo(path).absolutePath().split(u'/');
    if (const auto pathway = pathwayNamed(parts.constLast()))
        return pathway;
    // Further up a folder means a pathway only where it is named as IP-Dialog's are.
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        const auto pathway = part->startsWith(u"alpaca_") ? pathwayNamed(*part) : std::nullopt;
        if (pathway)
            return pathway;
    }
    return std::nullopt;
}

Error missingPathway(const QString &path)
{
    QStringList names;
    for (const Pathway pathway : pathways())
        names.append(QString(pathwayName(pathway)));
    return {StorageText::tr("Say under which pathway %1 was made: --pathway %2.")
                .arg(path, names.join(u'|')),
            {}};
}

Result<ResponseSource> responseSource(const ImportSource &source)
{
    const auto pathway = source.pathway ? source.pathway : pathwayOfPath(source.path);
    if (!pathway)
        return missingPathway(source.path);
    const QString model = source.model.isEmpty() ? modelOfPath(source.path) : source.model;
    return ResponseSource{source.path, modelIdOf(model), *pathway, source.name};
}

Result<StagedResponses> stageResponses(ProjectFile &project, const ResponseSource &source,
                                       const QList<Dataset> &datasets, const ImportOptions &options,
                                       const ImportProgressFunction &progress)
{
    return ResponseImport(project, source, datasets, options).run(progress);
}

bool isResponseFile(const QString &path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return false;
    LineReader lines(**file);
    const auto line = lines.next();
    return line && !line->isTooLong && isResponseLine(line->text);
}

} // namespace Concord
