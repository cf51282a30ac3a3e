// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/dailydialogreader.h"

#include "storage/text.h"

#include <QStringDecoder>

namespace Concord {

namespace {

constexpr QByteArrayView endOfUtterance("__eou__");

} // namespace

bool DailyDialogReader::recognises(QByteArrayView record)
{
    return record.contains(endOfUtterance) && !record.trimmed().startsWith('{');
}

Result<Item> DailyDialogReader::read(QByteArrayView record, qint64 line)
{
    if (!record.contains(endOfUtterance))
        return Error{StorageText::tr("The line has no __eou__, which ends an utterance."), {}};
    if (record.contains('\0'))
        return Error{StorageText::tr("The line contains a NUL byte. Remove it from the text."), {}};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(record);
    if (decoder.hasError())
        return Error{
            StorageText::tr("The line is not valid UTF-8. Save the file as UTF-8 and try again."),
            {}};
    QList<Turn> turns;
    bool isFirst = true;
    for (const QString &utterance : text.split(QString::fromLatin1(endOfUtterance))) {
        if (const QString said = utterance.trimmed(); !said.isEmpty())
            turns.append({isFirst ? QStringLiteral("A") : QStringLiteral("B"), said});
        isFirst = !isFirst;
    }
    if (turns.isEmpty())
        return Error{StorageText::tr("The line has no utterance with something in it."), {}};
    Item item;
    item.key = QStringLiteral("line-%1").arg(line);
    item.dialogue.rounds = roundsFromTurns(turns);
    return item;
}

} // namespace Concord
