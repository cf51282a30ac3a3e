// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/agreementoptions.h"
#include "app/commands/command.h"
#include "app/studyreports.h"
#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"

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
    const QString name = result.weights.isEmpty()
        ? result.id
        : QStringLiteral("%1 (%2)").arg(result.id, result.weights);
    return {name, number(estimate.value), number(estimate.standardError), interval, test};
}

// Of all coefficients those for other data are named in a line; one that was asked for is shown.
bool isForOtherData(const CoefficientResult &result, const AgreementOptions &options)
{
    const auto &reason = result.estimate.undefined;
    return options.coefficients.isEmpty()
        && (reason == UndefinedReason::wrongMeasure || reason == UndefinedReason::notTwoRaters);
}

void printLeftOut(const AgreementReport &report, const AgreementOptions &options, Output &output)
{
    for (const UndefinedReason reason :
         {UndefinedReason::notTwoRaters, UndefinedReason::wrongMeasure}) {
        QStringList ids;
        for (const CoefficientResult &result : report.coefficients) {
            if (isForOtherData(result, options) && result.estimate.undefined == reason)
                ids.append(result.id);
        }
        if (ids.isEmpty())
            continue;
        const QString list = ids.join(QStringLiteral(", "));
        output.line(reason == UndefinedReason::notTwoRaters
                        ? AppText::tr("For two raters only: %1.").arg(list)
                        : AppText::tr("For data of another measure: %1.").arg(list));
    }
}

void printCategories(const AgreementReport &report, Output &output)
{
    QList<QStringList> rows;
    for (qsizetype k = 0; k < report.byCategory.size() && report.categories.size() > 2; ++k) {
        QStringList row = cells({report.categories[k], report.byCategory[k], {}});
        rows.append(row);
    }
    for (const LabelAgreement &label : report.byLabel)
        rows.append(cells({label.label, label.krippendorffAlpha, {}}));
    if (rows.isEmpty())
        return;
    output.line({});
    const QString what = report.byLabel.isEmpty() ? AppText::tr("CATEGORY (FLEISS’ KAPPA)")
                                                  : AppText::tr("LABEL (KRIPPENDORFF’S ALPHA)");
    output.table({what, AppText::tr("VALUE"), AppText::tr("SE"), AppText::tr("INTERVAL"),
                  AppText::tr("P (TEST)")},
                 rows);
}

void print(const AgreementReport &report, const AgreementOptions &options, Output &output)
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
    if (report.clusters > 0)
        output.line(AppText::tr("%1 clusters, resampled as wholes.").arg(report.clusters));
    output.line({});
    QList<QStringList> rows;
    for (const CoefficientResult &result : report.coefficients) {
        if (!isForOtherData(result, options))
            rows.append(cells(result));
    }
    output.table({AppText::tr("COEFFICIENT"), AppText::tr("VALUE"), AppText::tr("SE"),
                  AppText::tr("%1 % INTERVAL").arg(locale.toString(options.level * 100, 'g', 4)),
                  AppText::tr("P (TEST)")},
                 rows);
    for (const CoefficientResult &result : report.coefficients) {
        if (result.estimate.undefined && !isForOtherData(result, options))
            output.line(AppText::tr("%1 is undefined: %2")
                            .arg(result.id, undefinedSentence(*result.estimate.undefined)));
    }
    printLeftOut(report, options, output);
    printCategories(report, output);
    if (!report.warnings.isEmpty())
        output.line({});
    for (const QString &warning : report.warnings)
        output.line(AppText::tr("Note: %1").arg(warning));
}

Result<void> checkCoefficients(const AgreementOptions &options)
{
    QStringList known;
    for (const Coefficient &coefficient : coefficients())
        known.append(QString(coefficient.id));
    for (const QString &id : options.coefficients) {
        const Coefficient *found = findCoefficient(id);
        if (!found) {
            return Error{AppText::tr("There is no coefficient \"%1\". There are: %2.")
                             .arg(id, known.join(QStringLiteral(", "))),
                         {}};
        }
        if (found->needs == Coefficient::Needs::Weights
            && options.weights == WeightScheme::Unweighted)
            return Error{AppText::tr("%1 needs --weights.").arg(id), {}};
    }
    return {};
}

