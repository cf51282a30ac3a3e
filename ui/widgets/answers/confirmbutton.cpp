// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/confirmbutton.h"

#include "ui/widgets/labels.h"

namespace Concord {

ConfirmButton::ConfirmButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("confirm"));
    setFocusPolicy(Qt::NoFocus); // as with OptionButton
    setPending(true);
}

void ConfirmButton::setPending(bool isPending)
{
    setRole(this, isPending ? "primary" : "confirmed");
}

} // namespace Concord
