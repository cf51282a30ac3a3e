// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemreader.h"

#include "storage/import/dialoguesreader.h"
#include "storage/import/ipdialogreader.h"
#include "storage/import/jsonline.h"

namespace Concord {

namespace {

const QString ipDialogFormat = QStringLiteral("ip-dialog");
const QString dialoguesFormat = QStringLiteral("dialogues");

} // namespace

std::unique_ptr<ItemReader> makeItemReader(const QString &format)
{
    if (format == ipDialogFormat)
        return std::make_unique<IpDialogReader>();
    if (format == dialoguesFormat)
        return std::make_unique<DialoguesReader>();
    return nullptr;
}

QString sniffItemFormat(QByteArrayView record)
{
    JsonLine json;
    const auto object = json.parse(record);
    if (!object)
        return {};
    const JsonFields fields(*object);
    if (fields.element("history") && fields.element("GT"))
        return ipDialogFormat;
    if (fields.element("turns"))
        return dialoguesFormat;
    return {};
}

} // namespace Concord
