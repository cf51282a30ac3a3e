// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// The words that measures of lexical diversity count: the tokens of Tokenizer::Penn in lower case,
/// without those that hold no letter and no digit (the usual tools leave punctuation out). Chinese
/// and Japanese characters, which no space parts, are words one by one.
QStringList lexicalWords(const QString &text);

} // namespace Concord
