// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activeclock.h"
#include "models/core/result.h"
#include "models/itemmodels/unitlistmodel.h"
#include "models/study/study.h"

#include <QObject>
#include <QUndoStack>

namespace Concord {

class ProjectFile;

/// One annotator at work on a study: shows units one by one, and commits every answer before the
/// next unit shows. Undo and redo go over units and append events like everything else.
class AnnotateSession : public QObject
{
    Q_OBJECT

public:
    /// A pause of more than this many milliseconds is no work.
    static constexpr qint64 idleAfter = 60'000;

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
    const Study &study() const { return m_study; }
    const StudyTemplate &studyTemplate() const { return m_template; }
    QString annotatorName() const { return m_annotatorName; }
    UnitListModel &units() { return m_units; }
    const AnnotationScreen &screen() const { return m_screen; }
    bool isFinished() const; ///< no unit is open

    /// Consent is given: it is stored beside the answers, and the first open unit shows.
    void agree();
    void answer(const QString &question, const QString &option);
    void setFlagged(bool flagged);
    void skip();
    void setComment(const QString &comment);
    void undo();
    void redo();
    void goTo(int position);
    void next();
    void previous();
    /// The annotator did something: for the time without idle.
    void touch() { m_clock.touch(); }
    void setAdvancesByItself(bool advances) { m_advances = advances; }

Q_SIGNALS:
    void screenChanged(const Concord::AnnotationScreen &screen);
    /// The last open unit was answered or skipped.
    void finished();
    void answersChanged(); ///< something was committed
    void failed(const Concord::Error &error);

private:
    friend class AnswerCommand;

    /// Writes a value for a question of the unit at `position`; false, and said, when it cannot.
    bool commit(int position, const QString &question, const std::optional<QString> &value);
    void push(const QString &question, const std::optional<QString> &value, const QString &text,
              bool isForced = false);
    void show(int position);
    void advance();
    void updateScreen();
    UnitEntry entry(int position) const;
    int firstOpen(int from) const; ///< at or after `from`, else from the beginning; -1: none

    DeviceId m_device;
    ActiveClock m_clock;
    ProjectFile *m_file = nullptr;
    Study m_study;
    StudyTemplate m_template;
    QString m_annotatorName;
    AnnotatorId m_annotator;
    QList<StudyAssignment> m_assignments;
    AnswerState m_answers;
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
