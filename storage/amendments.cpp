// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/amendments.h"

#include "storage/journal.h"
#include "storage/query.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Concord {

namespace {

QString nameOf(const QHash<QString, QString> &names, const QJsonValue &id)
{
    return names.value(id.toString());
}

Amendment amendmentFrom(const QDateTime &at, const QString &kind, const QJsonObject &detail,
                        const QHash<QString, QString> &names)
{
    Amendment amendment;
    amendment.at = at;
    amendment.kind = kind;
    amendment.annotator = nameOf(names, detail[u"annotator"]);
    const QJsonArray receivers = detail[u"receivers"].toArray();
    for (const auto receiver : receivers) {
        if (const QString name = nameOf(names, receiver); !name.isEmpty())
            amendment.receivers.append(name);
    }
    amendment.units = detail[u"units"].toInt();
    amendment.answers = detail[u"answers"].toInt();
    amendment.guidelineVersion = detail[u"version"].toInt();
    return amendment;
}

Result<QHash<QString, QString>> annotatorNames(const Database &database)
{
    Query query(database, QStringLiteral("SELECT id, name FROM annotator"));
    if (auto done = query.exec(); !done)
        return done.error();
    QHash<QString, QString> names;
    while (query.next())
        names.insert(query.text(0), query.text(1));
    if (auto done = query.ended(); !done)
        return done.error();
    return names;
}

} // namespace

Result<void> addAmendment(const Database &database, StudyId study, const QDateTime &now,
                          const QString &kind, const QJsonObject &detail)
{
    Query query(database,
                QStringLiteral("INSERT INTO amendment (study, at, kind, detail) "
                               "VALUES (?, ?, ?, ?)"));
    query.bind(study.toString()).bind(storedTime(now)).bind(kind);
    query.bind(QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact)));
    return query.exec();
}

Result<QList<Amendment>> studyAmendments(const Database &database, StudyId study)
{
    const auto names = annotatorNames(database);
    if (!names)
        return names.error();
    Query query(
        database,
        QStringLiteral("SELECT at, kind, detail FROM amendment WHERE study = ? ORDER BY id"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Amendment> amendments;
    while (query.next()) {
        amendments.append(amendmentFrom(timeFromStored(query.text(0)), query.text(1),
                                        QJsonDocument::fromJson(query.text(2).toUtf8()).object(),
                                        *names));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return amendments;
}

} // namespace Concord
