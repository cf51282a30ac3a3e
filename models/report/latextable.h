// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"

namespace Concord {

/// `text` with LaTeX's special characters escaped.
QString latexEscaped(const QString &text);

/// A table environment with booktabs' lines and its caption. All texts are LaTeX already.
QString latexTabular(const DocumentTable &table);

/// The same with every text of the table escaped.
QString latexTable(const DocumentTable &table);

} // namespace Concord
