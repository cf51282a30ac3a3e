// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/awareness.h"

#include "models/evaluation/correlation.h"
#include "models/evaluation/gridparts.h"
#include "models/report/resulttext.h"

#include <QLocale>

#include <vector>

namespace Concord {

namespace {

/// Both scores of those that have both.
struct AwarenessPairs
{
    std::vector<double> attributeTypes;
    std::vector<double> values;

    explicit AwarenessPairs(const QList<MetricCell> &cells)
    {
        for (const MetricCell &cell : cells) {
            if (!cell.attributeTypeF1 || !cell.relativeValueAccuracy)
                continue;
            attributeTypes.push_back(*cell.attributeTypeF1);
            values.push_back(*cell.relativeValueAccuracy);
        }
    }
};

// "0.958 (95 % interval 0.66 to 1.00, p = 0.003)"
QString correlationText(const Estimate &estimate)
{
    QString value = decimalText(*estimate.value);
    if (!estimate.interval || !estimate.test)
        return value;
    const double p = estimate.test->pValue;
    const QString text = GridParts::gridText(
        QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 (%2 % interval %3, p %4)"));
    return text.arg(value, QLocale().toString(estimate.interval->level * 100, 'g', 6),
                    boundsText(estimate.interval->low, estimate.interval->high, 2),
                    p < 0.001 ? pValueText(p) : QString(u"= " + pValueText(p)));
}

} // namespace

AwarenessCorrelation awarenessCorrelation(const EvaluationData &data, const QList<Pathway> &chosen)
{
    QList<MetricCell> cells;
    for (const MetricCell &cell : data.cells) {
        if (chosen.contains(cell.pathway) && !isFineTuned(cell.model))
            cells.append(cell);
    }
    const AwarenessPairs models(regrouped(cells, MetricKey::Model));
    const AwarenessPairs byTask(regrouped(cells, MetricKey::Model | MetricKey::Task));
    AwarenessCorrelation correlation;
    correlation.pearsonOfModels = pearsonCorrelation(models.attributeTypes, models.values);
    correlation.spearmanOfModels = spearmanCorrelation(models.attributeTypes, models.values);
    correlation.pearsonOfCells = pearsonCorrelation(byTask.attributeTypes, byTask.values);
    correlation.models = qint64(models.values.size());
    correlation.cells = qint64(byTask.values.size());
    return correlation;
}

QStringList awarenessSentences(const AwarenessCorrelation &correlation)
{
    using GridParts::gridText;
    QStringList sentences;
    if (correlation.models == 0)
        return sentences;
    if (correlation.pearsonOfModels.value && correlation.spearmanOfModels.value) {
        sentences.append(
            gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                       "Attribute-type F1 with relative value accuracy, over %1 "
                                       "models: Pearson %2; Spearman %3."))
                .arg(QString::number(correlation.models),
                     correlationText(correlation.pearsonOfModels),
                     correlationText(correlation.spearmanOfModels)));
    } else {
        sentences.append(gridText(QT_TRANSLATE_NOOP(
            "Concord::Evaluation",
            "A correlation over models takes three models that differ in both scores.")));
    }
    if (correlation.pearsonOfCells.value) {
        sentences.append(gridText(QT_TRANSLATE_NOOP(
                                      "Concord::Evaluation",
                                      "Over %1 cells of model and task: Pearson %2. The cells of a "
                                      "model hang together, so that this interval is too narrow."))
                             .arg(QString::number(correlation.cells),
                                  correlationText(correlation.pearsonOfCells)));
    }
    return sentences;
}

} // namespace Concord
