// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/setdistance.h"

#include "models/agreement/weightscheme.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

constexpr QLatin1StringView emptySet("{}");

struct NamedDistance
{
    SetDistance distance;
    QLatin1StringView name;
};

constexpr std::array namedDistances = {
    NamedDistance{SetDistance::Masi, QLatin1StringView("masi")},
    NamedDistance{SetDistance::Jaccard, QLatin1StringView("jaccard")},
    NamedDistance{SetDistance::Passonneau2004, QLatin1StringView("passonneau2004")},
    NamedDistance{SetDistance::MasiNltk, QLatin1StringView("masi-nltk")},
};

enum class Relation { Equal, Within, Overlapping, Disjoint };

Relation relationOf(qsizetype first, qsizetype second, qsizetype common)
{
    if (common == first && common == second)
        return Relation::Equal;
    if (common == std::min(first, second)) // the empty set is within every other
        return Relation::Within;
    return common == 0 ? Relation::Disjoint : Relation::Overlapping;
}

double monotonicity(Relation relation, double twoThirds, double oneThird)
{
    switch (relation) {
    case Relation::Equal:
        return 1;
    case Relation::Within:
        return twoThirds;
    case Relation::Overlapping:
        return oneThird;
    case Relation::Disjoint:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

QLatin1StringView setDistanceName(SetDistance distance)
{
    return std::ranges::find(namedDistances, distance, &NamedDistance::distance)->name;
}

std::optional<SetDistance> setDistanceNamed(const QString &name)
{
    const auto found = std::ranges::find(namedDistances, name, &NamedDistance::name);
    if (found == namedDistances.end())
        return std::nullopt;
    return found->distance;
}

QStringList setMembers(const QString &text)
{
    if (text == emptySet)
        return {};
    QStringList members;
    for (const QString &member : text.split(u'|', Qt::SkipEmptyParts))
        members.append(member.trimmed());
    members.removeAll(QString());
    members.sort();
    members.removeDuplicates();
    return members;
}

QString setText(const QStringList &members)
{
    return members.isEmpty() ? QString(emptySet) : members.join(u'|');
}

double setDistance(const QStringList &first, const QStringList &second, SetDistance distance)
{
    QStringList both;
    std::ranges::set_intersection(first, second, std::back_inserter(both));
    const qsizetype common = both.size();
    const Relation relation = relationOf(first.size(), second.size(), common);
    if (relation == Relation::Equal)
        return 0;
    const qsizetype together = first.size() + second.size() - common;
    const double jaccard = double(common) / double(together);
    switch (distance) {
    case SetDistance::Masi:
        return 1 - jaccard * monotonicity(relation, 2.0 / 3, 1.0 / 3);
    case SetDistance::MasiNltk:
        return 1 - jaccard * monotonicity(relation, 0.67, 0.33);
    case SetDistance::Jaccard:
        return 1 - jaccard;
    case SetDistance::Passonneau2004:
        return 1 - monotonicity(relation, 2.0 / 3, 1.0 / 3);
    }
    Q_UNREACHABLE();
}

Result<WeightMatrix> setDistances(const QStringList &categories, SetDistance distance)
{
    if (categories.size() > weightCategoryLimit) {
        return Error{
            QCoreApplication::translate(
                "Concord::Agreement", "There are %1 different sets; distances are for at most %2.")
                .arg(categories.size())
                .arg(weightCategoryLimit),
            {}};
    }
    QList<QStringList> sets;
    for (const QString &category : categories)
        sets.append(setMembers(category));
    std::vector<double> cells;
    cells.reserve(size_t(sets.size() * sets.size()));
    for (const QStringList &first : std::as_const(sets)) {
        for (const QStringList &second : std::as_const(sets))
            cells.push_back(setDistance(first, second, distance));
    }
    return WeightMatrix::fromDistances(int(sets.size()), std::move(cells));
}

} // namespace Concord
