// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/integrity.h"

#include "models/dataset/dataset.h"
#include "models/study/answervalue.h"
#include "models/study/shownunit.h"
#include "storage/database.h"
#include "storage/itemrepository.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

#include <QCryptographicHash>

#include <optional>

namespace Concord {

namespace {

Result<QStringList> texts(const Database &database, const QString &sql)
{
    Query query(database, sql);
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList found;
    while (query.next())
        found.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return found;
}

Result<void> checkPages(const Database &database, QStringList &faults)
{
    Query pages(database, QStringLiteral("PRAGMA integrity_check"));
    if (auto done = pages.exec(); !done)
        return done;
    QStringList lines;
    while (pages.next())
        lines.append(pages.text(0));
    // A damaged page is named first and breaks the check off then.
    if (auto done = pages.ended(); !done && lines.isEmpty())
        return done;
    if (lines != QStringList{QStringLiteral("ok")})
        faults.append(
            StorageText::tr("The file is damaged: %1").arg(lines.join(QStringLiteral("; "))));
    auto keys = texts(database, QStringLiteral("PRAGMA foreign_key_check"));
    if (!keys)
        return keys.error();
    keys->removeDuplicates();
    keys->sort();
    if (!keys->isEmpty())
        faults.append(StorageText::tr("Rows point to rows that do not exist, in: %1")
                          .arg(keys->join(QStringLiteral(", "))));
    return {};
}

Result<void> checkSchema(const Database &database, QStringList &faults)
{
    const auto isNewest = hasNewestSchema(database);
    if (!isNewest)
        return isNewest.error();
    if (!*isNewest)
        faults.append(StorageText::tr(
            "The file's tables are not those of a Concord project of this version."));
    return {};
}

Result<void> checkDataset(const Database &database, const Dataset &dataset,
                          const QByteArray &recorded, QStringList &faults)
{
    const ItemRepository items(database);
    ItemFilter filter;
    filter.dataset = dataset.name;
    const auto ids = items.find(filter);
    if (!ids)
        return ids.error();
    Query digests(database,
                  QStringLiteral("SELECT dialogue.hash FROM item "
                                 "LEFT JOIN dialogue ON dialogue.id = item.dialogue WHERE "
                                 "item.dataset = (SELECT id FROM dataset WHERE name = ?) "
                                 "ORDER BY item.id"));
    if (auto done = digests.bind(dataset.name).exec(); !done)
        return done;
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    qint64 wrongDialogues = 0;
    for (const ItemId id : *ids) {
        const auto item = items.load(id);
        if (!item)
            return item.error();
        const QByteArray dialogueHash = contentHash(item->dialogue);
        hash.addData(placedHash(contentHash(*item, dialogueHash), item->line));
        if (!digests.next() || digests.bytes(0) != dialogueHash)
            ++wrongDialogues;
    }
    if (wrongDialogues > 0)
        faults.append(StorageText::tr("%1 dialogues of the dataset \"%2\" are not those that their "
                                      "digests were made of.")
                          .arg(wrongDialogues)
                          .arg(dataset.name));
    if (ids->size() != dataset.items)
        faults.append(StorageText::tr("The dataset \"%1\" should have %2 items, but has %3.")
                          .arg(dataset.name)
                          .arg(dataset.items)
                          .arg(ids->size()));
    else if (hash.result() != recorded)
        faults.append(
            StorageText::tr(
                "The dataset \"%1\" is not as it was imported: its content has been changed.")
                .arg(dataset.name));
    return {};
}

Result<void> checkDatasets(const Database &database, QStringList &faults)
{
    Query query(
        database,
        QStringLiteral("SELECT name, item_count, content_hash FROM dataset WHERE state = 'ready'"));
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        Dataset dataset;
        dataset.name = query.text(0);
        dataset.items = query.integer(1);
        if (auto done = checkDataset(database, dataset, query.bytes(2), faults); !done)
            return done;
    }
    return query.ended();
}

Result<void> checkOrphans(const Database &database, QStringList &faults)
{
    const auto orphans = texts(database,
                               QStringLiteral("SELECT count(*) FROM dialogue WHERE id NOT IN "
                                              "(SELECT dialogue FROM item)"));
    if (!orphans)
        return orphans.error();
    if (orphans->value(0) != u"0")
        faults.append(StorageText::tr("%1 dialogues belong to no item.").arg(orphans->value(0)));
    const auto bare = texts(
        database,
        QStringLiteral("SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM item_text)"));
    if (!bare)
        return bare.error();
    if (bare->value(0) != u"0")
        faults.append(StorageText::tr("%1 items have lost their texts.").arg(bare->value(0)));
    return {};
}

// Whether an index holds as many rows as its mark says; what they hold is the index's own affair.
Result<void> checkSearch(const Database &database, QStringList &faults)
{
    for (const char *sql :
         {"SELECT (SELECT count(*) FROM turn_search_docsize) <> (SELECT count(*) FROM turn WHERE "
          "id <= (SELECT turn FROM search_progress)) OR (SELECT turn FROM search_progress) > "
          "coalesce((SELECT max(id) FROM turn), 0)",
          "SELECT (SELECT count(*) FROM request_search_docsize) <> (SELECT count(*) FROM item_text "
          "WHERE item <= (SELECT item FROM search_progress)) OR (SELECT item FROM "
          "search_progress) > coalesce((SELECT max(item) FROM item_text), 0)"}) {
        const auto wrong = texts(database, QString::fromLatin1(sql));
        if (!wrong)
            return wrong.error();
        if (wrong->value(0) == u"0")
            continue;
        faults.append(StorageText::tr("The index of the search does not fit the texts."));
        return {};
    }
    return {};
}

Result<void> checkEvents(const Database &database, QStringList &faults)
{
    // An event supersedes one of its own question, and comes after it in causal order.
    const auto wrong = texts(
        database,
        QStringLiteral(
            "SELECT count(*) FROM annotation_event AS later JOIN annotation_event AS "
            "earlier ON earlier.id = later.supersedes WHERE later.counter <= earlier.counter "
            "OR later.assignment <> earlier.assignment OR later.question <> earlier.question"));
    if (!wrong)
        return wrong.error();
    if (wrong->value(0) != u"0")
        faults.append(
            StorageText::tr(
                "%1 answers replace an answer that is not an earlier one to the same question.")
                .arg(wrong->value(0)));
    return {};
}

// What a query counts, put into a sentence when it is not zero.
Result<void> checkCount(const Database &database, const QString &sql, const QString &sentence,
                        QStringList &faults)
{
    const auto counted = texts(database, sql);
    if (!counted)
        return counted.error();
    if (counted->value(0) != u"0")
        faults.append(sentence.arg(counted->value(0)));
    return {};
}

// What belongs to nobody of its study is read by nothing, answers included.
Result<void> checkPlaces(const Database &database, QStringList &faults)
{
    if (auto done = checkCount(database,
                               QStringLiteral("SELECT count(*) FROM study "
                                              "WHERE NOT json_valid(design)"),
                               StorageText::tr("%1 studies have lost their design."), faults);
        !done)
        return done;
    return checkCount(
        database,
        QStringLiteral("SELECT count(*) FROM assignment JOIN unit ON unit.id = assignment.unit "
                       "JOIN annotator ON annotator.id = assignment.annotator "
                       "JOIN study ON study.id = unit.study "
                       "WHERE NOT annotator.judge AND json_valid(study.design) "
                       "AND annotator.id NOT IN (SELECT entry.value FROM "
                       "json_each(study.design, '$.annotators') AS entry)"),
        StorageText::tr("%1 units are given to annotators who are not in their study."), faults);
}

Result<void> checkContents(const Database &database, QStringList &faults)
{
    Query query(database,
                QStringLiteral("SELECT study.name, unit.key, unit.content FROM unit "
                               "JOIN study ON study.id = unit.study WHERE content IS NOT NULL "
                               "OR unit.id NOT IN (SELECT unit FROM unit_subject) "
                               "ORDER BY study.rowid, unit.key"));
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        if (query.isNull(2) || !shownUnitFromJson(query.text(2).toUtf8()))
            faults.append(StorageText::tr("The unit %1 of the study \"%2\" cannot be shown.")
                              .arg(query.text(1), query.text(0)));
    }
    return query.ended();
}

