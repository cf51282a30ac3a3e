// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsoutcome.h"

#include "models/results/studyoutcome.h"
#include "storage/resultsources.h"

namespace Concord {

Result<StudyOutcome> loadOutcome(const Database &database, const StudyData &data,
                                 const AgreementOptions &options)
{
    ResultInput input;
    input.question = data.question;
    input.measure = measureOf(data.studyTemplate, data.question);
    input.annotators = data.annotators();
    input.judges = data.annotators(true);
    input.answers = countedAnswers(data);
    input.options = {options.level, options.replicates, options.seed};
    auto units = resultUnits(database, data.study.id);
    if (!units)
        return units.error();
    input.units = *std::move(units);
    const bool hasModels = data.question.kind == QuestionKind::AttributeSet
        || data.question.kind == QuestionKind::ItemAnswer;
    if (hasModels) {
        auto runs = runScoresOf(database, data.study.id);
        if (!runs)
            return runs.error();
        input.runs = *std::move(runs);
    }
    return studyOutcome(input);
}

} // namespace Concord
