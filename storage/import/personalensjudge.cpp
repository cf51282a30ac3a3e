// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalensjudge.h"

#include "storage/import/inputfile.h"
#include "storage/text.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Concord {

namespace {

constexpr qint64 longestJudgement = Q_INT64_C(1024) * 1024;

struct JudgeFile
{
    QString path;
    QString user;
    QString assistant;
    QString dimension;
    QString judge;
    QString task;
    bool isOfUser = false; ///< about the simulated user
};

// American and British, with any separator: "Task-Completion", "personalization".
QString plainWord(const QString &text)
{
    QString word = text.toLower();
    word.replace(u'-', u'_').replace(u' ', u'_');
    return word.replace(QStringLiteral("ization"), QStringLiteral("isation"));
}

std::optional<JudgeFile> judgeFile(const QString &path)
{
    static const QRegularExpression form(QStringLiteral(
        "(?:^|/)([^/]+)/([^/]+)/([^/]+)/([^/]+)/([^/]+?)(_user|_asst)?\\.txt(?:\\.gz)?\\z"));
    const QRegularExpressionMatch match = form.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    return JudgeFile{path,
                     match.captured(1),
                     match.captured(2),
                     match.captured(3),
                     match.captured(4),
                     match.captured(5),
                     match.captured(6) == u"_user"};
}

// In the order of their paths, whatever the file system says.
QList<JudgeFile> judgeFiles(const QString &folder)
{
    QStringList paths;
    QDirIterator files(QDir(folder).absolutePath(),
                       {QStringLiteral("*.txt"), QStringLiteral("*.txt.gz")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    QList<JudgeFile> found;
    for (const QString &path : std::as_const(paths)) {
        if (const auto file = judgeFile(path))
            found.append(*file);
    }
    return found;
}

bool isWordPart(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].unicode() < 128 && text[at].isLetterOrNumber();
}

bool namesWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (!isWordPart(text, at - 1) && !isWordPart(text, at + word.size()))
            return true;
    }
    return false;
}

bool namesAnyUser(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("(?<![A-Za-z0-9])user[0-9]+(?![A-Za-z0-9])"));
    return form.match(text).hasMatch();
}

class JudgeFolderReader
{
public:
    JudgeFolderReader(const QString &folder, const QList<Question> &questions,
                      const QMap<QString, QStringList> &itemsOfUnits)
        : m_folder(folder), m_questions(questions), m_items(itemsOfUnits),
          m_keys(itemsOfUnits.keys())
    {}

    Result<JudgeFolder> read(const QString &judge);

private:
    Result<QList<JudgeFile>> filesOf(const QString &judge) const;
    const Question *questionOf(const JudgeFile &file) const;
    QStringList unitsNaming(const QString &word, const QStringList &among) const;
    bool namesAnother(const QString &unit, const JudgeFile &file) const;
    Result<QString> unitOf(const JudgeFile &file) const;
    Result<QString> valueOf(const JudgeFile &file, const Question &question) const;
    Result<void> take(const JudgeFile &file);

    QString m_folder;
    const QList<Question> &m_questions;
    const QMap<QString, QStringList> &m_items;
    QStringList m_keys;
    QSet<QString> m_users; ///< of the folder
    QSet<QString> m_assistants;
    JudgeFolder m_found;
};

Result<QList<JudgeFile>> JudgeFolderReader::filesOf(const QString &judge) const
{
    QList<JudgeFile> files = judgeFiles(m_folder);
    QStringList judges;
    for (const JudgeFile &file : std::as_const(files)) {
        if (!judges.contains(file.judge))
            judges.append(file.judge);
    }
    if (judges.isEmpty())
        return labelsError(m_folder, 0,
                           StorageText::tr("There are no judge's files in this folder. They are at "
                                           "user…/ASSISTANT/DIMENSION/JUDGE/TASK.txt."));
    if (judges.contains(judge))
        files.removeIf([&](const JudgeFile &file) { return file.judge != judge; });
    else if (judges.size() > 1)
        return labelsError(m_folder, 0,
                           StorageText::tr("There are several judges in this folder. Name one of "
                                           "them: %1.")
                               .arg(judges.join(QStringLiteral(", "))));
    return files;
}

const Question *JudgeFolderReader::questionOf(const JudgeFile &file) const
{
    const auto found = std::ranges::find_if(m_questions, [&](const Question &question) {
        return plainWord(question.id) == plainWord(file.dimension);
    });
    return found == m_questions.end() ? nullptr : &*found;
}

