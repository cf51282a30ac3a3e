// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"

#include <QHash>
#include <QMap>

namespace Concord {

/// Counts the attributes of items one after another: values, and which types matter together.
class AttributeCounter
{
public:
    /// A type and value that go by `id`.
    void define(qint64 id, const QString &type, const QString &value);

    /// The attributes of an item come in a row. An id that is not defined is left out.
    void add(qint64 item, qint64 id, bool isRelated);

    /// By type. After the last add().
    QList<AttributeDistribution> distributions();
    /// Types by name; of more than 40 the 40 that matter most often. Empty where none matters.
    HeatmapGrid cooccurrence();

private:
    struct Value
    {
        qsizetype type = 0;
        QString value;
        qint64 items = 0;
        qint64 related = 0;
    };

    void finishItem();
    QList<qsizetype> shownTypes() const;
    qint64 together(qsizetype first, qsizetype second) const;

    QMap<QString, qsizetype> m_types;
    QHash<qint64, qsizetype> m_index; ///< of an id's value
    QList<Value> m_values;
    QList<qint64> m_items; ///< that have the type
    QHash<std::pair<qsizetype, qsizetype>, qint64> m_pairs; ///< the lower type first
    qint64 m_item = -1;
    QList<qsizetype> m_ofItem; ///< types of the item that is being added
    QList<qsizetype> m_relatedOfItem;
};

} // namespace Concord
