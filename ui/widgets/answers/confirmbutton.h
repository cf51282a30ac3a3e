// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace Concord {

/// Hands in what was put together; stands out while something is not handed in yet.
class ConfirmButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ConfirmButton(QWidget *parent = nullptr);

    void setPending(bool isPending);
};

} // namespace Concord
