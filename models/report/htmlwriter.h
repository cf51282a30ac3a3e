// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"

namespace Concord {

/// The document as one HTML5 file in UTF-8 that needs nothing beside it: styles inside, figures as
/// data, no script. It is well-formed XML too. Reads well on a screen, light or dark, and on paper.
///
/// Characters that XML has no place for become U+FFFD; the same document gives the same bytes.
QByteArray toHtml(const Document &document);

} // namespace Concord
