// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/pages/welcomepage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_WelcomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWayInIsAButton();
    void recentProjectsAreOffered();
};

void tst_WelcomePage::everyWayInIsAButton()
{
    WelcomePage page;
    page.show();
    QSignalSpy demo(&page, &WelcomePage::demoRequested);
    QSignalSpy create(&page, &WelcomePage::newRequested);
    QSignalSpy open(&page, &WelcomePage::openRequested);
    for (const char *name : {"demo", "new", "open"})
        QTest::keyClick(page.findChild<QPushButton *>(QString::fromLatin1(name)), Qt::Key_Space);
    QCOMPARE(demo.size(), 1);
    QCOMPARE(create.size(), 1);
    QCOMPARE(open.size(), 1);
}

void tst_WelcomePage::recentProjectsAreOffered()
{
    WelcomePage page;
    page.setRecentProjects({QStringLiteral("/a/b/Study.concord")});
    page.show();
    QSignalSpy recent(&page, &WelcomePage::recentRequested);
    const QList<QPushButton *> buttons = page.findChildren<QPushButton *>();
    QPushButton *found = nullptr;
    for (QPushButton *button : buttons)
        found = button->text().startsWith(u"Study") ? button : found;
    QVERIFY(found && found->isVisible());
    QTest::keyClick(found, Qt::Key_Space);
    QCOMPARE(recent[0][0].toString(), QStringLiteral("/a/b/Study.concord"));
    page.setRecentProjects({});
    QVERIFY(!found->isVisible());
}

CONCORD_TEST(tst_WelcomePage)
#include "tst_welcomepage.moc"
