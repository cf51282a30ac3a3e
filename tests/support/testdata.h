// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <QTest>

namespace Concord {

/// A file of the shared data, or an empty string where it is missing: then skip.
QString sharedFile(const QString &relativePath);

/// Writes `content` to `name` in `folder` and gives its path.
QString writeFile(const QString &folder, const QString &name, const QByteArray &content);

/// A small whole IP-Dialog line for `task` and `index`, with two related attributes and two rounds.
QByteArray ipDialogLine(const QByteArray &task, int index);
/// A dialogue line with that id, whose first turn says `text`.
QByteArray dialogueLine(const QByteArray &id, const QByteArray &text = "Hello there.");

} // namespace Concord

/// Skips the test, saying why, where the shared data are missing.
#define CONCORD_NEEDS(path)                                                                        \
    do {                                                                                           \
        if ((path).isEmpty())                                                                      \
            QSKIP("the shared data are not beside the checkout");                                  \
    } while (false)

/// Fails with the Error's sentence when a Result is one.
#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        if (!(result))                                                                             \
            QFAIL(qPrintable((result).error().message + u" | " + (result).error().detail));        \
    } while (false)
