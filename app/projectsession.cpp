// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projectsession.h"

#include "app/demoproject.h"
#include "app/whendone.h"
#include "storage/datasetrepository.h"
#include "storage/packetfile.h"
#include "storage/projectfile.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace Concord {

struct ProjectSession::Opened
{
    std::unique_ptr<ProjectFile> file;
    QString readOnlyReason;
};

ProjectSession::ProjectSession(QObject *parent) : QObject(parent) {}

ProjectSession::~ProjectSession() = default;

void ProjectSession::open(const QString &path)
{
    // What is no project does not cost the one that is open.
    const bool isPacket = isPacketFile(path);
    const auto usable = isPacket ? checkPacketHeader(path) : checkProjectHeader(path);
    if (!usable) {
        Q_EMIT failed(usable.error());
        return;
    }
    start([path, isPacket]() -> Result<Opened> {
        if (isPacket) {
            auto packet = ProjectFile::openPacket(path);
            if (!packet)
                return packet.error();
            return Opened{*std::move(packet), {}};
        }
        auto writable = ProjectFile::open(path, ProjectFile::Access::Write);
        if (writable)
            return Opened{*std::move(writable), {}};
        auto readable = ProjectFile::open(path, ProjectFile::Access::Read);
        if (!readable)
            return writable.error();
        return Opened{*std::move(readable), writable.error().message};
    });
}

void ProjectSession::create(const QString &path)
{
    start([path]() -> Result<Opened> {
        auto file = ProjectFile::create(path, QDateTime::currentDateTimeUtc());
        if (!file)
            return file.error();
        return Opened{*std::move(file), {}};
    });
}

void ProjectSession::openDemo(const QString &path)
{
    if (QFileInfo::exists(path)) {
        open(path);
        return;
    }
    start([path]() -> Result<Opened> {
        if (auto done = createDemoProject(path, QDateTime::currentDateTimeUtc()); !done)
            return done.error();
        auto file = ProjectFile::open(path, ProjectFile::Access::Write);
        if (!file)
            return file.error();
        return Opened{*std::move(file), {}};
    });
}

void ProjectSession::start(const Job &job)
{
    if (m_busy)
        return;
    m_busy = true;
    Q_EMIT busyChanged(true);
    // The project that is open is closed first: the wanted one may be the same file.
    close();
    const auto opening =
        QtConcurrent::run([job] { return std::make_shared<Result<Opened>>(job()); });
    whenDone(opening, this,
             [this](const std::shared_ptr<Result<Opened>> &result) { finish(std::move(*result)); });
}

void ProjectSession::finish(Result<Opened> result)
{
    m_busy = false;
    Q_EMIT busyChanged(false);
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    m_file = std::move(result->file);
    m_readOnlyReason = result->readOnlyReason;
    Q_EMIT opened(m_file->path());
    refresh();
}

void ProjectSession::close()
{
    if (!m_file)
        return;
    Q_EMIT closing();
    m_file.reset();
    m_datasets.clear();
    m_readOnlyReason.clear();
    Q_EMIT closed();
}

void ProjectSession::refresh()
{
    if (!m_file)
        return;
    const auto reading =
        m_file->read([](Database &database) { return DatasetRepository(database).all(); });
    whenDone(reading, this, [this](const Result<QList<Dataset>> &datasets) {
        if (!datasets) {
            Q_EMIT failed(datasets.error());
            return;
        }
        m_datasets = *datasets;
        Q_EMIT datasetsChanged();
    });
}

} // namespace Concord
