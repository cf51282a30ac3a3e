// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// The stem of an English word, lower-cased, by Porter's algorithm (1980, "An algorithm for suffix
/// stripping", Program 14) with the extensions that nltk made the usual ones: a pool of irregular
/// forms, words of one or two letters left alone, -ies and -ied of four letters become -ie, y
/// becomes i after a consonant only, -alli, -fulli and -logi.
QString porterStem(const QString &word);

} // namespace Concord