QStringList JudgeFolderReader::unitsNaming(const QString &word, const QStringList &among) const
{
    QStringList units;
    for (const QString &unit : among) {
        const QStringList items = m_items.value(unit);
        if (std::ranges::any_of(items, [&](const QString &key) { return namesWord(key, word); }))
            units.append(unit);
    }
    return units;
}

bool JudgeFolderReader::namesAnother(const QString &unit, const JudgeFile &file) const
{
    const QStringList items = m_items.value(unit);
    return std::ranges::any_of(items, [&](const QString &key) {
        const auto isNamed = [&](const QString &word) { return namesWord(key, word); };
        const bool namesUser = namesAnyUser(key) || std::ranges::any_of(m_users, isNamed);
        const bool namesAssistant = std::ranges::any_of(m_assistants, isNamed);
        return (namesUser && !isNamed(file.user)) || (namesAssistant && !isNamed(file.assistant));
    });
}

// Empty: the study has no such dialogue. A key need not name user and assistant, but one that names
// another is about another dialogue.
Result<QString> JudgeFolderReader::unitOf(const JudgeFile &file) const
{
    QStringList units = unitsNaming(file.task, m_keys);
    units.removeIf([&](const QString &unit) { return namesAnother(unit, file); });
    for (const QString &word : {file.user, file.assistant}) {
        if (const QStringList fewer = unitsNaming(word, units); !fewer.isEmpty())
            units = fewer;
    }
    if (units.size() > 1)
        return labelsError(file.path, 0,
                           StorageText::tr("Several units may be meant: %1. Use a CSV file with a "
                                           "column unit_key.")
                               .arg(units.mid(0, 5).join(QStringLiteral(", "))));
    return units.value(0);
}

Result<QString> JudgeFolderReader::valueOf(const JudgeFile &file, const Question &question) const
{
    const auto opened = InputFile::open(file.path);
    if (!opened)
        return labelsError(file.path, 0, opened.error().detail);
    const QByteArray judgement = (*opened)->read(longestJudgement);
    if (!(*opened)->errorText().isEmpty())
        return labelsError(file.path, 0, (*opened)->errorText());
    const QString text = QString::fromUtf8(judgement);
    static const QRegularExpression form(
        QStringLiteral("\\b(?:(?:[A-Za-z]+[ _])?score|verdict)[*_ ]*:[*_ "
                       "]*([0-9]+(?:\\.[0-9]+)?|true|false)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    QString value;
    QRegularExpressionMatchIterator matches = form.globalMatch(text);
    while (matches.hasNext())
        value = matches.next().captured(1).toLower();
    if (value == u"true")
        value = QStringLiteral("yes");
    else if (value == u"false")
        value = QStringLiteral("no");
    if (!question.option(value))
        return labelsError(file.path, 0,
                           StorageText::tr("There is no line such as “Score: 3” or “VERDICT: True” "
                                           "that answers %1. Allowed are: %2.")
                               .arg(question.id, question.optionIds().join(QStringLiteral(", "))));
    return value;
}

Result<void> JudgeFolderReader::take(const JudgeFile &file)
{
    const Question *question = questionOf(file);
    const auto unit = file.isOfUser || !question ? Result<QString>(QString()) : unitOf(file);
    if (!unit)
        return unit.error();
    if (unit->isEmpty()) {
        ++m_found.others;
        return {};
    }
    const auto value = valueOf(file, *question);
    if (!value)
        return value.error();
    LabelRow row;
    row.unitKey = *unit;
    row.question = question->id;
    row.value = *value;
    m_found.rows.append(row);
    return {};
}

Result<JudgeFolder> JudgeFolderReader::read(const QString &judge)
{
    const auto files = filesOf(judge);
    if (!files)
        return files.error();
    for (const JudgeFile &file : *files) {
        m_users.insert(file.user);
        m_assistants.insert(file.assistant);
    }
    for (const JudgeFile &file : *files) {
        if (auto done = take(file); !done)
            return done.error();
    }
    return m_found;
}

} // namespace

Result<JudgeFolder> readPersonaLensJudge(const QString &folder, const QString &judge,
                                         const QList<Question> &questions,
                                         const QMap<QString, QStringList> &itemsOfUnits)
{
    return JudgeFolderReader(folder, questions, itemsOfUnits).read(judge);
}

} // namespace Concord
