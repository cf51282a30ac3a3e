// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/tokenizer.h"

#include "models/text/pennwords.h"
#include "models/text/sentences.h"

namespace Concord {

QString tokenizerId(Tokenizer tokenizer)
{
    switch (tokenizer) {
    case Tokenizer::Penn:
        return QStringLiteral("penn");
    case Tokenizer::WhiteSpace:
        return QStringLiteral("white_space");
    }
    Q_UNREACHABLE();
}

std::optional<Tokenizer> tokenizerFromId(QStringView id)
{
    for (const Tokenizer tokenizer : {Tokenizer::Penn, Tokenizer::WhiteSpace}) {
        if (id == tokenizerId(tokenizer))
            return tokenizer;
    }
    return std::nullopt;
}

QStringList tokens(const QString &text, Tokenizer tokenizer)
{
    if (tokenizer == Tokenizer::WhiteSpace)
        return text.simplified().split(u' ', Qt::SkipEmptyParts);
    QStringList all;
    for (const QString &sentence : sentences(text))
        all += pennWords(sentence);
    return all;
}

qsizetype tokenCount(const QString &text, Tokenizer tokenizer)
{
    return tokens(text, tokenizer).size();
}

} // namespace Concord
