// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studyplanwriter.h"

#include "models/study/designjson.h"
#include "models/study/shownunit.h"
#include "models/study/templatejson.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <bit>

namespace Concord {

namespace {

const QString studyUnitsName = QStringLiteral("units");
const QString studyAnnotatorsName = QStringLiteral("annotators");
const QString studyPerUnitName = QStringLiteral("per_unit");
const QString studyPopulationName = QStringLiteral("population");

QVariant storedNumber(const std::optional<int> &number)
{
    return number ? QVariant(*number) : QVariant();
}

template <typename RowId>
QVariant storedRow(RowId id)
{
    return id.isValid() ? QVariant(id.value()) : QVariant();
}

QVariant storedText(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

// Of a template's own training unit; all others are read from their subjects.
QVariant storedContent(const StudyTemplate &studyTemplate, const PlannedUnit &unit)
{
    if (!unit.example)
        return {};
    return QString::fromUtf8(shownUnitJson(exampleUnit(studyTemplate, *unit.example, unit.key)));
}

} // namespace

// Annotators are kept by id: they may be renamed.
QString storedDesign(const StudyDesign &design, const QList<AnnotatorId> &annotators)
{
    QJsonArray ids;
    for (const AnnotatorId &annotator : annotators)
        ids.append(annotator.toString());
    QJsonObject object = designToJson(design);
    object.insert(studyAnnotatorsName, ids);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

StudyDesign designFromStored(const QString &text)
{
    return designFromJson(QJsonDocument::fromJson(text.toUtf8()).object());
}

StudyPlanWriter::StudyPlanWriter(const Database &database) : m_database(database) {}

Result<void> StudyPlanWriter::nameIsFree(const QString &name) const
{
    Query query(m_database, QStringLiteral("SELECT 1 FROM study WHERE name = ?"));
    query.bind(name);
    if (auto done = query.exec(); !done)
        return done;
    if (query.next())
        return Error{
            StorageText::tr("There is already a study named “%1”. Choose another name.").arg(name),
            {}};
    return {};
}

Result<QList<AnnotatorId>> StudyPlanWriter::findOrAddAnnotators(const QStringList &names)
{
    QList<AnnotatorId> ids;
    for (const QString &name : names) {
        Query find(m_database, QStringLiteral("SELECT id, judge FROM annotator WHERE name = ?"));
        find.bind(name);
        if (auto done = find.exec(); !done)
            return done.error();
        if (find.next()) {
            if (find.integer(1) != 0)
                return Error{StorageText::tr("“%1” is a judge in this project. Give the annotator "
                                             "another name.")
                                 .arg(name),
                             {}};
            ids.append(AnnotatorId::fromString(find.text(0)));
            continue;
        }
        ids.append(AnnotatorId::create());
        Query add(m_database, QStringLiteral("INSERT INTO annotator (id, name) VALUES (?, ?)"));
        add.bind(ids.constLast().toString()).bind(name);
        if (auto done = add.exec(); !done)
            return done.error();
    }
    return ids;
}

Result<void> StudyPlanWriter::insertStudy(StudyId id, const StudyPlan &plan,
                                          const QList<AnnotatorId> &annotators,
                                          const QDateTime &now)
{
    const QString templateId = Uid<struct TemplateTag>::create().toString();
    Query addTemplate(m_database,
                      QStringLiteral("INSERT INTO template (id, name, format_version, body) "
                                     "VALUES (?, ?, ?, ?)"));
    addTemplate.bind(templateId).bind(plan.studyTemplate.title).bind(templateFormatVersion);
    addTemplate.bind(QString::fromUtf8(studyTemplateJson(plan.studyTemplate)));
    if (auto done = addTemplate.exec(); !done)
        return done;
    Query addStudy(m_database,
                   QStringLiteral("INSERT INTO study (id, name, template, design, seed, state, "
                                  "phase, created_at) VALUES (?, ?, ?, ?, ?, 'open', ?, ?)"));
    addStudy.bind(id.toString()).bind(plan.name).bind(templateId);
    addStudy.bind(storedDesign(plan.design, annotators));
    addStudy.bind(std::bit_cast<qint64>(plan.design.seed));
    addStudy.bind(studyPhaseId(plan.design.phase)).bind(storedTime(now));
    return addStudy.exec();
}

Result<QList<UnitId>> StudyPlanWriter::insertUnits(StudyId id, const StudyPlan &plan)
{
    Query addUnit(m_database,
                  QStringLiteral("INSERT INTO unit (id, study, key, kind, training, content) "
                                 "VALUES (?, ?, ?, ?, ?, ?)"));
    Query addSubject(m_database,
                     QStringLiteral("INSERT INTO unit_subject (unit, position, role, kind, item, "
                                    "dialogue, round, turn, attribute, response) "
                                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    QList<UnitId> ids;
    for (const PlannedUnit &unit : plan.units) {
        ids.append(UnitId::create());
        const QString unitId = ids.constLast().toString();
        addUnit.bind(unitId).bind(id.toString()).bind(unit.key).bind(unitKindId(unit.kind));
        addUnit.bind(unit.isTraining ? 1 : 0).bind(storedContent(plan.studyTemplate, unit));
        if (auto done = addUnit.exec(); !done)
            return done.error();
        int position = 0;
        for (const UnitSubject &subject : unit.subjects) {
            addSubject.bind(unitId).bind(position++).bind(subject.role);
            addSubject.bind(unitKindId(subject.kind)).bind(storedRow(subject.item));
            addSubject.bind(storedRow(subject.dialogue)).bind(storedNumber(subject.round));
            addSubject.bind(storedNumber(subject.turn)).bind(storedText(subject.attribute));
            addSubject.bind(storedRow(subject.response));
            if (auto done = addSubject.exec(); !done)
                return done.error();
        }
    }
    return ids;
}

Result<void> StudyPlanWriter::insertAssignments(const StudyPlan &plan, const QList<UnitId> &units,
                                                const QList<AnnotatorId> &annotators)
{
    Query add(m_database,
              QStringLiteral("INSERT INTO assignment (id, unit, annotator, occurrence, position) "
                             "VALUES (?, ?, ?, ?, ?)"));
    for (const PlannedAssignment &assignment : plan.assignments) {
        add.bind(AssignmentId::create().toString()).bind(units[assignment.unit].toString());
        add.bind(annotators[assignment.annotator].toString()).bind(assignment.occurrence);
        add.bind(assignment.position);
        if (auto done = add.exec(); !done)
            return done;
    }
    return {};
}

Result<void> StudyPlanWriter::journalCreation(const StudyPlan &plan, const QDateTime &now)
{
    const QJsonObject detail{
        {QStringLiteral("template"), plan.studyTemplate.id},
        {studyUnitsName, qint64(plan.units.size())},
        {studyAnnotatorsName, qint64(plan.design.annotators.size())},
        {studyPerUnitName, plan.design.perUnit},
        {studyPopulationName, plan.design.population},
        // As text: JSON numbers do not hold 64 bits.
        {QStringLiteral("seed"), QString::number(plan.design.seed)},
    };
    return addJournalEntry(m_database, now, QStringLiteral("study created"), plan.name, detail);
}

Result<StudyId> StudyPlanWriter::write(const StudyPlan &plan, const QDateTime &now)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto id = writeInside(plan, now);
    if (!id)
        return id;
    if (auto done = transaction.commit(); !done)
        return done.error();
    return id;
}

Result<StudyId> StudyPlanWriter::writeInside(const StudyPlan &plan, const QDateTime &now)
{
    if (auto done = nameIsFree(plan.name); !done)
        return done.error();
    const StudyId id = StudyId::create();
    const auto annotators = findOrAddAnnotators(plan.design.annotators);
    if (!annotators)
        return annotators.error();
    if (auto done = insertStudy(id, plan, *annotators, now); !done)
        return done.error();
    const auto units = insertUnits(id, plan);
    if (!units)
        return units.error();
    if (auto done = insertAssignments(plan, *units, *annotators); !done)
        return done.error();
    if (auto done = journalCreation(plan, now); !done)
        return done.error();
    return id;
}

} // namespace Concord
