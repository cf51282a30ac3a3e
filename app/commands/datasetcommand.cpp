// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "models/report/datasetexport.h"
#include "models/report/datasettables.h"
#include "models/report/latextable.h"
#include "storage/datasetrepository.h"
#include "storage/datasetstatisticsrepository.h"
#include "storage/diversityrepository.h"
#include "storage/projectfile.h"

#include <QJsonArray>

namespace Concord {

namespace {

enum class DatasetFormat { Text, Json, Csv, Latex };

struct DatasetRequest
{
    QString dataset; ///< empty: all
    DatasetFormat format = DatasetFormat::Text;
    bool hasDiversity = true;
    DiversityRequest diversity;
};

Result<DatasetRequest> readDatasetRequest(const QCommandLineParser &parser)
{
    DatasetRequest request;
    request.dataset = parser.positionalArguments().value(1);
    const auto format =
        readChoice<DatasetFormat>(parser, QStringLiteral("format"),
                                  {{QStringLiteral("text"), DatasetFormat::Text},
                                   {QStringLiteral("json"), DatasetFormat::Json},
                                   {QStringLiteral("csv"), DatasetFormat::Csv},
                                   {QStringLiteral("latex"), DatasetFormat::Latex}});
    if (!format)
        return format.error();
    request.format = *format;
    const auto dialogues = readCount(parser, QStringLiteral("sample"), 0);
    if (!dialogues)
        return dialogues.error();
    const auto seed = readSeed(parser, QStringLiteral("seed"));
    if (!seed)
        return seed.error();
    request.hasDiversity = !parser.isSet(QStringLiteral("no-diversity"));
    request.diversity.dialogues = *dialogues;
    request.diversity.seed = *seed;
    if (!request.hasDiversity
        && (parser.isSet(QStringLiteral("sample")) || parser.isSet(QStringLiteral("seed"))))
        return Error{AppText::tr("--sample and --seed are of the diversity, which --no-diversity "
                                 "leaves out."),
                     {}};
    return request;
}

Result<QStringList> namesOf(const Database &database, const DatasetRequest &request)
{
    if (!request.dataset.isEmpty())
        return QStringList(request.dataset);
    const auto all = DatasetRepository(database).all();
    if (!all)
        return all.error();
    QStringList names;
    for (const Dataset &dataset : *all)
        names.append(dataset.name);
    return names;
}

Result<QList<DatasetStatistics>> readDatasets(const Database &database,
                                              const DatasetRequest &request, Output &output)
{
    const auto names = namesOf(database, request);
    if (!names)
        return names.error();
    QList<DatasetStatistics> all;
    for (const QString &name : *names) {
        const auto progress = [&](double done) {
            output.progress(AppText::tr("%1: %2 %").arg(name).arg(int(done * 100)));
            return true;
        };
        auto statistics = DatasetStatisticsRepository(database).statistics(name, progress);
        if (!statistics)
            return statistics.error();
        if (request.hasDiversity) {
            auto measures = readDiversity(database, name, request.diversity, progress);
            if (!measures)
                return measures.error();
            statistics->diversity = *std::move(measures);
        }
        all.append(*std::move(statistics));
    }
    return all;
}

void printDatasetTables(const QList<DatasetStatistics> &datasets, Output &output)
{
    bool isFirst = true;
    for (const DocumentTable &table : tablesOfDatasets(datasets)) {
        if (!isFirst)
            output.line({});
        isFirst = false;
        QStringList header;
        for (const auto &column : table.columns)
            header.append(column.title);
        output.line(table.caption);
        output.line({});
        output.table(header, table.rows);
    }
}

void printDatasets(const QList<DatasetStatistics> &datasets, const DatasetRequest &request,
                   Output &output)
{
    switch (request.format) {
    case DatasetFormat::Text:
        printDatasetTables(datasets, output);
        break;
    case DatasetFormat::Json: {
        QJsonArray list;
        for (const DatasetStatistics &dataset : datasets)
            list.append(datasetJson(dataset));
        output.json(request.dataset.isEmpty() ? QJsonValue(list) : list.first());
        break;
    }
    case DatasetFormat::Csv:
        output.bytes(datasetCsv(datasets).toUtf8());
        break;
    case DatasetFormat::Latex:
        for (const DocumentTable &table : tablesOfDatasets(datasets))
            output.bytes(latexTable(table).toUtf8());
        break;
    }
}

ExitCode runDataset(const QCommandLineParser &parser, Output &output)
{
    const auto request = readDatasetRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QList<DatasetStatistics>> datasets =
        (*project)
            ->read([&](Database &database) { return readDatasets(database, *request, output); })
            .result();
    if (!datasets)
        return output.fail(datasets.error());
    if (datasets->isEmpty() && request->format == DatasetFormat::Text)
        output.note(AppText::tr("This project has no datasets: import one first."));
    else if (!datasets->isEmpty() || request->format != DatasetFormat::Latex)
        printDatasets(*datasets, *request, output);
    return ExitCode::Done;
}

} // namespace

Command datasetCommand()
{
    Command command;
    command.name = QStringLiteral("dataset");
    command.arguments = QStringLiteral("PROJECT [DATASET]");
    command.summary =
        AppText::tr("Show a dataset's numbers: tasks, attributes, lexical diversity.");
    command.details = AppText::tr(
        "Without DATASET: all of them side by side. Tasks are counted as in table 6 of the "
        "IP-Dialog paper: means over items, words parted by white space, the history's with the "
        "speakers' labels and without; subjects are different (domain, subject_index, "
        "request_index). Evenness is Pielou's.\n"
        "Diversity is that of the dialogues' turns, each different dialogue once: mattr (window "
        "50), mtld (0.72), hdd (42 words), lds, dist_1, dist_2, ent_4 (nats), self_bleu (500 "
        "turns). Of more than --sample dialogues a random draw is read, and the result says so.\n"
        "JSON: an object (without DATASET a list) of dataset, items, all, tasks, domains, turns, "
        "words and related_attributes (histograms), attributes, cooccurrence and diversity (id, "
        "name, value, undefined_reason, definition, source, sample; null with --no-diversity).\n"
        "CSV: dataset,section,task,measure,value.");
    command.leastArguments = 1;
    command.mostArguments = 2;
    command.options = {
        valueOption("format", AppText::tr("text, json, csv or latex."), "FORMAT", "text"),
        QCommandLineOption(QStringLiteral("no-diversity"),
                           AppText::tr("Leaves the lexical diversity out, which takes longest.")),
        valueOption("sample", AppText::tr("Dialogues that the diversity is computed of; 0: all."),
                    "N", "10000"),
        valueOption("seed", AppText::tr("Of what is drawn at random."), "S", "1"),
    };
    command.examples = {QStringLiteral("concord dataset p.concord"),
                        QStringLiteral("concord dataset p.concord benchmark --format latex")};
    command.run = runDataset;
    return command;
}

} // namespace Concord
