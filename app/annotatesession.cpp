// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotatesession.h"

#include "app/undo/answercommand.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

namespace {

/// Everything start() needs, read in one go.
struct LoadedStudy
{
    Study study;
    StudyTemplate studyTemplate;
    QList<StudyAssignment> assignments;
    QList<AnnotationEvent> events;
    qint64 nextSequence = 1;
    qint64 maxCounter = 0;
};

Result<LoadedStudy> loadStudy(Database &database, StudyId id, AnnotatorId annotator,
                              DeviceId device)
{
    const StudyRepository studies(database);
    const AnnotationRepository annotations(database);
    auto study = studies.load(id);
    auto studyTemplate = studies.studyTemplate(id);
    auto assignments = studies.assignments(id, annotator);
    auto events = annotations.events(id, annotator);
    const auto sequence = annotations.nextSequence(device);
    const auto counter = annotations.maxCounter();
    for (const Error *error :
         {study ? nullptr : &study.error(), studyTemplate ? nullptr : &studyTemplate.error(),
          assignments ? nullptr : &assignments.error(), events ? nullptr : &events.error(),
          sequence ? nullptr : &sequence.error(), counter ? nullptr : &counter.error()}) {
        if (error)
            return *error;
    }
    return LoadedStudy{*study, *studyTemplate, *assignments, *events, *sequence, *counter};
}

} // namespace

AnnotateSession::AnnotateSession(DeviceId device, ActiveClock::MillisecondsSince clock,
                                 QObject *parent)
    : QObject(parent), m_device(device), m_clock(std::move(clock), idleAfter)
{}

Result<void> AnnotateSession::start(ProjectFile &file, StudyId study, AnnotatorId annotator)
{
    stop();
    const Result<LoadedStudy> loaded = file.read([=, device = m_device](Database &database) {
                                               return loadStudy(database, study, annotator, device);
                                           })
                                           .result();
    if (!loaded)
        return loaded.error();
    if (!file.isWritable())
        return Error{tr("The project is open for reading only, so nothing can be annotated in it."),
                     {}};
    if (loaded->study.state != StudyState::Open)
        return Error{
            tr("The study \"%1\" is closed: it takes no more answers.").arg(loaded->study.name),
            {}};
    if (loaded->assignments.isEmpty())
        return Error{tr("There are no units for this annotator in the study \"%1\".")
                         .arg(loaded->study.name),
                     {}};
    m_file = &file;
    m_study = loaded->study;
    m_template = loaded->studyTemplate;
    m_annotator = annotator;
    m_assignments = loaded->assignments;
    m_annotatorName = m_assignments.constFirst().annotatorName;
    m_answers = AnswerState(loaded->events);
    m_nextSequence = loaded->nextSequence;
    m_maxCounter = loaded->maxCounter;
    QList<UnitEntry> entries;
    for (int i = 0; i < m_assignments.size(); ++i)
        entries.append(entry(i));
    m_units.setEntries(entries);
    m_screen = {};
    m_awaitsConsent = !consentText(m_template, m_study.design).isEmpty()
        && std::ranges::none_of(m_assignments, [this](const StudyAssignment &assignment) {
               return m_answers.value(assignment.id, consentQuestion).has_value();
           });
    if (m_awaitsConsent)
        m_screen.position = -1; // no unit's time is counted
    else
        show(qMax(0, firstOpen(0)));
    return {};
}

void AnnotateSession::agree()
{
    if (!awaitsConsent() || !commit(0, consentQuestion, setValue))
        return;
    m_awaitsConsent = false;
    show(qMax(0, firstOpen(0)));
}

void AnnotateSession::stop()
{
    m_file = nullptr;
    m_awaitsConsent = false;
    m_undo.clear();
    m_assignments.clear();
    m_answers = {};
    m_units.setEntries({});
    m_screen = {};
    m_shown = {};
}

bool AnnotateSession::isFinished() const
{
    return isRunning() && firstOpen(0) < 0;
}

UnitEntry AnnotateSession::entry(int position) const
{
    const StudyAssignment &assignment = m_assignments[position];
    UnitEntry entry;
    entry.key = assignment.unitKey;
    entry.state = m_answers.state(assignment.id, m_template.questions);
    entry.isFlagged = m_answers.isFlagged(assignment.id);
    QStringList words;
    for (const Question &question : m_template.questions) {
        if (const auto value = m_answers.value(assignment.id, question.id)) {
            const AnswerOption *option = question.option(*value);
            words.append(option ? option->text : *value);
        }
    }
    entry.answer = words.join(QStringLiteral(", "));
    return entry;
}

int AnnotateSession::firstOpen(int from) const
{
    const int count = int(m_units.entries().size());
    for (int step = 0; step < count; ++step) {
        const int position = (from + step) % count;
        if (m_units.entries()[position].state == AssignmentState::Open)
            return position;
    }
    return -1;
}

void AnnotateSession::show(int position)
{
    const UnitId unit = m_assignments[position].unit;
    const Result<ShownUnit> shown =
        m_file
            ->read([unit](Database &database) { return StudyRepository(database).shownUnit(unit); })
            .result();
    if (!shown) {
        Q_EMIT failed(shown.error());
        return;
    }
    m_shown = *shown;
    m_screen.position = position;
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_clock.restart();
    updateScreen();
}

