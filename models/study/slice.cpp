// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/slice.h"

namespace Concord {

QString itemFilterWords(const ItemFilter &filter)
{
    QStringList words;
    for (const QString &word : {filter.dataset, filter.task, filter.domain}) {
        if (!word.isEmpty())
            words.append(word);
    }
    if (!filter.attributeType.isEmpty())
        words.append(filter.attributeValue.isEmpty()
                         ? filter.attributeType
                         : QString(filter.attributeType + u" = " + filter.attributeValue));
    if (!filter.text.isEmpty())
        words.append(QString(u'"' + filter.text + u'"'));
    return words.join(QStringLiteral(", "));
}

} // namespace Concord
