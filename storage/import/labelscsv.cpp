// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelscsv.h"

#include "models/study/answervalue.h"
#include "models/study/progress.h"
#include "storage/annotationrepository.h"
#include "storage/import/labelanswers.h"
#include "storage/import/labelplaces.h"
#include "storage/import/labelstudiorows.h"
#include "storage/import/personalensjudge.h"
#include "storage/judgewriter.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace Concord {

namespace {

Result<QList<LabelRow>> readRows(const QString &path, LabelsOf whose)
{
    return isLabelStudioFile(path) ? readLabelStudioRows(path, whose) : readLabelRows(path, whose);
}

bool saysSomething(const LabelRow &row)
{
    return !row.value.isEmpty() || row.isFlagged || !row.comment.isEmpty();
}

// Appends what rows say and the study does not; belongs in a transaction.
class LabelsImport
{
public:
    LabelsImport(const Database &database, QString path, DeviceId device, const QDateTime &now)
        : m_database(database), m_annotations(database), m_answersOf(database),
          m_path(std::move(path)), m_device(device), m_now(now)
    {}

    Result<void> load(StudyId study);
    Result<QList<LabelRow>> judgeRows(const QString &judge);
    Result<void> addJudge(StudyId study, const QString &judge, const QList<LabelRow> &rows);
    Result<void> takeAll(QList<LabelRow> rows);
    LabelsSummary summary() const { return m_summary; }

private:
    Result<void> take(LabelRow row);
    Result<void> checkAnswer(LabelRow &row);
    Result<void> checkRepeat(const LabelRow &row, AssignmentId assignment);
    std::optional<qint64> timeToAdd(const LabelRow &row, AssignmentId assignment) const;
    Result<void> append(const NewAnswer &answer);
    bool isNews(const LabelRow &row, AssignmentId assignment) const;
    Error problem(const LabelRow &row, const QString &sentence) const
    {
        return labelsError(m_path, row.line, sentence);
    }

