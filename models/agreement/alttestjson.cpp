// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/alttest.h"

#include <QJsonArray>

namespace Concord {

namespace {

QJsonValue altTestNumber(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue reasonJson(const AltTest &test)
{
    if (!test.undefined)
        return QJsonValue();
    return test.warnings.isEmpty() ? undefinedSentence(*test.undefined)
                                   : test.warnings.constFirst();
}

QJsonObject verdictJson(const AltTest &test, const AltTestVerdict &verdict)
{
    QJsonArray pValues;
    QJsonArray rejected;
    for (qsizetype i = 0; i < test.annotators.size(); ++i) {
        pValues.append(altTestNumber(verdict.pValues[i]));
        if (verdict.rejected[i])
            rejected.append(test.annotators[i].name);
    }
    return {
        {QStringLiteral("epsilon"), verdict.epsilon},
        {QStringLiteral("winning_rate"), altTestNumber(verdict.winningRate)},
        {QStringLiteral("passes"), verdict.winningRate ? QJsonValue(verdict.passes) : QJsonValue()},
        {QStringLiteral("p_values"), pValues},
        {QStringLiteral("rejected"), rejected},
    };
}

} // namespace

QJsonObject toJson(const AltTest &test)
{
    const AltTestVerdict &asked = test.verdicts.constFirst();
    QJsonArray annotators;
    for (qsizetype i = 0; i < test.annotators.size(); ++i) {
        const AltTestAnnotator &annotator = test.annotators[i];
        annotators.append(QJsonObject{
            {QStringLiteral("name"), annotator.name},
            {QStringLiteral("units"), annotator.units},
            {QStringLiteral("tested"), annotator.isTested},
            {QStringLiteral("rho_f"), altTestNumber(annotator.judgeShare())},
            {QStringLiteral("rho_h"), altTestNumber(annotator.annotatorShare())},
            {QStringLiteral("p_value"), altTestNumber(asked.pValues[i])},
            {QStringLiteral("rejected"), asked.rejected[i]},
        });
    }
    QJsonArray sweep;
    for (const AltTestVerdict &verdict : test.verdicts.sliced(1))
        sweep.append(verdictJson(test, verdict));
    QJsonObject object = verdictJson(test, asked);
    object.remove(QLatin1StringView("p_values"));
    const bool isAccuracy = test.options.score == AltTestScore::accuracy;
    object.insert(QStringLiteral("judge"), test.options.judge);
    object.insert(QStringLiteral("score"), QLatin1StringView(isAccuracy ? "accuracy" : "neg_rmse"));
    object.insert(QStringLiteral("fdr"), test.options.falseDiscoveryRate);
    object.insert(QStringLiteral("minimum_items"), test.options.minimumUnits);
    object.insert(QStringLiteral("advantage_probability"),
                  altTestNumber(test.advantageProbability));
    object.insert(QStringLiteral("annotators"), annotators);
    object.insert(QStringLiteral("sweep"), sweep);
    object.insert(QStringLiteral("undefined_code"),
                  test.undefined ? QJsonValue(undefinedCode(*test.undefined)) : QJsonValue());
    object.insert(QStringLiteral("undefined_reason"), reasonJson(test));
    object.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(test.warnings));
    return object;
}

} // namespace Concord
