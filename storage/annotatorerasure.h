// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>

namespace Concord {

class Database;

/// What went with an annotator.
struct Erasure
{
    int studies = 0; ///< that the annotator was in
    int answers = 0; ///< units with anything said about them

    friend bool operator==(const Erasure &, const Erasure &) = default;
};

/// Erases an annotator from all studies: the name, the assignments, all answers and comments, and
/// the name wherever the journal and the logs of packets tell it. The file is written anew, so that
/// nothing is left in its free parts; that takes as long as copying it. What a researcher wrote,
/// such as a study's name or the reason of a decision, is not looked through.
///
/// Not inside a Transaction.
Result<Erasure> eraseAnnotator(const Database &database, const QString &name, const QDateTime &now);

} // namespace Concord
