// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/lexicaldiversity.h"
#include "storage/watchedreading.h"

namespace Concord {

class Database;

/// How much of a dataset the measures of its texts are computed of.
struct DiversityRequest
{
    qsizetype dialogues = 10'000; ///< a random draw of so many where there are more; 0: all
    quint64 seed = 1;
    qsizetype words = 5'000'000; ///< no further dialogue is read after so many, for the memory
};

/// The measures of a dataset's dialogues. Each different one counts once, in the order of the first
/// item that has it; what speakers are called and what is asked of them do not count. Texts are
/// read dialogue by dialogue and kept as numbers.
Result<QList<DiversityMeasure>> readDiversity(const Database &database, const QString &dataset,
                                              const DiversityRequest &request = {},
                                              const ReadingProgress &progress = {});

} // namespace Concord
