// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/itemsession.h"

#include "app/whendone.h"
#include "storage/itemfacetcounter.h"
#include "storage/itemrepository.h"
#include "storage/itemsorting.h"
#include "storage/projectfile.h"
#include "storage/reviewrepository.h"
#include "storage/watchedreading.h"

#include <algorithm>

namespace Concord {

namespace {

// Asked while it reads: one that waited in vain does not begin.
ReadingProgress untilSet(const std::shared_ptr<std::atomic_bool> &stop)
{
    return [stop](double) { return !*stop; };
}

} // namespace

ItemSession::ItemSession(QObject *parent) : QObject(parent)
{
    connect(&m_items, &ItemTableModel::rowsRequested, this, &ItemSession::fetchRows);
}

void ItemSession::setFile(ProjectFile *file)
{
    interrupt(); // closing a project waits for what it reads
    m_file = file;
    m_filter = {};
    m_counter.reset();
    m_counted = {};
    ++m_generation;
    ++m_loading;
    m_items.setIds({});
    refresh();
}

void ItemSession::setFilter(const ItemFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void ItemSession::setOrder(const ItemOrder &order)
{
    if (order == m_order)
        return;
    m_order = order;
    refresh();
}

void ItemSession::setFacets(const QList<ItemFacet> &facets)
{
    if (facets == m_facets)
        return;
    m_facets = facets;
    // A search that runs, or is about to, counts them at its end.
    if (m_file && m_counter && !m_isSearching && m_filter == m_shownFilter)
        fetchFacets(m_counter);
}

// By a mark of its own: interrupting the connection could hit what another page reads.
void ItemSession::interrupt()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

ItemSession::Stop ItemSession::newStop()
{
    interrupt();
    m_stop = std::make_shared<std::atomic_bool>(false);
    return m_stop;
}

void ItemSession::setSearching(bool isSearching)
{
    m_isSearching = isSearching;
    Q_EMIT searchingChanged(isSearching);
}

void ItemSession::cancelSearch()
{
    if (!m_isSearching)
        return;
    ++m_generation;
    interrupt();
    m_filter = m_shownFilter;
    m_order = m_shownOrder;
    setSearching(false);
    Q_EMIT searchCancelled(m_filter, m_order);
    if (m_counter)
        fetchFacets(m_counter);
}

void ItemSession::refresh()
{
    const quint64 generation = ++m_generation;
    ++m_counting;
    if (!m_file) {
        m_items.setIds({});
        setSearching(false);
        Q_EMIT itemsChanged();
        Q_EMIT facetsChanged({});
        return;
    }
    setSearching(true);
    const auto counter = std::make_shared<ItemFacetCounter>(m_filter);
    const auto search = m_file->read([filter = m_filter, order = m_order, stop = newStop(),
                                      counter](Database &database) -> Result<QList<ItemId>> {
        WatchedReading reading(database, untilSet(stop));
        if (auto begun = reading.reached(0); !begun)
            return begun.error();
        auto ids = ItemRepository(database).find(filter);
        if (!ids)
            return ids;
        counter->setFound(*ids);
        return order == ItemOrder{} ? ids : sortItems(database, *ids, order);
    });
    whenDone(search, this, [this, generation, counter](const Result<QList<ItemId>> &ids) {
        if (generation != m_generation)
            return;
        setSearching(false);
        if (!ids) {
            Q_EMIT failed(ids.error());
            return;
        }
        m_shownFilter = m_filter;
        m_shownOrder = m_order;
        m_counter = counter;
        m_counted = {};
        m_items.setIds(*ids);
        Q_EMIT itemsChanged();
        fetchFacets(counter);
    });
}

void ItemSession::fetchFacets(const Counter &counter)
{
    ++m_counting;
    countNext(counter, m_facets, {}, newStop());
}

// One after the other, so that rows that are looked at meanwhile are read between two of them.
void ItemSession::countNext(const Counter &counter, const QList<ItemFacet> &facets,
                            const ItemFacets &so, const Stop &stop)
{
    if (facets.isEmpty()) {
        m_counted = so;
        Q_EMIT facetsChanged(so);
        return;
    }
    const auto counting = m_file->read(
        [counter, facet = facets.constFirst(), so, stop](Database &database) -> Result<ItemFacets> {
            WatchedReading reading(database, untilSet(stop));
            ItemFacets counted = so;
            auto done = reading.reached(0);
            if (done)
                done = counter->count(database, facet, counted);
            return done ? Result<ItemFacets>(counted) : Result<ItemFacets>(done.error());
        });
    whenDone(
        counting, this,
        [this, counter, facets, stop, generation = m_counting](const Result<ItemFacets> &counted) {
            if (generation != m_counting)
                return;
            if (counted)
                countNext(counter, facets.sliced(1), *counted, stop);
            else
                Q_EMIT failed(counted.error());
        });
}

void ItemSession::fetchRows(int first, const QList<ItemId> &ids)
{
    if (!m_file)
        return;
    const auto reading =
        m_file->read([ids, words = searchWords(m_shownFilter.text)](Database &database) {
            return ItemRepository(database).rows(ids, words);
        });
    whenDone(reading, this, [this, first, file = m_file](const Result<QList<ItemRow>> &rows) {
        if (file != m_file)
            return;
        if (rows)
            m_items.setRows(first, *rows);
        else
            Q_EMIT failed(rows.error());
    });
}

void ItemSession::findUnreviewed(int row)
{
    if (!m_file)
        return;
    const auto looking =
        m_file->read([ids = m_items.ids(), row](Database &database) -> Result<int> {
            const auto reviewed = ReviewRepository(database).reviewed();
            if (!reviewed)
                return reviewed.error();
            for (qsizetype step = 1; step <= ids.size(); ++step) {
                const qsizetype next = (row + step) % ids.size();
                if (!std::ranges::binary_search(*reviewed, ids[next]))
                    return int(next);
            }
            return -1;
        });
    whenDone(looking, this, [this, generation = m_generation](const Result<int> &found) {
        if (generation != m_generation)
            return;
        if (found)
            Q_EMIT unreviewedFound(*found);
        else
            Q_EMIT failed(found.error());
    });
}

void ItemSession::setReviewed(ItemId id, bool isReviewed)
{
    if (!m_file || !m_file->isWritable())
        return;
    const auto writing = m_file->write([id, isReviewed](Database &database) {
        return ReviewRepository(database).setReviewed(id, isReviewed,
                                                      QDateTime::currentDateTimeUtc());
    });
    whenDone(writing, this, [this, id, isReviewed, file = m_file](const Result<void> &done) {
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        if (file != m_file)
            return; // another project's item has that number
        const auto row = m_items.knownRow(m_items.rowOf(id));
        if (row && row->isReviewed != isReviewed)
            countReview(isReviewed);
        else if (!row && m_counter && !m_isSearching && m_facets.contains(ItemFacet::Reviewed))
            fetchFacets(m_counter);
        m_items.setReviewed(id, isReviewed);
    });
}

// The item is one of those that were counted: the counts are known without counting a million anew.
void ItemSession::countReview(bool isReviewed)
{
    if (m_counted.reviewed.isEmpty())
        return;
    for (FacetValue &value : m_counted.reviewed)
        value.items += (value.value == u"yes") == isReviewed ? 1 : -1;
    Q_EMIT facetsChanged(m_counted);
}

void ItemSession::load(ItemId id)
{
    const quint64 loading = ++m_loading;
    if (!m_file)
        return;
    struct Loaded
    {
        QString dataset;
        Item item;
    };
    const auto reading = m_file->read([id](Database &database) -> Result<Loaded> {
        const ItemRepository items(database);
        auto item = items.load(id);
        const auto rows = items.rows({id});
        if (!item || !rows)
            return item ? rows.error() : item.error();
        return Loaded{rows->isEmpty() ? QString() : rows->constFirst().dataset, *std::move(item)};
    });
    whenDone(reading, this, [this, id, loading](const Result<Loaded> &loaded) {
        if (loading != m_loading)
            return;
        if (loaded)
            Q_EMIT itemLoaded(id, loaded->dataset, loaded->item);
        else
            Q_EMIT failed(loaded.error());
    });
}

} // namespace Concord
