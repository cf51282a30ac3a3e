// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "storage/runrepository.h"

#include <QTemporaryDir>

#include <memory>

namespace Concord {

/// 2026-03-04 05:06:07.089 UTC.
QDateTime testTime();

/// A database in memory with the newest schema.
Database emptyProjectDatabase();

/// The first column of the first row as a number; a failing statement ends the program.
qint64 numberFrom(const Database &database, const QString &sql);
/// The first column of every row.
QStringList textsFrom(const Database &database, const QString &sql);
/// Runs a statement that must succeed.
void mustExecute(const Database &database, const QString &sql);

/// A staged dataset with these items, not yet published.
DatasetId stageItems(Database &database, const QString &name, const QList<Item> &items);
/// A dataset with these items, for all to see.
DatasetId publishItems(Database &database, const QString &name, const QList<Item> &items);

/// A small IP-Dialog item with two rounds, two related attributes and one other.
Item testItem(const QString &task, int index);

/// A run of `model` with these responses, for all to see.
void publishRun(Database &database, DatasetId dataset, const QString &model, Pathway pathway,
                const QList<ScoredResponse> &responses);

/// A project file in a folder of its own, open for writing.
class TestProject
{
public:
    TestProject();

    ProjectFile &file() { return *m_file; }
    QString path() const { return m_folder.filePath(QStringLiteral("test.concord")); }
    QString folder() const { return m_folder.path(); }
    void close() { m_file.reset(); }
    void reopen();

    /// Writes `content` to a file of that name and imports it.
    Result<QList<ImportSummary>> importContent(const QByteArray &content,
                                               const QString &name = QStringLiteral("data.jsonl"),
                                               const QString &format = QStringLiteral("auto"),
                                               bool isStrict = false);

    /// Imports files of any format, each under its own name.
    Result<QList<ImportSummary>> importFiles(const QStringList &paths, bool isStrict,
                                             const ImportProgressFunction &progress = {});

    /// Runs `task` on the writing connection and waits for what it returns.
    template <typename Task>
    auto write(Task task)
    {
        return m_file->write(std::move(task)).result();
    }
    template <typename Task>
    auto read(Task task)
    {
        return m_file->read(std::move(task)).result();
    }

    qint64 number(const QString &sql);
    QStringList texts(const QString &sql);
    /// Number of rows of every table that an import fills, "dataset 1, dialogue 2, …".
    QString contents();
    /// Faults of the project and of its full-text index.
    QStringList faults();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProjectFile> m_file;
};

} // namespace Concord
