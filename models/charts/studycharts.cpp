// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/studycharts.h"

#include "models/charts/charttables.h"
#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

QString chartText(const char *text)
{
    return QCoreApplication::translate("Concord::Charts", text);
}

HeatmapCell shareCell(const QString &row, const QString &column, qint64 part, qint64 whole)
{
    HeatmapCell cell;
    if (whole > 0) {
        cell.value = double(part) / double(whole);
        cell.text =
            chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1\n%2 of %3"))
                .arg(percentText(*cell.value), QLocale().toString(part), QLocale().toString(whole));
        cell.description =
            chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1, %2: %3 of %4 answers, %5"))
                .arg(row, column, QLocale().toString(part), QLocale().toString(whole),
                     percentText(*cell.value));
        return cell;
    }
    cell.description =
        chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1, %2: no answers")).arg(row, column);
    return cell;
}

HeatmapCell pairCell(const AgreementReport &agreement, const RaterPair &pair)
{
    const QString first = agreement.raters[pair.first];
    const QString second = agreement.raters[pair.second];
    HeatmapCell cell;
    cell.value = pair.cohenKappa;
    if (cell.value) {
        cell.text = decimalText(*cell.value, 2);
        cell.description =
            chartText(QT_TRANSLATE_NOOP("Concord::Charts",
                                        "%1 and %2: kappa %3, agreement %4, shared units %5"))
                .arg(first, second, decimalText(*cell.value),
                     percentText(pair.percentAgreement.value_or(0)),
                     QLocale().toString(pair.units));
        return cell;
    }
    cell.text = QStringLiteral("–");
    cell.description =
        chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 and %2: no kappa. %3"))
            .arg(first, second,
                 undefinedSentence(pair.undefined.value_or(UndefinedReason::noOverlap)));
    return cell;
}

void setShareScale(HeatmapGrid &grid)
{
    grid.low = 0;
    grid.high = 1;
    grid.lowText = percentText(0, 0);
    grid.highText = percentText(1, 0);
}

bool hasKappa(const AgreementReport &agreement)
{
    return std::any_of(agreement.pairs.begin(), agreement.pairs.end(),
                       [](const RaterPair &pair) { return pair.units > 0; });
}

} // namespace

QString StudyChart::title() const
{
    return std::visit([](const auto &shown) { return shown.title; }, chart);
}

QString StudyChart::csv() const
{
    return std::visit([](const auto &shown) { return toCsv(shown); }, chart);
}

QString StudyChart::latex() const
{
    return std::visit([](const auto &shown) { return toLatex(shown); }, chart);
}

HeatmapGrid confusionGrid(const TuringResults &turing)
{
    const TuringCounts &counts = turing.pooled.counts;
    HeatmapGrid grid;
    grid.title =
        chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Who wrote it, who it was taken for"));
    grid.rowTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Written by"));
    grid.columnTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Taken for"));
    grid.valueTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Share of the row"));
    grid.rows = {chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Human")),
                 chartText(QT_TRANSLATE_NOOP("Concord::Charts", "AI"))};
    grid.columns = grid.rows;
    setShareScale(grid);
    const QString human = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "written by a human"));
    const QString ai = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "written by AI"));
    const QString asHuman = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "taken for human"));
    const QString asAi = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "taken for AI"));
    grid.cells = {shareCell(human, asHuman, counts.correctRejections, counts.human()),
                  shareCell(human, asAi, counts.falseAlarms, counts.human()),
                  shareCell(ai, asHuman, counts.misses, counts.synthetic()),
                  shareCell(ai, asAi, counts.hits, counts.synthetic())};
    return grid;
}

HeatmapGrid annotatorGrid(const TuringResults &turing)
{
    HeatmapGrid grid;
    grid.title = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Right answers by annotator"));
    grid.rowTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Annotator"));
    grid.columnTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Written by"));
    grid.valueTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Share of right answers"));
    grid.columns = {chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Human")),
                    chartText(QT_TRANSLATE_NOOP("Concord::Charts", "AI"))};
    setShareScale(grid);
    const QString human = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "human texts, right"));
    const QString ai = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "AI texts, right"));
    for (const AnnotatorTuring &annotator : turing.annotators) {
        const TuringCounts &counts = annotator.score.counts;
        grid.rows.append(annotator.annotator);
        grid.cells.append(
            shareCell(annotator.annotator, human, counts.correctRejections, counts.human()));
        grid.cells.append(shareCell(annotator.annotator, ai, counts.hits, counts.synthetic()));
    }
    return grid;
}

