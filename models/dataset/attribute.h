// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Concord {

/// Something that is true of a user, such as hobby: music.
struct Attribute
{
    QString type;
    QString value;
    bool related = false; ///< matters for the item's request (in A_s* of the paper)
    std::optional<int> round; ///< 0-based round that reveals it; empty when none does

    friend bool operator==(const Attribute &, const Attribute &) = default;
};

/// By type, and by value where a type has several.
void sortAttributes(QList<Attribute> &attributes);

/// Marks the round that reveals each related attribute, as IP-Dialog's generator lays them out:
/// round k carries the k-th related attribute in alphabetical order of type. Nothing is marked
/// unless there are exactly as many rounds as related attributes.
void assignRevealingRounds(QList<Attribute> &attributes, qsizetype roundCount);

} // namespace Concord
