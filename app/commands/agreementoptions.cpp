// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/agreementoptions.h"

#include "app/apptext.h"
#include "storage/import/weightscsv.h"

namespace Concord {

namespace {

QStringList listOf(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        parts.append(part.trimmed());
    return parts;
}

// The value of `option` among `choices`, or an Error that lists them.
template <typename Choice>
Result<Choice> choose(const QCommandLineParser &parser, const char *option,
                      const QList<std::pair<const char *, Choice>> &choices)
{
    const QString name = QString::fromLatin1(option);
    QStringList names;
    for (const auto &[id, choice] : choices) {
        if (parser.value(name) == QLatin1StringView(id))
            return choice;
        names.append(QString::fromLatin1(id));
    }
    return Error{
        AppText::tr("--%1 must be one of: %2.").arg(name, names.join(QStringLiteral(", "))), {}};
}

Result<void> readNumbers(const QCommandLineParser &parser, AgreementOptions &options)
{
    bool isLevel = false;
    bool isCount = false;
    bool isSeed = false;
    options.level = parser.value(QStringLiteral("level")).toDouble(&isLevel);
    options.replicates = parser.value(QStringLiteral("replicates")).toInt(&isCount);
    options.seed = parser.value(QStringLiteral("seed")).toULongLong(&isSeed);
    if (!isLevel || !(options.level > 0 && options.level < 1))
        return Error{AppText::tr("--level must be a number between 0 and 1, such as 0.95."), {}};
    if (!isCount || options.replicates < 1)
        return Error{AppText::tr("--replicates must be a whole number above 0."), {}};
    if (!isSeed)
        return Error{AppText::tr("--seed must be a whole number, 0 or above."), {}};
    return {};
}

Result<void> readChoices(const QCommandLineParser &parser, AgreementOptions &options)
{
    const auto interval = choose<IntervalChoice>(parser, "ci",
                                                 {{"auto", IntervalChoice::automatic},
                                                  {"analytic", IntervalChoice::analytic},
                                                  {"bootstrap", IntervalChoice::bootstrap},
                                                  {"bca", IntervalChoice::bca},
                                                  {"jackknife", IntervalChoice::jackknife},
                                                  {"none", IntervalChoice::none}});
    const auto error = choose<StandardErrorKind>(
        parser, "se", {{"ratio", StandardErrorKind::ratio}, {"gwet", StandardErrorKind::gwet}});
    const auto measure = choose<Measure>(parser, "measure",
                                         {{"nominal", Measure::nominal},
                                          {"ordinal", Measure::ordinal},
                                          {"interval", Measure::interval},
                                          {"ratio", Measure::ratio},
                                          {"set", Measure::set}});
    const auto distance = choose<SetDistance>(parser, "set-distance",
                                              {{"masi", SetDistance::Masi},
                                               {"jaccard", SetDistance::Jaccard},
                                               {"passonneau2004", SetDistance::Passonneau2004},
                                               {"masi-nltk", SetDistance::MasiNltk}});
    const auto ranks = choose<bool>(parser, "scores", {{"value", false}, {"rank", true}});
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
    const auto option = [](const char *name, const QString &description, const char *value,
                           const char *usual = "") {
        return QCommandLineOption(QString::fromLatin1(name), description,
                                  QString::fromLatin1(value), QString::fromLatin1(usual));
    };
    return {
        option("layout", AppText::tr("auto, long or wide."), "LAYOUT", "auto"),
        option("measure", AppText::tr("nominal, ordinal, interval, ratio or set (a|b, {})."),
               "MEASURE", "nominal"),
        option("categories",
               AppText::tr("The declared categories, in order, separated by commas; of sets, the "
                           "labels in them."),
               "a,b,c"),
        option("coefficient",
               AppText::tr("Ids separated by commas, or all: those that fit the measure."),
               "ID,...", "all"),
        option("weights",
               AppText::tr("unweighted, linear, quadratic, radical, ratio, ordinal, circular, "
                           "bipolar, gwet-ordinal, or a file with a matrix. “ordinal” is "
                           "Krippendorff’s metric for alpha and Gwet’s weights for the others."),
               "SCHEME|FILE", "unweighted"),
        option("scores",
               AppText::tr("value: weights by the numbers that categories are; rank: by their "
                           "places."),
               "KIND", "value"),
        option("set-distance", AppText::tr("masi, jaccard, passonneau2004 or masi-nltk."), "NAME",
               "masi"),
        option("judge", AppText::tr("The rater that mean pairwise kappa compares with all others."),
               "NAME"),
        option("ci",
               AppText::tr("auto, analytic, bootstrap, bca, jackknife or none; auto: what suits "
                           "the coefficient."),
               "METHOD", "auto"),
        option("se",
               AppText::tr("ratio (right also where units have a single rating) or gwet (as irrCAC "
                           "prints it)."),
               "KIND", "ratio"),
        option("level", AppText::tr("Of the intervals."), "LEVEL", "0.95"),
        option("replicates", AppText::tr("Of the bootstrap."), "N", "2000"),
        option("seed", AppText::tr("Of the bootstrap."), "S", "1"),
    };
}

Result<AgreementOptions> readAgreementOptions(const QCommandLineParser &parser)
{
    AgreementOptions options;
    const QString coefficients = parser.value(QStringLiteral("coefficient"));
    if (coefficients != u"all")
        options.coefficients = listOf(coefficients);
    if (auto done = readChoices(parser, options); !done)
        return done.error();
    const auto scheme = weightSchemeNamed(parser.value(QStringLiteral("weights")));
    options.weights = scheme.value_or(WeightScheme::Custom);
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
    const auto layout = choose<RatingsLayout>(parser, "layout",
                                              {{"auto", RatingsLayout::automatic},
                                               {"long", RatingsLayout::longTable},
                                               {"wide", RatingsLayout::wideTable}});
    if (!layout)
        return layout.error();
    RatingsCsvOptions options;
    options.layout = *layout;
    options.categories = listOf(parser.value(QStringLiteral("categories")));
    options.areSets = parser.value(QStringLiteral("measure")) == u"set";
    return options;
}

} // namespace Concord
