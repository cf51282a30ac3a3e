// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/agreementoptions.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "storage/import/weightscsv.h"

#include <QFileInfo>

namespace Concord {

namespace {

constexpr int mostReplicates = 1'000'000;

Result<void> readNumbers(const QCommandLineParser &parser, AgreementOptions &options)
{
    const auto level = readLevel(parser);
    if (!level)
        return level.error();
    const auto replicates = readCount(parser, QStringLiteral("replicates"), 100, mostReplicates);
    const auto seed = readSeed(parser, QStringLiteral("seed"));
    if (!replicates || !seed)
        return replicates ? seed.error() : replicates.error();
    options.level = *level;
    options.replicates = *replicates;
    options.seed = *seed;
    return {};
}

Result<void> readChoices(const QCommandLineParser &parser, AgreementOptions &options)
{
    const auto interval =
        readChoice<IntervalChoice>(parser, QStringLiteral("ci"),
                                   {{QStringLiteral("auto"), IntervalChoice::automatic},
                                    {QStringLiteral("analytic"), IntervalChoice::analytic},
                                    {QStringLiteral("bootstrap"), IntervalChoice::bootstrap},
                                    {QStringLiteral("bca"), IntervalChoice::bca},
                                    {QStringLiteral("jackknife"), IntervalChoice::jackknife},
                                    {QStringLiteral("none"), IntervalChoice::none}});
    const auto error =
        readChoice<StandardErrorKind>(parser, QStringLiteral("se"),
                                      {{QStringLiteral("ratio"), StandardErrorKind::ratio},
                                       {QStringLiteral("gwet"), StandardErrorKind::gwet}});
    const auto measure = readChoice<Measure>(parser, QStringLiteral("measure"),
                                             {{QStringLiteral("nominal"), Measure::nominal},
                                              {QStringLiteral("ordinal"), Measure::ordinal},
                                              {QStringLiteral("interval"), Measure::interval},
                                              {QStringLiteral("ratio"), Measure::ratio},
                                              {QStringLiteral("set"), Measure::set}});
    const auto distance =
        readChoice<SetDistance>(parser, QStringLiteral("set-distance"),
                                {{QStringLiteral("masi"), SetDistance::Masi},
                                 {QStringLiteral("jaccard"), SetDistance::Jaccard},
                                 {QStringLiteral("passonneau2004"), SetDistance::Passonneau2004},
                                 {QStringLiteral("masi-nltk"), SetDistance::MasiNltk}});
    const auto ranks =
        readChoice<bool>(parser, QStringLiteral("scores"),
                         {{QStringLiteral("value"), false}, {QStringLiteral("rank"), true}});
    for (const Error *wrong :
         {interval ? nullptr : &interval.error(), error ? nullptr : &error.error(),
          measure ? nullptr : &measure.error(), distance ? nullptr : &distance.error(),
          ranks ? nullptr : &ranks.error()}) {
        if (wrong)
            return *wrong;
    }
    options.interval = *interval;
    options.standardError = *error;
    options.measure = *measure;
    options.setDistance = *distance;
    options.scoresAreRanks = *ranks;
    return {};
}

} // namespace

QList<QCommandLineOption> agreementOptionList()
{
    return {
        layoutOption(),
        valueOption("measure", AppText::tr("nominal, ordinal, interval, ratio or set (a|b, {})."),
                    "MEASURE", "nominal"),
        valueOption(
            "categories",
            AppText::tr("The declared categories, in order, separated by commas; of sets, the "
                        "labels in them."),
            "a,b,c"),
        valueOption("coefficient",
                    AppText::tr("Ids separated by commas, or all: those that fit the measure."),
                    "ID,...", "all"),
        valueOption(
            "weights",
            AppText::tr("unweighted, linear, quadratic, radical, ratio, ordinal, circular, "
                        "bipolar, gwet-ordinal, or a file with a matrix. “ordinal” is "
                        "Krippendorff’s metric for alpha and Gwet’s weights for the others."),
            "SCHEME|FILE", "unweighted"),
        valueOption("scores",
                    AppText::tr("value: weights by the numbers that categories are; rank: by their "
                                "places."),
                    "KIND", "value"),
        valueOption("set-distance", AppText::tr("masi, jaccard, passonneau2004 or masi-nltk."),
                    "NAME", "masi"),
        valueOption("judge",
                    AppText::tr("The rater that mean pairwise kappa compares with all others."),
                    "NAME"),
        valueOption(
            "ci",
            AppText::tr("auto, analytic, bootstrap, bca, jackknife or none; auto: what suits "
                        "the coefficient."),
            "METHOD", "auto"),
        valueOption(
            "se",
            AppText::tr("ratio (right also where units have a single rating) or gwet (as irrCAC "
                        "prints it)."),
            "KIND", "ratio"),
        valueOption("level", AppText::tr("Of the intervals."), "LEVEL", "0.95"),
        valueOption("replicates", AppText::tr("Of the bootstrap."), "N", "2000"),
        valueOption("seed", AppText::tr("Of the bootstrap."), "S", "1"),
    };
}

Result<AgreementOptions> readAgreementOptions(const QCommandLineParser &parser)
{
    AgreementOptions options;
    const QString coefficients = parser.value(QStringLiteral("coefficient"));
    if (coefficients != u"all")
        options.coefficients = commaList(coefficients);
    if (auto done = readChoices(parser, options); !done)
        return done.error();
    const auto scheme = weightSchemeNamed(parser.value(QStringLiteral("weights")));
    options.weights = scheme.value_or(WeightScheme::Custom);
    const QString weights = parser.value(QStringLiteral("weights"));
    const bool looksLikeAName = !weights.contains(u'.') && !weights.contains(u'/');
    if (!scheme && looksLikeAName && !QFileInfo::exists(weights)) {
        return Error{AppText::tr("--weights must be the name of a scheme or of a file; \"%1\" is "
                                 "neither.")
                         .arg(weights),
                     {}};
    }
    if (options.measure == Measure::set && options.weights != WeightScheme::Unweighted)
        return Error{AppText::tr("Sets have distances instead of weights: --set-distance."), {}};
    // What a study measures is known only when it is read.
    const bool isFile = parser.positionalArguments().isEmpty();
    if (isFile && options.measure != Measure::set && parser.isSet(QStringLiteral("set-distance")))
        return Error{AppText::tr("--set-distance goes with --measure set."), {}};
    options.judge = parser.value(QStringLiteral("judge"));
    if (auto done = readNumbers(parser, options); !done)
        return done.error();
    return options;
}

Result<void> readWeightFile(const QCommandLineParser &parser, AgreementOptions &options)
{
    if (options.weights != WeightScheme::Custom)
        return {};
    auto table = readWeightsCsv(parser.value(QStringLiteral("weights")));
    if (!table)
        return table.error();
    options.customNames = table->names;
    options.customWeights = std::move(table->cells);
    return {};
}

Result<RatingsCsvOptions> readRatingsFileOptions(const QCommandLineParser &parser)
{
    const auto layout = readLayout(parser);
    if (!layout)
        return layout.error();
    RatingsCsvOptions options;
    options.layout = *layout;
    options.categories = commaList(parser.value(QStringLiteral("categories")));
    options.areSets = parser.value(QStringLiteral("measure")) == u"set";
    return options;
}

} // namespace Concord