// Labels in words have no order of their own: whoever asks for one has to declare it.
bool lacksOrder(const Ratings &ratings, const AgreementOptions &options)
{
    const bool asksForOrder = options.measure == Measure::ordinal
        || (options.weights != WeightScheme::Unweighted && options.weights != WeightScheme::Custom
            && options.measure != Measure::set);
    return asksForOrder && !ratings.categoriesDeclared() && !numericValues(ratings.categories());
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

ExitCode showReport(const Result<AgreementReport> &report, const QCommandLineParser &parser,
                    const AgreementOptions &options, Output &output)
{
    if (!report)
        return output.fail(report.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(toJson(*report));
    else
        print(*report, options, output);
    return ExitCode::Done;
}

ExitCode reportOnFile(const QCommandLineParser &parser, const RatingsCsvOptions &fileOptions,
                      const AgreementOptions &options, Output &output)
{
    const auto ratings = readRatingsCsv(parser.value(QStringLiteral("ratings")), fileOptions);
    if (!ratings)
        return output.fail(ratings.error());
    if (lacksOrder(*ratings, options)) {
        return output.wrongUsage(
            AppText::tr("The order of the labels is not known, and only numbers have one by "
                        "themselves. Declare them in order: --categories a,b,c."));
    }
    return showReport(agreementReport(*ratings, options), parser, options, output);
}

ExitCode reportOnStudy(const QCommandLineParser &parser, const AgreementOptions &options,
                       Output &output)
{
    const auto results = readStudyResults(parser.positionalArguments().constFirst(),
                                          parser.value(QStringLiteral("study")),
                                          parser.value(QStringLiteral("question")), options);
    if (!results)
        return output.fail(results.error());
    if (!results->noAgreement.isEmpty())
        return output.fail({results->noAgreement, {}});
    const bool hasSets = results->agreement.measure == Measure::set;
    if (!hasSets && parser.isSet(QStringLiteral("set-distance")))
        return output.wrongUsage(
            AppText::tr("The answers to this question are no sets: leave out --set-distance."));
    return showReport(results->agreement, parser, options, output);
}

ExitCode runAgreement(const QCommandLineParser &parser, Output &output)
{
    if (auto source = checkSource(parser); !source)
        return output.wrongUsage(source.error().message);
    const auto fileOptions = readRatingsFileOptions(parser);
    if (!fileOptions)
        return output.wrongUsage(fileOptions.error().message);
    auto options = readAgreementOptions(parser);
    if (!options)
        return output.wrongUsage(options.error().message);
    if (auto known = checkCoefficients(*options); !known)
        return output.wrongUsage(known.error().message);
    if (auto read = readWeightFile(parser, *options); !read)
        return output.fail(read.error());
    if (parser.isSet(QStringLiteral("ratings")))
        return reportOnFile(parser, *fileOptions, *options, output);
    return reportOnStudy(parser, *options, output);
}

} // namespace

Command agreementCommand()
{
    Command command;
    command.name = QStringLiteral("agreement");
    command.arguments = QStringLiteral("--ratings FILE.csv | PROJECT --study STUDY [--question Q]");
    command.mostArguments = 1;
    command.summary = AppText::tr("Compute agreement between raters, with errors and intervals.");
    command.details = AppText::tr(
        "FILE is CSV or TSV. Long: columns unit, annotator, value and perhaps repeat (item, rater, "
        "label are accepted too), in any order; a column cluster names what a unit is part of, and "
        "bootstraps then draw clusters. Wide: first column the unit, then one column per "
        "annotator; cluster may be among them. An empty cell is missing; units need not have the "
        "same number of ratings.\n"
        "A weight file is a table of numbers, a row and a column for each category in their order, "
        "or with their names as header and first column: agreement weights with ones on the "
        "diagonal, or disagreement weights with zeros.\n"
        "--json prints one document: units, raters, ratings, pairable_units, pairable_values, "
        "clusters, categories, categories_source, measure, coefficients, by_category, by_label (of "
        "sets), pairs, warnings. A coefficient has id, value, standard_error, standard_error_gwet, "
        "zero_se, ci (level, low, high, method), p_value, test, weights, details (kappa indices, "
        "degrees of freedom, F, chisq, …), undefined_code and undefined_reason.");
    command.options = {
        QCommandLineOption(QStringLiteral("ratings"), AppText::tr("The file of ratings."),
                           QStringLiteral("FILE.csv")),
        QCommandLineOption(QStringLiteral("study"), AppText::tr("The study's name or id."),
                           QStringLiteral("STUDY")),
        QCommandLineOption(QStringLiteral("question"),
                           AppText::tr("The question, where the study has several."),
                           QStringLiteral("Q")),
    };
    command.options += agreementOptionList();
    command.options.append(jsonOption());
    command.examples = {QStringLiteral("concord agreement --ratings ratings.csv --measure ordinal"),
                        QStringLiteral("concord agreement p.concord --study Fidelity --json")};
    command.run = runAgreement;
    return command;
}

} // namespace Concord
