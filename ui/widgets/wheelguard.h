// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Concord {

/// Lets the wheel scroll the page under a field, where it would change what the field says.
/// Installed on the application.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Concord
