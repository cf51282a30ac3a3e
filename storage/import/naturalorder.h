// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// Orders names as a person does, in every locale alike: "user2" before "user10". What is no digit
/// is ordered by UTF-16.
bool comesBefore(const QString &a, const QString &b);

} // namespace Concord
