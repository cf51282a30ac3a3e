// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reassigndialog.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Concord {

ReassignDialog::ReassignDialog(const StudyOverview &overview, int annotator, QWidget *parent)
    : QDialog(parent)
{
    const AnnotatorProgress &from = overview.progress[annotator];
    setWindowTitle(tr("Hand open units on"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    QLabel *question = makeLabel(
        tr("Who takes the %n open units of %1?", nullptr, from.open()).arg(from.annotator));
    question->setWordWrap(true);
    QLabel *note = makeLabel(
        tr("What %1 answered stays and counts. The units are shared out evenly, and nobody gets "
           "one that they have or had: what everybody has stays with %1. Training and repeated "
           "units are taken back. The study keeps a note of the change.")
            .arg(from.annotator),
        "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *go = buttons->addButton(tr("Hand on"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("handOn"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(question);
    column->addWidget(makeReceivers(overview, annotator));
    column->addWidget(note);
    column->addWidget(buttons);
    go->setDefault(true); // only now it knows of the dialog
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto update = [this, go] { go->setEnabled(!receivers().isEmpty()); };
    for (const QCheckBox *box : std::as_const(m_boxes))
        connect(box, &QCheckBox::toggled, this, update);
    update();
}

QWidget *ReassignDialog::makeReceivers(const StudyOverview &overview, int annotator)
{
    QStringList gone;
    for (const Amendment &amendment : overview.amendments) {
        if (amendment.kind == reassignmentAmendment)
            gone.append(amendment.annotator);
    }
    auto *people = new QWidget;
    auto *column = new QVBoxLayout(people);
    column->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < overview.progress.size(); ++i) {
        if (i == annotator)
            continue;
        const AnnotatorProgress &other = overview.progress[i];
        QString text =
            tr("%1: %2 of %3 done").arg(other.annotator).arg(other.done).arg(other.total);
        auto *box = new QCheckBox(text.replace(u'&', QStringLiteral("&&")));
        box->setObjectName(u"receiver-" + other.annotator);
        box->setChecked(!gone.contains(other.annotator));
        column->addWidget(box);
        m_boxes.append(box);
        m_names.append(other.annotator);
    }
    column->addStretch();
    auto *area = new QScrollArea;
    area->setProperty("role", QStringLiteral("plain"));
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(people);
    area->setMaximumHeight(qMin(280, people->sizeHint().height() + 4));
    return area;
}

QStringList ReassignDialog::receivers() const
{
    QStringList chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            chosen.append(m_names[i]);
    }
    return chosen;
}

} // namespace Concord
