// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metricrepository.h"

#include "models/evaluation/metricreader.h"
#include "storage/database.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/responsecondition.h"
#include "storage/sharedtexts.h"

#include <QJsonObject>

#include <algorithm>

namespace Concord {

namespace {

constexpr QLatin1StringView attributeTypeF1("attribute_type_f1");
constexpr QLatin1StringView relativeValueAccuracy("relative_value_accuracy");
constexpr QLatin1StringView taskAccuracy("task_accuracy");
constexpr QLatin1StringView judgeScore("judge_score");

std::optional<double> numberAt(const Query &query, int column)
{
    if (query.isNull(column))
        return std::nullopt;
    return query.number(column);
}

void setMeasure(MetricCell &cell, const QString &measure, double value)
{
    if (measure == attributeTypeF1)
        cell.attributeTypeF1 = value;
    else if (measure == relativeValueAccuracy)
        cell.relativeValueAccuracy = value;
    else if (measure == taskAccuracy)
        cell.taskAccuracy = value;
    else if (measure == judgeScore)
        cell.judgeScore = value;
    // The files do not say how many items they stand for.
    const qint64 items = measure == judgeScore ? judgedItemsPerTask : publishedItemsPerTask;
    cell.items = cell.responses = std::max(cell.items, items);
}

} // namespace

MetricRepository::MetricRepository(const Database &database) : m_database(database) {}

Result<EvaluationData> MetricRepository::computed(Reading reading,
                                                  const EvaluationFilter &filter) const
{
    const SqlCondition condition = responseCondition(filter);
    Query query(m_database,
                u"SELECT response.item, model_run.model, model_run.pathway, item.task, "
                u"score.state, score.attribute_type_f1, "
                u"score.relative_value_accuracy, score.task_accuracy, "
                u"model_run.wordnet "
                u"FROM model_run JOIN response ON response.run = model_run.id "
                u"JOIN item ON item.id = response.item "
                u"JOIN response_score AS score ON score.response = response.id "
                u"WHERE score.reading = ? AND "
                    + condition.sql + u" ORDER BY model_run.id, response.item");
    query.bind(QString(readingName(reading)));
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    SharedTexts texts;
    EvaluationData data{reading, MetricOrigin::Computed, {}, {}, false};
    while (query.next()) {
        ItemScore score;
        score.item = query.integer(0);
        score.model = texts.shared(query.text(1));
        score.pathway = pathwayNamed(query.text(2)).value_or(Pathway::DirectResponse);
        score.task = texts.shared(query.text(3));
        score.isParsed = query.text(4) == u"parsed";
        score.attributeTypeF1 = numberAt(query, 5);
        score.relativeValueAccuracy = numberAt(query, 6);
        score.taskAccuracy = query.number(7);
        data.withoutWordNet = data.withoutWordNet || query.integer(8) == 0;
        data.items.append(score);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    data.cells = cellsOf(data.items);
    return data;
}

Result<ResponseChoices> MetricRepository::choices() const
{
    ResponseChoices choices;
    for (const auto read : {&MetricRepository::readRunChoices, &MetricRepository::readItemChoices,
                            &MetricRepository::readAttributeChoices}) {
        if (auto done = (this->*read)(choices); !done)
            return done.error();
    }
    return choices;
}

Result<void> MetricRepository::readRunChoices(ResponseChoices &choices) const
{
    Query query(
        m_database,
        QStringLiteral("SELECT DISTINCT model, pathway FROM model_run WHERE state = 'ready'"));
    if (auto done = query.exec(); !done)
        return done;
    QList<MetricCell> cells;
    while (query.next()) {
        MetricCell cell;
        cell.model = query.text(0);
        cell.pathway = pathwayNamed(query.text(1)).value_or(Pathway::DirectResponse);
        cells.append(cell);
    }
    choices.models = modelsOf(cells);
    choices.pathways = pathwaysOf(cells);
    return query.ended();
}

Result<void> MetricRepository::readItemChoices(ResponseChoices &choices) const
{
    Query query(m_database,
                QStringLiteral("SELECT DISTINCT task, domain FROM item WHERE EXISTS "
                               "(SELECT 1 FROM response JOIN model_run ON model_run.id = "
                               "response.run WHERE response.item = item.id AND state = 'ready') "
                               "ORDER BY domain"));
    if (auto done = query.exec(); !done)
        return done;
    QList<MetricCell> cells;
    while (query.next()) {
        MetricCell cell;
        cell.task = query.text(0);
        cells.append(cell);
        const QString domain = query.text(1);
        if (!domain.isEmpty() && !choices.domains.contains(domain))
            choices.domains.append(domain);
    }
    choices.tasks = tasksOf(cells);
    choices.tasks.removeAll(QString());
    return query.ended();
}

Result<void> MetricRepository::readAttributeChoices(ResponseChoices &choices) const
{
    Query query(
        m_database,
        QStringLiteral("SELECT type, value FROM attribute WHERE EXISTS (SELECT 1 FROM "
                       "item_attribute JOIN response ON response.item = item_attribute.item "
                       "JOIN model_run ON model_run.id = response.run "
                       "WHERE item_attribute.attribute = attribute.id AND related = 1 "
                       "AND model_run.state = 'ready') ORDER BY type, value"));
    if (auto done = query.exec(); !done)
        return done;
    while (query.next())
        choices.attributes[query.text(0)].append(query.text(1));
    return query.ended();
}

Result<EvaluationData> MetricRepository::imported() const
{
    Query query(m_database,
                QStringLiteral("SELECT model, pathway, task, measure, value FROM imported_metric "
                               "ORDER BY model, pathway, task"));
    if (auto done = query.exec(); !done)
        return done.error();
    EvaluationData data{Reading::AsPublished, MetricOrigin::Imported, {}, {}, false};
    while (query.next()) {
        const auto pathway = pathwayNamed(query.text(1)).value_or(Pathway::DirectResponse);
        const bool isSame = !data.cells.isEmpty() && data.cells.constLast().model == query.text(0)
            && data.cells.constLast().pathway == pathway
            && data.cells.constLast().task == query.text(2);
        if (!isSame) {
            MetricCell cell;
            cell.model = query.text(0);
            cell.pathway = pathway;
            cell.task = query.text(2);
            data.cells.append(cell);
        }
        setMeasure(data.cells.last(), query.text(3), query.number(4));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    data.cells = regrouped(data.cells, allMetricKeys);
    return data;
}

Result<void> MetricRepository::insert(const QList<MetricCell> &cells, const MetricSource &source)
{
    for (const MetricCell &cell : cells) {
        const std::pair<QLatin1StringView, std::optional<double>> values[] = {
            {attributeTypeF1, cell.attributeTypeF1},
            {relativeValueAccuracy, cell.relativeValueAccuracy},
            {taskAccuracy, cell.taskAccuracy},
            {judgeScore, cell.judgeScore}};
        for (const auto &[measure, value] : values) {
            if (auto done = insertValue(cell, measure, value, source); !done)
                return done;
        }
    }
    return addJournalEntry(
        m_database, source.importedAt, QStringLiteral("imported metrics"), source.name,
        {{QStringLiteral("sha256"), source.sha256}, {QStringLiteral("cells"), cells.size()}});
}

Result<void> MetricRepository::insertValue(const MetricCell &cell, QLatin1StringView measure,
                                           const std::optional<double> &value,
                                           const MetricSource &source)
{
    if (!value)
        return {};
    Query query(m_database,
                QStringLiteral("INSERT OR REPLACE INTO imported_metric VALUES "
                               "(?, ?, ?, ?, ?, ?, ?, ?)"),
                Query::Preparation::Kept);
    query.bind(cell.model)
        .bind(QString(pathwayName(cell.pathway)))
        .bind(cell.task)
        .bind(QString(measure))
        .bind(*value)
        .bind(source.name)
        .bind(source.sha256)
        .bind(storedTime(source.importedAt));
    return query.exec();
}

} // namespace Concord
