// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/adjudicationrepository.h"

#include "models/study/answervalue.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyanswers.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QUuid>

#include <algorithm>

namespace Concord {

namespace {

Error noSuchQuestion(const QString &question)
{
    return {StorageText::tr("There is no question “%1” in this study.").arg(question), {}};
}

} // namespace

AdjudicationRepository::AdjudicationRepository(const Database &database) : m_database(database) {}

Result<QList<Decision>> AdjudicationRepository::decisions(StudyId study) const
{
    Query query(m_database,
                QStringLiteral("SELECT unit.id, question, value, reason, decided_at "
                               "FROM adjudication JOIN unit ON unit.id = adjudication.unit "
                               "WHERE unit.study = ? AND adjudication.id = "
                               "(SELECT max(id) FROM adjudication AS later "
                               "WHERE later.unit = unit.id "
                               "AND later.question = adjudication.question) "
                               "AND value IS NOT NULL ORDER BY unit.key, question"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Decision> decisions;
    while (query.next())
        decisions.append({UnitId::fromString(query.text(0)), query.text(1), query.text(2),
                          query.text(3), timeFromStored(query.text(4))});
    if (auto done = query.ended(); !done)
        return done.error();
    return decisions;
}

Result<QList<AdjudicationUnit>> AdjudicationRepository::units(StudyId study,
                                                              const QString &question) const
{
    const auto read = readStudyAnswers(m_database, study);
    if (!read)
        return read.error();
    const auto asked = std::ranges::find(read->questions, question, &Question::id);
    if (asked == read->questions.end())
        return noSuchQuestion(question);
    const auto decided = decisions(study);
    if (!decided)
        return decided.error();
    return adjudicationUnits(read->assignments, read->answers, read->questions, *asked,
                             read->study.design.perUnit, *decided);
}

Result<AdjudicationRepository::Place> AdjudicationRepository::placeOf(UnitId unit) const
{
    Query query(m_database,
                QStringLiteral("SELECT study.id, study.name, unit.key FROM unit "
                               "JOIN study ON study.id = unit.study WHERE unit.id = ?"));
    query.bind(unit.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return Error{StorageText::tr("This unit is no longer in the project."), {}};
    return Place{StudyId::fromString(query.text(0)), query.text(1), query.text(2)};
}

Result<QString> AdjudicationRepository::checkedValue(const Place &place, UnitId unit,
                                                     const QString &question,
                                                     const QString &value) const
{
    const StudyRepository studies(m_database);
    const auto studyTemplate = studies.studyTemplate(place.study);
    if (!studyTemplate)
        return studyTemplate.error();
    const auto shown = studies.shownUnit(unit);
    if (!shown)
        return shown.error();
    const QList<Question> questions = questionsOf(*studyTemplate, *shown);
    const auto asked = std::ranges::find(questions, question, &Question::id);
    if (asked == questions.end())
        return noSuchQuestion(question);
    return checkedAnswer(*asked, value);
}

Result<void> AdjudicationRepository::checkAgainstLabels(const Place &place, UnitId unit,
                                                        const QString &question,
                                                        const QString &value,
                                                        const QString &reason) const
{
    const auto all = units(place.study, question);
    if (!all)
        return all.error();
    const auto found = std::ranges::find(*all, unit, &AdjudicationUnit::unit);
    return found == all->end() ? Result<void>() : checkReason(*found, value, reason);
}

Result<void> AdjudicationRepository::decide(UnitId unit, const QString &question,
                                            const QString &value, const QString &reason,
                                            const QDateTime &now)
{
    const auto place = placeOf(unit);
    if (!place)
        return place.error();
    const auto checked = checkedValue(*place, unit, question, value);
    if (!checked)
        return checked.error();
    if (auto done = checkAgainstLabels(*place, unit, question, *checked, reason); !done)
        return done;
    return add(*place, {unit, question, *checked, reason.trimmed(), now}, false);
}

Result<void> AdjudicationRepository::takeBack(UnitId unit, const QString &question,
                                              const QDateTime &now)
{
    const auto place = placeOf(unit);
    if (!place)
        return place.error();
    const auto standing = decisions(place->study);
    if (!standing)
        return standing.error();
    const bool isDecided = std::ranges::any_of(*standing, [&](const Decision &decision) {
        return decision.unit == unit && decision.question == question;
    });
    if (!isDecided)
        return Error{StorageText::tr("%1 is not decided, so there is nothing to take back.")
                         .arg(place->unitKey),
                     {}};
    return add(*place, {unit, question, {}, {}, now}, true);
}

Result<void> AdjudicationRepository::add(const Place &place, const Decision &decision,
                                         bool isTakenBack)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    Query query(m_database,
                QStringLiteral("INSERT INTO adjudication (uuid, unit, question, value, reason, "
                               "decided_at) VALUES (?, ?, ?, ?, ?, ?)"));
    query.bind(QUuid::createUuid().toString(QUuid::WithoutBraces)).bind(decision.unit.toString());
    query.bind(decision.question).bind(isTakenBack ? QVariant() : QVariant(decision.value));
    // An empty text is no NULL.
    query.bind(decision.reason.isEmpty() ? QString(QLatin1StringView("")) : decision.reason);
    query.bind(storedTime(decision.decidedAt));
    if (auto done = query.exec(); !done)
        return done;
    QJsonObject detail{{QStringLiteral("unit"), place.unitKey},
                       {QStringLiteral("question"), decision.question}};
    if (!isTakenBack) {
        detail.insert(QStringLiteral("value"), decision.value);
        detail.insert(QStringLiteral("reason"), decision.reason);
    }
    const QString action =
        isTakenBack ? QStringLiteral("decision taken back") : QStringLiteral("unit decided");
    if (auto done =
            addJournalEntry(m_database, decision.decidedAt, action, place.studyName, detail);
        !done)
        return done;
    return transaction.commit();
}

} // namespace Concord
