// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/planrequest.h"
#include "models/agreement/cantorsamplesize.h"
#include "models/agreement/commoncorrelation.h"
#include "models/agreement/flacksamplesize.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace Concord {

namespace {

constexpr qint64 fewUnits = 30; // below, no analytic interval holds its level (agreement.md 14)

std::vector<double> marginsOf(const PlanRequest &request)
{
    if (!request.margins.empty())
        return request.margins;
    return {request.prevalence.front(), 1 - request.prevalence.front()};
}

Result<double> varianceOf(const PlanRequest &request)
{
    if (!request.margins.empty())
        return worstKappaVariance(request.margins, request.precision.kappa);
    if (request.prevalence.size() == 2)
        return binaryKappaVariance({request.prevalence[0], request.prevalence[1]},
                                   request.precision.kappa);
    return commonCorrelationVariance({request.prevalence[0], request.raters},
                                     request.precision.kappa);
}

Result<SampleSize> planned(const PlanRequest &request)
{
    switch (request.method) {
    case PlanMethod::cantor:
        return cantorSampleSize({request.prevalence.front(), request.prevalence.back()},
                                request.power);
    case PlanMethod::flack:
        return flackSampleSize(marginsOf(request), request.power);
    case PlanMethod::donnerEliasziw:
        return donnerEliasziwSampleSize({request.prevalence.front(), request.raters},
                                        request.power);
    case PlanMethod::precision:
        break;
    }
    const auto variance = varianceOf(request);
    if (!variance)
        return variance.error();
    return precisionSampleSize(request.precision, *variance);
}

QStringList planWarnings(const SampleSize &size)
{
    if (size.units >= fewUnits)
        return {};
    return {AppText::tr("With fewer than 30 units these large-sample formulas are rough; take more "
                        "units.")};
}

QJsonValue sharesJson(const std::vector<double> &shares)
{
    QJsonArray array;
    for (const double share : shares)
        array.append(share);
    return shares.empty() ? QJsonValue() : QJsonValue(array);
}

QJsonObject planJson(const PlanRequest &request, const SampleSize &size)
{
    const bool isTest = request.method != PlanMethod::precision;
    const auto ofTest = [isTest](const QJsonValue &value) { return isTest ? value : QJsonValue(); };
    const double reached =
        expectedHalfWidth(double(size.units), size.variance, request.precision.level);
    return {{QStringLiteral("method"), QString(planMethodCode(size.method))},
            {QStringLiteral("units"), size.units},
            {QStringLiteral("units_exact"), size.exact},
            {QStringLiteral("kappa"), request.power.kappa},
            {QStringLiteral("null"), ofTest(request.power.null)},
            {QStringLiteral("power"), ofTest(request.power.power)},
            {QStringLiteral("alpha"), ofTest(request.power.alpha)},
            {QStringLiteral("two_sided"), ofTest(request.power.twoSided)},
            {QStringLiteral("half_width"),
             isTest ? QJsonValue() : QJsonValue(request.precision.halfWidth)},
            {QStringLiteral("level"), request.precision.level},
            {QStringLiteral("raters"), request.raters},
            {QStringLiteral("categories"),
             request.margins.empty() ? 2 : qint64(request.margins.size())},
            {QStringLiteral("margins"), sharesJson(request.margins)},
            {QStringLiteral("prevalence"), sharesJson(request.prevalence)},
            {QStringLiteral("variance"), size.variance},
            {QStringLiteral("expected_half_width"), reached},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(planWarnings(size))}};
}

QString decimal(double number, int digits = 4)
{
    return QLocale::c().toString(number, 'g', digits);
}

QString percents(const std::vector<double> &shares)
{
    QStringList texts;
    for (const double share : shares)
        texts.append(AppText::tr("%1 %").arg(decimal(share * 100)));
    return texts.join(QStringLiteral(", "));
}

QString methodSentence(const PlanRequest &request)
{
    switch (request.method) {
    case PlanMethod::cantor:
        return AppText::tr("Method: Cantor (1996), for two raters and two categories.");
    case PlanMethod::flack:
        return AppText::tr("Method: Flack et al. (1988), for the least favourable table of two "
                           "raters who use the categories alike.");
    case PlanMethod::donnerEliasziw:
        return AppText::tr(
            "Method: Donner and Eliasziw (1992) and Altaye et al. (2001), for raters "
            "who use two categories alike.");
    case PlanMethod::precision:
        break;
    }
    return AppText::tr("Method: the large-sample variance of kappa.");
}

