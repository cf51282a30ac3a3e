// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attributechips.h"

#include "models/text/harmlesstext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype longestChip = 60; ///< characters

} // namespace

QList<AttributeGroup> groupedAttributes(const QList<Attribute> &attributes)
{
    QList<AttributeGroup> groups;
    for (const Attribute &attribute : attributes) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto &group) {
            return group.type == attribute.type && group.round == attribute.round;
        });
        if (same == groups.end())
            groups.append({attribute.type, {attribute.value}, attribute.round});
        else
            same->values.append(attribute.value);
    }
    return groups;
}

QString attributeText(const AttributeGroup &group)
{
    QStringList values;
    for (const QString &value : group.values)
        values.append(isolated(harmlessText(value)));
    return QStringLiteral("%1: %2").arg(isolated(harmlessText(group.type)),
                                        values.join(QStringLiteral(", ")));
}

QString chipText(const QString &text)
{
    QString line = text.simplified();
    if (line.size() <= longestChip)
        return line;
    return line.first(partLength(line, longestChip)).trimmed() + u'…';
}

QLabel *makeChip(const QString &text, const char *role)
{
    const QString shown = chipText(text);
    QLabel *chip = makeLabel(shown, role);
    if (shown != text) {
        chip->setToolTip(plainToolTip(text.left(2'000)));
        chip->setAccessibleName(text);
    }
    return chip;
}

QWidget *makeChips(const QList<AttributeGroup> &groups, const char *role)
{
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const AttributeGroup &group : groups)
        flow->addWidget(makeChip(attributeText(group), role));
    return chips;
}

} // namespace Concord
