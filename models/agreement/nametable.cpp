// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/nametable.h"

#include <QStringList>

#include <cstring>

namespace Concord {

namespace {

// Multiply and fold, eight bytes at a time: names come from a file, not from an adversary.
quint32 hashOfName(QByteArrayView name)
{
    constexpr quint64 multiplier = 0x9E3779B97F4A7C15;
    const char *at = name.data();
    auto left = size_t(name.size());
    quint64 hash = multiplier ^ left;
    while (left > 0) {
        const size_t taken = left < 8 ? left : 8;
        quint64 word = 0;
        std::memcpy(&word, at, taken);
        hash = (hash ^ word) * multiplier;
        hash ^= hash >> 32;
        at += taken;
        left -= taken;
    }
    return quint32(hash);
}

} // namespace

quint32 NameTable::intern(QByteArrayView name)
{
    Q_ASSERT(!m_slots.empty() || m_ends.empty()); // not after freeze()
    if (m_ends.size() * 2 >= m_slots.size())
        grow();
    const quint32 hash = hashOfName(name);
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.number == 0) {
            append(name);
            slot = {hash, quint32(m_ends.size())};
            return slot.number - 1;
        }
        if (slot.hash == hash && bytes(slot.number - 1) == name)
            return slot.number - 1;
    }
}

QByteArrayView NameTable::bytes(qsizetype index) const
{
    const quint64 begin = index == 0 ? 0 : m_ends[size_t(index) - 1];
    return {m_bytes.data() + begin, qsizetype(m_ends[size_t(index)] - begin)};
}

QString NameTable::name(qsizetype index) const
{
    return QString::fromUtf8(bytes(index));
}

QStringList NameTable::names() const
{
    QStringList list;
    list.reserve(size());
    for (qsizetype i = 0; i < size(); ++i)
        list.append(name(i));
    return list;
}

NameTable NameTable::only(const std::vector<bool> &kept) const
{
    NameTable table;
    for (qsizetype i = 0; i < size(); ++i) {
        if (kept[size_t(i)])
            table.append(bytes(i));
    }
    table.freeze();
    return table;
}

void NameTable::freeze()
{
    m_slots = std::vector<Slot>(); // = {} would keep the memory
    m_bytes.shrink_to_fit();
    m_ends.shrink_to_fit();
}

void NameTable::append(QByteArrayView name)
{
    m_bytes.append(name.data(), size_t(name.size()));
    m_ends.push_back(m_bytes.size());
}

void NameTable::grow()
{
    std::vector<Slot> old(m_slots.empty() ? 64 : m_slots.size() * 2);
    old.swap(m_slots);
    const size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.number == 0)
            continue;
        size_t at = slot.hash & mask;
        while (m_slots[at].number != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace Concord