void printPlan(const PlanRequest &request, const SampleSize &size, Output &output)
{
    output.line(AppText::tr("Units needed: %1 (exactly %2), each rated by %3 raters.")
                    .arg(size.units)
                    .arg(decimal(size.exact, 7))
                    .arg(request.raters));
    if (request.method != PlanMethod::precision) {
        const QString text = request.power.twoSided
            ? AppText::tr("Where kappa is %1, they refute a kappa of %2 with a probability of %3 % "
                          "(two-sided test, alpha %4).")
            : AppText::tr("Where kappa is %1, they refute a kappa of %2 with a probability of %3 % "
                          "(one-sided test, alpha %4).");
        output.line(text.arg(decimal(request.power.kappa), decimal(request.power.null),
                             decimal(request.power.power * 100), decimal(request.power.alpha)));
    }
    const double reached =
        expectedHalfWidth(double(size.units), size.variance, request.precision.level);
    output.line(AppText::tr("The %1 % interval of a kappa of %2 should then reach %3 to each side.")
                    .arg(decimal(request.precision.level * 100), decimal(request.power.kappa),
                         decimal(reached, 3)));
    output.line(methodSentence(request));
    output.line(request.margins.empty()
                    ? AppText::tr("Share of the first of two categories: %1.")
                          .arg(percents(request.prevalence))
                    : AppText::tr("Shares of the categories: %1.").arg(percents(request.margins)));
    for (const QString &warning : planWarnings(size))
        output.line(AppText::tr("Note: %1").arg(warning));
}

ExitCode runPlan(const QCommandLineParser &parser, Output &output)
{
    const auto request = readPlanRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    const auto size = planned(*request);
    if (!size)
        return output.fail(size.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(planJson(*request, *size));
    else
        printPlan(*request, *size, output);
    return ExitCode::Done;
}

QList<QCommandLineOption> planOptions()
{
    const auto option = [](const char *name, const QString &description, const char *value = "",
                           const char *usual = "") {
        return QCommandLineOption(QString::fromLatin1(name), description,
                                  QString::fromLatin1(value), QString::fromLatin1(usual));
    };
    return {
        option("kappa", AppText::tr("The kappa that is expected."), "K"),
        option("null", AppText::tr("The kappa to be refuted; 0 unless given."), "K0"),
        option("categories", AppText::tr("How many categories, used equally often."), "N"),
        option("margins", AppText::tr("The share of each category, for two raters alike."),
               "a,b,c"),
        option("prevalence",
               AppText::tr("The share of the first of two categories, or P1,P2 for each of two "
                           "raters; 0.5 unless given."),
               "P"),
        option("raters", AppText::tr("Of each unit: 2 to 6."), "N", "2"),
        option("power", AppText::tr("Of the test; 0.8 unless given."), "P"),
        option("alpha", AppText::tr("Level of the test; 0.05 unless given."), "A"),
        option("two-sided", AppText::tr("The test, unless --one-sided is given.")),
        option("one-sided", AppText::tr("The test looks to the side of the expected kappa only.")),
        option("half-width",
               AppText::tr("How far the interval may reach to each side, instead of a test."), "W"),
        option("level", AppText::tr("Of the interval; 0.95 unless given."), "LEVEL"),
        option("method", AppText::tr("cantor, flack, donner-eliasziw or precision."), "METHOD"),
        jsonOption(),
    };
}

} // namespace

Command planCommand()
{
    Command command;
    command.name = QStringLiteral("plan");
    command.arguments = QStringLiteral(
        "--kappa K [--null K0] [--categories N | --prevalence P] [--power P | --half-width W]");
    command.summary = AppText::tr("Say how many units a study of agreement needs.");
    command.details = AppText::tr(
        "Either a test of kappa should have a power (--null, --power, --alpha), or its interval a "
        "width (--half-width, --level). Methods of a test: donner-eliasziw for two categories "
        "(--prevalence P) and 2 to 6 raters, cantor for two raters who use them differently "
        "(--prevalence P1,P2), flack for more categories (--categories, --margins) and two raters. "
        "The method follows from the options unless --method names one.\n"
        "JSON: method, units, units_exact, kappa, null, power, alpha, two_sided, half_width, "
        "level, "
        "raters, categories, margins, prevalence (lists), variance (units times that of kappa), "
        "expected_half_width (of the interval, with that many units), warnings; null is what the "
        "plan does not use.");
    command.options = planOptions();
    command.run = runPlan;
    return command;
}

} // namespace Concord
