// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/design.h"
#include "models/study/study.h"
#include "storage/database.h"

#include <QTemporaryDir>

namespace Concord {

/// A template that asks every kind of question about a text, with a unit to practise on.
StudyTemplate everyQuestionTemplate();

/// An existing file, opened for writing.
Database openedDatabase(const QString &path);

/// Answers as a window at work on the file gives them: the same device counts on.
class PacketWriterAtWork
{
public:
    PacketWriterAtWork(const Database &database, StudyId study, DeviceId device);

    /// Answers and gives what was stored.
    AnnotationEvent answer(AssignmentId assignment, const QString &question,
                           const std::optional<QString> &value, const QDateTime &clock);
    const AnswerState &state() const { return m_state; }

private:
    const Database &m_database;
    AnswerState m_state;
    DeviceId m_device;
    qint64 m_sequence = 0;
};

/// A project file with six texts of people and machines, a training unit, and a study about all of
/// them that Ada and Ben annotate; its names say "secret" where an annotator must not see them.
class PacketProject
{
public:
    PacketProject();

    Database &database() { return *m_database; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    StudyId study() const { return m_study; }
    const Annotator &ada() const { return m_annotators[0]; }
    const Annotator &ben() const { return m_annotators[1]; }
    QList<StudyAssignment> assignments(const Annotator &annotator) const;
    /// All events of the study, in causal order.
    QList<AnnotationEvent> events() const;
    QStringList faults() const;

    /// Adds a study of that name about the texts, annotated by Ada and Ben.
    StudyId addStudy(const QString &name, const StudyTemplate &studyTemplate);
    /// Exports a packet under that name and gives its path.
    QString packet(const Annotator &annotator, const QString &name);
    /// Closes the file, copies it and opens it again.
    void copyTo(const QString &path);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    StudyId m_study;
    QList<Annotator> m_annotators;
};

} // namespace Concord
