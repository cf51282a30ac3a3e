// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/labelrows.h"

namespace Concord {

/// Whether a file holds Label Studio's JSON rather than CSV: whether it begins with a list.
bool isLabelStudioFile(const QString &path);

/// Reads the annotations of Label Studio's JSON; labelstudio.h says how answers stand in it. A
/// row's line is the number of its task.
///
/// data.unit_key says the unit, data.item_key the item where there is no such key. completed_by is
/// an object with first_name and last_name, email or username, or a text; a number says nothing of
/// who it is. What Label Studio adds is ignored, results of other types too. An Error names the
/// task.
Result<QList<LabelRow>> readLabelStudioRows(const QString &path,
                                            LabelsOf whose = LabelsOf::Annotators);

} // namespace Concord
