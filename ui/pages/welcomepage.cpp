// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcomepage.h"

#include "ui/theme.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int contentWidth = 560;

QPushButton *makeAction(const char *icon, const QString &text, const char *name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("action"));
    setThemedIcon(button, QString::fromLatin1(icon), &Theme::accent);
    button->setIconSize(QSize(24, 24));
    return button;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_recent(new QVBoxLayout), m_recentGroup(new QWidget)
{
    auto *content = new QWidget;
    content->setFixedWidth(contentWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Welcome to Concord"), "title"));
    QLabel *purpose = makeLabel(
        tr("Browse dialogue benchmarks, run human studies on them, and compute agreement that "
           "holds. A project is one file; everything stays on this machine."),
        "muted");
    purpose->setWordWrap(true);
    column->addWidget(purpose);
    column->addSpacing(14);
    QPushButton *demo = makeAction(
        "demo", tr("Open the demo project: look around with data that is already there"), "demo");
    QPushButton *create = makeAction("new", tr("New project…"), "new");
    QPushButton *open = makeAction("open", tr("Open a project…"), "open");
    for (QPushButton *button : {demo, create, open})
        column->addWidget(button);
    auto *recentColumn = new QVBoxLayout(m_recentGroup);
    recentColumn->setContentsMargins(0, 16, 0, 0);
    recentColumn->addWidget(makeLabel(tr("Recent projects"), "section"));
    recentColumn->addLayout(m_recent);
    m_recent->setSpacing(0);
    column->addWidget(m_recentGroup);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(content, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    setRecentProjects({});
}

void WelcomePage::setRecentProjects(const QStringList &paths)
{
    emptyLayout(m_recent);
    for (const QString &path : paths) {
        const QFileInfo file(path);
        QString folder = file.absolutePath();
        if (folder.startsWith(QDir::homePath()))
            folder.replace(0, QDir::homePath().size(), u'~');
        auto *button = new QPushButton(tr("%1   (%2)").arg(file.completeBaseName(), folder));
        button->setProperty("role", QStringLiteral("link"));
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this,
                [this, path] { Q_EMIT recentRequested(path); });
        m_recent->addWidget(button);
    }
    m_recentGroup->setVisible(!paths.isEmpty());
}

} // namespace Concord
