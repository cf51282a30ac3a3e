// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QWidget;

namespace Concord {

/// Any JSON object for a person: names with their values as chips or text, objects within as folds
/// that are made when they are opened. What is nested deeper than anybody reads is shown as JSON,
/// and so is what is no object.
QWidget *makeProfilePanel(const QByteArray &json);

/// How many fields the object has; 0 for what is no object, or an empty one.
int profileFieldCount(const QByteArray &json);

} // namespace Concord
