// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importedstudy.h"

#include "models/study/answervalue.h"
#include "models/study/templatejson.h"
#include "models/study/templateschema.h"
#include "storage/text.h"

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

bool isSameUnitOfPerson(const ReadSitting &a, const ReadSitting &b)
{
    return std::tie(a.person, a.unit, a.occurrence) == std::tie(b.person, b.unit, b.occurrence);
}

bool comesBefore(const ReadSitting &a, const ReadSitting &b)
{
    if (!isSameUnitOfPerson(a, b))
        return std::tie(a.person, a.unit, a.occurrence) < std::tie(b.person, b.unit, b.occurrence);
    return a.answeredAt.isValid() && b.answeredAt.isValid() && a.answeredAt < b.answeredAt;
}

Result<StudyTemplate> importedTemplate(const QString &name, const QString &source,
                                       const StudyPlan &plan, const QList<Question> &questions)
{
    StudyTemplate made;
    made.id = QStringLiteral("imported");
    made.title = name;
    made.unit.kind = UnitKind::Item;
    made.shows = {QStringLiteral("text"), QStringLiteral("request")};
    made.speakerLabels = SpeakerLabels::Roles;
    made.questions = questions;
    made.guideline = StorageText::tr("These answers come from %1. What the annotators were told is "
                                     "not in that file.")
                         .arg(source);
    made.coefficient = QStringLiteral("krippendorff_alpha");
    constexpr int mostAnnotators = 1000;
    constexpr int mostUnits = 1'000'000;
    made.paperDesign.units = int(std::clamp<qsizetype>(plan.units.size(), 1, mostUnits));
    made.paperDesign.annotators =
        int(std::clamp<qsizetype>(plan.design.annotators.size(), 1, mostAnnotators));
    made.paperDesign.perUnit = std::clamp(plan.design.perUnit, 1, made.paperDesign.annotators);
    return checkedStudyTemplate(studyTemplateJson(made));
}

// Makes a plan of what was read.
class ImportedPlanner
{
public:
    explicit ImportedPlanner(ImportedStudy &study) : m_study(study) {}

    void plan();

private:
    void planUnits();
    void planPeople();

    ImportedStudy &m_study;
};

// Units that nobody answered are items and no more.
void ImportedPlanner::planUnits()
{
    QList<int> places(m_study.units.size(), -1);
    for (const ReadSitting &sitting : std::as_const(m_study.sittings))
        places[sitting.unit] = 0;
    QList<ReadUnit> units;
    for (int i = 0; i < places.size(); ++i) {
        if (places[i] < 0)
            continue;
        places[i] = int(units.size());
        units.append(m_study.units[i]);
        PlannedUnit unit;
        unit.key = units.constLast().key;
        unit.kind = UnitKind::Item;
        m_study.plan.units.append(unit);
    }
    m_study.units = units;
    for (ReadSitting &sitting : m_study.sittings)
        sitting.unit = places[sitting.unit];
}

void ImportedPlanner::planPeople()
{
    StudyPlan &plan = m_study.plan;
    QList<int> places;
    for (const ReadPerson &person : std::as_const(m_study.people)) {
        places.append(person.isJudge ? -1 : int(plan.design.annotators.size()));
        if (!person.isJudge)
            plan.design.annotators.append(person.name);
    }
    QList<int> positions(m_study.people.size(), 0);
    QList<int> perUnit(plan.units.size(), 0);
    const ReadSitting *before = nullptr;
    for (const ReadSitting &sitting : std::as_const(m_study.sittings)) {
        const bool isNew = !before || !isSameUnitOfPerson(*before, sitting);
        before = &sitting;
        if (!isNew || places[sitting.person] < 0)
            continue;
        plan.assignments.append({sitting.unit, places[sitting.person], sitting.occurrence,
                                 positions[sitting.person]++});
        perUnit[sitting.unit] += sitting.occurrence == 1 ? 1 : 0;
    }
    plan.design.units = int(plan.units.size());
    plan.design.perUnit = perUnit.isEmpty() ? 1 : qMax(1, *std::ranges::max_element(perUnit));
}

void ImportedPlanner::plan()
{
    planUnits();
    std::ranges::stable_sort(m_study.sittings, comesBefore);
    planPeople();
}

bool saysAnything(const ReadStudy &read)
{
    return std::ranges::any_of(read.sittings, [&](const ReadSitting &sitting) {
        return !read.people[sitting.person].isJudge && !sitting.answers.isEmpty();
    });
}

} // namespace

qint64 ImportedStudy::answers() const
{
    qint64 count = 0;
    for (qsizetype i = 0; i < sittings.size(); ++i) {
        const bool isLast =
            i + 1 == sittings.size() || !isSameUnitOfPerson(sittings[i], sittings[i + 1]);
        if (!isLast || people[sittings[i].person].isJudge)
            continue;
        for (const ReadAnswer &answer : sittings[i].answers)
            count += questions.valueOf(answer) ? 1 : 0;
    }
    return count;
}

QStringList ImportedStudy::warnings() const
{
    QStringList warnings = questions.warnings();
    qint64 unusable = 0;
    for (const ReadSitting &sitting : sittings) {
        for (const ReadAnswer &answer : sitting.answers)
            unusable += questions.valueOf(answer) ? 0 : 1;
    }
    if (unusable > 0)
        warnings.append(StorageText::tr("Answers that are empty or longer than %1 characters are "
                                        "not kept: %2.")
                            .arg(longestAnswer)
                            .arg(unusable));
    return warnings;
}

Result<std::optional<ImportedStudy>> planImportedStudy(ReadStudy read, const QString &name,
                                                       const QString &source)
{
    if (!saysAnything(read))
        return std::optional<ImportedStudy>();
    ImportedStudy study{{}, {}, {}, {}, StudyQuestions(read), {}};
    study.units = std::move(read.units);
    study.people = std::move(read.people);
    study.sittings = std::move(read.sittings);
    study.plan.name = name;
    study.plan.design.asksConsent = false;
    study.plan.design.population = source;
    ImportedPlanner(study).plan();
    const auto made = importedTemplate(name, source, study.plan, study.questions.questions());
    if (!made)
        return made.error();
    study.plan.studyTemplate = *made;
    return std::optional(std::move(study));
}

} // namespace Concord
