// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemsource.h"
#include "storage/import/personalensfolder.h"
#include "storage/import/personalensprofile.h"

#include <QCryptographicHash>

#include <deque>

namespace Concord {

struct SourceHead;

/// The users, tasks and dialogues of PersonaLens (Zhao et al. 2025), as personaLensUsers() finds
/// them. An item is
///
/// - a dialogue, joined with its task and its user's profile where the source has them,
/// - a task of which the source has no dialogue (see readPersonaLensTask()), or
/// - a user of whom the source has neither: the profile alone.
///
/// Files are read user by user: profile.json, tasks.json, tasks_md.json, then the dialogues in the
/// order of the tasks. One that cannot be used is one reject, which names it; so is a task. The
/// digest is of all files' bytes in that order.
class PersonaLensSource : public ItemSource
{
public:
    explicit PersonaLensSource(const QString &path);

    std::optional<SourceItem> next() override;
    qint64 bytesRead() const override { return m_bytesRead; }
    QString sha256() const override;
    QString errorText() const override { return {}; }

private:
    /// What comes next of the current user: a reject, an item, or a dialogue to be read.
    struct Pending
    {
        Result<Item> item; ///< of a dialogue what its task makes of it
        qint64 bytes = 0;
        QByteArray content = {};
        QString dialogue = {}; ///< its path
        QString assistant = {};
    };

    void readUser(const PersonaLensUser &user);
    PersonaLensProfile readProfile(const PersonaLensUser &user);
    void readTasks(const PersonaLensUser &user, const QString &path, const QString &task,
                   const PersonaLensProfile &profile, QList<PersonaLensDialogueFile> &dialogues);
    void addTask(Pending &&task, const QString &id, QList<PersonaLensDialogueFile> &dialogues);
    void readDialogue(Pending &pending);
    Result<QByteArray> readFile(const QString &path);
    Result<JsonFields> parse(const QByteArray &content);
    void reject(const QString &path, const Error &error, const QByteArray &content);
    Error inFile(const QString &path, const Error &error) const;

    QString m_path;
    QList<PersonaLensUser> m_users;
    qsizetype m_user = 0; ///< the next
    std::deque<Pending> m_pending;
    simdjson::dom::parser m_parser;
    QCryptographicHash m_hash;
    qint64 m_bytesRead = 0;
    qint64 m_count = 0;
};

/// Whether a source is one of PersonaLens, by its path and, of a file, its fields.
bool isPersonaLens(const SourceHead &head, const QString &format);

Result<std::unique_ptr<ItemSource>> openPersonaLens(const ImportSource &source,
                                                    const QString &format);

} // namespace Concord