void AnnotateSession::updateScreen()
{
    const AssignmentId assignment = m_assignments[m_screen.position].id;
    m_screen.total = int(m_assignments.size());
    m_screen.done = int(
        std::count_if(m_units.entries().begin(), m_units.entries().end(),
                      [](const UnitEntry &unit) { return unit.state != AssignmentState::Open; }));
    m_screen.unit = m_shown;
    m_screen.answers.clear();
    m_screen.isFlagged = m_answers.isFlagged(assignment);
    m_screen.isSkipped =
        m_answers.state(assignment, m_template.questions) == AssignmentState::Skipped;
    for (const Question &question : m_template.questions) {
        if (const auto value = m_answers.value(assignment, question.id);
            value && !m_screen.isSkipped)
            m_screen.answers.insert(question.id, *value);
    }
    m_screen.comment = m_answers.comment(assignment);
    m_screen.canUndo = m_undo.canUndo();
    m_screen.canRedo = m_undo.canRedo();
    Q_EMIT screenChanged(m_screen);
}

bool AnnotateSession::commit(int position, const QString &question,
                             const std::optional<QString> &value)
{
    NewAnswer answer;
    answer.assignment = m_assignments[position].id;
    answer.question = question;
    answer.value = value;
    answer.answeredAt = QDateTime::currentDateTimeUtc();
    if (position == m_screen.position) {
        answer.startedAt = m_startedAt;
        answer.durationMs = m_clock.elapsed();
    }
    AnnotationEvent event = nextEvent(m_answers, answer, m_device, m_nextSequence);
    event.order.counter = qMax(event.order.counter, m_maxCounter + 1);
    // The answer is on disk before the next unit shows: this waits for the commit.
    const Result<void> done = m_file
                                  ->write(
                                      [event](Database &database) {
                                          return AnnotationRepository(database).append(event);
                                      },
                                      DatabaseWorker::Priority::Urgent)
                                  .result();
    m_commitFailed = !done;
    if (!done) {
        Q_EMIT failed(done.error());
        return false;
    }
    m_answers.add(event);
    m_lastTouched = position;
    ++m_nextSequence;
    m_maxCounter = event.order.counter;
    m_units.setEntry(position, entry(position));
    m_screen.savedAt = event.answeredAt;
    m_clock.restart(); // each event carries the time since the one before
    m_startedAt = event.answeredAt;
    Q_EMIT answersChanged();
    return true;
}

void AnnotateSession::push(const QString &question, const std::optional<QString> &value,
                           const QString &text, bool isForced)
{
    const AssignmentId assignment = m_assignments[m_screen.position].id;
    const std::optional<QString> before = m_answers.value(assignment, question);
    if (before == value && !isForced)
        return;
    auto *command = new AnswerCommand(*this, m_screen.position, question, before, value);
    command->setText(text);
    m_undo.push(command);
    if (!m_commitFailed)
        updateScreen(); // what could not be kept stays where it was typed
}

void AnnotateSession::answer(const QString &question, const QString &option)
{
    const Question *asked = m_template.question(question);
    if (!isRunning() || !asked || !asked->option(option))
        return;
    // The same answer as before the skip is an answer all the same.
    push(question, option, tr("answer"), m_screen.isSkipped);
    advance();
}

void AnnotateSession::advance()
{
    if (m_commitFailed || !m_advances)
        return;
    if (m_units.entries()[m_screen.position].state == AssignmentState::Open)
        return; // a further question is open
    const int open = firstOpen(m_screen.position);
    if (open >= 0)
        show(open);
    else
        Q_EMIT finished();
}

void AnnotateSession::setFlagged(bool flagged)
{
    if (isRunning())
        push(flagQuestion, flagged ? std::optional(setValue) : std::nullopt, tr("flag"));
}

void AnnotateSession::skip()
{
    if (!isRunning())
        return;
    push(skipQuestion, setValue, tr("skip"), !m_screen.isSkipped);
    advance();
}

void AnnotateSession::setComment(const QString &comment)
{
    const QString trimmed = comment.trimmed();
    if (isRunning())
        push(commentQuestion, trimmed.isEmpty() ? std::nullopt : std::optional(trimmed),
             tr("comment"));
}

// Undoing shows the unit it happened on.
void AnnotateSession::undo()
{
    if (!isRunning() || !m_undo.canUndo())
        return;
    m_lastTouched = -1;
    m_undo.undo();
    show(m_lastTouched >= 0 ? m_lastTouched : m_screen.position);
}

void AnnotateSession::redo()
{
    if (!isRunning() || !m_undo.canRedo())
        return;
    m_lastTouched = -1;
    m_undo.redo();
    show(m_lastTouched >= 0 ? m_lastTouched : m_screen.position);
}

void AnnotateSession::goTo(int position)
{
    if (isRunning() && position >= 0 && position < m_assignments.size())
        show(position);
}

void AnnotateSession::next()
{
    goTo(m_screen.position + 1);
}

void AnnotateSession::previous()
{
    goTo(m_screen.position - 1);
}

} // namespace Concord
