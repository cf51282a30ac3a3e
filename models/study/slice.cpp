// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/slice.h"

namespace Concord {

namespace {

// Not translated: the words of the command line's options.
QStringList stateWords(const ItemFilter &filter)
{
    QStringList words;
    if (filter.answerFormat)
        words.append(answerFormatId(*filter.answerFormat));
    if (filter.isReviewed)
        words.append(*filter.isReviewed ? QStringLiteral("reviewed")
                                        : QStringLiteral("not reviewed"));
    if (!filter.study.isEmpty())
        words.append(QString(u"study " + filter.study));
    if (filter.isAnswered)
        words.append(*filter.isAnswered ? QStringLiteral("answered") : QStringLiteral("open"));
    if (!filter.model.isEmpty())
        words.append(QStringList{filter.model, filter.pathway}.join(u' ').trimmed());
    if (filter.outcome)
        words.append(answerOutcomeId(*filter.outcome));
    if (filter.highestScore)
        words.append(QString(u"score <= " + QString::number(*filter.highestScore)));
    return words;
}

} // namespace

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
    words += stateWords(filter);
    if (!filter.text.isEmpty())
        words.append(QString(u'"' + filter.text + u'"'));
    return words.join(QStringLiteral(", "));
}

} // namespace Concord
