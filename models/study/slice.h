// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

namespace Concord {

/// A choice of items that was given a name.
struct Slice
{
    QString name;
    ItemFilter filter;

    friend bool operator==(const Slice &, const Slice &) = default;
};

/// A filter in words, such as "ip-dialog, rank, hobby = music"; empty for all items.
QString itemFilterWords(const ItemFilter &filter);

} // namespace Concord
