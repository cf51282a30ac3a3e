// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mergesummarydialog.h"

#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

bool hasRemarks(const MergedFile &file)
{
    return !mergeRemarks(file).isEmpty();
}

QString mergesAsText(const QList<MergedFile> &files)
{
    QString text;
    for (const MergedFile &file : files) {
        text += mergeSentence(file) + u'\n';
        const QStringList remarks = mergeRemarks(file);
        for (const QString &remark : remarks)
            text += u'\t' + remark + u'\n';
    }
    return text;
}

} // namespace

MergeSummaryDialog::MergeSummaryDialog(const QList<MergedFile> &files, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Packets merged"));
    resize(760, 420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(windowTitle(), "heading"));
    for (const MergedFile &file : files) {
        QLabel *line = makeTextLabel(mergeSentence(file));
        line->setObjectName(QStringLiteral("mergedFile"));
        column->addWidget(line);
    }
    if (std::ranges::any_of(files, hasRemarks)) {
        column->addWidget(makeLabel(tr("To look at"), "section"));
        column->addWidget(makeRemarks(files));
    } else {
        column->addStretch();
        resize(640, sizeHint().height());
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("Copy the summary"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copySummary"));
    copy->setAutoDefault(false); // Enter closes
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [files] { QGuiApplication::clipboard()->setText(mergesAsText(files)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QWidget *MergeSummaryDialog::makeRemarks(const QList<MergedFile> &files)
{
    auto *table = new QTableWidget(0, 2);
    table->setObjectName(QStringLiteral("mergeRemarks"));
    table->setHorizontalHeaderLabels({tr("File"), tr("Remark")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    for (const MergedFile &file : files) {
        const QStringList remarks = mergeRemarks(file);
        for (const QString &remark : remarks) {
            const int row = table->rowCount();
            table->insertRow(row);
            table->setItem(row, 0, new QTableWidgetItem(QFileInfo(file.path).fileName()));
            table->setItem(row, 1, new QTableWidgetItem(remark));
            table->item(row, 1)->setToolTip(remark);
        }
    }
    return table;
}

} // namespace Concord
