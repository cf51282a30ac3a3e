// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalenssource.h"

#include "storage/import/inputfile.h"
#include "storage/import/itemformats.h"
#include "storage/import/personalenstask.h"
#include "storage/import/recordreader.h"
#include "storage/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

constexpr qint64 fileChunk = qint64(1024) * 1024;

} // namespace

PersonaLensSource::PersonaLensSource(const QString &path)
    : m_path(path), m_users(personaLensUsers(path)), m_hash(QCryptographicHash::Sha256)
{}

QString PersonaLensSource::sha256() const
{
    return QString::fromLatin1(m_hash.result().toHex());
}

std::optional<SourceItem> PersonaLensSource::next()
{
    while (m_pending.empty() && m_user < m_users.size())
        readUser(m_users[m_user++]);
    if (m_pending.empty())
        return {};
    Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    if (!pending.dialogue.isEmpty())
        readDialogue(pending);
    SourceItem read{std::move(pending.item), ++m_count, pending.bytes,
                    pending.content.first(
                        qMin<qsizetype>(pending.content.size(), RecordReader::keptOfTooLong))};
    if (read.item)
        read.item->line = read.line;
    return read;
}

void PersonaLensSource::readUser(const PersonaLensUser &user)
{
    const PersonaLensProfile profile = readProfile(user);
    QList<PersonaLensDialogueFile> dialogues = personaLensDialogues(user);
    readTasks(user, user.tasks, QStringLiteral("single-domain"), profile, dialogues);
    readTasks(user, user.multiTasks, QStringLiteral("multi-domain"), profile, dialogues);
    for (const PersonaLensDialogueFile &file : std::as_const(dialogues)) {
        Item item = personaLensUserItem(user.name, profile);
        item.key += u'/' + file.task;
        item.task = personaLensTaskOf(file.task);
        m_pending.push_back({std::move(item), 0, {}, file.path, file.assistant});
    }
    if (m_pending.empty())
        m_pending.push_back({personaLensUserItem(user.name, profile), profile.context.size()});
}

PersonaLensProfile PersonaLensSource::readProfile(const PersonaLensUser &user)
{
    if (user.profile.isEmpty())
        return {};
    const auto content = readFile(user.profile);
    const auto fields = content ? parse(*content) : Result<JsonFields>(content.error());
    auto profile =
        fields ? readPersonaLensProfile(*fields) : Result<PersonaLensProfile>(fields.error());
    if (profile)
        return *std::move(profile);
    reject(user.profile, profile.error(), content ? *content : QByteArray());
    return {};
}

void PersonaLensSource::readTasks(const PersonaLensUser &user, const QString &path,
                                  const QString &task, const PersonaLensProfile &profile,
                                  QList<PersonaLensDialogueFile> &dialogues)
{
    if (path.isEmpty())
        return;
    const auto content = readFile(path);
    const auto fields = content ? parse(*content) : Result<JsonFields>(content.error());
    if (!fields)
        return reject(path, fields.error(), content ? *content : QByteArray());
    for (const auto field : fields->fields()) {
        const QByteArray json = QByteArray::fromStdString(simdjson::minify(field.value));
        const QString name = QString::fromUtf8(field.key.data(), qsizetype(field.key.size()));
        const auto given = jsonObject(field.value, name);
        auto item = given ? readPersonaLensTask(*given, user.name, task, profile)
                          : Result<Item>(given.error());
        if (item)
            addTask({*std::move(item), json.size(), json}, *given->text("task_id"), dialogues);
        else
            reject(path, item.error(), json);
    }
}

// The task once for each of its dialogues, or once without any.
void PersonaLensSource::addTask(Pending &&task, const QString &id,
                                QList<PersonaLensDialogueFile> &dialogues)
{
    bool isDiscussed = false;
    for (const PersonaLensDialogueFile &file : std::as_const(dialogues)) {
        if (file.task != id)
            continue;
        m_pending.push_back({task.item, task.bytes, {}, file.path, file.assistant});
        isDiscussed = true;
    }
    dialogues.removeIf([&id](const PersonaLensDialogueFile &file) { return file.task == id; });
    if (!isDiscussed)
        m_pending.push_back(std::move(task));
}

void PersonaLensSource::readDialogue(Pending &pending)
{
    const auto content = readFile(pending.dialogue);
    const auto fields = content ? parse(*content) : Result<JsonFields>(content.error());
    const auto done = fields ? addPersonaLensDialogue(*fields, pending.assistant, *pending.item)
                             : Result<void>(fields.error());
    if (content) {
        pending.bytes += content->size();
        pending.content = *content;
    }
    if (!done)
        pending.item = inFile(pending.dialogue, done.error());
}

Result<QByteArray> PersonaLensSource::readFile(const QString &path)
{
    const auto input = InputFile::open(path);
    if (!input)
        return input.error();
    QByteArray content;
    for (QByteArray chunk; content.size() <= RecordReader::defaultLimit; content += chunk) {
        chunk = (*input)->read(fileChunk);
        if (chunk.isEmpty())
            break;
    }
    m_bytesRead += (*input)->fileBytesRead();
    m_hash.addData(content);
    if (!(*input)->errorText().isEmpty())
        return Error{(*input)->errorText(), {}};
    if (content.size() > RecordReader::defaultLimit)
        return Error{StorageText::tr("The file is longer than 64 MB."), {}};
    if (content.startsWith("\xEF\xBB\xBF"))
        content.remove(0, 3);
    return content;
}

// What is given lives until the next call.
Result<JsonFields> PersonaLensSource::parse(const QByteArray &content)
{
    simdjson::dom::element root;
    if (const auto code = m_parser.parse(content.data(), size_t(content.size())).get(root))
        return Error{StorageText::tr("The file is not a JSON object. Is it complete?"),
                     QString::fromUtf8(simdjson::error_message(code))};
    if (!root.is_object())
        return wrongType(StorageText::tr("The file"), StorageText::tr("an object"), root);
    return jsonObject(root, {});
}

void PersonaLensSource::reject(const QString &path, const Error &error, const QByteArray &content)
{
    m_pending.push_back({inFile(path, error), content.size(), content});
}

Error PersonaLensSource::inFile(const QString &path, const Error &error) const
{
    const QFileInfo source(m_path);
    const QString name =
        source.isDir() ? QDir(m_path).relativeFilePath(path) : QFileInfo(path).fileName();
    return {QString(name + u": " + error.message), error.detail};
}

bool isPersonaLens(const SourceHead &head, const QString &)
{
    if (head.isFolder)
        return isPersonaLensPath(head.path);
    constexpr std::array<QByteArrayView, 4> fields{"\"demographics\"", "\"affinities\"",
                                                   "\"User Intent\"", "\"dialogue\""};
    return isPersonaLensPath(head.path) && std::ranges::any_of(fields, [&](QByteArrayView field) {
               return head.text.contains(field);
           });
}

Result<std::unique_ptr<ItemSource>> openPersonaLens(const ImportSource &source, const QString &)
{
    if (isPersonaLensPath(source.path))
        return std::unique_ptr<ItemSource>(std::make_unique<PersonaLensSource>(source.path));
    return Error{StorageText::tr("%1 is not of PersonaLens: name the folder that holds profile/ or "
                                 "output/, a user's folder, or a file called profile.json, "
                                 "tasks.json, tasks_md.json or …_dialogue.json.")
                     .arg(source.path),
                 {}};
}

} // namespace Concord
