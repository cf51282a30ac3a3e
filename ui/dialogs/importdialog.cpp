// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Concord {

ImportDialog::ImportDialog(const QStringList &paths, const QStringList &formats,
                           const QStringList &takenNames, QWidget *parent)
    : QDialog(parent), m_takenNames(takenNames), m_problem(makeLabel({}, "muted"))
{
    setWindowTitle(tr("Import data"));
    setMinimumWidth(560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("Import %n file(s)", nullptr, int(paths.size())), "heading"));
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    for (const QString &path : paths)
        rows->addWidget(makeRow(path, formats));
    rows->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    area->setMinimumHeight(qMin(420, inside->sizeHint().height() + 4));
    column->addWidget(area);
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
}

QWidget *ImportDialog::makeRow(const QString &path, const QStringList &formats)
{
    const QFileInfo file(path);
    Row row{path, new QLineEdit(freeName(path)), new QComboBox, new QComboBox};
    row.name->setObjectName(QStringLiteral("name"));
    row.origin->setObjectName(QStringLiteral("origin"));
    row.origin->addItem(tr("not known"), int(Origin::Unknown));
    row.origin->addItem(tr("people"), int(Origin::Human));
    row.origin->addItem(tr("a language model"), int(Origin::Synthetic));
    row.origin->setToolTip(tr("A Turing study needs texts of people and texts of a model."));
    row.format->addItem(tr("recognise it"), QStringLiteral("auto"));
    for (const QString &format : formats)
        row.format->addItem(format, format);
    QFrame *card = makeFrame("card");
    auto *form = new QFormLayout(card);
    form->setContentsMargins(16, 12, 16, 14);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(makeLabel(
        tr("%1 (%2)").arg(file.fileName(), QLocale().formattedDataSize(file.size())), nullptr));
    form->addRow(tr("&Name of the dataset"), row.name);
    form->addRow(tr("&Texts written by"), row.origin);
    form->addRow(tr("&Format"), row.format);
    connect(row.name, &QLineEdit::textChanged, this, &ImportDialog::check);
    m_rows.append(row);
    return card;
}

QString ImportDialog::freeName(const QString &path) const
{
    const QString base = QFileInfo(path).completeBaseName();
    QString name = base;
    const auto isTaken = [&](const QString &wanted) {
        return m_takenNames.contains(wanted)
            || std::any_of(m_rows.begin(), m_rows.end(),
                           [&](const Row &row) { return row.name->text() == wanted; });
    };
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

void ImportDialog::check()
{
    QStringList names = m_takenNames;
    QString problem;
    for (const Row &row : m_rows) {
        const QString name = row.name->text().trimmed();
        if (name.isEmpty())
            problem = tr("Every dataset needs a name.");
        else if (names.contains(name))
            problem =
                tr("There is a dataset called \"%1\" already. Choose another name.").arg(name);
        names.append(name);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (m_import)
        m_import->setEnabled(problem.isEmpty());
}

QList<ImportSource> ImportDialog::sources() const
{
    QList<ImportSource> sources;
    for (const Row &row : m_rows) {
        sources.append({row.path, row.format->currentData().toString(), row.name->text().trimmed(),
                        static_cast<Origin>(row.origin->currentData().toInt())});
    }
    return sources;
}

} // namespace Concord
