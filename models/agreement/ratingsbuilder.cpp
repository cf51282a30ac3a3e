// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/ratingsbuilder.h"

#include "models/agreement/measure.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

// The new number of each old index when the indices in `kept` are put into the order of `less`.
template <typename Less>
std::vector<quint32> numbersInOrder(std::vector<quint32> kept, size_t count, Less less)
{
    std::stable_sort(kept.begin(), kept.end(), less);
    std::vector<quint32> numbers(count, 0);
    for (size_t i = 0; i < kept.size(); ++i)
        numbers[kept[i]] = quint32(i);
    return numbers;
}

} // namespace

RatingsBuilder::RatingsBuilder(const QStringList &categories)
{
    for (const QString &category : categories)
        m_labels.intern(category.toUtf8());
    m_declared = m_labels.size();
}

void RatingsBuilder::add(quint32 unit, quint32 rater, quint32 label)
{
    m_grouped = m_grouped && (m_unitOf.empty() || m_unitOf.back() <= unit);
    m_unitOf.push_back(unit);
    m_added.push_back({rater, label});
}

void RatingsBuilder::add(const QString &unit, const QString &rater, const QString &label)
{
    add(m_units.intern(unit.toUtf8()), m_raters.intern(rater.toUtf8()),
        m_labels.intern(label.toUtf8()));
}

bool RatingsBuilder::setCluster(quint32 unit, QByteArrayView cluster)
{
    if (m_clusterOf.size() <= unit)
        m_clusterOf.resize(size_t(unit) + 1, 0);
    const quint32 number = m_clusterNames.intern(cluster) + 1;
    if (m_clusterOf[unit] != 0 && m_clusterOf[unit] != number)
        return false;
    m_clusterOf[unit] = number;
    return true;
}

Result<Ratings> RatingsBuilder::build()
{
    if (auto error = undeclaredLabel())
        return *std::move(error);
    numberRaters();
    numberCategories();
    groupByUnit();
    if (!settleUnits()) {
        return Error{QCoreApplication::translate("Concord::Agreement",
                                                 "%2 rated %1 twice, and the ratings differ. Keep "
                                                 "one of them, or number them in a column named "
                                                 "“repeat”.")
                         .arg(m_conflict->unit, m_conflict->rater),
                     {}};
    }
    dropUnratedUnits();
    Ratings ratings = std::move(m_built);
    *this = RatingsBuilder();
    return ratings;
}

std::optional<Error> RatingsBuilder::undeclaredLabel() const
{
    if (m_declared == 0 || m_labels.size() == m_declared)
        return std::nullopt;
    return Error{QCoreApplication::translate(
                     "Concord::Agreement",
                     "The label “%1” is not one of the declared categories. Declare it or correct "
                     "the rating.")
                     .arg(m_labels.name(m_declared)),
                 {}};
}

void RatingsBuilder::numberRaters()
{
    std::vector<bool> active(size_t(m_raters.size()), false);
    for (const Rating &rating : m_added)
        active[rating.rater] = true;
    std::vector<quint32> kept;
    for (size_t i = 0; i < active.size(); ++i) {
        if (active[i])
            kept.push_back(quint32(i));
    }
    const auto numbers = numbersInOrder(kept, active.size(), [this](quint32 a, quint32 b) {
        return m_sortRaters ? m_raters.bytes(a) < m_raters.bytes(b) : a < b;
    });
    for (Rating &rating : m_added)
        rating.rater = numbers[rating.rater];
    m_built.m_raters.resize(qsizetype(kept.size()));
    for (const quint32 rater : kept)
        m_built.m_raters[numbers[rater]] = m_raters.name(rater);
    m_built.m_droppedRaters = m_raters.size() - qsizetype(kept.size());
}

void RatingsBuilder::numberCategories()
{
    m_built.m_declared = m_declared > 0;
    m_built.m_categories = m_labels.names();
    if (m_built.m_declared)
        return;
    const QStringList labels = m_built.m_categories;
    const auto values = numericValues(labels);
    std::vector<quint32> all(static_cast<size_t>(labels.size()));
    std::iota(all.begin(), all.end(), 0U);
    const auto numbers = numbersInOrder(all, all.size(), [&](quint32 a, quint32 b) {
        if (values && (*values)[a] != (*values)[b])
            return (*values)[a] < (*values)[b];
        return m_labels.bytes(a) < m_labels.bytes(b);
    });
    for (Rating &rating : m_added)
        rating.category = numbers[rating.category];
    for (const quint32 label : all)
        m_built.m_categories[numbers[label]] = labels[label];
}

