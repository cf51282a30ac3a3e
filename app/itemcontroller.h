// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/study/slice.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <functional>

namespace Concord {

class Database;
class ItemSession;
class MainWindow;
class ProjectFile;

/// Joins the Items page with its session, saved slices, the clipboard and the export.
class ItemController : public QObject
{
    Q_OBJECT

public:
    ItemController(MainWindow &window, ItemSession &items, QObject *parent = nullptr);
    ~ItemController() override;

    /// nullptr: none; an export that runs is cancelled before.
    void setFile(ProjectFile *file);
    void exportItems(const QString &path);
    bool isExporting() const { return m_isExporting; }
    void cancelExport() { m_isCancelled = true; }

Q_SIGNALS:
    void exported(const QString &path);
    void slicesChanged();

private:
    void connectPage();
    void readSlices();
    void changeSlices(const std::function<Result<void>(Database &)> &change);
    void copyItems(const QList<ItemId> &ids);
    void finishExport(const Result<void> &done, const QString &path);

    MainWindow &m_window;
    ItemSession &m_items;
    ProjectFile *m_file = nullptr;
    QFuture<Result<void>> m_export;
    bool m_isExporting = false;
    std::atomic_bool m_isCancelled = false;
};

} // namespace Concord
