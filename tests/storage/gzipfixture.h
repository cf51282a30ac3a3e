// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Concord {

/// The content as one gzip member.
QByteArray gzipped(const QByteArray &content);

/// `megabytes` MB of one byte as gzip members of 16 MB each, between `before` and `after`.
QByteArray gzipBomb(const QByteArray &before, int megabytes, const QByteArray &after);

} // namespace Concord
