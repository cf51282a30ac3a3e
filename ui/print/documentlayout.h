// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "ui/charts/chartcolors.h"

#include <memory>

class QTextDocument;

namespace Concord {

/// The document set as rich text, for a preview or for paper; figures fit `width` pixels.
std::unique_ptr<QTextDocument> layOut(const Document &document, const ChartColors &colors,
                                      const QFont &font, int width);

/// The document as an A4 PDF with page numbers; light colours. Needs a QApplication.
QByteArray toPdf(const Document &document);

} // namespace Concord
