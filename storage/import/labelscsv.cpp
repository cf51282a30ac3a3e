// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelscsv.h"

#include "models/study/progress.h"
#include "storage/annotationrepository.h"
#include "storage/import/labelrows.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QHash>

#include <tuple>

namespace Concord {

namespace {

const QString listSeparator = QStringLiteral(", ");

struct LabelPlace
{
    QString unitKey;
    QString annotator;
    int occurrence = 1;

    friend bool operator==(const LabelPlace &, const LabelPlace &) = default;
    friend size_t qHash(const LabelPlace &place, size_t seed = 0)
    {
        return qHashMulti(seed, place.unitKey, place.annotator, place.occurrence);
    }
};

// Appends what rows say and the study does not; belongs in a transaction.
class LabelsImport
{
public:
    LabelsImport(const Database &database, QString path, DeviceId device, const QDateTime &now)
        : m_studies(database), m_annotations(database), m_path(std::move(path)), m_device(device),
          m_now(now)
    {}

    Result<void> load(StudyId study);
    Result<void> take(const LabelRow &row);
    LabelsSummary summary() const { return m_summary; }

private:
    Result<AssignmentId> assignmentOf(const LabelRow &row) const;
    Result<void> checkAnswer(const LabelRow &row) const;
    Result<void> checkRepeat(const LabelRow &row, AssignmentId assignment);
    std::optional<qint64> timeToAdd(const LabelRow &row, AssignmentId assignment) const;
    Result<void> append(const NewAnswer &answer);
    bool isNews(const LabelRow &row, AssignmentId assignment) const;
    Error problem(const LabelRow &row, const QString &sentence) const
    {
        return labelsError(m_path, row.line, sentence);
    }

    StudyRepository m_studies;
    AnnotationRepository m_annotations;
    QString m_path;
    DeviceId m_device;
    QDateTime m_now;
    StudyTemplate m_template;
    QHash<LabelPlace, AssignmentId> m_assignments;
    QSet<QString> m_unitKeys;
    QStringList m_annotators;
    AnswerState m_answers;
    qint64 m_sequence = 1;
    QHash<std::pair<AssignmentId, QString>, std::pair<QString, qint64>> m_rows; // value and line
    LabelsSummary m_summary;
};

Result<void> LabelsImport::load(StudyId study)
{
    auto asked = m_studies.studyTemplate(study);
    if (!asked)
        return asked.error();
    m_template = *std::move(asked);
    const auto assignments = m_studies.assignments(study);
    if (!assignments)
        return assignments.error();
    for (const StudyAssignment &assignment : *assignments) {
        m_assignments.insert({assignment.unitKey, assignment.annotatorName, assignment.occurrence},
                             assignment.id);
        m_unitKeys.insert(assignment.unitKey);
        if (!m_annotators.contains(assignment.annotatorName))
            m_annotators.append(assignment.annotatorName);
    }
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

Result<AssignmentId> LabelsImport::assignmentOf(const LabelRow &row) const
{
    const auto found = m_assignments.constFind({row.unitKey, row.annotator, row.occurrence});
    if (found != m_assignments.constEnd())
        return *found;
    if (!m_unitKeys.contains(row.unitKey))
        return problem(row,
                       StorageText::tr("There is no unit “%1” in this study.").arg(row.unitKey));
    if (!m_annotators.contains(row.annotator))
        return problem(row,
                       StorageText::tr("There is no annotator “%1” in this study. There are: %2.")
                           .arg(row.annotator, m_annotators.join(listSeparator)));
    return problem(row,
                   StorageText::tr("The unit %1 is not assigned to %2 (occurrence %3).")
                       .arg(row.unitKey, row.annotator, QString::number(row.occurrence)));
}

Result<void> LabelsImport::checkAnswer(const LabelRow &row) const
{
    const Question *question = m_template.question(row.question);
    if (!question) {
        QStringList ids;
        for (const Question &asked : m_template.questions)
            ids.append(asked.id);
        return problem(row,
                       StorageText::tr("There is no question “%1” in this study. There are: %2.")
                           .arg(row.question, ids.join(listSeparator)));
    }
    if (!row.value.isEmpty() && !question->option(row.value))
        return problem(
            row,
            StorageText::tr("“%1” is no answer to the question “%2”. Allowed are: %3.")
                .arg(row.value, row.question, question->optionIds().join(listSeparator)));
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
    const bool isSkipped =
        m_answers.state(assignment, m_template.questions) == AssignmentState::Skipped;
    return !row.value.isEmpty()
        && (isSkipped || m_answers.value(assignment, row.question) != row.value);
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

Result<void> LabelsImport::take(const LabelRow &row)
{
    const auto assignment = assignmentOf(row);
    if (!assignment)
        return assignment.error();
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
    const bool saysSomething = !row.value.isEmpty() || row.isFlagged || !row.comment.isEmpty();
    ++(!news.isEmpty()     ? m_summary.imported
           : saysSomething ? m_summary.unchanged
                           : m_summary.empty);
    return {};
}

} // namespace

Result<LabelsSummary> importLabels(const Database &database, StudyId study, const QString &path,
                                   DeviceId device, const QDateTime &now)
{
    const auto rows = readLabelRows(path);
    if (!rows)
        return rows.error();
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    LabelsImport import(database, path, device, now);
    if (auto done = import.load(study); !done)
        return done.error();
    for (const LabelRow &row : *rows) {
        if (auto done = import.take(row); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return import.summary();
}

} // namespace Concord
