// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemreferences.h"

#include "storage/query.h"
#include "storage/storedanswer.h"

namespace Concord {

Result<QHash<ItemId, ItemReference>> itemReferences(const Database &database,
                                                    const QSet<ItemId> &items)
{
    QStringList numbers;
    for (const ItemId item : items)
        numbers.append(QString::number(item.value()));
    const QString among = u" IN (" + numbers.join(u',') + u')';
    QHash<ItemId, ItemReference> references;
    Query answers(database, u"SELECT item, answer FROM item_text WHERE item" + among);
    if (auto done = answers.exec(); !done)
        return done.error();
    while (answers.next()) {
        references[ItemId(answers.integer(0))].answer =
            answerFromStored(answers.isNull(1) ? QString() : answers.text(1));
    }
    if (auto done = answers.ended(); !done)
        return done.error();
    Query related(database,
                  u"SELECT item, type, value FROM item_attribute "
                  u"JOIN attribute ON attribute.id = item_attribute.attribute "
                  u"WHERE related = 1 AND item"
                      + among);
    if (auto done = related.exec(); !done)
        return done.error();
    while (related.next())
        references[ItemId(related.integer(0))].related.insert(related.text(1), related.text(2));
    if (auto done = related.ended(); !done)
        return done.error();
    return references;
}

} // namespace Concord
