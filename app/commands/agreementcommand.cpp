// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/studyreports.h"
#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"
#include "storage/import/ratingscsv.h"

#include <QLocale>

namespace Concord {

namespace {

QString number(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 4) : QStringLiteral("–");
}

QStringList cells(const CoefficientResult &result)
{
    const Estimate &estimate = result.estimate;
    QString interval;
    if (estimate.interval)
        interval = QStringLiteral("[%1, %2] %3")
                       .arg(number(estimate.interval->low), number(estimate.interval->high),
                            QString(intervalMethodCode(estimate.interval->method)));
    QString test;
    if (estimate.test)
        test = QStringLiteral("%1 (%2)")
                   .arg(estimate.test->pValue, 0, 'g', 3)
                   .arg(estimate.test->name);
    return {result.id, number(estimate.value), number(estimate.standardError), interval, test};
}

void print(const AgreementReport &report, double level, Output &output)
{
    const RatingsSummary &summary = report.summary;
    const QLocale locale = QLocale::c();
    output.line(
        AppText::tr(
            "%1 units, %2 raters, %3 ratings; %4 units with two ratings or more, holding %5.")
            .arg(summary.units)
            .arg(summary.raters)
            .arg(summary.ratings)
            .arg(summary.pairableUnits)
            .arg(summary.pairableValues));
    output.line({});
    QList<QStringList> rows;
    for (const CoefficientResult &result : report.coefficients)
        rows.append(cells(result));
    output.table({AppText::tr("COEFFICIENT"), AppText::tr("VALUE"), AppText::tr("SE"),
                  AppText::tr("%1 % INTERVAL").arg(locale.toString(level * 100, 'g', 4)),
                  AppText::tr("P (TEST)")},
                 rows);
    for (const CoefficientResult &result : report.coefficients) {
        if (result.estimate.undefined)
            output.line(AppText::tr("%1 is undefined: %2")
                            .arg(result.id, undefinedSentence(*result.estimate.undefined)));
    }
    if (!report.warnings.isEmpty())
        output.line({});
    for (const QString &warning : report.warnings)
        output.line(AppText::tr("Note: %1").arg(warning));
}

QStringList listOf(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
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
    if (!isLevel || options.level <= 0 || options.level >= 1)
        return Error{AppText::tr("--level must be a number between 0 and 1, such as 0.95."), {}};
    if (!isCount || options.replicates < 1)
        return Error{AppText::tr("--replicates must be a whole number above 0."), {}};
    if (!isSeed)
        return Error{AppText::tr("--seed must be a whole number, 0 or above."), {}};
    return {};
}

Result<AgreementOptions> readOptions(const QCommandLineParser &parser)
{
    AgreementOptions options;
    const QString coefficients = parser.value(QStringLiteral("coefficient"));
    if (coefficients != u"all")
        options.coefficients = listOf(coefficients);
    const auto interval = choose<IntervalChoice>(parser, "ci",
                                                 {{"auto", IntervalChoice::automatic},
                                                  {"analytic", IntervalChoice::analytic},
                                                  {"bootstrap", IntervalChoice::bootstrap},
                                                  {"none", IntervalChoice::none}});
    const auto error = choose<StandardErrorKind>(
        parser, "se", {{"ratio", StandardErrorKind::ratio}, {"gwet", StandardErrorKind::gwet}});
    const auto measure = choose<Measure>(parser, "measure", {{"nominal", Measure::nominal}});
    if (!interval || !error || !measure)
        return !interval ? interval.error() : !error ? error.error() : measure.error();
    options.interval = *interval;
    options.standardError = *error;
    options.measure = *measure;
    if (auto done = readNumbers(parser, options); !done)
        return done.error();
    return options;
}

Result<RatingsCsvOptions> readFileOptions(const QCommandLineParser &parser)
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
    return options;
}

Result<void> checkCoefficients(const QStringList &wanted)
{
    QStringList known;
    for (const Coefficient &coefficient : coefficients())
        known.append(QString(coefficient.id));
    for (const QString &id : wanted) {
        if (!known.contains(id))
            return Error{AppText::tr("There is no coefficient \"%1\". There are: %2.")
                             .arg(id, known.join(QStringLiteral(", "))),
                         {}};
    }
    return {};
}

