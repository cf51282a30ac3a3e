// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>

namespace Concord {

class Query;

/// A WHERE clause and what is bound in it.
struct SqlCondition
{
    QString sql;
    QVariantList values;

    void require(const QString &part, const QVariantList &bound = {});
    /// Items of this domain, and with a related attribute of this type and value; an empty text
    /// does not restrict.
    void requireItems(const QString &domain, const QString &attributeType,
                      const QString &attributeValue);
    void bindTo(Query &query) const;
};

} // namespace Concord
