// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/itemcontroller.h"

#include "app/itemsession.h"
#include "app/whendone.h"
#include "models/text/searchwords.h"
#include "storage/export/itemexport.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "storage/slicerepository.h"
#include "ui/mainwindow.h"
#include "ui/pages/itemspage.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QtConcurrentRun>

namespace Concord {

namespace {

constexpr qsizetype mostCopied = 50'000; ///< rows; the export is for more

QString copiedCell(const QString &text)
{
    return text.simplified(); // no tabulator, no line's end
}

QString copiedRows(const ItemTableModel &table, const QList<ItemRow> &rows)
{
    QStringList headings;
    for (int column = 0; column < ItemTableModel::ColumnCount; ++column) {
        const QVariant spoken = table.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole);
        headings.append(
            (spoken.isValid() ? spoken : table.headerData(column, Qt::Horizontal)).toString());
    }
    QStringList lines{headings.join(u'\t')};
    for (const ItemRow &row : rows) {
        const QStringList cells{
            copiedCell(row.key),        row.task,
            copiedCell(row.domain),     QString::number(row.rounds),
            QString::number(row.turns), QString::number(row.words),
            copiedCell(row.dataset),    row.isReviewed ? QStringLiteral("✓") : QString(),
            copiedCell(row.text)};
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace

ItemController::ItemController(MainWindow &window, ItemSession &items, QObject *parent)
    : QObject(parent), m_window(window), m_items(items)
{
    connectPage();
}

ItemController::~ItemController()
{
    setFile(nullptr);
}

void ItemController::connectPage()
{
    ItemsPage &page = m_window.items();
    connect(&page, &ItemsPage::filterChanged, &m_items, &ItemSession::setFilter);
    connect(&page, &ItemsPage::orderChanged, &m_items, &ItemSession::setOrder);
    connect(&page, &ItemsPage::facetsWanted, &m_items, &ItemSession::setFacets);
    connect(&page, &ItemsPage::itemRequested, &m_items, &ItemSession::load);
    connect(&page, &ItemsPage::reviewRequested, &m_items, &ItemSession::setReviewed);
    connect(&page, &ItemsPage::nextUnreviewedRequested, &m_items, &ItemSession::findUnreviewed);
    connect(&page, &ItemsPage::searchCancelled, &m_items, &ItemSession::cancelSearch);
    connect(&page, &ItemsPage::copyRequested, this, &ItemController::copyItems);
    connect(&page, &ItemsPage::exportRequested, this, &ItemController::exportItems);
    connect(&page, &ItemsPage::sliceSaveRequested, this, [this](const Slice &slice) {
        changeSlices([slice](Database &database) { return SliceRepository(database).save(slice); });
    });
    connect(&page, &ItemsPage::sliceRemovalRequested, this, [this](const QString &name) {
        changeSlices([name](Database &database) { return SliceRepository(database).remove(name); });
    });
    connect(&m_items, &ItemSession::searchingChanged, &page, &ItemsPage::setSearching);
    connect(&m_items, &ItemSession::searchCancelled, this,
            [&page](const ItemFilter &filter, const ItemOrder &order) {
                page.setFilter(filter);
                page.setOrder(order);
            });
    connect(&m_items, &ItemSession::itemsChanged, &page, &ItemsPage::showSelection);
    connect(&m_items, &ItemSession::facetsChanged, &page, &ItemsPage::setFacets);
    connect(&m_items, &ItemSession::itemLoaded, &page, &ItemsPage::showItem);
    connect(&m_items, &ItemSession::unreviewedFound, this, [this, &page](int row) {
        if (row >= 0)
            page.chooseRow(row);
        else
            m_window.showError({tr("All these items are reviewed."), {}});
    });
    connect(&m_items, &ItemSession::failed, &m_window, &MainWindow::showError);
    connect(&m_window, &MainWindow::cancelRequested, this, &ItemController::cancelExport);
}

void ItemController::setFile(ProjectFile *file)
{
    cancelExport();
    m_export.waitForFinished();
    m_file = file;
    m_window.items().setReviewable(file && file->isWritable());
    m_window.items().setSlices({});
    if (m_file)
        readSlices();
}

void ItemController::readSlices()
{
    const auto reading =
        m_file->read([](Database &database) { return SliceRepository(database).all(); });
    whenDone(reading, this, [this, file = m_file](const Result<QList<Slice>> &slices) {
        if (file != m_file)
            return;
        if (!slices) {
            m_window.showError(slices.error());
            return;
        }
        m_window.items().setSlices(*slices);
        Q_EMIT slicesChanged();
    });
}

void ItemController::changeSlices(const std::function<Result<void>(Database &)> &change)
{
    if (!m_file)
        return;
    if (!m_file->isWritable()) {
        m_window.showError({tr("The project is open for reading only."), {}});
        return;
    }
    whenDone(m_file->write(change), this, [this](const Result<void> &done) {
        if (!done)
            m_window.showError(done.error());
        else if (m_file)
            readSlices();
    });
}

void ItemController::copyItems(const QList<ItemId> &ids)
{
    if (!m_file)
        return;
    if (ids.size() > mostCopied) {
        m_window.showError({tr("These are more rows than the clipboard should hold. Export them "
                               "to a file instead."),
                            {}});
        return;
    }
    const auto reading =
        m_file->read([ids](Database &database) { return ItemRepository(database).rows(ids); });
    whenDone(reading, this, [this](const Result<QList<ItemRow>> &rows) {
        if (rows)
            QGuiApplication::clipboard()->setText(copiedRows(m_items.items(), *rows));
        else
            m_window.showError(rows.error());
    });
}

void ItemController::exportItems(const QString &path)
{
    if (!m_file || m_isExporting)
        return;
    const auto format = itemExportFormat(QFileInfo(path).suffix().toLower());
    if (!format) {
        m_window.showError({tr("The file's name must end with .jsonl or .csv."), {}});
        return;
    }
    m_isExporting = true;
    m_isCancelled = false;
    const QList<ItemId> ids = m_items.items().ids();
    m_window.showProgress(0, tr("exporting…"));
    m_export = QtConcurrent::run([this, file = m_file, ids, path, format = *format] {
        int shown = 0;
        return Concord::exportItems(*file, ids, format, path, [&](qint64 written) {
            const int percent = int(100 * written / qMax(qsizetype(1), ids.size()));
            if (percent != shown) {
                shown = percent;
                QMetaObject::invokeMethod(this, [this, percent] {
                    if (m_isExporting)
                        m_window.showProgress(percent, tr("exporting…"));
                });
            }
            return !m_isCancelled;
        });
    });
    whenDone(m_export, this, [this, path](const Result<void> &done) { finishExport(done, path); });
}

void ItemController::finishExport(const Result<void> &done, const QString &path)
{
    m_isExporting = false;
    m_window.hideProgress();
    if (done)
        Q_EMIT exported(path);
    else if (!m_isCancelled)
        m_window.showError(done.error());
}

} // namespace Concord