// From a ratings file, or from a study.
Result<AgreementReport> readReport(const QCommandLineParser &parser,
                                   const RatingsCsvOptions &fileOptions,
                                   const AgreementOptions &options)
{
    if (parser.isSet(QStringLiteral("ratings"))) {
        const auto ratings = readRatingsCsv(parser.value(QStringLiteral("ratings")), fileOptions);
        if (!ratings)
            return ratings.error();
        return agreementReport(*ratings, options);
    }
    auto results = readStudyResults(parser.positionalArguments().constFirst(),
                                    parser.value(QStringLiteral("study")),
                                    parser.value(QStringLiteral("question")), options);
    if (!results)
        return results.error();
    return results->agreement;
}

Result<void> checkSource(const QCommandLineParser &parser)
{
    const bool hasFile = parser.isSet(QStringLiteral("ratings"));
    const bool hasProject = !parser.positionalArguments().isEmpty();
    if (hasFile == hasProject)
        return Error{
            AppText::tr("Say which ratings: --ratings FILE.csv, or PROJECT --study STUDY."), {}};
    for (const QString &option :
         {QStringLiteral("layout"), QStringLiteral("categories"), QStringLiteral("measure")}) {
        if (hasProject && parser.isSet(option))
            return Error{AppText::tr("--%1 goes with --ratings: a study has it from its template.")
                             .arg(option),
                         {}};
    }
    for (const QString &option : {QStringLiteral("study"), QStringLiteral("question")}) {
        if (hasFile && parser.isSet(option))
            return Error{AppText::tr("--%1 goes with a PROJECT.").arg(option), {}};
    }
    return {};
}

ExitCode runAgreement(const QCommandLineParser &parser, Output &output)
{
    if (auto source = checkSource(parser); !source)
        return output.wrongUsage(source.error().message);
    const auto fileOptions = readFileOptions(parser);
    if (!fileOptions)
        return output.wrongUsage(fileOptions.error().message);
    const auto options = readOptions(parser);
    if (!options)
        return output.wrongUsage(options.error().message);
    if (auto known = checkCoefficients(options->coefficients); !known)
        return output.wrongUsage(known.error().message);
    const auto report = readReport(parser, *fileOptions, *options);
    if (!report)
        return output.fail(report.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(toJson(*report));
    else
        print(*report, options->level, output);
    return ExitCode::Done;
}

} // namespace

Command agreementCommand()
{
    const auto option = [](const char *name, const QString &description, const char *value,
                           const char *usual = "") {
        return QCommandLineOption(QString::fromLatin1(name), description,
                                  QString::fromLatin1(value), QString::fromLatin1(usual));
    };
    Command command;
    command.name = QStringLiteral("agreement");
    command.arguments = QStringLiteral("--ratings FILE.csv | PROJECT --study STUDY [--question Q]");
    command.mostArguments = 1;
    command.summary = AppText::tr("Compute agreement between raters, with errors and intervals.");
    command.details = AppText::tr(
        "FILE is CSV or TSV. Long: columns unit, annotator, value and perhaps repeat (item, rater, "
        "label are accepted too), in any order. Wide: first column the unit, then one column per "
        "annotator. An empty cell is missing; units need not have the same number of ratings.");
    command.options = {
        option("ratings", AppText::tr("The file of ratings."), "FILE.csv"),
        option("study", AppText::tr("The study's name or id."), "STUDY"),
        option("question", AppText::tr("The question, where the study has several."), "Q"),
        option("layout", AppText::tr("auto, long or wide."), "LAYOUT", "auto"),
        option("measure", AppText::tr("nominal."), "MEASURE", "nominal"),
        option("categories", AppText::tr("The declared categories, in order, separated by commas."),
               "a,b,c"),
        option("coefficient", AppText::tr("Ids separated by commas, or all."), "ID,...", "all"),
        option("ci", AppText::tr("auto, analytic, bootstrap or none."), "METHOD", "auto"),
        option("se",
               AppText::tr(
                   "ratio (the default) or gwet: see the documentation of the standard errors."),
               "KIND", "ratio"),
        option("level", AppText::tr("Of the intervals."), "LEVEL", "0.95"),
        option("replicates", AppText::tr("Of the bootstrap."), "N", "2000"),
        option("seed", AppText::tr("Of the bootstrap."), "S", "1"),
        jsonOption(),
    };
    command.run = runAgreement;
    return command;
}

} // namespace Concord
