// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storedanswer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Concord {

ReferenceAnswer answerFromStored(const QString &json)
{
    if (json.isNull())
        return {};
    // Stored as any JSON value; QJsonDocument wants an array or an object around it.
    const QJsonValue value =
        QJsonDocument::fromJson(QString(u'[' + json + u']').toUtf8()).array().at(0);
    if (!value.isArray())
        return {{value.toString()}, false};
    ReferenceAnswer answer{{}, true};
    const QJsonArray parts = value.toArray();
    for (QJsonValueConstRef part : parts)
        answer.parts.append(part.toString());
    return answer;
}

} // namespace Concord
