// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/awareness.h"
#include "models/evaluation/evaluationgrids.h"
#include "models/evaluation/metricreader.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>

using namespace Concord;

class tst_Awareness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedScoresCorrelateAsPrinted();
    void meansAreTakenBeforeCorrelating();
    void fineTunedModelsAndOtherPathwaysAreLeftOut();
    void whatHasOneScoreOnlyIsLeftOut();
    void withoutCellsItIsUndefined();
    void sentencesSayBothCorrelations();
    void twoModelsAreTooFewForWords();
};

namespace {

MetricCell awarenessCell(const char *model, const char *task, double types,
                         std::optional<double> values, Pathway pathway = Pathway::TypeGuided)
{
    MetricCell cell;
    cell.model = QString::fromLatin1(model);
    cell.task = QString::fromLatin1(task);
    cell.pathway = pathway;
    cell.attributeTypeF1 = types;
    cell.relativeValueAccuracy = values;
    return cell;
}

/// Three models on two tasks.
EvaluationData threeModels()
{
    EvaluationData data;
    data.cells = {awarenessCell("a", "rank", 0.1, 0.1), awarenessCell("a", "predict", 0.3, 0.1),
                  awarenessCell("b", "rank", 0.4, 0.3), awarenessCell("b", "predict", 0.4, 0.5),
                  awarenessCell("c", "rank", 0.6, 0.2), awarenessCell("c", "predict", 0.6, 0.3)};
    return data;
}

} // namespace

void tst_Awareness::publishedScoresCorrelateAsPrinted()
{
    QFile file(sharedFile(QStringLiteral("data/ip-dialog/all_datasets_all_models_metrics.json")));
    CONCORD_NEEDS(file.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto cells = readMetricCells(file.readAll());
    QVERIFY(cells);
    EvaluationData data;
    data.origin = MetricOrigin::Imported;
    data.cells = *cells;
    // ip-dialog.md section 6; the paper prints 0.957 and p = 0.0026.
    const AwarenessCorrelation found = awarenessCorrelation(data, attributePathways());
    QCOMPARE(found.models, 6);
    COMPARE_NEAR(*found.pearsonOfModels.value, 0.95771, 5e-6);
    COMPARE_NEAR(found.pearsonOfModels.test->pValue, 0.0026, 5e-5);
    QCOMPARE(found.spearmanOfModels.value, std::optional(1.0));
    QCOMPARE(found.cells, 60);
    COMPARE_NEAR(*found.pearsonOfCells.value, 0.767, 5e-4);
}

void tst_Awareness::meansAreTakenBeforeCorrelating()
{
    const AwarenessCorrelation found = awarenessCorrelation(threeModels(), {Pathway::TypeGuided});
    QCOMPARE(found.models, 3);
    QCOMPARE(found.cells, 6);
    // By hand: means 0.2, 0.4, 0.6 and 0.1, 0.4, 0.25: 0.03 / sqrt(0.08 * 0.045) = 0.5.
    COMPARE_NEAR(*found.pearsonOfModels.value, 0.5, 1e-12);
    COMPARE_NEAR(*found.spearmanOfModels.value, 0.5, 1e-12);
    // By hand: sums of squares 0.18 and 0.115, of products 0.06.
    COMPARE_NEAR(*found.pearsonOfCells.value, 0.06 / std::sqrt(0.18 * 0.115), 1e-12);
}

void tst_Awareness::fineTunedModelsAndOtherPathwaysAreLeftOut()
{
    EvaluationData data = threeModels();
    const AwarenessCorrelation before = awarenessCorrelation(data, {Pathway::TypeGuided});
    data.cells.append(awarenessCell("llama3-1_trained", "rank", 0.9, 0));
    data.cells.append(awarenessCell("a", "rank", 0.9, 0, Pathway::FullAttributes));
    QCOMPARE(awarenessCorrelation(data, {Pathway::TypeGuided}), before);
    QVERIFY(awarenessCorrelation(data, {Pathway::TypeGuided, Pathway::FullAttributes}) != before);
}

void tst_Awareness::whatHasOneScoreOnlyIsLeftOut()
{
    EvaluationData data = threeModels();
    const AwarenessCorrelation before = awarenessCorrelation(data, {Pathway::TypeGuided});
    data.cells.append(awarenessCell("d", "rank", 0.9, {}));
    QCOMPARE(awarenessCorrelation(data, {Pathway::TypeGuided}), before);
}

void tst_Awareness::withoutCellsItIsUndefined()
{
    const AwarenessCorrelation none = awarenessCorrelation({}, attributePathways());
    QCOMPARE(none.models, 0);
    QCOMPARE(none.cells, 0);
    QCOMPARE(none.pearsonOfModels.undefined, std::optional(UndefinedReason::noData));
    QCOMPARE(none.spearmanOfModels.undefined, std::optional(UndefinedReason::noData));
    QCOMPARE(none.pearsonOfCells.undefined, std::optional(UndefinedReason::noData));
}

void tst_Awareness::sentencesSayBothCorrelations()
{
    const QStringList sentences =
        awarenessSentences(awarenessCorrelation(threeModels(), {Pathway::TypeGuided}));
    QCOMPARE(sentences.size(), 2);
    // Worked by hand: types 0.2 0.4 0.6, values 0.1 0.4 0.25; r = 0.5, ranks 1 3 2 give 0.5.
    QCOMPARE(sentences[0],
             QStringLiteral("Attribute-type F1 with relative value accuracy, over 3 models: "
                            "Pearson 0.500; Spearman 0.500."));
    QVERIFY(sentences[1].startsWith(QStringLiteral("Over 6 cells of model and task: Pearson 0.")));
    QVERIFY(sentences[1].contains(QStringLiteral("(95 % interval ")));
}

void tst_Awareness::twoModelsAreTooFewForWords()
{
    EvaluationData data = threeModels();
    data.cells.resize(4);
    const QStringList sentences =
        awarenessSentences(awarenessCorrelation(data, {Pathway::TypeGuided}));
    QCOMPARE(sentences[0],
             QStringLiteral("A correlation over models takes three models that "
                            "differ in both scores."));
    QVERIFY(awarenessSentences(awarenessCorrelation({}, {Pathway::TypeGuided})).isEmpty());
}

CONCORD_TEST(tst_Awareness)
#include "tst_awareness.moc"
