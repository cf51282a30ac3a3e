// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Concord {

/// A question before something that cannot be undone.
struct Confirmation
{
    QString title;
    QString question;
    QString consequences; ///< in whole sentences
    QString button; ///< "Delete the study"; it is found by the name "confirm"
};

/// Asks without blocking, with Cancel as the default; `then` runs when the person agrees. The box
/// goes with `parent`.
void confirm(QWidget *parent, const Confirmation &confirmation, const std::function<void()> &then);

} // namespace Concord
