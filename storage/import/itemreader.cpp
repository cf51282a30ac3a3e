// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemreader.h"

#include "storage/import/dailydialogreader.h"
#include "storage/import/dialoguesreader.h"
#include "storage/import/ipdialogprompt.h"
#include "storage/import/ipdialogreader.h"
#include "storage/import/jsonline.h"
#include "storage/import/messagesreader.h"
#include "storage/import/sharegptreader.h"

namespace Concord {

namespace {

const QString ipDialogFormat = QStringLiteral("ip-dialog");
const QString dialoguesFormat = QStringLiteral("dialogues");
const QString messagesFormat = QStringLiteral("messages");
const QString shareGptFormat = QStringLiteral("sharegpt");
const QString dailyDialogFormat = QStringLiteral("dailydialog");

} // namespace

std::unique_ptr<ItemReader> makeItemReader(const QString &format)
{
    if (format == ipDialogFormat)
        return std::make_unique<IpDialogReader>();
    if (format == dialoguesFormat)
        return std::make_unique<DialoguesReader>();
    if (format == messagesFormat)
        return std::make_unique<MessagesReader>();
    if (format == shareGptFormat)
        return std::make_unique<ShareGptReader>();
    if (format == dailyDialogFormat)
        return std::make_unique<DailyDialogReader>();
    return nullptr;
}

QString sniffItemFormat(QByteArrayView record)
{
    if (DailyDialogReader::recognises(record))
        return dailyDialogFormat;
    JsonLine json;
    const auto object = json.parse(record);
    if (!object)
        return {};
    const JsonFields fields(*object);
    if (fields.element("history") && fields.element("GT"))
        return ipDialogFormat;
    if (fields.element("turns"))
        return dialoguesFormat;
    if (fields.array("messages"))
        return messagesFormat;
    if (fields.array("conversations") || fields.array("conversation"))
        return shareGptFormat;
    if (isIpDialogPrompt(fields) && fields.element("instruction"))
        return ipDialogFormat;
    return {};
}

} // namespace Concord
