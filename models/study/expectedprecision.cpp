// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/expectedprecision.h"

#include "models/agreement/samplesize.h"
#include "models/study/text.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

constexpr std::array assumedKappas{0.4, 0.6, 0.8};

const Question *countableQuestion(const StudyTemplate &studyTemplate)
{
    for (const Question &question : studyTemplate.questions) {
        const bool isSingle = question.kind == QuestionKind::SingleChoice
            || question.kind == QuestionKind::Scale || question.kind == QuestionKind::YesNoReason;
        if (isSingle && question.options.size() > 1)
            return &question;
    }
    return nullptr;
}

// Times the number of units. Equal shares make chance agreement stationary, so that kappa varies
// as the units' shares of agreeing pairs do; by chance, those pairs are uncorrelated.
double kappaVariance(int categories, int raters, double kappa)
{
    const double chance = 1.0 / categories;
    const double pairs = raters * (raters - 1) / 2.0;
    const double mean = kappa + (1 - kappa) * chance;
    const double square = kappa + (1 - kappa) * (chance * chance + chance * (1 - chance) / pairs);
    return (square - mean * mean) / ((1 - chance) * (1 - chance));
}

// Answers to one unit say less than answers to as many units: the design effect of clusters.
double accuracyVariance(int categories, int raters, double kappa)
{
    const double chance = 1.0 / categories;
    return chance * (1 - chance) * (1 + (raters - 1) * kappa) / raters;
}

QString widthText(double width)
{
    return QLocale().toString(width, 'f', 2);
}

} // namespace

ExpectedPrecision expectedPrecision(const StudyTemplate &studyTemplate, int units, int raters)
{
    ExpectedPrecision expected{units, raters, 0, {}, {}, {}};
    const Question *question = countableQuestion(studyTemplate);
    if (raters < 2) {
        expected.reason = StudyText::tr("One annotator per unit: no agreement can be computed.");
        return expected;
    }
    if (!question || units < 2) {
        expected.reason = question
            ? StudyText::tr("One unit is too little for an interval.")
            : StudyText::tr("The width of intervals cannot be foreseen for answers that are sets, "
                            "rankings or texts.");
        return expected;
    }
    expected.categories = int(question->options.size());
    if (studyTemplate.questions.size() > 1)
        expected.question = question->text;
    const bool hasReference = std::ranges::any_of(
        question->options, [](const AnswerOption &option) { return option.origin.has_value(); });
    for (const double kappa : assumedKappas) {
        const double variance = kappaVariance(expected.categories, raters, kappa);
        ExpectedWidths widths{kappa, expectedHalfWidth(units, variance), {}};
        if (hasReference)
            widths.accuracyHalfWidth =
                expectedHalfWidth(units, accuracyVariance(expected.categories, raters, kappa));
        expected.rows.append(widths);
    }
    return expected;
}

QStringList expectedPrecisionLines(const ExpectedPrecision &expected)
{
    if (expected.rows.isEmpty())
        return {expected.reason};
    QStringList lines;
    if (!expected.question.isEmpty())
        lines.append(StudyText::tr("Of the answers to “%1”:").arg(expected.question));
    for (const ExpectedWidths &widths : expected.rows) {
        const QString kappa = QLocale().toString(widths.kappa, 'f', 1);
        lines.append(widths.accuracyHalfWidth
                         ? StudyText::tr("If kappa is %1: its 95 % interval reaches about %2 to "
                                         "each side, that of the accuracy (at chance) %3.")
                               .arg(kappa, widthText(widths.kappaHalfWidth),
                                    widthText(*widths.accuracyHalfWidth))
                         : StudyText::tr("If kappa is %1: its 95 % interval reaches about %2 to "
                                         "each side.")
                               .arg(kappa, widthText(widths.kappaHalfWidth)));
    }
    lines.append(StudyText::tr("This is for answers that are used equally often; the rarer some "
                               "are, the wider are the intervals."));
    return lines;
}

} // namespace Concord
