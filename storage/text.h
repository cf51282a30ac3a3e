// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Concord {

/// Gives the sentences of this folder their translation context.
struct StorageText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::Storage)
};

} // namespace Concord
