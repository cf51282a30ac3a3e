// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/jobbar.h"

#include "ui/widgets/labels.h"

#include <QProgressBar>
#include <QPushButton>

namespace Concord {

JobBar::JobBar(QWidget *parent)
    : QStatusBar(parent), m_job(makeLabel({}, "muted")), m_progress(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))), m_state(makeLabel({}, "muted"))
{
    m_progress->setFixedWidth(180);
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    addPermanentWidget(m_job);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_state);
    setSizeGripEnabled(false);
    connect(m_cancel, &QPushButton::clicked, this, &JobBar::cancelRequested);
    hideProgress();
}

void JobBar::setState(const QString &text)
{
    m_state->setText(text);
}

void JobBar::showBusy(const QString &text)
{
    m_job->setText(text);
    m_job->show();
    m_progress->setRange(0, 0);
    m_progress->show();
}

void JobBar::showProgress(int percent, const QString &text)
{
    m_job->setText(text);
    m_job->show();
    m_progress->setRange(0, 100);
    m_progress->setValue(percent);
    m_progress->show();
    m_cancel->show();
}

void JobBar::hideProgress()
{
    m_job->hide();
    m_progress->hide();
    m_cancel->hide();
}

} // namespace Concord
