// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Concord {

/// Gives the sentences of this folder their translation context.
struct StudyText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::Study)
};

} // namespace Concord
