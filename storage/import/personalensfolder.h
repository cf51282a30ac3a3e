// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Concord {

/// A dialogue's file, and what its path says of it.
struct PersonaLensDialogueFile
{
    QString path;
    QString assistant; ///< the folder it is in
    QString task; ///< the file's name: "SD-Alarm-task-1"
};

/// Where the files of one user are; an empty path is no file.
struct PersonaLensUser
{
    QString name; ///< the folder's: "user0"
    QString profile;
    QString tasks;
    QString multiTasks; ///< of several domains
    QString dialogue; ///< a single dialogue
    QString dialogueFolder; ///< holds a folder per assistant
    QString assistant; ///< the only one of those folders; empty: all
};

/// The users of a source, "user2" before "user10"; empty when it is none of PersonaLens. A source
/// is the folder that holds profile/ and output/, one of
///
///     profile/                       output/dialogue/
///     profile/<user>/                output/dialogue/<user>/
///                                    output/dialogue/<user>/<assistant>/
///
/// or a file by the name of profile.json, tasks.json, tasks_md.json or *_dialogue.json, whose
/// folder names the user (of a dialogue the folder above it).
QList<PersonaLensUser> personaLensUsers(const QString &source);

/// A user's dialogues, by assistant and then by task.
QList<PersonaLensDialogueFile> personaLensDialogues(const PersonaLensUser &user);

/// Whether the source's path is one of PersonaLens.
bool isPersonaLensPath(const QString &source);

/// The size of all that is read of a source.
qint64 personaLensSize(const QString &source);

} // namespace Concord
