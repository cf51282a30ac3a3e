// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace Concord {

/// A line of text whose Enter ends here: a QLineEdit lets the key through to the page, where it
/// would confirm an answer or pass the feedback that the text itself has brought.
class LineField : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Concord
