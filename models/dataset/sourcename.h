// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// What a file to import is called: "x" for "folder/x.jsonl" and "folder/x.jsonl.gz".
QString sourceBaseName(const QString &path);

} // namespace Concord
