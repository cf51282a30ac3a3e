// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Concord {

/// Gives the sentences of results their translation context.
struct OutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::Outcome)
};

} // namespace Concord
