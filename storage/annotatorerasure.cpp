// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotatorerasure.h"

#include "storage/amendments.h"
#include "storage/annotatorchanges.h"
#include "storage/database.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Concord {

namespace {

const QString erasedName = QStringLiteral("(erased)");

// The name as a word of its own, also as it stands in file names ("Ada Bell", "ada-bell"), and the
// id, which an old packet would give a name to.
QRegularExpression tracesOf(const Annotator &annotator)
{
    QStringList words;
    const QStringList parts = annotator.name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : parts)
        words.append(QRegularExpression::escape(word));
    return QRegularExpression(u"(?<![\\p{L}\\p{N}])(?:" + words.join(QStringLiteral("[\\s_-]+"))
                                  + u'|' + annotator.id.toString() + u")(?![\\p{L}\\p{N}])",
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

QJsonValue withoutName(const QJsonValue &value, const QRegularExpression &name)
{
    if (value.isString())
        return value.toString().replace(name, erasedName);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (QJsonArray::iterator entry = array.begin(); entry != array.end(); ++entry)
            *entry = withoutName(*entry, name);
        return array;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject before = value.toObject();
        for (auto entry = before.begin(); entry != before.end(); ++entry)
            object.insert(entry.key(), withoutName(entry.value(), name)); // keys are Concord's own
        return object;
    }
    return value;
}

QString jsonWithoutName(const QString &json, const QRegularExpression &name)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return QString(json).replace(name, erasedName);
    const QJsonObject object = withoutName(document.object(), name).toObject();
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

struct LogRow
{
    qint64 id = 0;
    QString subject;
    QString detail;
};

Result<QList<LogRow>> logRows(const Database &database, const QString &sql)
{
    Query query(database, sql);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<LogRow> rows;
    while (query.next())
        rows.append({query.integer(0), query.text(1), query.text(2)});
    if (auto done = query.ended(); !done)
        return done.error();
    return rows;
}

Result<void> redactJournal(const Database &database, const QRegularExpression &name)
{
    const auto rows =
        logRows(database, QStringLiteral("SELECT id, subject, detail FROM journal ORDER BY id"));
    if (!rows)
        return rows.error();
    for (const LogRow &row : *rows) {
        const QString subject = QString(row.subject).replace(name, erasedName);
        const QString detail = jsonWithoutName(row.detail, name);
        if (subject == row.subject && detail == row.detail)
            continue;
        Query update(database,
                     QStringLiteral("UPDATE journal SET subject = ?, detail = ? WHERE id = ?"));
        update.bind(subject).bind(detail).bind(row.id);
        if (auto done = update.exec(); !done)
            return done;
    }
    return {};
}

// What a researcher wrote about a decision may tell who was wrong.
Result<void> redactReasons(const Database &database, const QRegularExpression &name)
{
    const auto rows =
        logRows(database, QStringLiteral("SELECT id, '', reason FROM adjudication ORDER BY id"));
    if (!rows)
        return rows.error();
    for (const LogRow &row : *rows) {
        const QString reason = QString(row.detail).replace(name, erasedName);
        if (reason == row.detail)
            continue;
        Query update(database, QStringLiteral("UPDATE adjudication SET reason = ? WHERE id = ?"));
        if (auto done = update.bind(reason).bind(row.id).exec(); !done)
            return done;
    }
    return {};
}

Result<void> redactDetails(const Database &database, const QString &table,
                           const QRegularExpression &name)
{
    const auto rows =
        logRows(database, QString(u"SELECT id, '', detail FROM " + table + u" ORDER BY id"));
    if (!rows)
        return rows.error();
    for (const LogRow &row : *rows) {
        const QString detail = jsonWithoutName(row.detail, name);
        if (detail == row.detail)
            continue;
        Query update(database, u"UPDATE " + table + u" SET detail = ? WHERE id = ?");
        update.bind(detail).bind(row.id);
        if (auto done = update.exec(); !done)
            return done;
    }
    return {};
}

Result<void> redactLogs(const Database &database, const QRegularExpression &name)
{
    if (auto done = redactJournal(database, name); !done)
        return done;
    if (auto done = redactReasons(database, name); !done)
        return done;
    if (auto done = redactDetails(database, QStringLiteral("packet_log"), name); !done)
        return done;
    return redactDetails(database, QStringLiteral("amendment"), name);
}

Result<int> answersOf(const Database &database, StudyId study, AnnotatorId annotator)
{
    Query query(database,
                QStringLiteral("SELECT count(DISTINCT assignment.id) FROM unit "
                               "JOIN assignment ON assignment.unit = unit.id "
                               "JOIN annotation_event ON assignment = assignment.id "
                               "WHERE unit.study = ? AND assignment.annotator = ?"));
    query.bind(study.toString()).bind(annotator.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? int(query.integer(0)) : 0;
}

Result<void> deleteRows(const Database &database, const QString &table, const QString &column,
                        AnnotatorId annotator)
{
    Query query(database, u"DELETE FROM " + table + u" WHERE " + column + u" = ?");
    query.bind(annotator.toString());
    return query.exec();
}

// Takes the annotator out of a study's design and tells the study; how many answers there were.
Result<int> leaveStudy(const Database &database, const Study &study, AnnotatorId annotator,
                       const QDateTime &now)
{
    const auto members = StudyRepository(database).annotators(study.id);
    auto answers = answersOf(database, study.id, annotator);
    if (!members || !answers)
        return members ? answers.error() : members.error();
    QStringList others;
    for (const Annotator &member : *members) {
        if (!(member.id == annotator))
            others.append(member.id.toString());
    }
    if (others.size() == members->size())
        return -1;
    if (auto done = setStudyAnnotators(database, study.id, others); !done)
        return done.error();
    const QJsonObject detail{{QStringLiteral("answers"), *answers}};
    if (auto done = addAmendment(database, study.id, now, erasureAmendment, detail); !done)
        return done.error();
    return answers;
}

Result<Erasure> eraseRows(const Database &database, const Annotator &annotator,
                          const QDateTime &now)
{
    const auto studies = StudyRepository(database).list();
    if (!studies)
        return studies.error();
    Erasure erasure;
    for (const Study &study : *studies) {
        const auto answers = leaveStudy(database, study, annotator.id, now);
        if (!answers)
            return answers.error();
        erasure.studies += *answers >= 0 ? 1 : 0;
        erasure.answers += std::max(0, *answers);
    }
    const QString annotatorColumn = QStringLiteral("annotator");
    for (const auto &[table, column] : {std::pair(QStringLiteral("packet_log"), annotatorColumn),
                                        std::pair(QStringLiteral("assignment"), annotatorColumn),
                                        std::pair(annotatorColumn, QStringLiteral("id"))}) {
        if (auto done = deleteRows(database, table, column, annotator.id); !done)
            return done.error();
    }
    if (auto done = redactLogs(database, tracesOf(annotator)); !done)
        return done.error();
    const QJsonObject detail{{QStringLiteral("studies"), erasure.studies},
                             {QStringLiteral("answers"), erasure.answers}};
    if (auto done =
            addJournalEntry(database, now, erasureAmendment, QStringLiteral("annotator"), detail);
        !done)
        return done.error();
    return erasure;
}

// Deleted content is overwritten by secure_delete; what moved about in pages before stays in their
// unused parts, and only writing the file anew is sure to leave it out.
Result<void> rewriteFile(const Database &database)
{
    if (auto done = execute(database, QStringLiteral("VACUUM")); !done)
        return Error{
            StorageText::tr("The annotator is erased, but traces may be left in unused parts of "
                            "the file, which could not be written anew. Is the disk full?"),
            done.error().detail};
    // Whoever reads now keeps the log a little longer; it goes when the project is closed.
    static_cast<void>(bool(execute(database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"))));
    return {};
}

} // namespace

Result<Erasure> eraseAnnotator(const Database &database, const QString &name, const QDateTime &now)
{
    if (auto done = execute(database, QStringLiteral("PRAGMA secure_delete = ON")); !done)
        return done.error();
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto annotator = findAnnotator(database, name);
    if (!annotator)
        return annotator.error();
    auto erasure = eraseRows(database, *annotator, now);
    if (!erasure)
        return erasure;
    if (auto done = transaction.commit(); !done)
        return done.error();
    if (auto done = rewriteFile(database); !done)
        return done.error();
    return erasure;
}

} // namespace Concord
