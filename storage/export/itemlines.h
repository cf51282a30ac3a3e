// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

#include <QByteArray>

namespace Concord {

/// An item as one line of JSON, without the line's end: in the shape of "ip-dialog" where it is of
/// one of its tasks and named after it, else in that of "dialogues", where what the format does not
/// know of follows as further fields. Reading a line of either format back gives the same item.
QByteArray itemJsonLine(const Item &item);

/// The columns of itemCsvLine(), with the line's end.
QByteArray itemCsvHeader();
/// Key, task, domain, request, dialogue (a turn a line, "Speaker: text"), related attributes,
/// others, and reference answer.
QByteArray itemCsvLine(const QString &dataset, const Item &item);

} // namespace Concord
