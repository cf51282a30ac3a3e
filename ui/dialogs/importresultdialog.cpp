// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importresultdialog.h"

#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

QString rejectsAsText(const QList<ImportSummary> &summaries)
{
    QString text;
    for (const ImportSummary &summary : summaries) {
        for (const Reject &reject : summary.rejected + summary.conflicts)
            text += summary.source + u'\t' + QString::number(reject.line) + u'\t' + reject.reason
                + u'\n';
    }
    return text;
}

QString studySentence(const ImportSummary &summary)
{
    const QLocale locale;
    QString answers = ImportResultDialog::tr("%1: %2 answers of %3 annotators are now the "
                                             "study \"%4\".")
                          .arg(summary.source, locale.toString(summary.answers),
                               locale.toString(summary.annotators), summary.study);
    if (summary.dataset.isEmpty())
        return answers;
    return answers + u' '
        + ImportResultDialog::tr("Its %1 items are in \"%2\".")
              .arg(locale.toString(summary.imported), summary.dataset);
}

QString importedSentence(const ImportSummary &summary)
{
    const QLocale locale;
    const QString imported = locale.toString(summary.imported);
    switch (summary.kind) {
    case ImportKind::Items:
        break;
    case ImportKind::Study:
        return studySentence(summary);
    case ImportKind::Responses:
        return ImportResultDialog::tr("%1: %2 responses to \"%3\" are imported and scored.")
            .arg(summary.source, imported, summary.dataset);
    case ImportKind::Aggregates:
        return ImportResultDialog::tr("%1: %2 cells are imported.").arg(summary.source, imported);
    }
    return ImportResultDialog::tr("%1: %2 of %3 lines are now in \"%4\".")
        .arg(summary.source, imported, locale.toString(summary.read), summary.dataset);
}

// Without WordNet every file of responses says the same.
QStringList distinctWarnings(const QList<ImportSummary> &summaries)
{
    QStringList warnings;
    for (const ImportSummary &summary : summaries)
        warnings += summary.warnings;
    warnings.removeDuplicates();
    return warnings;
}

} // namespace

ImportResultDialog::ImportResultDialog(const QList<ImportSummary> &summaries, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import finished"));
    resize(680, 420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    for (const ImportSummary &summary : summaries) {
        QLabel *line = makeLabel(importedSentence(summary));
        line->setWordWrap(true);
        column->addWidget(line);
        addReimport(summary, *column);
    }
    for (const QString &warning : distinctWarnings(summaries)) {
        QLabel *line = makeLabel(tr("Note: %1").arg(warning));
        line->setObjectName(QStringLiteral("warning"));
        line->setWordWrap(true);
        column->addWidget(line);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const bool hasRejects =
        std::any_of(summaries.begin(), summaries.end(), [](const ImportSummary &summary) {
            return !summary.rejected.isEmpty() || !summary.conflicts.isEmpty();
        });
    if (hasRejects) {
        column->addWidget(makeLabel(tr("Lines that were not taken"), "section"));
        column->addWidget(makeRejects(summaries));
        QPushButton *copy = buttons->addButton(tr("Copy the list"), QDialogButtonBox::ActionRole);
        copy->setAutoDefault(false); // Enter leaves: what was imported is in the project
        connect(copy, &QPushButton::clicked, this,
                [summaries] { QGuiApplication::clipboard()->setText(rejectsAsText(summaries)); });
    } else {
        column->addStretch();
        resize(560, sizeHint().height());
    }
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

// What the dataset had before.
void ImportResultDialog::addReimport(const ImportSummary &summary, QLayout &column)
{
    QStringList sentences;
    if (summary.skipped > 0)
        sentences.append(tr("%Ln item(s) were skipped, as the dataset has them already.", nullptr,
                            int(summary.skipped)));
    if (summary.replaced > 0)
        sentences.append(
            tr("%Ln item(s) of the dataset were replaced.", nullptr, int(summary.replaced)));
    if (summary.conflictCount > 0)
        sentences.append(tr("%Ln item(s) have other content in the dataset, which was kept.",
                            nullptr, int(summary.conflictCount)));
    if (sentences.isEmpty())
        return;
    QLabel *line = makeLabel(sentences.join(u' '), "muted");
    line->setWordWrap(true);
    column.addWidget(line);
}

QWidget *ImportResultDialog::makeRejects(const QList<ImportSummary> &summaries)
{
    auto *table = new QTableWidget(0, 3);
    table->setObjectName(QStringLiteral("rejects"));
    table->setHorizontalHeaderLabels({tr("File"), tr("Line"), tr("Reason")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setColumnHidden(0, summaries.size() == 1);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    for (const ImportSummary &summary : summaries) {
        for (const Reject &reject : summary.rejected + summary.conflicts) {
            const int row = table->rowCount();
            table->insertRow(row);
            const QStringList cells = {summary.source, QLocale().toString(reject.line),
                                       reject.reason};
            for (int cell = 0; cell < cells.size(); ++cell) {
                table->setItem(row, cell, new QTableWidgetItem(cells[cell]));
                table->item(row, cell)->setToolTip(cells[cell]);
            }
            table->item(row, 1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    return table;
}

} // namespace Concord
