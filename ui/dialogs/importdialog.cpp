// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "models/dataset/sourcename.h"
#include "ui/dialogs/importrow.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

ImportDialog::ImportDialog(const QList<ImportCandidate> &candidates,
                           const QList<ImportFormat> &formats, const QStringList &datasets,
                           QWidget *parent)
    : QDialog(parent), m_datasets(datasets), m_problem(makeLabel({}, "muted"))
{
    setWindowTitle(tr("Import data"));
    setMinimumWidth(560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addWidget(
        makeLabel(tr("Import %n file(s)", nullptr, int(candidates.size())), "heading"));
    column->addWidget(makeRows(candidates, formats), 1);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(QStringLiteral("importButton"));
    m_import->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    const bool hasPreviews = std::ranges::any_of(m_rows, [](const ImportRow *row) {
        return row->kind() == ImportKind::Items || row->kind() == ImportKind::Study;
    });
    if (hasPreviews) // they take room
        resize(940, 700);
}

void ImportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    for (ImportRow *row : std::as_const(m_rows))
        row->requestPreview();
}

void ImportDialog::showPreview(int row, const Result<ImportPreview> &preview)
{
    m_rows[row]->showPreview(preview);
}

QWidget *ImportDialog::makeRows(const QList<ImportCandidate> &candidates,
                                const QList<ImportFormat> &formats)
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    for (const ImportCandidate &candidate : candidates) {
        auto *row = new ImportRow(candidate, freeName(candidate.source.path), formats, m_datasets);
        connect(row, &ImportRow::changed, this, &ImportDialog::check);
        connect(row, &ImportRow::previewRequested, this,
                [this, number = int(m_rows.size())](const ImportSource &source) {
                    Q_EMIT previewRequested(number, source);
                });
        m_rows.append(row);
        rows->addWidget(row);
    }
    rows->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    area->setMinimumHeight(qMin(420, inside->sizeHint().height() + 4));
    return area;
}

// Studies bring their items.
bool ImportDialog::makesDataset(const ImportRow &row)
{
    return row.kind() == ImportKind::Items || row.kind() == ImportKind::Study;
}

QString ImportDialog::freeName(const QString &path) const
{
    const QString base = sourceBaseName(path);
    QString name = base;
    const auto isTaken = [&](const QString &wanted) {
        return m_datasets.contains(wanted)
            || std::any_of(m_rows.begin(), m_rows.end(), [&](const ImportRow *row) {
                   return makesDataset(*row) && row->source().name == wanted;
               });
    };
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

QString ImportDialog::findProblem() const
{
    QStringList names = m_datasets;
    QStringList added;
    for (const ImportRow *row : m_rows) {
        if (QString problem = row->problem(); !problem.isEmpty())
            return problem;
        if (!makesDataset(*row))
            continue;
        const ImportSource source = row->source();
        const QString &name = source.name;
        if (source.addsToDataset) {
            if (added.contains(name))
                return tr("Add the files to \"%1\" one after another.").arg(name);
            added.append(name);
            continue;
        }
        if (m_datasets.contains(name) && row->kind() == ImportKind::Items)
            return tr("There is a dataset called \"%1\" already. Choose another name, or let the "
                      "file go into that dataset.")
                .arg(name);
        if (names.contains(name))
            return tr("There is a dataset called \"%1\" already. Choose another name.").arg(name);
        names.append(name);
    }
    return {};
}

void ImportDialog::check()
{
    const QString problem = findProblem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (m_import)
        m_import->setEnabled(problem.isEmpty());
}

QList<ImportSource> ImportDialog::sources() const
{
    QList<ImportSource> sources;
    for (const ImportRow *row : m_rows)
        sources.append(row->source());
    return sources;
}

} // namespace Concord
