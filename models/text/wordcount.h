// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace Concord {

/// Words parted by white space, as in Table 6 of the IP-Dialog paper (arXiv 2506.02449).
int wordCount(QStringView text);

} // namespace Concord
