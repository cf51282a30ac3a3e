// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// What an exported item says beside its dialogue (itemlines.h): task, domain, request, analysis,
/// attributes and related_attributes (an object of texts or lists of texts each), answer, context.
/// A field that is not of that shape means something else and is left alone.
///
/// Fills the item, and gives the names of the fields that went into it.
QList<QByteArrayView> takeItemFields(const JsonFields &fields, Item &item);

} // namespace Concord
