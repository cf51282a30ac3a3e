// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/sourcename.h"

#include <QFileInfo>

namespace Concord {

QString sourceBaseName(const QString &path)
{
    const QFileInfo file(path);
    const bool isCompressed = file.suffix().compare(u"gz", Qt::CaseInsensitive) == 0;
    if (!isCompressed)
        return file.completeBaseName();
    return QFileInfo(file.completeBaseName()).completeBaseName();
}

} // namespace Concord