    const Database &m_database;
    AnnotationRepository m_annotations;
    LabelAnswers m_answersOf;
    LabelPlaces m_places;
    QString m_path;
    DeviceId m_device;
    QDateTime m_now;
    AnswerState m_answers;
    qint64 m_sequence = 1;
    QHash<std::pair<AssignmentId, QString>, std::pair<QString, qint64>> m_rows; // value and line
    LabelsSummary m_summary;
};

Result<void> LabelsImport::load(StudyId study)
{
    if (auto done = m_answersOf.load(study); !done)
        return done;
    if (auto done = m_places.load(m_database, study); !done)
        return done;
    const auto events = m_annotations.events(study);
    if (!events)
        return events.error();
    m_answers = AnswerState(*events);
    const auto sequence = m_annotations.nextSequence(m_device);
    if (!sequence)
        return sequence.error();
    m_sequence = *sequence;
    return {};
}

Result<QList<LabelRow>> LabelsImport::judgeRows(const QString &judge)
{
    QList<LabelRow> rows;
    if (QFileInfo(m_path).isDir()) {
        auto folder =
            readPersonaLensJudge(m_path, judge, m_answersOf.questions(), m_places.itemKeys());
        if (!folder)
            return folder.error();
        m_summary.others = folder->others;
        rows = std::move(folder->rows);
    } else {
        auto read = readRows(m_path, LabelsOf::Judge);
        if (!read)
            return read.error();
        rows = *std::move(read);
    }
    // They need no assignment.
    m_summary.empty = rows.removeIf([](const LabelRow &row) { return !saysSomething(row); });
    for (LabelRow &row : rows) {
        if (!row.annotator.isEmpty() && row.annotator != judge)
            return problem(row,
                           StorageText::tr("This is an answer of “%1”, not of the judge “%2”. Keep "
                                           "the judge's rows alone.")
                               .arg(row.annotator, judge));
        row.annotator = judge;
    }
    return rows;
}

Result<void> LabelsImport::addJudge(StudyId study, const QString &judge,
                                    const QList<LabelRow> &rows)
{
    QMap<QString, UnitId> units;
    for (LabelRow row : rows) {
        const auto isHere = m_places.settle(row);
        if (!isHere)
            return problem(row, isHere.error().message);
        if (!*isHere)
            continue;
        const auto unit = m_places.unitOf(row.unitKey);
        if (!unit)
            return problem(row, unit.error().message);
        units.insert(row.unitKey, *unit);
    }
    const auto added = JudgeWriter(m_database).assign(study, judge, units, m_now);
    if (!added)
        return added.error();
    m_places.add(*added);
    return {};
}

Result<void> LabelsImport::checkAnswer(LabelRow &row)
{
    const auto asked = m_answersOf.questionOf(row.question);
    if (!asked && !(row.question.isEmpty() && row.value.isEmpty()))
        return problem(row, asked.error().message);
    if (row.value.isEmpty())
        return {};
    const auto unit = m_places.unitOf(row.unitKey);
    if (!unit)
        return problem(row, unit.error().message);
    const auto value = m_answersOf.checked(*unit, row.question, row.value);
    if (!value)
        return problem(row, value.error().message);
    row.value = *value;
    return {};
}

// Two rows about the same answer have to agree.
Result<void> LabelsImport::checkRepeat(const LabelRow &row, AssignmentId assignment)
{
    if (row.value.isEmpty())
        return {};
    const auto key = std::make_pair(assignment, row.question);
    const auto earlier = m_rows.constFind(key);
    if (earlier != m_rows.constEnd() && earlier->first != row.value)
        return problem(row,
                       StorageText::tr("%1 answers %2 with “%3” here, but with “%4” in line %5. "
                                       "Keep one of the two rows.")
                           .arg(row.annotator, row.unitKey, row.value, earlier->first,
                                QString::number(earlier->second)));
    m_rows.insert(key, {row.value, row.line});
    return {};
}

bool LabelsImport::isNews(const LabelRow &row, AssignmentId assignment) const
{
    if (row.value.isEmpty())
        return false;
    if (m_answers.value(assignment, row.question) != row.value)
        return true;
    return !isReasonQuestion(row.question)
        && m_answers.state(assignment, m_answersOf.questions()) == AssignmentState::Skipped;
}

// A row says how long the whole assignment took, an event how much came with it.
std::optional<qint64> LabelsImport::timeToAdd(const LabelRow &row, AssignmentId assignment) const
{
    const qint64 known = timeSpent(m_answers, assignment).value_or(0);
    if (!row.durationMs || *row.durationMs <= known)
        return std::nullopt;
    return *row.durationMs - known;
}

Result<void> LabelsImport::append(const NewAnswer &answer)
{
    const AnnotationEvent event = nextEvent(m_answers, answer, m_device, m_sequence++);
    if (auto done = m_annotations.append(event); !done)
        return done;
    m_answers.add(event);
    return {};
}

Result<void> LabelsImport::take(LabelRow row)
{
    const auto assignment = m_places.assignmentOf(row);
    if (!assignment)
        return problem(row, assignment.error().message);
    if (auto done = checkAnswer(row); !done)
        return done;
    if (auto done = checkRepeat(row, *assignment); !done)
        return done;
    const QDateTime at = row.answeredAt.isValid() ? row.answeredAt : m_now;
    QList<NewAnswer> news;
    if (isNews(row, *assignment))
        news.append({*assignment, row.question, row.value, {}, timeToAdd(row, *assignment), at});
    if (row.isFlagged && !m_answers.isFlagged(*assignment))
        news.append({*assignment, flagQuestion, setValue, {}, {}, at});
    if (!row.comment.isEmpty() && row.comment != m_answers.comment(*assignment))
        news.append({*assignment, commentQuestion, row.comment, {}, {}, at});
    for (const NewAnswer &answer : std::as_const(news)) {
        if (auto done = append(answer); !done)
            return problem(row, done.error().message);
    }
    ++(!news.isEmpty()          ? m_summary.imported
           : saysSomething(row) ? m_summary.unchanged
                                : m_summary.empty);
    return {};
}

Result<void> LabelsImport::takeAll(QList<LabelRow> rows)
{
    for (LabelRow &row : rows) {
        const auto isHere = m_places.settle(row);
        if (!isHere)
            return problem(row, isHere.error().message);
        if (!*isHere)
            ++m_summary.others;
        else if (auto done = take(row); !done)
            return done;
    }
    return {};
}

} // namespace

Result<LabelsSummary> importLabels(const Database &database, StudyId study, const QString &path,
                                   DeviceId device, const QDateTime &now)
{
    const auto rows = readRows(path, LabelsOf::Annotators);
    if (!rows)
        return rows.error();
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    LabelsImport import(database, path, device, now);
    if (auto done = import.load(study); !done)
        return done.error();
    if (auto done = import.takeAll(*rows); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return import.summary();
}

Result<LabelsSummary> importJudge(const Database &database, StudyId study, const QString &judge,
                                  const QString &path, DeviceId device, const QDateTime &now)
{
    if (judge.trimmed().isEmpty())
        return Error{StorageText::tr("A judge needs a name."), {}};
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    LabelsImport import(database, path, device, now);
    if (auto done = import.load(study); !done)
        return done.error();
    const auto rows = import.judgeRows(judge.trimmed());
    if (!rows)
        return rows.error();
    if (auto done = import.addJudge(study, judge.trimmed(), *rows); !done)
        return done.error();
    if (auto done = import.takeAll(*rows); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return import.summary();
}

} // namespace Concord
