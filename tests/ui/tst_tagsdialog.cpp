// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/tagsdialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_TagsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterAddsATag();
    void aTagIsAddedOnce_data();
    void aTagIsAddedOnce();
    void aTagIsRemoved();
    void tagsMoveAndSoDoTheirKeys();
    void okSaysTheTags();
    void anUnchangedListIsNotSaid();
    void cancelSaysNothing();

private:
    QPushButton *button(const char *name) const;
    QPushButton *standard(QDialogButtonBox::StandardButton which) const;

    QPointer<TagsDialog> m_dialog;
    QLineEdit *m_name = nullptr;
    QListWidget *m_list = nullptr;
};

void tst_TagsDialog::init()
{
    m_dialog = new TagsDialog({QStringLiteral("one"), QStringLiteral("two")});
    m_dialog->show();
    m_name = m_dialog->findChild<QLineEdit *>(QStringLiteral("tagName"));
    m_list = m_dialog->findChild<QListWidget *>(QStringLiteral("tagList"));
}

void tst_TagsDialog::cleanup()
{
    delete m_dialog;
}

QPushButton *tst_TagsDialog::button(const char *name) const
{
    return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
}

QPushButton *tst_TagsDialog::standard(QDialogButtonBox::StandardButton which) const
{
    return m_dialog->findChild<QDialogButtonBox *>()->button(which);
}

void tst_TagsDialog::enterAddsATag()
{
    QTest::keyClicks(m_name, QStringLiteral(" off  topic "));
    QTest::keyClick(m_name, Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(
        m_dialog->tags(),
        (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("off topic")}));
    QCOMPARE(m_list->item(2)->text(), QStringLiteral("3   off topic"));
    QCOMPARE(m_name->text(), QString());
}

void tst_TagsDialog::aTagIsAddedOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("the same") << QStringLiteral("two");
    QTest::newRow("in capitals") << QStringLiteral("TWO");
    QTest::newRow("nothing") << QStringLiteral("  ");
}

void tst_TagsDialog::aTagIsAddedOnce()
{
    QFETCH(QString, typed);
    QTest::keyClicks(m_name, typed);
    QVERIFY(!button("addTag")->isEnabled());
    QTest::mouseClick(button("addTag"), Qt::LeftButton);
    QCOMPARE(m_dialog->tags().size(), 2);
}

void tst_TagsDialog::aTagIsRemoved()
{
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QCOMPARE(m_dialog->tags(), QStringList{QStringLiteral("two")});
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QCOMPARE(m_dialog->tags(), QStringList());
    QVERIFY(!button("removeTag")->isEnabled());
}

void tst_TagsDialog::tagsMoveAndSoDoTheirKeys()
{
    QVERIFY(!button("moveTagUp")->isEnabled());
    QTest::mouseClick(button("moveTagDown"), Qt::LeftButton);
    QCOMPARE(m_dialog->tags(), (QStringList{QStringLiteral("two"), QStringLiteral("one")}));
    QCOMPARE(m_list->item(1)->text(), QStringLiteral("2   one"));
    QVERIFY(!button("moveTagDown")->isEnabled());
    QTest::mouseClick(button("moveTagUp"), Qt::LeftButton);
    QCOMPARE(m_dialog->tags(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
}

void tst_TagsDialog::okSaysTheTags()
{
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::mouseClick(standard(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toStringList(), QStringList{QStringLiteral("two")});
    QVERIFY(!m_dialog->isVisible());
}

void tst_TagsDialog::anUnchangedListIsNotSaid()
{
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    QTest::mouseClick(standard(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!m_dialog->isVisible());
}

void tst_TagsDialog::cancelSaysNothing()
{
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::mouseClick(standard(QDialogButtonBox::Cancel), Qt::LeftButton);
    QCOMPARE(chosen.size(), 0);
}

CONCORD_TEST(tst_TagsDialog)
#include "tst_tagsdialog.moc"
