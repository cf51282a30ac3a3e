// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// What a format is called in a sentence; one that has no other name is called by its id.
QString formatInWords(const QString &id);

} // namespace Concord
