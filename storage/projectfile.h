// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/databaseworker.h"

#include <QDateTime>

#include <memory>

class QLockFile;

namespace Concord {

/// An open project: one file, with a reading connection and (unless read-only) a writing one, each
/// on a thread of its own.
///
/// One process at a time may write; it holds a lock file beside the project that names it. While
/// open for writing the file is in WAL mode; on close it is one plain file again.
class ProjectFile
{
public:
    enum class Access { Write, Read };

    /// A new project at a path where nothing is yet; it is open for writing afterwards.
    static Result<std::unique_ptr<ProjectFile>> create(const QString &path, const QDateTime &now);

    /// Refuses what is no project, a project of a newer Concord, a truncated one, and, for writing,
    /// one that another process writes. Sweeps what a broken-off import left behind.
    static Result<std::unique_ptr<ProjectFile>> open(const QString &path, Access access);

    /// A packet, for annotating: the project of one annotator (packetwriter.h). It is looked
    /// through first, as a foreign file; only one process at a time may have it open. It keeps its
    /// rollback journal, so that it is one plain file between two answers.
    static Result<std::unique_ptr<ProjectFile>> openPacket(const QString &path);

    ~ProjectFile();
    ProjectFile(const ProjectFile &) = delete;
    ProjectFile &operator=(const ProjectFile &) = delete;

    QString path() const { return m_path; }
    bool isWritable() const { return m_writer != nullptr; }
    bool isPacket() const { return m_isPacket; }

    /// Queues a task that only reads; see DatabaseWorker::submit.
    template <typename Task>
    auto read(Task task)
    {
        return m_reader->submit(std::move(task));
    }

    /// Queues a task that writes. Only where isWritable().
    template <typename Task>
    auto write(Task task, DatabaseWorker::Priority priority = DatabaseWorker::Priority::Ordinary)
    {
        Q_ASSERT(m_writer);
        return m_writer->submit(std::move(task), priority);
    }

    /// Ends the reading statement that runs now with "Cancelled.".
    void interruptReading() { m_reader->interrupt(); }

private:
    explicit ProjectFile(QString path);
    Result<void> lock();
    Result<void> startWriter();
    Result<void> startReader();

    QString m_path;
    bool m_isPacket = false;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<DatabaseWorker> m_writer;
    std::unique_ptr<DatabaseWorker> m_reader;
};

/// Holds the lock file of a project or packet, or says who holds it.
Result<std::unique_ptr<QLockFile>> lockFile(const QString &path);

/// Whether the file's first bytes are a Concord project's and its length is what they say; the
/// Error says what it is instead.
Result<void> checkProjectHeader(const QString &path);

/// The schema checks done at every open; cheap at any size.
Result<void> checkProject(const Database &database);

} // namespace Concord
