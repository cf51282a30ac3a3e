// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace Concord {

/// The mean of the values there are.
class MetricMean
{
public:
    void add(std::optional<double> value)
    {
        if (!value)
            return;
        m_sum += *value;
        ++m_count;
    }
    std::optional<double> value() const
    {
        return m_count > 0 ? std::optional(m_sum / double(m_count)) : std::nullopt;
    }

private:
    double m_sum = 0;
    qint64 m_count = 0;
};

} // namespace Concord
