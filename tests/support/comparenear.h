// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <cmath>

namespace Concord {

inline bool isNear(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance; // false for NaN
}

} // namespace Concord

/// Fails, printing both, unless |actual - expected| <= tolerance.
#define COMPARE_NEAR(actual, expected, tolerance)                                                  \
    do {                                                                                           \
        const double nearActual = (actual);                                                        \
        const double nearExpected = (expected);                                                    \
        if (!Concord::isNear(nearActual, nearExpected, (tolerance))) {                             \
            QFAIL(qPrintable(QStringLiteral("%1 is %2, expected %3")                               \
                                 .arg(QStringLiteral(#actual))                                     \
                                 .arg(nearActual, 0, 'g', 17)                                      \
                                 .arg(nearExpected, 0, 'g', 17)));                                 \
        }                                                                                          \
    } while (false)
