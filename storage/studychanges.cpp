// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studychanges.h"

#include "models/study/templatejson.h"
#include "storage/amendments.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonObject>

namespace Concord {

namespace {

Result<QStringList> firstColumn(Query &query)
{
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList texts;
    while (query.next())
        texts.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return texts;
}

// The study's templates: the one in force and those it had before.
Result<QStringList> templatesOf(const Database &database, StudyId study)
{
    Query query(database,
                QStringLiteral("SELECT template FROM study WHERE id = ? UNION "
                               "SELECT json_extract(detail, '$.template') FROM amendment "
                               "WHERE study = ? AND json_type(detail, '$.template') = 'text'"));
    query.bind(study.toString()).bind(study.toString());
    return firstColumn(query);
}

Result<void> deleteUnused(const Database &database, const QStringList &templates)
{
    for (const QString &id : templates) {
        Query query(database,
                    QStringLiteral("DELETE FROM template WHERE id = ? AND id NOT IN "
                                   "(SELECT template FROM study)"));
        query.bind(id);
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<void> deleteIdleAnnotators(const Database &database)
{
    return execute(database,
                   QStringLiteral("DELETE FROM annotator WHERE id NOT IN "
                                  "(SELECT annotator FROM assignment) AND id NOT IN "
                                  "(SELECT annotator FROM packet_log) AND id NOT IN "
                                  "(SELECT entry.value FROM study, "
                                  "json_each(study.design, '$.annotators') AS entry)"));
}

Result<bool> isTaken(const Database &database, const QString &name)
{
    Query query(database, QStringLiteral("SELECT 1 FROM study WHERE name = ?"));
    query.bind(name);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next();
}

Result<void> runFor(const Database &database, const QString &sql, StudyId study)
{
    Query query(database, sql);
    query.bind(study.toString());
    return query.exec();
}

// Gives the study this template and the next version of the guideline; the id of the template that
// it had, which stays.
Result<QString> putIntoForce(const Database &database, StudyId study, const StudyTemplate &amended)
{
    Query old(database, QStringLiteral("SELECT template FROM study WHERE id = ?"));
    old.bind(study.toString());
    const auto before = firstColumn(old);
    if (!before)
        return before.error();
    const QString id = Uid<struct TemplateTag>::create().toString();
    Query add(database,
              QStringLiteral("INSERT INTO template (id, name, format_version, body) "
                             "VALUES (?, ?, ?, ?)"));
    add.bind(id).bind(amended.title).bind(templateFormatVersion);
    add.bind(QString::fromUtf8(studyTemplateJson(amended)));
    if (auto done = add.exec(); !done)
        return done.error();
    Query update(database,
                 QStringLiteral("UPDATE study SET template = ?, "
                                "guideline_version = guideline_version + 1 WHERE id = ?"));
    update.bind(id).bind(study.toString());
    if (auto done = update.exec(); !done)
        return done.error();
    return before->value(0);
}

} // namespace

Result<Study> openStudy(const Database &database, StudyId study)
{
    auto stored = StudyRepository(database).load(study);
    if (stored && stored->state != StudyState::Open)
        return Error{StorageText::tr("The study “%1” is not open, so nothing about its work can be "
                                     "changed.")
                         .arg(stored->name),
                     {}};
    return stored;
}

StudyChanges::StudyChanges(const Database &database) : m_database(database) {}

Result<void> StudyChanges::rename(StudyId study, const QString &name, const QDateTime &now)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return Error{StorageText::tr("A study needs a name."), {}};
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto stored = StudyRepository(m_database).load(study);
    if (!stored)
        return stored.error();
    if (stored->name == wanted)
        return {};
    const auto taken = isTaken(m_database, wanted);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error{StorageText::tr("There is already a study named “%1”. Choose another name.")
                         .arg(wanted),
                     {}};
    Query query(m_database, QStringLiteral("UPDATE study SET name = ? WHERE id = ?"));
    query.bind(wanted).bind(study.toString());
    if (auto done = query.exec(); !done)
        return done;
    if (auto done = addJournalEntry(m_database, now, QStringLiteral("study renamed"), stored->name,
                                    {{QStringLiteral("name"), wanted}});
        !done)
        return done;
    return transaction.commit();
}

Result<void> StudyChanges::remove(StudyId study, const QDateTime &now)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto stored = StudyRepository(m_database).load(study);
    const auto templates = templatesOf(m_database, study);
    if (!stored || !templates)
        return stored ? templates.error() : stored.error();
    if (auto done = runFor(m_database, QStringLiteral("DELETE FROM study WHERE id = ?"), study);
        !done)
        return done;
    if (auto done = deleteUnused(m_database, *templates); !done)
        return done;
    if (auto done = deleteIdleAnnotators(m_database); !done)
        return done;
    const QJsonObject detail{
        {QStringLiteral("template"), stored->templateTitle},
        {QStringLiteral("units"), stored->design.units},
        {QStringLiteral("annotators"), qint64(stored->design.annotators.size())}};
    if (auto done =
            addJournalEntry(m_database, now, QStringLiteral("study deleted"), stored->name, detail);
        !done)
        return done;
    return transaction.commit();
}

Result<int> StudyChanges::amendGuideline(StudyId study, const QString &guideline,
                                         const QDateTime &now)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto stored = openStudy(m_database, study);
    auto amended = StudyRepository(m_database).studyTemplate(study);
    if (!stored || !amended)
        return stored ? amended.error() : stored.error();
    const QString text = guideline.trimmed();
    if (text.isEmpty())
        return Error{StorageText::tr("The guideline is empty. Write what annotators are to do."),
                     {}};
    if (text == amended->guideline.trimmed())
        return Error{StorageText::tr("The guideline of “%1” says this already.").arg(stored->name),
                     {}};
    amended->guideline = text;
    const auto before = putIntoForce(m_database, study, *amended);
    if (!before)
        return before.error();
    const int version = stored->guidelineVersion + 1;
    const QJsonObject detail{{QStringLiteral("version_before"), stored->guidelineVersion},
                             {QStringLiteral("version"), version},
                             {QStringLiteral("template"), *before}};
    if (auto done = addAmendment(m_database, study, now, guidelineAmendment, detail); !done)
        return done.error();
    if (auto done = addJournalEntry(m_database, now, guidelineAmendment, stored->name,
                                    {{QStringLiteral("version"), version}});
        !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return version;
}

} // namespace Concord
