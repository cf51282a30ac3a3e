// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "storage/import/personalensprofile.h"

namespace Concord {

/// A task of PersonaLens as an item without dialogue. Its key is "user0/SD-Alarm-task-1" (task_id),
/// its task `task`, its domain the Relevant Domains ("Hotels, Travel"), its request the User
/// Intent, its analysis the Task Goal. Its attributes are the user's demographics, each situation
/// as "situation: Location", and, related, the values that the profile has of each of the Relevant
/// Affinity Types. The other fields stay with the item as extra fields, and the profile is its
/// context.
Result<Item> readPersonaLensTask(const JsonFields &fields, const QString &user, const QString &task,
                                 const PersonaLensProfile &profile);

/// An item that knows of its user no more than the profile, under the user's name.
Item personaLensUserItem(const QString &user, const PersonaLensProfile &profile);

/// Makes the item of a task that of a dialogue about it: {user_id, task_id, dialogue: [{role,
/// content}], …}, read by chatTurns(). The key gets the assistant's name behind a slash; the other
/// fields go into the extra fields, together as "dialogue".
Result<void> addPersonaLensDialogue(const JsonFields &fields, const QString &assistant, Item &item);

/// What a task's id says: "single-domain" of SD-…, "multi-domain" of MD-…, else nothing.
QString personaLensTaskOf(const QString &id);

} // namespace Concord
