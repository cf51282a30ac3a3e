// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemreader.h"

namespace Concord {

/// The text files of DailyDialog (Li et al. 2017), one dialogue a line, each utterance ended by
/// "__eou__": the utterances, without white space around them, are the turns, whose speakers are A
/// and B in turn. An empty utterance makes no turn, and the next is the other's nevertheless. The
/// key is the line ("line-12"). Rounds are made by roundsFromTurns().
class DailyDialogReader : public ItemReader
{
public:
    Result<Item> read(QByteArrayView record, qint64 line) override;

    static bool recognises(QByteArrayView record);
};

} // namespace Concord
