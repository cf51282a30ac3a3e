// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activeclock.h"
#include "app/annotationbook.h"
#include "models/core/result.h"
#include "models/itemmodels/unitlistmodel.h"
#include "models/study/annotationsettings.h"

#include <QObject>
#include <QUndoStack>

namespace Concord {

class ProjectFile;

/// One annotator at work on a study: shows units one by one, and commits every answer before the
/// next unit shows. Undo and redo go over units and append events like everything else.
///
/// Training units come first. An answered one shows its feedback and takes no other answer; a study
/// with a pass mark lets nobody on before it is reached.
class AnnotateSession : public QObject
{
    Q_OBJECT

public:
    explicit AnnotateSession(DeviceId device,
                             ActiveClock::MillisecondsSince clock = monotonicClock(),
                             QObject *parent = nullptr);

    /// Loads the annotator's units and goes to the first open one; blocking, some milliseconds. The
    /// file must outlive the session's use of it.
    Result<void> start(ProjectFile &file, StudyId study, AnnotatorId annotator);
    void stop();

    /// False until consent is given, where it has to be.
    bool isRunning() const { return m_file != nullptr && !m_awaitsConsent; }
    bool awaitsConsent() const { return m_file != nullptr && m_awaitsConsent; }
    const Study &study() const { return m_book.study(); }
    const StudyTemplate &studyTemplate() const { return m_book.studyTemplate(); }
    QString annotatorName() const { return m_book.assignment(0).annotatorName; }
    UnitListModel &units() { return m_units; }
    const AnnotationScreen &screen() const { return m_screen; }
    bool isFinished() const; ///< no unit is open
    const TrainingScore &trainingScore() const { return m_book.score(); }
    /// Every training unit is answered, and the pass mark is not reached.
    bool hasFailedTraining() const { return isRunning() && m_book.hasFailedTraining(); }

    /// Consent is given: it is stored beside the answers, and the first open unit shows.
    void agree();
    /// To a question of the unit, or to its reasonQuestion(); checked and written as answervalue.h
    /// says.
    void answer(const QString &question, const QString &value);
    void setFlagged(bool flagged);
    void skip();
    void setComment(const QString &comment);
    void undo();
    void redo();
    void goTo(int position);
    void next();
    void previous();
    /// To the next open unit; after the last one finished() or trainingFinished().
    void goOn();
    /// After the training: to the first open unit that is none.
    void beginStudy();
    /// Withdraws the answers of a training that was not passed, and asks them again.
    void repeatTraining();
    /// The annotator did something: for the time without idle.
    void touch() { m_clock.touch(); }
    void setSettings(const AnnotationSettings &settings);

Q_SIGNALS:
    void screenChanged(const Concord::AnnotationScreen &screen);
    /// The last open unit was answered or skipped.
    void finished();
    void trainingFinished(const Concord::TrainingScore &score);
    void answersChanged(); ///< something was committed
    void failed(const Concord::Error &error);

private:
    friend class AnswerCommand;

    /// Writes values, in one transaction; false, and said, when it cannot.
    bool commit(const QList<AnswerChange> &changes);
    AnnotationEvent newEvent(const AnswerChange &change, int number, const QDateTime &now) const;
    void push(const QList<AnswerChange> &changes, const QString &text, bool isForced = false);
    void giveAnswer(const Question &asked, const QString &value);
    void giveReason(const Question &asked, const QString &reason);
    void show(int position);
    void advance();
    void updateScreen();

    DeviceId m_device;
    ActiveClock m_clock;
    ProjectFile *m_file = nullptr;
    AnnotationBook m_book;
    qint64 m_nextSequence = 1;
    qint64 m_maxCounter = 0;
    UnitListModel m_units;
    AnnotationScreen m_screen;
    ShownUnit m_shown;
    QDateTime m_startedAt;
    QUndoStack m_undo;
    bool m_awaitsConsent = false;
    bool m_advances = true;
    bool m_commitFailed = false;
    int m_lastTouched = -1; ///< where the last commit was
};

} // namespace Concord
