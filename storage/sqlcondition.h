// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

#include <QString>
#include <QVariantList>

namespace Concord {

class Query;

/// A WHERE clause or a whole statement, and what is bound in it.
struct SqlCondition
{
    QString sql;
    QVariantList values = {};

    void require(const QString &part, const QVariantList &bound = {});
    /// Items of this domain, and with a related attribute of this type and value; an empty text
    /// does not restrict.
    void requireItems(const QString &domain, const QString &attributeType,
                      const QString &attributeValue);
    void bindTo(Query &query) const;
};

/// The id of an AnswerOutcome of a response_score.
QString outcomeSql();

/// A statement that gives the ids of items, and whether those are wanted or left out.
struct ItemCriterion
{
    SqlCondition select;
    bool isExcluding = false;
};

/// Of items of complete datasets: everything in a filter but its text, which
/// ItemRepository::find() knows of. An item fits when it fits every criterion.
QList<ItemCriterion> itemCriteria(const ItemFilter &filter);
/// The same as one clause about "item".
SqlCondition itemCondition(const ItemFilter &filter);

} // namespace Concord
