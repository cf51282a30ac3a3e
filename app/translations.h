// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Concord {

/// Puts the sentences' plural forms in force. Needs the application object, and is called once.
void installTranslations();

} // namespace Concord
