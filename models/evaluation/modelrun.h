// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/id.h"
#include "models/evaluation/pathway.h"

#include <QDateTime>

namespace Concord {

using ModelRunId = Id<struct ModelRunTag>;

/// The responses of one model under one pathway to the items of one dataset.
struct ModelRun
{
    ModelRunId id;
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString dataset; ///< its name
    QString sourceName;
    QString sourceSha256;
    qint64 sourceBytes = 0;
    qint64 responses = 0;
    bool usedWordNet = false; ///< METEOR matched synonyms
    QDateTime importedAt; ///< UTC

    friend bool operator==(const ModelRun &, const ModelRun &) = default;
};

} // namespace Concord
