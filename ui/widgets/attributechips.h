// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/attribute.h"

#include <QStringList>

class QLabel;
class QWidget;

namespace Concord {

/// Attributes of one type, whose values share a chip.
struct AttributeGroup
{
    QString type;
    QStringList values;
    std::optional<int> round; ///< that reveals them

    friend bool operator==(const AttributeGroup &, const AttributeGroup &) = default;
};

/// Groups the attributes by type and round, in the order in which they come.
QList<AttributeGroup> groupedAttributes(const QList<Attribute> &attributes);

/// "Genre: history, non-fiction", harmless and isolated.
QString attributeText(const AttributeGroup &group);

/// A label of a role ("chip", "plainchip") that shows `text`; of a long one the beginning, and the
/// whole in its tool tip.
QLabel *makeChip(const QString &text, const char *role);
/// What a chip shows of a text.
QString chipText(const QString &text);

/// The chips beside and beneath each other.
QWidget *makeChips(const QList<AttributeGroup> &groups, const char *role);

} // namespace Concord