void RatingsBuilder::groupByUnit()
{
    std::vector<quint32> offsets(size_t(m_units.size()) + 1, 0);
    for (const quint32 unit : m_unitOf)
        ++offsets[unit + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    if (m_grouped) { // files usually are: nothing to move
        m_built.m_ratings = std::move(m_added);
    } else {
        m_built.m_ratings.resize(m_added.size());
        std::vector<quint32> next(offsets.begin(), offsets.end() - 1);
        for (size_t i = 0; i < m_added.size(); ++i)
            m_built.m_ratings[next[m_unitOf[i]]++] = m_added[i];
    }
    m_added = std::vector<Rating>(); // = {} would keep the memory
    m_unitOf = std::vector<quint32>();
    m_built.m_offsets = std::move(offsets);
}

// Sorts each unit's ratings and closes the gaps that collapsed duplicates leave.
bool RatingsBuilder::settleUnits()
{
    auto &ratings = m_built.m_ratings;
    auto &offsets = m_built.m_offsets;
    size_t end = 0;
    for (size_t unit = 0; unit + 1 < offsets.size(); ++unit) {
        const size_t begin = offsets[unit];
        const size_t last = offsets[unit + 1];
        offsets[unit] = quint32(end);
        if (!settleUnit(unit, begin, last))
            return false;
        for (size_t i = begin; i < last; ++i) {
            if (i == begin || ratings[i].rater != ratings[i - 1].rater)
                ratings[end++] = ratings[i];
        }
    }
    offsets.back() = quint32(end);
    ratings.resize(end);
    return true;
}

bool RatingsBuilder::settleUnit(size_t unit, size_t begin, size_t end)
{
    const auto first = m_built.m_ratings.begin() + qsizetype(begin);
    const auto last = m_built.m_ratings.begin() + qsizetype(end);
    if (!std::is_sorted(first, last))
        std::sort(first, last);
    const auto clash = std::adjacent_find(first, last, [](const Rating &a, const Rating &b) {
        return a.rater == b.rater && a.category != b.category;
    });
    if (clash == last)
        return true;
    m_conflict = {m_units.name(qsizetype(unit)), m_built.m_raters[clash->rater]};
    return false;
}

void RatingsBuilder::dropUnratedUnits()
{
    auto &offsets = m_built.m_offsets;
    std::vector<bool> rated(size_t(m_units.size()), false);
    std::vector<quint32> kept = {0};
    for (size_t unit = 0; unit + 1 < offsets.size(); ++unit) {
        rated[unit] = offsets[unit + 1] > offsets[unit];
        if (rated[unit])
            kept.push_back(offsets[unit + 1]);
    }
    m_built.m_droppedUnits = qint64(offsets.size()) - qint64(kept.size());
    if (m_clusterNames.size() > 0)
        numberClusters(rated);
    if (m_built.m_droppedUnits > 0) {
        m_built.m_units = m_units.only(rated);
        offsets = std::move(kept);
    } else {
        m_built.m_units = std::move(m_units);
        m_built.m_units.freeze();
    }
}

// Clusters that lost all their units leave a gap, which resampling must not draw from.
void RatingsBuilder::numberClusters(const std::vector<bool> &kept)
{
    m_clusterOf.resize(kept.size(), 0);
    std::vector<quint32> numbers(size_t(m_clusterNames.size()), 0);
    quint32 count = 0;
    for (size_t unit = 0; unit < kept.size(); ++unit) {
        if (!kept[unit])
            continue;
        if (m_clusterOf[unit] == 0) {
            m_built.m_clusters.push_back(count++);
            continue;
        }
        quint32 &number = numbers[m_clusterOf[unit] - 1];
        if (number == 0)
            number = ++count;
        m_built.m_clusters.push_back(number - 1);
    }
    m_built.m_clusterCount = count;
}

} // namespace Concord