HeatmapGrid pairGrid(const AgreementReport &agreement)
{
    const qsizetype raters = agreement.raters.size();
    HeatmapGrid grid;
    grid.title = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Cohen’s kappa of pairs"));
    grid.rowTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Annotator"));
    grid.columnTitle = grid.rowTitle;
    grid.valueTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Kappa"));
    grid.rows = agreement.raters;
    grid.columns = agreement.raters;
    grid.cells.resize(raters * raters);
    for (qsizetype i = 0; i < raters; ++i) {
        grid.cells[i * raters + i].description =
            chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 with itself")).arg(grid.rows[i]);
    }
    double lowest = 0;
    for (const RaterPair &pair : agreement.pairs) {
        const HeatmapCell cell = pairCell(agreement, pair);
        grid.cells[pair.first * raters + pair.second] = cell;
        grid.cells[pair.second * raters + pair.first] = cell;
        lowest = std::min(lowest, pair.cohenKappa.value_or(0));
    }
    // The scale reaches below 0 only where a pair does: in steps of a fifth, so that it keeps
    // still.
    grid.low = std::floor(lowest * 5) / 5;
    grid.high = 1;
    grid.lowText = decimalText(grid.low, 1);
    grid.highText = decimalText(grid.high, 1);
    return grid;
}

BarSeries progressBars(const QList<ProgressRow> &progress)
{
    BarSeries bars;
    bars.title = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Progress by annotator"));
    bars.categoryTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Annotator"));
    bars.valueTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Units"));
    BarPart done{chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Done")), {}};
    BarPart open{chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Open")), {}};
    for (const ProgressRow &row : progress) {
        bars.categories.append(row.annotator);
        done.values.append(double(row.done));
        open.values.append(double(std::max<qint64>(0, row.assigned - row.done)));
    }
    bars.parts = {done, open};
    return bars;
}

CurveSeries headlineCurve(const StudyResults &results)
{
    CurveSeries curve;
    const CoefficientResult *headline = headlineOf(results);
    if (!headline)
        return curve;
    curve.title = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 as units come in"))
                      .arg(coefficientName(headline->id));
    curve.xTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "Units"));
    curve.yTitle = coefficientName(headline->id);
    curve.bandTitle = chartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 % interval"))
                          .arg(QLocale().toString(results.options.level * 100, 'g', 6));
    for (const CurvePoint &point : results.curve) {
        const auto &interval = point.estimate.interval;
        CurvePlace place{double(point.units), point.estimate.value, {}, {}};
        if (interval) {
            place.low = interval->low;
            place.high = interval->high;
        }
        curve.points.append(place);
    }
    return curve;
}

QList<StudyChart> studyCharts(const StudyResults &results)
{
    QList<StudyChart> charts;
    if (results.turing && results.turing->pooled.counts.judged() > 0) {
        charts.append({QStringLiteral("confusion"),
                       chartText(QT_TRANSLATE_NOOP("Concord::Charts",
                                                   "Human and synthetic texts, and how many of "
                                                   "them were taken for which.")),
                       confusionGrid(*results.turing)});
        charts.append({QStringLiteral("annotators"),
                       chartText(QT_TRANSLATE_NOOP("Concord::Charts",
                                                   "How often each annotator was right about human "
                                                   "and about synthetic texts.")),
                       annotatorGrid(*results.turing)});
    }
    if (hasKappa(results.agreement)) {
        charts.append({QStringLiteral("pairs"),
                       chartText(QT_TRANSLATE_NOOP("Concord::Charts",
                                                   "Cohen’s kappa of every two annotators on the "
                                                   "units that both answered.")),
                       pairGrid(results.agreement)});
    }
    if (const CurveSeries curve = headlineCurve(results); curve.isValid()) {
        charts.append({QStringLiteral("curve"),
                       chartText(QT_TRANSLATE_NOOP("Concord::Charts",
                                                   "The coefficient and its interval over the "
                                                   "units, in the order of their last answers.")),
                       curve});
    }
    if (!results.progress.isEmpty()) {
        charts.append({QStringLiteral("progress"),
                       chartText(QT_TRANSLATE_NOOP(
                           "Concord::Charts", "How many units each annotator did and has open.")),
                       progressBars(results.progress)});
    }
    return charts;
}

QStringList studyChartIds()
{
    return {QStringLiteral("confusion"), QStringLiteral("annotators"), QStringLiteral("pairs"),
            QStringLiteral("curve"), QStringLiteral("progress")};
}

} // namespace Concord
