// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/csvcell.h"

#include <algorithm>

namespace Concord {

QByteArray csvCell(const QString &text)
{
    const bool needsQuotes =
        text != text.trimmed() || std::ranges::any_of(text, [](QChar c) {
            return c == u'"' || c == u',' || c == u';' || c == u'\t' || c == u'\n' || c == u'\r';
        });
    QByteArray cell = text.toUtf8();
    return needsQuotes ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

} // namespace Concord
