// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/design.h"

#include <QJsonObject>

namespace Concord {

/// A design as a study keeps it, without annotators and seed, which are kept beside it;
/// designFromJson() gives back an equal one. What is missing gets its usual value.
QJsonObject designToJson(const StudyDesign &design);
StudyDesign designFromJson(const QJsonObject &object);

/// A filter of items by the names of its fields, such as {"task": "rank"}; empty ones are left out.
QJsonObject itemFilterToJson(const ItemFilter &filter);
ItemFilter itemFilterFromJson(const QJsonObject &object);

} // namespace Concord