Result<void> checkStudyDecisions(const Database &database, const Study &study,
                                 const StudyTemplate &asked, QStringList &faults)
{
    Query query(database,
                QStringLiteral("SELECT unit.key, question, value FROM adjudication "
                               "JOIN unit ON unit.id = adjudication.unit WHERE unit.study = ? "
                               "ORDER BY adjudication.id"));
    if (auto done = query.bind(study.id.toString()).exec(); !done)
        return done;
    while (query.next()) {
        const Question *question = asked.question(query.text(1));
        if (!question || (!query.isNull(2) && !checkedAnswer(*question, query.text(2))))
            faults.append(StorageText::tr("What was decided for %1 in the study \"%2\" is no "
                                          "answer to a question of it.")
                              .arg(query.text(0), study.name));
    }
    return query.ended();
}

Result<void> checkStudies(const Database &database, QStringList &faults)
{
    if (auto done = checkPlaces(database, faults); !done)
        return done;
    if (auto done = checkContents(database, faults); !done)
        return done;
    const StudyRepository studies(database);
    const auto all = studies.list();
    if (!all)
        return all.error();
    for (const Study &study : *all) {
        const auto asked = studies.studyTemplate(study.id);
        if (!asked)
            faults.append(StorageText::tr("The template of the study \"%1\" cannot be read: %2")
                              .arg(study.name, asked.error().message));
        else if (auto done = checkStudyDecisions(database, study, *asked, faults); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QStringList> findFaults(const Database &database)
{
    QStringList faults;
    std::optional<Error> broken;
    for (const auto check : {checkPages, checkSchema, checkDatasets, checkOrphans, checkSearch,
                             checkEvents, checkStudies}) {
        if (auto done = check(database, faults); !done)
            broken = done.error();
    }
    // What is damaged may break a check off; what was found all the same is the answer.
    if (faults.isEmpty() && broken)
        return *broken;
    return faults;
}

} // namespace Concord
