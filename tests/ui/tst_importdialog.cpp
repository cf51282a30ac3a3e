// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/importdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Concord;

class tst_ImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesFreeNames();
    void aTakenNameCannotBeImported();
    void givesWhatWasChosen();

private:
    const QStringList m_formats{QStringLiteral("ip-dialog"), QStringLiteral("dialogues")};
};

void tst_ImportDialog::proposesFreeNames()
{
    const ImportDialog dialog({QStringLiteral("/a/talk.jsonl"), QStringLiteral("/b/talk.jsonl")},
                              m_formats, {QStringLiteral("talk")});
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("talk 2"));
    QCOMPARE(dialog.sources().at(1).name, QStringLiteral("talk 3"));
}

void tst_ImportDialog::aTakenNameCannotBeImported()
{
    ImportDialog dialog({QStringLiteral("/a/talk.jsonl")}, m_formats, {QStringLiteral("old")});
    dialog.show();
    auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("name"));
    auto *import = dialog.findChild<QPushButton *>(QStringLiteral("importButton"));
    QVERIFY(import && import->isEnabled());
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("old"));
    QVERIFY(!import->isEnabled());
    QTest::keyClicks(name, QStringLiteral("er"));
    QVERIFY(import->isEnabled());
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QVERIFY(!import->isEnabled());
}

void tst_ImportDialog::givesWhatWasChosen()
{
    ImportDialog dialog({QStringLiteral("/a/talk.jsonl")}, m_formats, {});
    dialog.show();
    auto *origin = dialog.findChild<QComboBox *>(QStringLiteral("origin"));
    QCOMPARE(dialog.sources().at(0).origin, Origin::Unknown);
    QTest::keyClick(origin, Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).origin, Origin::Human);
    QTest::keyClick(origin, Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).origin, Origin::Synthetic);
    QCOMPARE(dialog.sources().at(0).format, QStringLiteral("auto"));
    QCOMPARE(dialog.sources().at(0).path, QStringLiteral("/a/talk.jsonl"));
}

CONCORD_TEST(tst_ImportDialog)
#include "tst_importdialog.moc"
