// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wordcount.h"

namespace Concord {

int wordCount(QStringView text)
{
    int words = 0;
    bool isInside = false;
    for (const QChar character : text) {
        const bool isSpace = character.isSpace();
        words += !isSpace && !isInside ? 1 : 0;
        isInside = !isSpace;
    }
    return words;
}

} // namespace Concord
