// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/slicerepository.h"

#include "models/study/designjson.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QJsonDocument>

#include <algorithm>

namespace Concord {

SliceRepository::SliceRepository(const Database &database) : m_database(database) {}

Result<QList<Slice>> SliceRepository::all() const
{
    Query query(m_database, QStringLiteral("SELECT name, filter FROM slice"));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Slice> slices;
    while (query.next()) {
        const QJsonObject filter = QJsonDocument::fromJson(query.text(1).toUtf8()).object();
        slices.append({query.text(0), itemFilterFromJson(filter)});
    }
    if (auto done = query.ended(); !done)
        return done.error();
    std::ranges::sort(slices, {}, &Slice::name);
    return slices;
}

Result<Slice> SliceRepository::find(const QString &name) const
{
    const auto slices = all();
    if (!slices)
        return slices.error();
    QStringList names;
    for (const Slice &slice : *slices) {
        if (slice.name == name)
            return slice;
        names.append(slice.name);
    }
    if (names.isEmpty())
        return Error{StorageText::tr("There is no saved slice in this project yet. Save one with "
                                     "`concord items PROJECT --task … --save-slice NAME`."),
                     {}};
    return Error{StorageText::tr("There is no slice named “%1” in this project. There are: %2.")
                     .arg(name, names.join(QStringLiteral(", "))),
                 {}};
}

Result<void> SliceRepository::save(const Slice &slice)
{
    if (slice.name.isEmpty() || slice.name != slice.name.trimmed())
        return Error{StorageText::tr("A slice needs a name that does not begin or end with a "
                                     "space."),
                     {}};
    Query query(m_database,
                QStringLiteral("INSERT INTO slice (name, filter) VALUES (?, ?) "
                               "ON CONFLICT (name) DO UPDATE SET filter = excluded.filter"));
    query.bind(slice.name);
    query.bind(QString::fromUtf8(
        QJsonDocument(itemFilterToJson(slice.filter)).toJson(QJsonDocument::Compact)));
    return query.exec();
}

Result<void> SliceRepository::remove(const QString &name)
{
    if (const auto known = find(name); !known)
        return known.error();
    Query query(m_database, QStringLiteral("DELETE FROM slice WHERE name = ?"));
    return query.bind(name).exec();
}

} // namespace Concord
