// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

namespace Concord {

/// A row id that is valid inside one project file only; 0 means "none".
template <typename Tag>
class Id
{
public:
    constexpr Id() = default;
    explicit constexpr Id(qint64 value) : m_value(value) {}

    constexpr qint64 value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

/// A random (version 4) id for what crosses files; it tells nothing of time or place.
template <typename Tag>
class Uid
{
public:
    Uid() = default;
    explicit Uid(const QUuid &value) : m_value(value) {}

    static Uid create() { return Uid(QUuid::createUuid()); }
    static Uid fromString(const QString &text) { return Uid(QUuid::fromString(text)); }

    QString toString() const { return m_value.toString(QUuid::WithoutBraces); }
    bool isValid() const { return !m_value.isNull(); }

    friend bool operator==(const Uid &, const Uid &) = default;
    friend bool operator<(const Uid &a, const Uid &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Uid &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QUuid m_value;
};

} // namespace Concord
