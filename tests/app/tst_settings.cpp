// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void theNewestProjectComesFirstAndOnce();
    void projectsThatAreGoneAreLeftOut();
    void onlyEightAreKept();
    void theTextSizeStaysReadable();
    void howOneAnnotatesIsKept();
};

void tst_Settings::theNewestProjectComesFirstAndOnce()
{
    const QTemporaryDir folder;
    const QString a = writeFile(folder.path(), QStringLiteral("a"), "");
    const QString b = writeFile(folder.path(), QStringLiteral("b"), "");
    Settings settings;
    for (const QString &path : {a, b, a})
        settings.addRecentProject(path);
    QCOMPARE(Settings().recentProjects(), (QStringList{a, b}));
}

void tst_Settings::projectsThatAreGoneAreLeftOut()
{
    const QTemporaryDir folder;
    const QString a = writeFile(folder.path(), QStringLiteral("a"), "");
    Settings settings;
    settings.addRecentProject(a);
    QVERIFY(QFile::remove(a));
    QCOMPARE(settings.recentProjects(), QStringList());
}

void tst_Settings::onlyEightAreKept()
{
    const QTemporaryDir folder;
    Settings settings;
    for (int i = 0; i < 12; ++i)
        settings.addRecentProject(writeFile(folder.path(), QString::number(i), ""));
    QCOMPARE(settings.recentProjects().size(), 8);
    QVERIFY(settings.recentProjects().constFirst().endsWith(u"11"));
}

void tst_Settings::theTextSizeStaysReadable()
{
    Settings settings;
    QCOMPARE(settings.dialoguePointSize(), 13);
    settings.setDialoguePointSize(2);
    QCOMPARE(settings.dialoguePointSize(), 10);
    settings.setDialoguePointSize(99);
    QCOMPARE(settings.dialoguePointSize(), 24);
}

void tst_Settings::howOneAnnotatesIsKept()
{
    Settings settings;
    QCOMPARE(settings.annotation(), AnnotationSettings());
    QCOMPARE(settings.annotation().idleSeconds, 60);
    settings.setAnnotation({90, true, false});
    QCOMPARE(Settings().annotation(), (AnnotationSettings{90, true, false}));
    settings.setAnnotation({0, true, true});
    QCOMPARE(settings.annotation().idleSeconds, 10);
}

CONCORD_TEST(tst_Settings)
#include "tst_settings.moc"
