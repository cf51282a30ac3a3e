// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotatesession.h"

#include "models/study/answervalue.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "storage/transaction.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr qint64 millisecondsASecond = 1000;

Result<void> appendAll(Database &database, const QList<AnnotationEvent> &events)
{
    AnnotationRepository repository(database);
    if (events.size() == 1)
        return repository.append(events.constFirst());
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const AnnotationEvent &event : events) {
        if (auto done = repository.append(event); !done)
            return done;
    }
    return transaction.commit();
}

} // namespace

AnnotateSession::AnnotateSession(DeviceId device, ActiveClock::MillisecondsSince clock,
                                 QObject *parent)
    : QObject(parent), m_device(device),
      m_clock(std::move(clock), AnnotationSettings().idleSeconds * millisecondsASecond)
{}

void AnnotateSession::setSettings(const AnnotationSettings &settings)
{
    m_advances = settings.advances;
    m_clock.setIdleAfter(settings.idleSeconds * millisecondsASecond);
}

Result<void> AnnotateSession::start(ProjectFile &file, StudyId study, AnnotatorId annotator)
{
    stop();
    const Result<AnnotationLoad> loaded =
        file.read([=, device = m_device](Database &database) {
                return loadAnnotation(database, study, annotator, device);
            })
            .result();
    if (!loaded)
        return loaded.error();
    if (!file.isWritable())
        return Error{tr("The project is open for reading only, so nothing can be annotated in it."),
                     {}};
    m_file = &file;
    m_book = AnnotationBook(*loaded);
    m_nextSequence = loaded->nextSequence;
    m_maxCounter = loaded->maxCounter;
    m_units.setEntries(m_book.entries());
    m_screen = {};
    m_awaitsConsent = m_book.needsConsent();
    if (m_awaitsConsent)
        m_screen.position = -1; // no unit's time is counted
    else
        show(qMax(0, m_book.firstOpen(0, m_book.reach())));
    return {};
}

void AnnotateSession::agree()
{
    if (!awaitsConsent() || !commit({{0, consentQuestion, setValue}}))
        return;
    m_awaitsConsent = false;
    show(qMax(0, m_book.firstOpen(0, m_book.reach())));
}

void AnnotateSession::stop()
{
    m_file = nullptr;
    m_awaitsConsent = false;
    m_undo.clear();
    m_book = {};
    m_units.setEntries({});
    m_screen = {};
    m_shown = {};
}

bool AnnotateSession::isFinished() const
{
    return isRunning() && m_book.mayGoOn() && m_book.firstOpen(0, m_book.size()) < 0;
}

void AnnotateSession::show(int position)
{
    const UnitId unit = m_book.assignment(position).unit;
    const Result<ShownUnit> shown =
        m_file
            ->read([unit](Database &database) { return StudyRepository(database).shownUnit(unit); })
            .result();
    if (!shown) {
        Q_EMIT failed(shown.error());
        return;
    }
    m_shown = *shown;
    m_shown.training.reset(); // told by feedback, when it is time
    m_screen.position = position;
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_clock.restart();
    updateScreen();
}

void AnnotateSession::updateScreen()
{
    m_book.fill(m_screen, m_screen.position);
    m_screen.unit = m_shown;
    m_screen.canUndo = m_undo.canUndo();
    m_screen.canRedo = m_undo.canRedo();
    Q_EMIT screenChanged(m_screen);
}

AnnotationEvent AnnotateSession::newEvent(const AnswerChange &change, int number,
                                          const QDateTime &now) const
{
    NewAnswer answer;
    answer.assignment = m_book.assignment(change.position).id;
    answer.question = change.question;
    answer.value = change.value;
    answer.answeredAt = now;
    if (change.position == m_screen.position) {
        answer.startedAt = number == 0 ? m_startedAt : now;
        answer.durationMs = number == 0 ? m_clock.elapsed() : 0;
    }
    AnnotationEvent event = nextEvent(m_book.answers(), answer, m_device, m_nextSequence + number);
    event.order.counter = qMax(event.order.counter, m_maxCounter + 1) + number;
    return event;
}

bool AnnotateSession::commit(const QList<AnswerChange> &changes)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<AnnotationEvent> events;
    for (const AnswerChange &change : changes)
        events.append(newEvent(change, int(events.size()), now));
    // The answer is on disk before the next unit shows: this waits for the commit.
    const Result<void> done =
        m_file
            ->write([events](Database &database) { return appendAll(database, events); },
                    DatabaseWorker::Priority::Urgent)
            .result();
    m_commitFailed = !done;
    if (!done) {
        Q_EMIT failed(done.error());
        return false;
    }
    for (const AnnotationEvent &event : std::as_const(events))
        m_book.add(event);
    m_nextSequence += events.size();
    m_maxCounter = events.constLast().order.counter;
    for (const AnswerChange &change : changes)
        m_units.setEntry(change.position, m_book.entry(change.position));
    m_lastTouched = changes.constFirst().position;
    m_screen.savedAt = now;
    m_clock.restart(); // each event carries the time since the one before
    m_startedAt = now;
    Q_EMIT answersChanged();
    return true;
}

