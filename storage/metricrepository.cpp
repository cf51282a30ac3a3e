// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metricrepository.h"

#include "models/evaluation/metricreader.h"
#include "storage/database.h"
#include "storage/journal.h"
#include "storage/query.h"

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

Result<EvaluationData> MetricRepository::computed(Reading reading) const
{
    Query query(
        m_database,
        QStringLiteral("SELECT response.item, model_run.model, model_run.pathway, item.task, "
                       "score.state, score.attribute_type_f1, "
                       "score.relative_value_accuracy, score.task_accuracy, "
                       "model_run.wordnet "
                       "FROM model_run JOIN response ON response.run = model_run.id "
                       "JOIN item ON item.id = response.item "
                       "JOIN response_score AS score ON score.response = response.id "
                       "WHERE model_run.state = 'ready' AND score.reading = ? "
                       "ORDER BY model_run.id, response.item"));
    query.bind(QString(readingName(reading)));
    if (auto done = query.exec(); !done)
        return done.error();
    EvaluationData data{reading, MetricOrigin::Computed, {}, {}, false};
    while (query.next()) {
        ItemScore score;
        score.item = query.integer(0);
        score.model = query.text(1);
        score.pathway = pathwayNamed(query.text(2)).value_or(Pathway::DirectResponse);
        score.task = query.text(3);
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
