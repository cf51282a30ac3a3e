// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Concord {

/// 30 patients, 6 psychiatrists (Fleiss 1971), as in irr's data(diagnoses).
QByteArray diagnosesOfPatients();

/// Ten units of three raters.
constexpr const char *unitsOfThreeRaters = "aab abb bbb ccc cca aaa bca ccb aaa bbb";

/// Columns of what others computed: units, expected, tolerance.
void addKappaColumns();

/// Columns and rows of units that leave a kappa of any raters undefined: units, reason.
void addUndefinedKappas();

} // namespace Concord
