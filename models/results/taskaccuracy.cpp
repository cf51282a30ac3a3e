// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/taskaccuracy.h"

#include "models/dataset/task.h"
#include "models/evaluation/attributescore.h"
#include "models/evaluation/responsescore.h"
#include "models/results/text.h"

namespace Concord {

namespace {

struct TaskSums
{
    QString kind;
    QString name;
    UnitSums accuracy;
    UnitSums itemRank; ///< of rankings
    QMap<QString, UnitSums> byTask;
};

void addAccuracy(TaskSums &sums, const QString &unit, const QString &task, double accuracy,
                 std::optional<double> itemRank)
{
    sums.accuracy[unit].add(accuracy);
    sums.byTask[task][unit].add(accuracy);
    if (itemRank)
        sums.itemRank[unit].add(*itemRank);
}

bool isRanking(const QString &task)
{
    const Task *known = findTask(task);
    return known && known->answerFormat == AnswerFormat::Ranking;
}

void addAnswer(TaskSums &sums, const CountedAnswer &answer, const ResultUnit &source)
{
    const ReferenceAnswer said = answerInFormat(source.task, answer.value);
    const auto accuracy = answerScore(source.task, source.answer, said, Reading::AsPublished);
    if (!accuracy || source.answer.isEmpty())
        return;
    std::optional<double> itemRank;
    if (isRanking(source.task))
        itemRank = itemRankScore(source.answer.parts, said.parts).value_or(0);
    addAccuracy(sums, answer.unit, source.task, *accuracy, itemRank);
}

QList<TaskSums> sumsOfPeople(const ResultInput &input)
{
    QList<TaskSums> all;
    for (const AnswerGroup &group : groupsByPerson(input)) {
        TaskSums sums{group.kind, group.name, {}, {}, {}};
        for (const CountedAnswer &answer : group.answers)
            addAnswer(sums, answer, input.units.value(answer.unit));
        all.append(sums);
    }
    return all;
}

QList<TaskSums> sumsOfRuns(const ResultInput &input, const UnitSums &answered)
{
    QHash<ItemId, QString> units;
    for (auto unit = answered.keyBegin(); unit != answered.keyEnd(); ++unit)
        units.insert(input.units.value(*unit).item, *unit);
    QList<TaskSums> all;
    for (const RunItemScore &run : input.runs) {
        const auto unit = units.constFind(run.item);
        if (unit == units.cend())
            continue;
        if (all.isEmpty() || all.constLast().name != run.run)
            all.append({QStringLiteral("run"), run.run, {}, {}, {}});
        addAccuracy(all.last(), *unit, input.units.value(*unit).task, run.taskAccuracy,
                    run.itemRank);
    }
    return all;
}

OutcomeTable tableOf(const QList<TaskSums> &all, const QList<UnitSums> &means,
                     const QList<OutcomeColumn> &columns, const UnitMeanOptions &options)
{
    const QList<OutcomeValue> values = unitMeans(means, options);
    OutcomeTable table;
    table.rowTitle = OutcomeText::tr("Annotator or model");
    table.columns = QList<OutcomeColumn>{answersColumn()} + columns;
    for (qsizetype i = 0; i < all.size(); ++i) {
        qint64 answers = 0;
        for (const UnitSum &unit : all[i].accuracy)
            answers += unit.count;
        table.rows.append({all[i].kind, all[i].name,
                           QList<OutcomeValue>{OutcomeValue::count(answers)}
                               + values.mid(i * columns.size(), columns.size())});
    }
    return table;
}

OutcomeTable overallTable(const QList<TaskSums> &all, bool hasRankings,
                          const UnitMeanOptions &options)
{
    QList<OutcomeColumn> columns{
        {QStringLiteral("task_accuracy"), OutcomeText::tr("Task accuracy")}};
    if (hasRankings)
        columns.append({QStringLiteral("item_rank"), OutcomeText::tr("Rankings by item")});
    QList<UnitSums> means;
    for (const TaskSums &sums : all) {
        means.append(sums.accuracy);
        if (hasRankings)
            means.append(sums.itemRank);
    }
    OutcomeTable table = tableOf(all, means, columns, options);
    table.id = QStringLiteral("task_accuracy");
    table.title = OutcomeText::tr("Task accuracy");
    table.explanation = OutcomeText::tr(
        "Scored as models’ answers are: exact match of yes and no, F1 of options, rank correlation "
        "as published. Means over answers, also those of models to the same items. Intervals by "
        "bootstrap over units.");
    return table;
}

OutcomeTable byTaskTable(const QList<TaskSums> &all, const QStringList &tasks,
                         const UnitMeanOptions &options)
{
    QList<OutcomeColumn> columns;
    for (const QString &task : tasks)
        columns.append({task, task});
    QList<UnitSums> means;
    for (const TaskSums &sums : all) {
        for (const QString &task : tasks)
            means.append(sums.byTask.value(task));
    }
    OutcomeTable table = tableOf(all, means, columns, options);
    table.id = QStringLiteral("task_accuracy_by_task");
    table.title = OutcomeText::tr("Task accuracy by task");
    table.explanation =
        OutcomeText::tr("The same, task by task; intervals by bootstrap over units.");
    return table;
}

} // namespace

ReferenceAnswer answerInFormat(const QString &task, const QString &value)
{
    const Task *known = findTask(task);
    switch (known ? known->answerFormat : AnswerFormat::OpenEnded) {
    case AnswerFormat::MultipleChoice:
        return {chosenIds(value), true};
    case AnswerFormat::Ranking:
        return {rankedIds(value), true};
    case AnswerFormat::BinaryChoice:
    case AnswerFormat::OpenEnded:
        return {{value}, false};
    }
    Q_UNREACHABLE();
}

QList<OutcomeTable> taskAccuracyTables(const ResultInput &input)
{
    if (input.question.kind != QuestionKind::ItemAnswer)
        return {};
    QList<TaskSums> all = sumsOfPeople(input);
    TaskSums people;
    for (const TaskSums &sums : std::as_const(all)) {
        if (sums.kind == u"all")
            people = sums;
    }
    if (people.accuracy.isEmpty())
        return {};
    all += sumsOfRuns(input, people.accuracy);
    QStringList known;
    for (const Task &task : tasks()) {
        const QString id = QString::fromUtf16(task.id);
        if (people.byTask.contains(id))
            known.append(id);
    }
    QList<OutcomeTable> tables{overallTable(all, !people.itemRank.isEmpty(), input.options)};
    if (known.size() > 1)
        tables.append(byTaskTable(all, known, input.options));
    return tables;
}

} // namespace Concord
