// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planrequest.h"

#include "app/apptext.h"
#include "models/agreement/flacksamplesize.h"

#include <QCommandLineParser>

#include <algorithm>

namespace Concord {

namespace {

Error planUsage(const QString &text)
{
    return {text, {}};
}

Result<void> readPlanNumber(const QCommandLineParser &parser, const char *option, double &number)
{
    const QString name = QString::fromLatin1(option);
    if (!parser.isSet(name))
        return {};
    bool isNumber = false;
    number = parser.value(name).toDouble(&isNumber);
    if (!isNumber)
        return planUsage(AppText::tr("--%1 must be a number, such as 0.8.").arg(name));
    return {};
}

Result<std::vector<double>> readPlanShares(const QCommandLineParser &parser, const char *option)
{
    const QString name = QString::fromLatin1(option);
    std::vector<double> shares;
    for (const QString &text : parser.value(name).split(u',')) {
        bool isNumber = false;
        shares.push_back(text.toDouble(&isNumber));
        if (!isNumber)
            return planUsage(
                AppText::tr("--%1 must be numbers separated by commas, such as 0.3,0.4.")
                    .arg(name));
    }
    return shares;
}

Result<std::vector<double>> readPlanPrevalence(const QCommandLineParser &parser)
{
    auto shares = readPlanShares(parser, "prevalence");
    const auto isShare = [](double share) { return share > 0 && share < 1; };
    if (shares && (shares->size() > 2 || !std::ranges::all_of(*shares, isShare)))
        return planUsage(AppText::tr(
            "--prevalence must be one share above 0 and below 1, or that of each of two "
            "raters, such as 0.3 or 0.3,0.4."));
    return shares;
}

Result<std::vector<double>> readPlanMargins(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("margins"))) {
        const auto margins = readPlanShares(parser, "margins");
        return margins ? categoryShares(*margins) : margins;
    }
    bool isCount = false;
    const int categories = parser.value(QStringLiteral("categories")).toInt(&isCount);
    if (!isCount || categories < 2 || categories > 50)
        return planUsage(AppText::tr("--categories must be a whole number from 2 to 50."));
    return std::vector<double>(size_t(categories), 1.0 / categories);
}

// How the raters use the categories; two categories alike where nothing is said.
Result<void> readPlanCategories(const QCommandLineParser &parser, PlanRequest &request)
{
    const bool hasPrevalence = parser.isSet(QStringLiteral("prevalence"));
    const bool hasCategories = parser.isSet(QStringLiteral("categories"));
    const bool hasMargins = parser.isSet(QStringLiteral("margins"));
    if (int(hasPrevalence) + int(hasCategories) + int(hasMargins) > 1)
        return planUsage(
            AppText::tr("Give one of --categories, --margins and --prevalence, not several."));
    if (hasCategories || hasMargins) {
        auto margins = readPlanMargins(parser);
        if (!margins)
            return margins.error();
        request.margins = *margins;
        return {};
    }
    request.prevalence = {0.5};
    if (hasPrevalence) {
        auto prevalence = readPlanPrevalence(parser);
        if (!prevalence)
            return prevalence.error();
        request.prevalence = *prevalence;
    }
    return {};
}

Result<PlanMethod> chosenPlanMethod(const QCommandLineParser &parser, const PlanRequest &request)
{
    const PlanMethod method = parser.isSet(QStringLiteral("half-width")) ? PlanMethod::precision
        : !request.margins.empty()                                       ? PlanMethod::flack
        : request.prevalence.size() == 2                                 ? PlanMethod::cantor
                                         : PlanMethod::donnerEliasziw;
    const QString name = parser.value(QStringLiteral("method"));
    if (name.isEmpty())
        return method;
    for (const PlanMethod known : {PlanMethod::cantor, PlanMethod::flack,
                                   PlanMethod::donnerEliasziw, PlanMethod::precision}) {
        if (name == planMethodCode(known))
            return known;
    }
    return planUsage(
        AppText::tr("--method must be one of: cantor, flack, donner-eliasziw, precision."));
}

Result<void> readPlanMethod(const QCommandLineParser &parser, PlanRequest &request)
{
    const auto method = chosenPlanMethod(parser, request);
    if (!method)
        return method.error();
    request.method = *method;
    const bool hasWidth = parser.isSet(QStringLiteral("half-width"));
    if (hasWidth != (*method == PlanMethod::precision))
        return planUsage(
            AppText::tr("--half-width and the method \"precision\" go with each other only."));
    for (const char *option : {"power", "null", "alpha", "one-sided", "two-sided"}) {
        if (hasWidth && parser.isSet(QString::fromLatin1(option)))
            return planUsage(AppText::tr("--%1 is of a test and --half-width of an interval; plan "
                                         "for one of them.")
                                 .arg(QString::fromLatin1(option)));
    }
    const bool isShared = request.prevalence.size() == 1;
    if (*method == PlanMethod::cantor && request.prevalence.empty())
        return planUsage(AppText::tr("The method \"cantor\" needs --prevalence."));
    if (*method == PlanMethod::donnerEliasziw && !isShared)
        return planUsage(
            AppText::tr("The method \"donner-eliasziw\" needs --prevalence with one share."));
    if (*method == PlanMethod::flack && request.prevalence.size() == 2)
        return planUsage(
            AppText::tr("The method \"flack\" needs --categories, --margins, or --prevalence with "
                        "one share."));
    const bool takesMore =
        *method == PlanMethod::donnerEliasziw || (*method == PlanMethod::precision && isShared);
    if (request.raters > 2 && !takesMore)
        return planUsage(AppText::tr("This plan is for two raters; for more give --prevalence with "
                                     "one share."));
    return {};
}

Result<void> readPlanNumbers(const QCommandLineParser &parser, PlanRequest &request)
{
    if (!parser.isSet(QStringLiteral("kappa")))
        return planUsage(AppText::tr("Say which kappa you expect: --kappa K."));
    const std::pair<const char *, double *> numbers[] = {
        {"kappa", &request.power.kappa},
        {"null", &request.power.null},
        {"alpha", &request.power.alpha},
        {"power", &request.power.power},
        {"half-width", &request.precision.halfWidth},
        {"level", &request.precision.level}};
    for (const auto &[option, number] : numbers) {
        if (auto read = readPlanNumber(parser, option, *number); !read)
            return read;
    }
    request.precision.kappa = request.power.kappa;
    const bool isOneSided = parser.isSet(QStringLiteral("one-sided"));
    if (isOneSided && parser.isSet(QStringLiteral("two-sided")))
        return planUsage(AppText::tr("A test is --one-sided or --two-sided, not both."));
    request.power.twoSided = !isOneSided;
    bool isCount = false;
    request.raters = parser.value(QStringLiteral("raters")).toInt(&isCount);
    if (!isCount || request.raters < 2 || request.raters > 6)
        return planUsage(AppText::tr("--raters must be a whole number from 2 to 6."));
    return {};
}

} // namespace

Result<PlanRequest> readPlanRequest(const QCommandLineParser &parser)
{
    PlanRequest request;
    if (auto read = readPlanNumbers(parser, request); !read)
        return read.error();
    if (auto read = readPlanCategories(parser, request); !read)
        return read.error();
    if (auto read = readPlanMethod(parser, request); !read)
        return read.error();
    if (auto checked = checkTarget(request.precision); !checked)
        return checked.error();
    if (request.method == PlanMethod::precision)
        return request;
    if (auto checked = checkTarget(request.power); !checked)
        return checked.error();
    return request;
}

} // namespace Concord
