// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Concord {

/// What a project has of models.
struct ModelOverview
{
    int models = 0; ///< with responses
    qint64 responses = 0;
    int importedModels = 0; ///< with finished numbers

    friend bool operator==(const ModelOverview &, const ModelOverview &) = default;
};

} // namespace Concord
