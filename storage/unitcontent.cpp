// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/unitcontent.h"

#include "models/study/unitreference.h"
#include "storage/itemrepository.h"
#include "storage/query.h"
#include "storage/text.h"

#include <algorithm>

namespace Concord {

namespace {

bool needsItem(const StudyTemplate &studyTemplate)
{
    const auto isOfItem = [](const QString &part) {
        return part != u"text" && part != u"responses";
    };
    return std::ranges::any_of(studyTemplate.shows, isOfItem)
        || std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
               return question.kind == QuestionKind::ItemAnswer;
           });
}

bool hasItemReference(const StudyTemplate &studyTemplate)
{
    return std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
        return question.kind == QuestionKind::ItemAnswer
            || question.kind == QuestionKind::AttributeSet;
    });
}

} // namespace

UnitContent::UnitContent(const Database &database) : m_database(database) {}

Result<QList<Turn>> UnitContent::turns(const UnitSubject &subject) const
{
    QString sql = QStringLiteral("SELECT speaker, content FROM turn WHERE dialogue = ?");
    if (subject.round)
        sql += u" AND round = ?";
    if (subject.turn)
        sql += u" AND position = ?";
    Query query(m_database, sql + u" ORDER BY position");
    query.bind(subject.dialogue.value());
    for (const std::optional<int> &place : {subject.round, subject.turn}) {
        if (place)
            query.bind(*place);
    }
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Turn> turns;
    while (query.next())
        turns.append({query.text(0), query.text(1)});
    if (auto done = query.ended(); !done)
        return done.error();
    return turns;
}

Result<Origin> UnitContent::origin(ItemId item) const
{
    Query query(m_database,
                QStringLiteral("SELECT origin FROM item JOIN dataset ON dataset.id = item.dataset "
                               "WHERE item.id = ?"));
    query.bind(item.value());
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? originFromId(query.text(0)).value_or(Origin::Unknown) : Origin::Unknown;
}

Result<QString> UnitContent::response(ResponseId id) const
{
    Query query(m_database, QStringLiteral("SELECT text FROM response WHERE id = ?"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return Error{StorageText::tr("A response of this study is no longer in the project."), {}};
    return query.text(0);
}

Result<UnitSource> UnitContent::source(const StudyUnit &unit, bool needsItem) const
{
    UnitSource source;
    source.subjects = unit.subjects;
    const UnitSubject &subject = unit.subjects.constFirst();
    const auto turns = this->turns(subject);
    const auto origin = this->origin(subject.item);
    if (!turns || !origin)
        return turns ? origin.error() : turns.error();
    source.turns = *turns;
    source.origin = *origin;
    if (needsItem) {
        const auto item = ItemRepository(m_database).load(subject.item);
        if (!item)
            return item.error();
        source.item = *item;
    }
    for (const UnitSubject &each : unit.subjects) {
        if (!each.response.isValid())
            continue;
        const auto text = response(each.response);
        if (!text)
            return text.error();
        source.responses.append(*text);
    }
    return source;
}

Result<ShownUnit> UnitContent::shown(const StudyTemplate &studyTemplate,
                                     const StudyUnit &unit) const
{
    if (unit.subjects.isEmpty())
        return Error{StorageText::tr("The unit %1 is about nothing.").arg(unit.key), {}};
    const auto known = source(unit, needsItem(studyTemplate) || unit.isTraining);
    if (!known)
        return known.error();
    return shownFrom(studyTemplate, unit.key, *known, unit.isTraining);
}

Result<QList<UnitReference>> UnitContent::references(const StudyTemplate &studyTemplate,
                                                     const StudyUnit &unit) const
{
    QList<UnitReference> references;
    if (unit.subjects.isEmpty())
        return references;
    const auto known = source(unit, hasItemReference(studyTemplate));
    if (!known)
        return known.error();
    for (const Question &question : studyTemplate.questions) {
        if (const auto right = referenceAnswer(question, *known))
            references.append({unit.key, question.id, *right});
    }
    return references;
}

} // namespace Concord
