// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace Concord {

/// Why something could not be done.
struct Error
{
    QString message; ///< a sentence for the person: what, where, what to do
    QString detail; ///< for the log; may be empty

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or the Error that stands in its place.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT: a value is a result
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error) // NOLINT: so is an error
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    explicit operator bool() const { return m_state.index() == 0; }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Done, or the Error that says why not.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) // NOLINT: an error is a result
        : m_error(std::move(error)), m_failed(true)
    {}

    explicit operator bool() const { return !m_failed; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace Concord
