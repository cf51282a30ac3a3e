// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// The words of one sentence after the Penn Treebank's conventions (Marcus, Santorini and
/// Marcinkiewicz 1993; MacIntyre's description of the tokenisation), with the Unicode quotes and
/// the details of nltk's word tokeniser.
///
/// Punctuation stands alone, but a period does so only at the end of the sentence; quotes become
/// `` and '' where straight; clitics are split off (do n't, I 'm, dog 's) and so are can not,
/// gon na, wan na and their like.
QStringList pennWords(const QString &sentence);

} // namespace Concord
