// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "app/studyreports.h"
#include "models/agreement/aggregationjson.h"
#include "models/agreement/majorityvote.h"

namespace Concord {

namespace {

enum class AggregateMethod { majority, dawidSkene, mace };

struct AggregateOptions
{
    AggregateMethod method = AggregateMethod::majority;
    DawidSkeneOptions dawidSkene;
    MaceOptions mace;
    RatingsCsvOptions file;
};

QString aggregateNumber(double value)
{
    return QString::number(value, 'f', 4);
}

// What an option that goes with other methods, or with the other source, is told.
Result<void> checkAggregateOptions(const QCommandLineParser &parser, AggregateMethod method)
{
    const bool hasFile = parser.isSet(QStringLiteral("ratings"));
    if (hasFile != parser.positionalArguments().isEmpty())
        return Error{
            AppText::tr("Say which ratings: --ratings FILE.csv, or PROJECT --study STUDY."), {}};
    const auto goesWith = [&](std::initializer_list<const char *> options, bool allowed,
                              const QString &owner) -> Result<void> {
        for (const char *option : options) {
            if (!allowed && parser.isSet(QString::fromLatin1(option)))
                return Error{
                    AppText::tr("--%1 goes with %2.").arg(QString::fromLatin1(option), owner), {}};
        }
        return {};
    };
    const bool isMace = method == AggregateMethod::mace;
    const bool isModel = isMace || method == AggregateMethod::dawidSkene;
    const bool isVariational = parser.value(QStringLiteral("update")) == u"vb";
    for (const Result<void> &checked :
         {goesWith({"layout", "categories"}, hasFile, QStringLiteral("--ratings")),
          goesWith({"study", "question"}, !hasFile, AppText::tr("a PROJECT")),
          goesWith({"iterations", "smoothing"}, isModel,
                   QStringLiteral("--method dawid-skene, --method mace")),
          goesWith({"restarts", "seed", "update"}, isMace, QStringLiteral("--method mace")),
          goesWith({"smoothing"}, !isMace || !isVariational, QStringLiteral("--update em"))}) {
        if (!checked)
            return checked;
    }
    return {};
}

Result<void> readDawidSkene(const QCommandLineParser &parser, DawidSkeneOptions &options)
{
    if (parser.isSet(QStringLiteral("iterations"))) {
        const auto iterations = readCount(parser, QStringLiteral("iterations"), 1);
        if (!iterations)
            return iterations.error();
        options.iterations = *iterations;
    }
    if (parser.isSet(QStringLiteral("smoothing"))) {
        const auto smoothing = readNumber(parser, QStringLiteral("smoothing"), 0, 1000);
        if (!smoothing)
            return smoothing.error();
        options.smoothing = *smoothing;
    }
    return {};
}

Result<void> readMace(const QCommandLineParser &parser, MaceOptions &options)
{
    DawidSkeneOptions shared{options.smoothing, options.iterations, 0};
    if (auto done = readDawidSkene(parser, shared); !done)
        return done;
    const auto update = readChoice<MaceUpdate>(parser, QStringLiteral("update"),
                                               {{QStringLiteral("vb"), MaceUpdate::variational},
                                                {QStringLiteral("em"), MaceUpdate::expectation}});
    const auto restarts = readCount(parser, QStringLiteral("restarts"), 1);
    const auto seed = readSeed(parser, QStringLiteral("seed"));
    if (!update || !restarts || !seed)
        return !update ? update.error() : !restarts ? restarts.error() : seed.error();
    options = {*update, shared.iterations, *restarts, *seed, shared.smoothing};
    return {};
}

Result<AggregateOptions> readAggregateOptions(const QCommandLineParser &parser)
{
    const auto method =
        readChoice<AggregateMethod>(parser, QStringLiteral("method"),
                                    {{QStringLiteral("majority"), AggregateMethod::majority},
                                     {QStringLiteral("dawid-skene"), AggregateMethod::dawidSkene},
                                     {QStringLiteral("mace"), AggregateMethod::mace}});
    if (!method)
        return method.error();
    if (auto fits = checkAggregateOptions(parser, *method); !fits)
        return fits.error();
    AggregateOptions options;
    options.method = *method;
    const auto model = *method == AggregateMethod::mace
        ? readMace(parser, options.mace)
        : readDawidSkene(parser, options.dawidSkene);
    if (!model)
        return model.error();
    const auto layout = readLayout(parser);
    if (!layout)
        return layout.error();
    options.file.layout = *layout;
    options.file.categories = commaList(parser.value(QStringLiteral("categories")));
    return options;
}

Result<LabelCounts> readLabels(const QCommandLineParser &parser, const AggregateOptions &options)
{
    if (options.method == AggregateMethod::dawidSkene && parser.isSet(QStringLiteral("ratings")))
        return readRepeatedRatingsCsv(parser.value(QStringLiteral("ratings")), options.file);
    auto ratings = parser.isSet(QStringLiteral("ratings"))
        ? readRatingsCsv(parser.value(QStringLiteral("ratings")), options.file)
        : readStudyRatings(parser.positionalArguments().constFirst(),
                           parser.value(QStringLiteral("study")),
                           parser.value(QStringLiteral("question")));
    if (!ratings)
        return ratings.error();
    return LabelCounts(*std::move(ratings));
}

void printConsensus(const LabelCounts &counts, const Consensus &consensus, Output &output)
{
    QList<QStringList> rows;
    for (qsizetype unit = 0; unit < counts.unitCount(); ++unit) {
        const quint32 label = consensus.label(unit);
        rows.append({counts.unitName(unit), counts.categories()[label],
                     aggregateNumber(consensus.posterior(unit)[label]),
                     consensus.isTie(unit) ? AppText::tr("tie") : QString()});
    }
    output.table({AppText::tr("UNIT"), AppText::tr("LABEL"), AppText::tr("SHARE"), QString()},
                 rows);
    const QStringList warnings = aggregationWarnings(counts);
    if (!warnings.isEmpty())
        output.line({});
    for (const QString &warning : warnings)
        output.line(AppText::tr("Note: %1").arg(warning));
}

void printHead(const LabelCounts &counts, Output &output)
{
    output.line(AppText::tr("%1 units, %2 raters, %3 ratings.")
                    .arg(counts.unitCount())
                    .arg(counts.raterCount())
                    .arg(counts.labelCount()));
    output.line({});
}

void printDawidSkene(const LabelCounts &counts, const DawidSkeneResult &result, Output &output)
{
    printHead(counts, output);
    QList<QStringList> rows;
    for (qsizetype k = 0; k < counts.categoryCount(); ++k)
        rows.append({counts.categories()[k], aggregateNumber(result.prior[size_t(k)])});
    output.table({AppText::tr("CATEGORY"), AppText::tr("PRIOR")}, rows);
    output.line({});
    rows.clear();
    for (qsizetype i = 0; i < counts.raterCount(); ++i)
        rows.append({counts.raters()[i], aggregateNumber(result.accuracy(i))});
    output.table({AppText::tr("ANNOTATOR"), AppText::tr("ACCURACY")}, rows);
    output.line({});
    const QString facts = result.converged
        ? AppText::tr("Log-likelihood %1; converged after iteration %2.")
        : AppText::tr("Log-likelihood %1; not converged after iteration %2.");
    output.line(facts.arg(aggregateNumber(result.logLikelihood())).arg(result.iterations()));
    output.line({});
    printConsensus(counts, result.consensus, output);
}

void printMace(const LabelCounts &counts, const MaceResult &result, Output &output)
{
    printHead(counts, output);
    QList<QStringList> rows;
    for (size_t i = 0; i < result.competence.size(); ++i)
        rows.append({counts.raters()[qsizetype(i)], aggregateNumber(result.competence[i]),
                     aggregateNumber(result.normalisedCompetence[i])});
    output.table({AppText::tr("ANNOTATOR"), AppText::tr("COMPETENCE"), AppText::tr("NORMALISED")},
                 rows);
    output.line({});
    output.line(AppText::tr("Log marginal likelihood %1, the best start was number %2.")
                    .arg(aggregateNumber(result.logLikelihood()))
                    .arg(result.restart));
    output.line({});
    printConsensus(counts, result.consensus, output);
}

// Prints what a method gave, as JSON or for a person.
template <typename Found, typename ToJson, typename Print>
ExitCode deliver(const QCommandLineParser &parser, const Result<Found> &found, ToJson document,
                 Print print, Output &output)
{
    if (!found)
        return output.fail(found.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(document(*found));
    else
        print(*found);
    return ExitCode::Done;
}

ExitCode runAggregate(const QCommandLineParser &parser, Output &output)
{
    const auto options = readAggregateOptions(parser);
    if (!options)
        return output.wrongUsage(options.error().message);
    const auto counts = readLabels(parser, *options);
    if (!counts)
        return output.fail(counts.error());
    const auto withJson = [&](const auto &result) { return toJson(*counts, result); };
    switch (options->method) {
    case AggregateMethod::majority:
        return deliver(
            parser, majorityVote(*counts),
            [&](const Consensus &consensus) { return majorityJson(*counts, consensus); },
            [&](const Consensus &consensus) {
                printHead(*counts, output);
                printConsensus(*counts, consensus, output);
            },
            output);
    case AggregateMethod::dawidSkene:
        return deliver(
            parser, dawidSkene(*counts, options->dawidSkene), withJson,
            [&](const auto &result) { printDawidSkene(*counts, result, output); }, output);
    case AggregateMethod::mace:
        return deliver(
            parser, mace(*counts, options->mace), withJson,
            [&](const auto &result) { printMace(*counts, result, output); }, output);
    }
    Q_UNREACHABLE();
}

} // namespace

Command aggregateCommand()
{
    Command command;
    command.name = QStringLiteral("aggregate");
    command.arguments =
        QStringLiteral("(--ratings FILE.csv | PROJECT --study STUDY --question Q) --method METHOD");
    command.mostArguments = 1;
    command.summary = AppText::tr("Make one label of several: vote, Dawid-Skene, MACE.");
    command.details = AppText::tr(
        "majority takes the label that most annotators gave. dawid-skene (1979) estimates a "
        "confusion matrix of each annotator; it counts every row of a file with a repeat column, "
        "the others the first one. mace (Hovy and others 2013) estimates how often each annotator "
        "knows rather than guesses. Of equally likely labels the first category wins, marked as a "
        "tie.\n"
        "JSON: method, units, raters, ratings, categories, categories_source (declared, observed), "
        "labels (unit, label, tie, posterior in the order of categories), warnings. The models add "
        "annotators, log_likelihood, log_likelihood_trace and iterations; dawid-skene: prior, "
        "converged, and of annotators name, accuracy, confusion (a row for each true category, "
        "null where the annotator labelled none); mace: restart, and of annotators name, "
        "competence, competence_normalised, strategy.");
    command.options = {
        valueOption("ratings", AppText::tr("The file of ratings, as for agreement."), "FILE.csv"),
        valueOption("study", AppText::tr("The study's name or id."), "STUDY"),
        valueOption("question", AppText::tr("The question, where the study has several."), "Q"),
        valueOption("method", AppText::tr("majority, dawid-skene or mace."), "METHOD"),
        layoutOption(),
        valueOption("categories",
                    AppText::tr("The declared categories, in order, separated by commas."),
                    "a,b,c"),
        valueOption("iterations",
                    AppText::tr("At most (dawid-skene, 1000), or exactly (mace, 50)."), "N"),
        valueOption("smoothing",
                    AppText::tr("Added to each expected count (dawid-skene, 0); with mace --update "
                                "em divided by the number of categories (0.01)."),
                    "S"),
        valueOption("restarts", AppText::tr("Of mace; the first start is not random."), "N", "10"),
        valueOption("seed", AppText::tr("Of the other starts."), "S", "1"),
        valueOption("update", AppText::tr("Of mace: vb (variational) or em."), "KIND", "vb"),
        jsonOption(),
    };
    command.run = runAggregate;
    return command;
}

} // namespace Concord
