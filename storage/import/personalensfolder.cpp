// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalensfolder.h"

#include "storage/import/naturalorder.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

namespace Concord {

namespace {

const QString dialogueEnd = QStringLiteral("_dialogue.json");

QString folderName(const QString &folder)
{
    return QDir(QDir(folder).absolutePath()).dirName();
}

QString parentFolder(const QString &path)
{
    return QFileInfo(QDir::cleanPath(QFileInfo(path).absoluteFilePath())).path();
}

QStringList naturallySorted(QStringList names)
{
    std::ranges::sort(names, comesBefore);
    return names;
}

QStringList subfolders(const QString &folder)
{
    return naturallySorted(QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot));
}

QStringList dialogueFiles(const QString &folder)
{
    return naturallySorted(QDir(folder).entryList({u'*' + dialogueEnd}, QDir::Files));
}

QString fileIn(const QString &folder, const QString &name)
{
    const QString path = QDir(folder).filePath(name);
    return QFileInfo(path).isFile() ? path : QString();
}

bool findProfile(const QString &folder, PersonaLensUser &user)
{
    user.profile = fileIn(folder, QStringLiteral("profile.json"));
    user.tasks = fileIn(folder, QStringLiteral("tasks.json"));
    user.multiTasks = fileIn(folder, QStringLiteral("tasks_md.json"));
    return !user.profile.isEmpty() || !user.tasks.isEmpty() || !user.multiTasks.isEmpty();
}

bool holdsDialogues(const QString &userFolder)
{
    const QStringList assistants = subfolders(userFolder);
    return std::ranges::any_of(assistants, [&](const QString &assistant) {
        return !dialogueFiles(QDir(userFolder).filePath(assistant)).isEmpty();
    });
}

PersonaLensUser userOfFile(const QString &path)
{
    PersonaLensUser user;
    const QString name = QFileInfo(path).fileName();
    const QString folder = parentFolder(path);
    user.name = folderName(folder);
    if (name == u"profile.json")
        user.profile = path;
    else if (name == u"tasks.json")
        user.tasks = path;
    else if (name == u"tasks_md.json")
        user.multiTasks = path;
    else if (name.endsWith(dialogueEnd))
        user.dialogue = path;
    else
        return {};
    if (!user.dialogue.isEmpty())
        user.name = folderName(parentFolder(folder));
    return user;
}

using Users = QMap<QString, PersonaLensUser>;

void addProfiles(const QString &root, Users &users)
{
    PersonaLensUser own;
    if (findProfile(root, own)) {
        users[folderName(root)] = own;
        return;
    }
    for (const QString &name : subfolders(root)) {
        if (PersonaLensUser user; findProfile(QDir(root).filePath(name), user))
            users[name] = user;
    }
}

void addDialogues(const QString &root, Users &users)
{
    for (const QString &name : subfolders(root)) {
        const QString folder = QDir(root).filePath(name);
        if (holdsDialogues(folder))
            users[name].dialogueFolder = folder;
    }
}

// The folder of a user's dialogues, or of what one assistant said to them.
void addOwnDialogues(const QString &folder, Users &users)
{
    if (holdsDialogues(folder)) {
        users[folderName(folder)].dialogueFolder = folder;
    } else if (!dialogueFiles(folder).isEmpty()) {
        PersonaLensUser &user = users[folderName(parentFolder(folder))];
        user.dialogueFolder = parentFolder(folder);
        user.assistant = folderName(folder);
    }
}

Users usersOfFolder(const QString &source)
{
    const QDir folder(source);
    Users users;
    addProfiles(source, users);
    addProfiles(folder.filePath(QStringLiteral("profile")), users);
    addDialogues(folder.filePath(QStringLiteral("dialogue")), users);
    addDialogues(folder.filePath(QStringLiteral("output/dialogue")), users);
    if (folderName(source) == u"dialogue")
        addDialogues(source, users);
    if (users.isEmpty())
        addOwnDialogues(source, users);
    return users;
}

} // namespace

QList<PersonaLensUser> personaLensUsers(const QString &source)
{
    if (!QFileInfo(source).isDir()) {
        const PersonaLensUser user = userOfFile(source);
        return user.name.isEmpty() ? QList<PersonaLensUser>() : QList{user};
    }
    Users users = usersOfFolder(source);
    QList<PersonaLensUser> sorted;
    for (auto user = users.begin(); user != users.end(); ++user) {
        user->name = user.key();
        sorted.append(*user);
    }
    std::ranges::sort(sorted, comesBefore, &PersonaLensUser::name);
    return sorted;
}

QList<PersonaLensDialogueFile> personaLensDialogues(const PersonaLensUser &user)
{
    QStringList assistants;
    if (!user.assistant.isEmpty())
        assistants.append(user.assistant);
    else if (!user.dialogueFolder.isEmpty())
        assistants = subfolders(user.dialogueFolder);
    QList<PersonaLensDialogueFile> files;
    const auto add = [&files](const QString &path, const QString &assistant) {
        QString task = QFileInfo(path).fileName();
        task.chop(dialogueEnd.size());
        files.append({path, assistant, task});
    };
    if (!user.dialogue.isEmpty())
        add(user.dialogue, folderName(parentFolder(user.dialogue)));
    for (const QString &assistant : std::as_const(assistants)) {
        const QDir folder(QDir(user.dialogueFolder).filePath(assistant));
        for (const QString &name : dialogueFiles(folder.path()))
            add(folder.filePath(name), assistant);
    }
    return files;
}

bool isPersonaLensPath(const QString &source)
{
    return !personaLensUsers(source).isEmpty();
}

qint64 personaLensSize(const QString &source)
{
    qint64 bytes = 0;
    const QList<PersonaLensUser> users = personaLensUsers(source);
    for (const PersonaLensUser &user : users) {
        for (const QString &path : {user.profile, user.tasks, user.multiTasks}) {
            if (!path.isEmpty())
                bytes += QFileInfo(path).size();
        }
        const QList<PersonaLensDialogueFile> dialogues = personaLensDialogues(user);
        for (const PersonaLensDialogueFile &file : dialogues)
            bytes += QFileInfo(file.path).size();
    }
    return bytes;
}

} // namespace Concord
