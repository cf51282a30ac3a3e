// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/studycreate.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "app/commands/responsefilters.h"
#include "app/commands/studyrequestoptions.h"
#include "app/studyplanning.h"
#include "app/templates.h"
#include "models/study/expectedprecision.h"
#include "storage/projectfile.h"
#include "storage/slicerepository.h"
#include "storage/studyrepository.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonObject precisionJson(const ExpectedPrecision &expected)
{
    QJsonArray intervals;
    for (const ExpectedWidths &widths : expected.rows) {
        intervals.append(QJsonObject{
            {QStringLiteral("kappa"), widths.kappa},
            {QStringLiteral("kappa_half_width"), widths.kappaHalfWidth},
            {QStringLiteral("accuracy_half_width"),
             widths.accuracyHalfWidth ? QJsonValue(*widths.accuracyHalfWidth) : QJsonValue()}});
    }
    return {{QStringLiteral("categories"),
             expected.categories > 0 ? QJsonValue(expected.categories) : QJsonValue()},
            {QStringLiteral("level"), 0.95},
            {QStringLiteral("intervals"), intervals},
            {QStringLiteral("reason"),
             expected.reason.isEmpty() ? QJsonValue() : QJsonValue(expected.reason)}};
}

QJsonArray loadsJson(const StudyPlan &plan)
{
    const QList<int> loads = annotatorLoads(plan.grid(), int(plan.design.annotators.size()));
    QJsonArray array;
    for (qsizetype i = 0; i < loads.size(); ++i)
        array.append(QJsonObject{{QStringLiteral("annotator"), plan.design.annotators[i]},
                                 {QStringLiteral("units"), loads[i]}});
    return array;
}

QJsonArray pairsJson(const StudyPlan &plan)
{
    const QStringList &names = plan.design.annotators;
    const QList<QList<int>> pairs = pairCounts(plan.grid(), int(names.size()));
    QJsonArray array;
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (qsizetype j = i + 1; j < names.size(); ++j)
            array.append(QJsonObject{{QStringLiteral("annotators"), QJsonArray{names[i], names[j]}},
                                     {QStringLiteral("units"), pairs[i][j]}});
    }
    return array;
}

ExpectedPrecision precisionOf(const StudyPlan &plan)
{
    return expectedPrecision(plan.studyTemplate, plan.design.units, plan.design.perUnit);
}

// `id` is invalid for a plan that was not stored.
QJsonObject studyPlanJson(const StudyPlan &plan, const StudyId &id)
{
    QJsonArray warnings;
    for (const DesignWarning &warning : plan.warnings)
        warnings.append(warning.sentence);
    return {{QStringLiteral("id"), id.isValid() ? QJsonValue(id.toString()) : QJsonValue()},
            {QStringLiteral("name"), plan.name},
            {QStringLiteral("template"), plan.studyTemplate.id},
            {QStringLiteral("phase"), studyPhaseId(plan.design.phase)},
            {QStringLiteral("units"), plan.design.units},
            {QStringLiteral("training_units"), plan.design.trainingUnits},
            {QStringLiteral("repeated_units"), plan.design.repeatedUnits},
            {QStringLiteral("annotators"), QJsonArray::fromStringList(plan.design.annotators)},
            {QStringLiteral("per_unit"), plan.design.perUnit},
            {QStringLiteral("assignments"), plan.assignments.size()},
            {QStringLiteral("seed"), QString::number(plan.design.seed)},
            {QStringLiteral("loads"), loadsJson(plan)},
            {QStringLiteral("pairs"), pairsJson(plan)},
            {QStringLiteral("expected"), precisionJson(precisionOf(plan))},
            {QStringLiteral("warnings"), warnings}};
}

// A triangle: the diagonal holds loads, what is right of it the units that two share.
void printGrid(const StudyPlan &plan, Output &output)
{
    const QStringList &names = plan.design.annotators;
    const int count = int(names.size());
    const QList<int> loads = annotatorLoads(plan.grid(), count);
    const QList<QList<int>> pairs = pairCounts(plan.grid(), count);
    QList<QStringList> rows;
    for (int i = 0; i < count; ++i) {
        QStringList row{names[i]};
        for (int j = 0; j < count; ++j)
            row.append(i > j ? QString() : QString::number(i == j ? loads[i] : pairs[i][j]));
        rows.append(row);
    }
    output.line(AppText::tr("Units of each annotator, and units that each pair shares:"));
    output.table(QStringList{QString()} + names, rows);
}

void printStudyPlan(const StudyPlan &plan, bool isStored, Output &output)
{
    const QString sentence = isStored
        ? AppText::tr("Made the study \"%1\": %2 units, %3 annotators, %4 per unit, %5 answers to "
                      "give.")
        : AppText::tr("The study \"%1\" would have %2 units, %3 annotators, %4 per unit, %5 "
                      "answers to give.");
    output.line(sentence.arg(plan.name)
                    .arg(plan.design.units)
                    .arg(plan.design.annotators.size())
                    .arg(plan.design.perUnit)
                    .arg(plan.assignments.size()));
    if (plan.design.trainingUnits > 0 || plan.design.repeatedUnits > 0)
        output.line(AppText::tr("Of each annotator, before the units: %1 for training. Asked a "
                                "second time: %2.")
                        .arg(plan.design.trainingUnits)
                        .arg(plan.design.repeatedUnits));
    if (!isStored)
        printGrid(plan, output);
    for (const QString &line : expectedPrecisionLines(precisionOf(plan)))
        output.line(line);
}

