// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/linefield.h"

#include "ui/widgets/answers/questioneditor.h"

#include <QKeyEvent>

namespace Concord {

void LineField::keyPressEvent(QKeyEvent *event)
{
    QLineEdit::keyPressEvent(event);
    if (isPlainEnter(*event))
        event->accept();
}

} // namespace Concord
