// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlcondition.h"

#include "storage/query.h"

namespace Concord {

namespace {

SqlCondition itemsOfFormat(AnswerFormat format)
{
    QStringList marks;
    QVariantList names;
    for (const Task &task : tasks()) {
        if (task.answerFormat != format)
            continue;
        marks.append(QStringLiteral("?"));
        names.append(QString::fromUtf16(task.id));
    }
    return {u"SELECT id FROM item WHERE task IN (" + marks.join(u',') + u')', names};
}

SqlCondition itemsWithAttribute(const ItemFilter &filter)
{
    SqlCondition items{QStringLiteral("SELECT item FROM item_attribute WHERE related = 1 AND "
                                      "attribute IN (SELECT id FROM attribute WHERE type = ?"),
                       {filter.attributeType}};
    if (!filter.attributeValue.isEmpty())
        items.require(QStringLiteral("value = ?"), {filter.attributeValue});
    items.sql += u')';
    return items;
}

// Both readings of a subject: a plain dialogue's is of no one item.
SqlCondition itemsOfStudy(const ItemFilter &filter, const QString &units)
{
    const QString ofStudy =
        u"SELECT unit.id FROM unit JOIN study ON study.id = unit.study WHERE (study.name = ? OR "
        u"study.id = ?)"
        + units;
    return {u"SELECT item FROM unit_subject WHERE item IS NOT NULL AND unit IN (" + ofStudy
                + u") UNION SELECT response.item FROM unit_subject JOIN response ON response.id = "
                  u"unit_subject.response WHERE unit IN ("
                + ofStudy
                + u") UNION SELECT item.id FROM unit_subject JOIN item ON item.dialogue = "
                  u"unit_subject.dialogue WHERE unit_subject.item IS NULL AND unit IN ("
                + ofStudy + u')',
            {filter.study, filter.study, filter.study, filter.study, filter.study, filter.study}};
}

// A unit that nobody is to answer is open: nobody did.
void appendStudy(const ItemFilter &filter, QList<ItemCriterion> &criteria)
{
    const SqlCondition open =
        itemsOfStudy(filter,
                     QStringLiteral(" AND unit.training = 0 AND (NOT EXISTS (SELECT 1 FROM "
                                    "assignment WHERE assignment.unit = unit.id AND withdrawn = 0) "
                                    "OR EXISTS (SELECT 1 FROM assignment WHERE assignment.unit = "
                                    "unit.id AND withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM "
                                    "annotation_event WHERE annotation_event.assignment = "
                                    "assignment.id)))"));
    if (filter.isAnswered && !*filter.isAnswered) {
        criteria.append(ItemCriterion{open});
        return;
    }
    criteria.append(ItemCriterion{itemsOfStudy(filter, QStringLiteral(" AND unit.training = 0"))});
    if (filter.isAnswered)
        criteria.append(ItemCriterion{open, true});
}

SqlCondition itemsOfRun(const ItemFilter &filter)
{
    const bool readsScores = filter.outcome || filter.highestScore;
    SqlCondition items{
        QStringLiteral("SELECT response.item FROM model_run JOIN response ON response.run = "
                       "model_run.id ")
            + (readsScores ? QStringLiteral("JOIN response_score ON response_score.response = "
                                            "response.id AND reading = 'published' ")
                           : QString())
            + u"WHERE model_run.state = 'ready' AND model_run.model = ?",
        {filter.model}};
    if (!filter.pathway.isEmpty())
        items.require(QStringLiteral("model_run.pathway = ?"), {filter.pathway});
    if (filter.outcome)
        items.require(outcomeSql() + u" = ?", {answerOutcomeId(*filter.outcome)});
    if (filter.highestScore)
        items.require(QStringLiteral("task_accuracy <= ?"), {*filter.highestScore});
    return items;
}

} // namespace

QString outcomeSql()
{
    return QStringLiteral("CASE WHEN response_score.state <> 'parsed' THEN 'unparsed' "
                          "WHEN task_accuracy >= 1 THEN 'right' ELSE 'wrong' END");
}

void SqlCondition::require(const QString &part, const QVariantList &bound)
{
    sql += u" AND " + part;
    values += bound;
}

void SqlCondition::requireItems(const QString &domain, const QString &attributeType,
                                const QString &attributeValue)
{
    if (!domain.isEmpty())
        require(QStringLiteral("item.domain = ?"), {domain});
    if (attributeType.isEmpty())
        return;
    const bool anyValue = attributeValue.isEmpty();
    QVariantList bound{attributeType};
    if (!anyValue)
        bound.append(attributeValue);
    require(u"item.id IN (SELECT item FROM item_attribute WHERE related = 1 AND attribute IN "
            u"(SELECT id FROM attribute WHERE type = ?"
                + (anyValue ? QStringLiteral("))") : QStringLiteral(" AND value = ?))")),
            bound);
}

void SqlCondition::bindTo(Query &query) const
{
    for (const QVariant &value : values)
        query.bind(value);
}

QList<ItemCriterion> itemCriteria(const ItemFilter &filter)
{
    QList<ItemCriterion> criteria{{{QStringLiteral("SELECT id FROM item WHERE dataset IN "
                                                   "(SELECT id FROM dataset WHERE state = "
                                                   "'staged')")},
                                   true}};
    if (!filter.dataset.isEmpty())
        criteria.append(
            ItemCriterion{{QStringLiteral("SELECT id FROM item WHERE dataset = (SELECT id FROM "
                                          "dataset WHERE name = ?)"),
                           {filter.dataset}}});
    if (!filter.task.isEmpty())
        criteria.append(
            ItemCriterion{{QStringLiteral("SELECT id FROM item WHERE task = ?"), {filter.task}}});
    if (!filter.domain.isEmpty())
        criteria.append(ItemCriterion{
            {QStringLiteral("SELECT id FROM item WHERE domain = ?"), {filter.domain}}});
    if (filter.answerFormat)
        criteria.append(ItemCriterion{itemsOfFormat(*filter.answerFormat)});
    if (!filter.attributeType.isEmpty())
        criteria.append(ItemCriterion{itemsWithAttribute(filter)});
    if (filter.isReviewed)
        criteria.append(
            ItemCriterion{{QStringLiteral("SELECT item FROM review")}, !*filter.isReviewed});
    if (!filter.study.isEmpty())
        appendStudy(filter, criteria);
    if (!filter.model.isEmpty())
        criteria.append(ItemCriterion{itemsOfRun(filter)});
    return criteria;
}

SqlCondition itemCondition(const ItemFilter &filter)
{
    SqlCondition condition{QStringLiteral("1"), {}};
    for (const ItemCriterion &criterion : itemCriteria(filter)) {
        const QString test = criterion.isExcluding ? QStringLiteral("item.id NOT IN (")
                                                   : QStringLiteral("item.id IN (");
        condition.require(test + criterion.select.sql + u')', criterion.select.values);
    }
    return condition;
}

} // namespace Concord