// Undoing puts back what was there, a skip included: that an answer was there before does not
// matter once the unit was skipped.
void AnnotateSession::push(const QList<AnswerChange> &changes, const QString &text, bool isForced)
{
    QList<AnswerChange> before;
    for (const AnswerChange &change : changes)
        before.append(
            {change.position, change.question, m_book.value(change.position, change.question)});
    if (before == changes && !isForced)
        return;
    if (m_screen.isSkipped && !isPseudoQuestion(changes.constFirst().question))
        before.append({m_screen.position, skipQuestion, setValue});
    // A skip that an answer came after is none any more.
    if (!m_screen.isSkipped && changes.constFirst().question == skipQuestion)
        before = {{m_screen.position, skipQuestion, std::nullopt}};
    auto *command = new AnswerCommand(*this, before, changes);
    command->setText(text);
    m_undo.push(command);
    if (!m_commitFailed)
        updateScreen(); // what could not be kept stays where it was typed
}

void AnnotateSession::answer(const QString &question, const QString &value)
{
    if (!isRunning() || m_book.isLocked(m_screen.position))
        return;
    const QList<Question> questions = m_book.questions(m_screen.position);
    for (const Question &asked : questions) {
        if (asked.id == question)
            giveAnswer(asked, value);
        else if (reasonQuestion(asked.id) == question)
            giveReason(asked, value);
    }
}

void AnnotateSession::giveAnswer(const Question &asked, const QString &value)
{
    const Result<QString> checked = checkedAnswer(asked, value);
    if (!checked) {
        Q_EMIT failed(checked.error());
        return;
    }
    const int position = m_screen.position;
    const QString reason = reasonQuestion(asked.id);
    QList<AnswerChange> changes{{position, asked.id, *checked}};
    // A reason is for the answer it was given for.
    if (!needsReason(asked, *checked) && m_book.value(position, reason))
        changes.append({position, reason, std::nullopt});
    // The same answer as before the skip is an answer all the same.
    push(changes, tr("answer"), m_screen.isSkipped);
    advance();
}

void AnnotateSession::giveReason(const Question &asked, const QString &reason)
{
    const Question text{.id = reasonQuestion(asked.id), .kind = QuestionKind::FreeText, .text = {}};
    const Result<QString> checked = checkedAnswer(text, reason);
    if (!checked) {
        Q_EMIT failed(checked.error());
        return;
    }
    push({{m_screen.position, text.id, *checked}}, tr("reason"));
    advance();
}

void AnnotateSession::advance()
{
    if (m_commitFailed)
        return;
    if (m_book.isLocked(m_screen.position))
        m_undo.clear(); // what was answered before the feedback stands
    if (m_screen.isTraining())
        updateScreen();
    else if (m_advances && m_book.isComplete(m_screen.position))
        goOn();
}

void AnnotateSession::goOn()
{
    if (!isRunning())
        return;
    const bool isBeforeStudy = m_screen.isTraining() && m_screen.done == 0;
    const int training =
        m_screen.isTraining() ? m_book.firstOpen(m_screen.position, m_screen.trainingUnits) : -1;
    const int open = m_book.firstOpen(m_screen.position, m_book.reach());
    if (training >= 0)
        show(training);
    else if (isBeforeStudy || m_book.hasFailedTraining())
        Q_EMIT trainingFinished(m_book.score());
    else if (open >= 0)
        show(open);
    else
        Q_EMIT finished();
}

void AnnotateSession::beginStudy()
{
    if (!isRunning() || !m_book.mayGoOn())
        return;
    const int open = m_book.firstOpen(m_book.trainingUnits(), m_book.reach());
    if (open >= 0)
        show(open);
    else
        Q_EMIT finished();
}

void AnnotateSession::repeatTraining()
{
    if (!isRunning() || !m_book.hasFailedTraining())
        return;
    m_clock.restart(); // reading the result is no work on a unit
    if (!commit(m_book.trainingWithdrawn()))
        return;
    m_undo.clear();
    show(0);
}

void AnnotateSession::setFlagged(bool flagged)
{
    if (isRunning())
        push({{m_screen.position, flagQuestion, flagged ? std::optional(setValue) : std::nullopt}},
             tr("flag"));
}

void AnnotateSession::skip()
{
    if (!isRunning() || m_book.isLocked(m_screen.position))
        return;
    push({{m_screen.position, skipQuestion, setValue}}, tr("skip"), !m_screen.isSkipped);
    advance();
}

void AnnotateSession::setComment(const QString &comment)
{
    const QString trimmed = comment.trimmed();
    if (isRunning())
        push({{m_screen.position, commentQuestion,
               trimmed.isEmpty() ? std::nullopt : std::optional(trimmed)}},
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
    if (!isRunning() || position < 0 || position >= m_book.size())
        return;
    if (position < m_book.reach())
        show(position);
    else
        Q_EMIT failed({tr("The study begins after its training. Finish that first."), {}});
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
