// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/annotatehead.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

namespace Concord {

AnnotateHead::AnnotateHead(QWidget *parent)
    : QFrame(parent), m_title(makeLabel({}, "heading")), m_annotator(makeLabel({}, "muted")),
      m_training(makeLabel({}, "chip")), m_count(makeLabel({})), m_progress(new QProgressBar)
{
    setProperty("role", QStringLiteral("head"));
    m_training->setObjectName(QStringLiteral("trainingChip"));
    m_training->hide();
    m_count->setObjectName(QStringLiteral("unitCount"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(220);
    m_progress->setAccessibleName(tr("Units done"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 10, 20, 10);
    row->setSpacing(16);
    row->addWidget(m_title);
    row->addWidget(m_annotator);
    row->addStretch();
    row->addWidget(m_training);
    row->addWidget(m_count);
    row->addWidget(m_progress);
}

void AnnotateHead::setStudy(const QString &title, const QString &annotator)
{
    m_title->setText(title);
    m_annotator->setText(tr("annotator %1").arg(annotator));
}

void AnnotateHead::setScreen(const AnnotationScreen &screen)
{
    const QLocale locale;
    m_training->setVisible(screen.isTraining());
    m_count->setVisible(!screen.isTraining());
    m_training->setText(
        tr("Training %1 of %2")
            .arg(locale.toString(screen.position + 1), locale.toString(screen.trainingUnits)));
    m_count->setText(tr("%1 / %2").arg(locale.toString(screen.position - screen.trainingUnits + 1),
                                       locale.toString(screen.total)));
    m_progress->setRange(0, qMax(1, screen.total));
    m_progress->setValue(screen.done);
    m_progress->setToolTip(tr("%1 of %2 units done").arg(screen.done).arg(screen.total));
}

} // namespace Concord