// A slice's filter, and whether what is filtered by is known.
Result<void> fillPopulation(const Database &database, bool isSlice, StudyDesign &design)
{
    if (!isSlice)
        return checkItemFilter(database, design.filter);
    const auto slice = SliceRepository(database).find(design.population);
    if (!slice)
        return slice.error();
    design.filter = slice->filter;
    return {};
}

Result<StudyPlan> plannedStudy(Database &database, StudyRequest request, bool isSlice,
                               const StudyTemplate &studyTemplate)
{
    if (auto done = fillPopulation(database, isSlice, request.design); !done)
        return done.error();
    return planFromDatabase(database, request, studyTemplate);
}

Result<StudyId> storePlan(ProjectFile &project, const StudyPlan &plan)
{
    return project
        .write([&](Database &database) {
            return StudyRepository(database).create(plan, QDateTime::currentDateTimeUtc());
        })
        .result();
}

} // namespace

ExitCode runStudyCreate(const QCommandLineParser &parser, const QString &path, Output &output)
{
    if (!parser.isSet(QStringLiteral("template")))
        return output.wrongUsage(
            AppText::tr("Say which study: --template ID. `concord study templates` lists them."));
    const auto studyTemplate = findTemplate(parser.value(QStringLiteral("template")));
    if (!studyTemplate)
        return output.fail(studyTemplate.error());
    const auto request = readStudyRequest(parser, *studyTemplate);
    if (!request)
        return output.wrongUsage(request.error().message);
    const bool isStored = !parser.isSet(QStringLiteral("dry-run"));
    const bool isSlice = parser.isSet(QStringLiteral("population"));
    auto project =
        ProjectFile::open(path, isStored ? ProjectFile::Access::Write : ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<StudyPlan> plan =
        (*project)
            ->read([&](Database &database) {
                return plannedStudy(database, *request, isSlice, *studyTemplate);
            })
            .result();
    if (!plan)
        return output.fail(plan.error());
    if (auto done = noteUnfinishedSearch(**project, plan->design.filter, output); !done)
        return output.fail(done.error());
    const auto stored = isStored ? storePlan(**project, *plan) : Result<StudyId>(StudyId());
    if (!stored)
        return output.fail(stored.error());
    for (const DesignWarning &warning : plan->warnings)
        output.note(AppText::tr("Note: %1").arg(warning.sentence));
    if (parser.isSet(QStringLiteral("json")))
        output.json(studyPlanJson(*plan, *stored));
    else
        printStudyPlan(*plan, isStored, output);
    return ExitCode::Done;
}

QList<QCommandLineOption> studyCreateOptions()
{
    QList<QCommandLineOption> options{
        valueOption("template", AppText::tr("create: the template's id, such as fidelity."), "ID"),
        valueOption("name",
                    AppText::tr("create: the study's name; otherwise the template's "
                                "title."),
                    "NAME"),
        valueOption("units", AppText::tr("create: how many units."), "N"),
        valueOption("annotators", AppText::tr("create: their names, separated by commas."),
                    "A,B,C"),
        valueOption("per-unit", AppText::tr("create: annotators for each unit."), "K"),
        valueOption("seed", AppText::tr("create: of everything random."), "S", "1"),
        valueOption("training",
                    AppText::tr("create: units with feedback before the others; the template's own "
                                "first, then drawn ones."),
                    "N"),
        valueOption("pass-mark",
                    AppText::tr("create: the share of right answers to reach in training, 0 to "
                                "1."),
                    "P"),
        valueOption("repeat",
                    AppText::tr("create: how many units each annotator is asked a second time."),
                    "N"),
        valueOption("population",
                    AppText::tr("create: a slice saved by `concord items --save-slice`."), "SLICE"),
        valueOption("strata",
                    AppText::tr("create: what units are drawn in proportion to, some of dataset, "
                                "task, domain."),
                    "LIST"),
        valueOption("unit",
                    AppText::tr("create: utterance, round or dialogue, where the template judges "
                                "texts."),
                    "KIND"),
        valueOption("min-tokens", AppText::tr("create: of a text."), "N"),
        valueOption("max-tokens", AppText::tr("create: of a text."), "N"),
        valueOption("run",
                    AppText::tr("create: whose responses are judged; twice for a comparison."),
                    "MODEL/PATHWAY"),
        valueOption("exclude",
                    AppText::tr("create: a study, such as a pilot, whose texts are left out."),
                    "STUDY"),
        QCommandLineOption(QStringLiteral("pilot"),
                           AppText::tr("create: a pilot, whose answers are kept apart.")),
        QCommandLineOption(QStringLiteral("no-consent"),
                           AppText::tr("create: do not ask for consent before the first unit.")),
        QCommandLineOption(QStringLiteral("dry-run"),
                           AppText::tr("create: say what would be made, and make nothing.")),
    };
    return options + itemFilterOptions();
}

} // namespace Concord
