// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/dataset.h"

#include <QObject>

#include <memory>

namespace Concord {

class ProjectFile;

/// The project that is open, if any. Opening and making happen on a worker thread; one at a time.
class ProjectSession : public QObject
{
    Q_OBJECT

public:
    explicit ProjectSession(QObject *parent = nullptr);
    ~ProjectSession() override;

    /// Opens for writing, or for reading only where another process writes. A packet is opened,
    /// too, and only for writing: file()->isPacket() tells.
    void open(const QString &path);
    void create(const QString &path);
    /// Opens the demo project at `path`, which is made first where there is none.
    void openDemo(const QString &path);
    void close();

    bool isOpen() const { return m_file != nullptr; }
    ProjectFile *file() const { return m_file.get(); }
    const QList<Dataset> &datasets() const { return m_datasets; }
    /// Why the project is open for reading only; empty when it is not.
    QString readOnlyReason() const { return m_readOnlyReason; }

    /// Reads the list of datasets anew.
    void refresh();

Q_SIGNALS:
    void busyChanged(bool busy);
    void opened(const QString &path);
    void closing(); ///< the file is still there
    void closed();
    void datasetsChanged();
    void failed(const Concord::Error &error);

private:
    struct Opened;
    using Job = std::function<Result<Opened>()>;
    void start(const Job &job);
    void finish(Result<Opened> result);

    std::unique_ptr<ProjectFile> m_file;
    QList<Dataset> m_datasets;
    QString m_readOnlyReason;
    bool m_busy = false;
};

} // namespace Concord
