// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/id.h"

namespace Concord {

// What crosses files has a random id.
using StudyId = Uid<struct StudyTag>;
using UnitId = Uid<struct UnitTag>;
using AnnotatorId = Uid<struct AnnotatorTag>;
using AssignmentId = Uid<struct AssignmentTag>;
using EventId = Uid<struct EventTag>;
using DeviceId = Uid<struct DeviceTag>;

using DialogueId = Id<struct DialogueTag>;
using ResponseId = Id<struct ResponseTag>;

} // namespace Concord
