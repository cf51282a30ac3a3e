// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace Concord {

/// How a text is cut into the tokens that limits and lengths count.
enum class Tokenizer {
    Penn, ///< Penn Treebank words, as nltk.word_tokenize counts them; see pennwords.h
    WhiteSpace,
};

/// "penn" or "white_space": the word used in templates.
QString tokenizerId(Tokenizer tokenizer);
std::optional<Tokenizer> tokenizerFromId(QStringView id);

/// The tokens of one stretch of text. A turn is tokenised by itself: the tokens of a dialogue are
/// those of its turns together.
QStringList tokens(const QString &text, Tokenizer tokenizer);

qsizetype tokenCount(const QString &text, Tokenizer tokenizer);

} // namespace Concord
