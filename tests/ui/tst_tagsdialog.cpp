// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/tagsdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
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
    void aTagOnResponsesIsRemovedAfterAQuestion();
    void theQuestionGoesWithItsTag();
    void aRemovedTagThatIsAddedAgainIsTheSame();
    void f2RenamesATag();
    void aDoubleClickRenamesATag();
    void theButtonRenamesATag();
    void aNameIsGivenOnce_data();
    void aNameIsGivenOnce();
    void okTakesANameThatIsBeingEdited();
    void tagsMoveAndSoDoTheirKeys();
    void okSaysTheTags();
    void anUnchangedListIsNotSaid();
    void cancelSaysNothing();

private:
    QStringList names() const;
    QLineEdit *editRow(int row) const;
    QPushButton *button(const char *name) const;
    QPushButton *standard(QDialogButtonBox::StandardButton which) const;

    QPointer<TagsDialog> m_dialog;
    QLineEdit *m_name = nullptr;
    QListWidget *m_list = nullptr;
};

void tst_TagsDialog::init()
{
    m_dialog = new TagsDialog(
        {{TagId(1), QStringLiteral("one")}, {TagId(2), QStringLiteral("two")}}, {{TagId(2), 3}});
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

QStringList tst_TagsDialog::names() const
{
    QStringList names;
    const QList<Tag> tags = m_dialog->tags();
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names;
}

// The editor that F2 opens.
QLineEdit *tst_TagsDialog::editRow(int row) const
{
    m_list->setCurrentRow(row);
    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_F2);
    return m_list->findChild<QLineEdit *>(QStringLiteral("tagNameEditor"));
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
        names(),
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
    QCOMPARE(names(), QStringList{QStringLiteral("two")});
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::mouseClick(button("confirmRemoval"), Qt::LeftButton);
    QCOMPARE(names(), QStringList());
    QVERIFY(!button("removeTag")->isEnabled());
}

void tst_TagsDialog::aTagOnResponsesIsRemovedAfterAQuestion()
{
    auto *question = m_dialog->findChild<QLabel *>(QStringLiteral("removalQuestion"));
    QVERIFY(!question->isVisible());
    m_list->setCurrentRow(1);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QVERIFY(question->isVisible());
    QVERIFY(question->text().startsWith(QStringLiteral("“two” is on 3 ")));
    QCOMPARE(names().size(), 2);
    QTest::mouseClick(button("keepTag"), Qt::LeftButton);
    QVERIFY(!question->isVisible());
    QCOMPARE(names().size(), 2);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::mouseClick(button("confirmRemoval"), Qt::LeftButton);
    QCOMPARE(names(), QStringList{QStringLiteral("one")});
    QVERIFY(!question->isVisible());
}

void tst_TagsDialog::theQuestionGoesWithItsTag()
{
    m_list->setCurrentRow(1);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QVERIFY(button("confirmRemoval")->isVisible());
    QTest::keyClick(m_list, Qt::Key_Up);
    QVERIFY(!button("confirmRemoval")->isVisible());
}

void tst_TagsDialog::aRemovedTagThatIsAddedAgainIsTheSame()
{
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::keyClicks(m_name, QStringLiteral("one"));
    QTest::keyClick(m_name, Qt::Key_Return);
    QCOMPARE(m_dialog->tags(),
             (QList<Tag>{{TagId(2), QStringLiteral("two")}, {TagId(1), QStringLiteral("one")}}));
}

void tst_TagsDialog::f2RenamesATag()
{
    QLineEdit *editor = editRow(1);
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("two")); // without its key
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral(" off  topic"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_list->item(1)->text(), QStringLiteral("2   off topic"));
    QVERIFY(m_dialog->isVisible()); // Enter was the editor's
    const QList<Tag> expected{{TagId(1), QStringLiteral("one")},
                              {TagId(2), QStringLiteral("off topic")}};
    QCOMPARE(m_dialog->tags(), expected);
    QTest::keyClicks(m_name, QStringLiteral("two"));
    QTest::keyClick(m_name, Qt::Key_Return);
    QVERIFY(!m_dialog->tags().constLast().id.isValid()); // the old name is a new tag's
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    QTest::mouseClick(standard(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen[0][0].value<QList<Tag>>().first(2), expected);
}

void tst_TagsDialog::aDoubleClickRenamesATag()
{
    const QPoint middle = m_list->visualItemRect(m_list->item(0)).center();
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, middle);
    QVERIFY(m_list->findChild<QLineEdit *>(QStringLiteral("tagNameEditor")));
}

void tst_TagsDialog::theButtonRenamesATag()
{
    QTest::mouseClick(button("renameTag"), Qt::LeftButton);
    auto *editor = m_list->findChild<QLineEdit *>(QStringLiteral("tagNameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("vague"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(names().constFirst(), QStringLiteral("one"));
}

void tst_TagsDialog::aNameIsGivenOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("another tag's") << QStringLiteral("TWO") << QStringLiteral("one");
    QTest::newRow("nothing") << QStringLiteral("  ") << QStringLiteral("one");
    QTest::newRow("its own in capitals") << QStringLiteral("One") << QStringLiteral("One");
}

void tst_TagsDialog::aNameIsGivenOnce()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QLineEdit *editor = editRow(0);
    editor->selectAll();
    QTest::keyClicks(editor, typed);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!m_list->findChild<QLineEdit *>(QStringLiteral("tagNameEditor")));
    QCOMPARE(names().constFirst(), name);
}

void tst_TagsDialog::okTakesANameThatIsBeingEdited()
{
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    m_dialog->activateWindow();
    QLineEdit *editor = editRow(0);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("vague"));
    QTest::mouseClick(standard(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<QList<Tag>>().constFirst(),
             (Tag{TagId(1), QStringLiteral("vague")}));
}

void tst_TagsDialog::tagsMoveAndSoDoTheirKeys()
{
    QVERIFY(!button("moveTagUp")->isEnabled());
    QTest::mouseClick(button("moveTagDown"), Qt::LeftButton);
    QCOMPARE(names(), (QStringList{QStringLiteral("two"), QStringLiteral("one")}));
    QCOMPARE(m_list->item(1)->text(), QStringLiteral("2   one"));
    QVERIFY(!button("moveTagDown")->isEnabled());
    QTest::mouseClick(button("moveTagUp"), Qt::LeftButton);
    QCOMPARE(names(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
}

void tst_TagsDialog::okSaysTheTags()
{
    QSignalSpy chosen(m_dialog.data(), &TagsDialog::tagsChosen);
    QTest::mouseClick(button("removeTag"), Qt::LeftButton);
    QTest::mouseClick(standard(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<QList<Tag>>(), (QList<Tag>{{TagId(2), QStringLiteral("two")}}));
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
