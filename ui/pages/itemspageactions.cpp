// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmation.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/savedialog.h"
#include "ui/pages/itemnavigation.h"
#include "ui/pages/itemspage.h"

#include <QTableView>

#include <algorithm>

namespace Concord {

bool ItemsPage::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers != Qt::NoModifier || m_items.rowCount() == 0)
        return false;
    switch (key) {
    case Qt::Key_Home: // of the table: in a row there is nothing to go to
        chooseRow(0);
        return true;
    case Qt::Key_End:
        chooseRow(m_items.rowCount() - 1);
        return true;
    case Qt::Key_R:
        toggleReview();
        return true;
    case Qt::Key_N:
        Q_EMIT nextUnreviewedRequested(m_table->currentIndex().row());
        return true;
    case Qt::Key_X:
        chooseRandom();
        return true;
    default:
        return false;
    }
}

void ItemsPage::toggleReview()
{
    const auto row = m_items.knownRow(m_table->currentIndex().row());
    if (row && m_navigation->isReviewable())
        Q_EMIT reviewRequested(row->id, !row->isReviewed);
    showReview(); // a click has changed the button already
}

void ItemsPage::chooseRandom()
{
    if (const int count = m_items.rowCount(); count > 0)
        chooseRow(int(m_random.below(quint64(count))));
}

void ItemsPage::askForRow()
{
    if (m_items.rowCount() == 0)
        return;
    auto *dialog = new GoToDialog(m_items.rowCount(), this);
    connect(dialog, &GoToDialog::rowChosen, this, [this](int row) {
        if (row < m_items.rowCount()) // the table may have changed behind the dialog
            chooseRow(row);
    });
    dialog->open();
}

void ItemsPage::showKeys()
{
    const KeySheet::Group table{
        tr("In the table"),
        {{tr("↑, ↓, Page ↑, Page ↓"), tr("another item; with Shift, several")},
         {tr("Home, End"), tr("the first, the last item")},
         {tr("N"), tr("the next item that is not reviewed")},
         {tr("X"), tr("any item, by chance")},
         {tr("R"), tr("reviewed, or not; Ctrl+R does it from anywhere")},
         {tr("Ctrl+C"), tr("copies the chosen rows")}}};
    const KeySheet::Group item{
        tr("In the item"),
        {{tr("Ctrl+Shift+F"), tr("finds in the dialogue, from anywhere on the page")},
         {tr("F3, Shift+F3"), tr("the next, the previous match")},
         {tr("Ctrl+C"), tr("copies what is chosen, or the turn that was clicked")},
         {tr("Ctrl+Shift+C"), tr("copies the dialogue")}}};
    const KeySheet::Group everywhere{tr("Anywhere on the page"),
                                     {{tr("Ctrl+F"), tr("searches all items; Esc stops it")},
                                      {tr("Ctrl+G"), tr("goes to a row or a percentage")},
                                      {tr("Tab, Shift+Tab"), tr("filters, search, table, item")},
                                      {tr("Ctrl++, Ctrl+-"), tr("larger, smaller text")},
                                      {tr("F1"), tr("this sheet")}}};
    auto *dialog = new KeySheet({everywhere, table, item}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ItemsPage::askForExport()
{
    askForPath(this, tr("Export these items"), tr("items"),
               {tr("JSON Lines (*.jsonl)"), tr("CSV (*.csv)")},
               [this](const QString &path) { Q_EMIT exportRequested(path); });
}

void ItemsPage::askForSliceName()
{
    auto *dialog = new NameDialog(tr("Save these filters"), tr("Name of the slice:"), {},
                                  tr("A slice of that name is replaced. Studies keep the filters "
                                     "they were made with."),
                                  this);
    dialog->setButtonText(tr("Save"));
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Q_EMIT sliceSaveRequested({dialog->name(), m_filter});
    });
    dialog->open();
}

void ItemsPage::askToRemoveSlice(const QString &name)
{
    confirm(this,
            {tr("Delete the slice"), tr("Delete the slice “%1”?").arg(name),
             tr("Its items stay, and studies keep the filters they were made with."),
             tr("Delete the slice")},
            [this, name] { Q_EMIT sliceRemovalRequested(name); });
}

void ItemsPage::copySelection()
{
    QList<ItemId> ids;
    const QItemSelection selection = m_table->selectionModel()->selection();
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selection)
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    int next = 0; // rows of several ranges count once
    for (const auto &[top, bottom] : ranges) {
        for (int row = qMax(top, next); row <= bottom; ++row)
            ids.append(m_items.idAt(row));
        next = qMax(next, bottom + 1);
    }
    if (!ids.isEmpty())
        Q_EMIT copyRequested(ids);
}

} // namespace Concord
