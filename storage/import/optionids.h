// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// How many options can have a key of their own.
constexpr qsizetype mostOptions = 36;

/// A digit or a small letter for the option at that place.
QString optionKey(qsizetype place);

/// An option's id that says as much of a text as ids may, and is none of those taken: the text
/// itself where it can be one.
QString optionId(const QString &text, const QStringList &taken);

/// The same of a question.
QString questionId(const QString &text, const QStringList &taken);

} // namespace Concord
