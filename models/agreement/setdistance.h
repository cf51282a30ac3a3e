// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/weightmatrix.h"
#include "models/core/result.h"

#include <QStringList>

#include <optional>

namespace Concord {

/// How far apart two sets of labels are, for alpha (agreement.md section 8): 0 between a set and
/// itself. The empty set has nothing in common with another (J = 0, so 1), but Passonneau2004 takes
/// it for a part of every other (1/3), as the published example does.
enum class SetDistance {
    Masi, ///< 1 - J * M, exact thirds (Passonneau 2006)
    Jaccard, ///< 1 - J
    Passonneau2004, ///< 0 equal, 1/3 one within the other, 2/3 overlapping, 1 disjoint
    MasiNltk, ///< Masi with nltk's .67 and .33 for the thirds
};

/// The stable name, such as "masi-nltk".
QLatin1StringView setDistanceName(SetDistance distance);
std::optional<SetDistance> setDistanceNamed(const QString &name);

/// The labels of a set that is written "a|b", sorted and each once; none of "{}".
QStringList setMembers(const QString &text);

/// The one way to write this set: "a|b", or "{}".
QString setText(const QStringList &members);

/// The distance of two sets as setMembers() gives them.
double setDistance(const QStringList &first, const QStringList &second, SetDistance distance);

/// The distances of categories that are sets, as disagreements. Not squared, as nltk has it.
Result<WeightMatrix> setDistances(const QStringList &categories, SetDistance distance);

} // namespace Concord
