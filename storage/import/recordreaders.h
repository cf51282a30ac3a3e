// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/recordreader.h"

#include <memory>

class QIODevice;

namespace Concord {

/// The records of a file of JSON, from its beginning: the elements of a list, values that go over
/// several lines each, or else lines. The device must outlive the reader.
std::unique_ptr<RecordReader> makeRecordReader(QIODevice &device);

} // namespace Concord
