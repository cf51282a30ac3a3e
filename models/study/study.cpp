// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/study.h"

#include <algorithm>

namespace Concord {

QString studyStateId(StudyState state)
{
    switch (state) {
    case StudyState::Draft:
        return QStringLiteral("draft");
    case StudyState::Open:
        return QStringLiteral("open");
    case StudyState::Closed:
        return QStringLiteral("closed");
    }
    Q_UNREACHABLE();
}

std::optional<StudyState> studyStateFromId(QStringView id)
{
    for (const StudyState state : {StudyState::Draft, StudyState::Open, StudyState::Closed}) {
        if (id == studyStateId(state))
            return state;
    }
    return std::nullopt;
}

QString consentText(const StudyTemplate &studyTemplate, const StudyDesign &design)
{
    if (!design.asksConsent)
        return {};
    return design.consent.trimmed().isEmpty() ? studyTemplate.consent : design.consent;
}

PopulationQuery populationFor(const StudyTemplate &studyTemplate, const StudyDesign &design)
{
    PopulationQuery query;
    query.unit = design.unit.value_or(studyTemplate.unit);
    query.normalisesTypography = studyTemplate.normaliseTypography;
    query.origins = studyTemplate.needsOrigins;
    query.filter = design.filter;
    query.strata = design.strata;
    query.runs = design.runs;
    query.excludedStudy = design.excludedStudy;
    query.unit.isPair = studyTemplate.unit.isPair;
    if (!studyTemplate.shows.isEmpty())
        query.shows = studyTemplate.shows;
    query.needsItemQuestion =
        std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
            return question.kind == QuestionKind::ItemAnswer;
        });
    // Attributes that come from the items are asked of items that have some, not of any talk.
    query.needsRelated = query.unit.kind == UnitKind::Item && needsVocabulary(studyTemplate);
    return query;
}

} // namespace Concord
