// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/chartreasons.h"

#include "app/apptext.h"

#include <algorithm>

namespace Concord {

namespace {

QString pathwayList(const QList<Pathway> &pathways)
{
    QStringList names;
    for (const Pathway pathway : pathways)
        names.append(pathwayName(pathway));
    return names.join(QStringLiteral(", "));
}

bool statesAttributes(const QList<Pathway> &pathways)
{
    const QList<Pathway> stating = attributePathways();
    return std::any_of(pathways.begin(), pathways.end(),
                       [&](Pathway pathway) { return stating.contains(pathway); });
}

QString whyNoDifference(const EvaluationData &data, const EvaluationChartOptions &options)
{
    const QString asked = options.first.isEmpty()
        ? AppText::tr("The difference takes --compare A,B, two models or two pathways.")
        : AppText::tr("There is no difference of \"%1\" and \"%2\" to draw: --compare takes two "
                      "models or two pathways.")
              .arg(options.first, options.second);
    return asked + u' '
        + AppText::tr("There are the models %1 and the pathways %2.")
              .arg(modelList(modelsOf(data.cells)), pathwayList(pathwaysOf(data.cells)));
}

// Of charts of attributes, where no response states any; else empty.
QString whyNoAttributes(const QString &chart, const EvaluationData &data)
{
    const bool isOfAttributes =
        chart == u"attribute-type-f1" || chart == u"relative-value-accuracy";
    const QList<Pathway> pathways = pathwaysOf(data.cells);
    if (!isOfAttributes || statesAttributes(pathways))
        return {};
    return AppText::tr("There is nothing for the chart \"%1\": responses under %2 state no "
                       "attributes. Those under %3 do.")
        .arg(chart, pathwayList(pathways), pathwayList(attributePathways()));
}

} // namespace

QString whyNoChart(const QString &chart, const EvaluationData &data,
                   const EvaluationChartOptions &options, bool hasImported)
{
    QString reason = data.cells.isEmpty() ? QString()
        : chart == u"difference"          ? whyNoDifference(data, options)
                                          : whyNoAttributes(chart, data);
    if (!reason.isEmpty() && hasImported)
        return reason + u' ' + AppText::tr("--origin imported shows finished numbers.");
    if (!reason.isEmpty())
        return reason;
    if (hasImported)
        return AppText::tr("There is nothing for the chart \"%1\" among the scores computed here; "
                           "--origin imported shows finished numbers.")
            .arg(chart);
    if (data.cells.isEmpty())
        return AppText::tr("There is nothing for the chart \"%1\" yet. Import responses or "
                           "aggregates with `concord import`.")
            .arg(chart);
    return data.origin == MetricOrigin::Imported
        ? AppText::tr("There is nothing for the chart \"%1\" among the imported scores.").arg(chart)
        : AppText::tr("There is nothing for the chart \"%1\" among the scores computed here.")
              .arg(chart);
}

} // namespace Concord
