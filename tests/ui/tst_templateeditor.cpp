// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/templateeditor.h"
#include "ui/theme.h"
#include "ui/widgets/answerpanel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_TemplateEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beginsWithAWorkingTemplate();
    void aFaultThatIsTypedIsSaidWithItsPlace();
    void mendingTheFaultShowsThePreview();
    void brokenJsonIsSaidWithItsLine();
    void typingIsReadAfterAPause();
    void anotherTemplateCanBeStartedFrom();
    void enterIsALineOfTheText();
    void aBrokenTextIsNeitherSavedNorUsed();
    void theTextIsSavedAsItIs();
    void aFileIsAskedFor();
    void useSaysTheTemplate();
    void whereNoStudyCanBeMadeNothingIsUsed();
    void anUnsavedTextIsAskedAbout();
    void aSavedTextIsNotAskedAbout();
    void controlsHaveNames();

private:
    template <typename Widget>
    Widget *child(const char *name) const
    {
        return m_editor->findChild<Widget *>(QString::fromLatin1(name));
    }
    void click(const char *name) const;
    void typeAfter(const char *what, const char *text) const;
    QString complaint() const { return child<QLabel>("complaint")->text(); }

    QPointer<TemplateEditor> m_editor;
    QPlainTextEdit *m_text = nullptr;
};

namespace {

// Short lines, so that none wraps and Down is one line of the file.
QString editorSample(const QString &title)
{
    return QStringLiteral(R"({
  "format_version": 1,
  "id": "mine",
  "title": "%1",
  "unit": {"kind": "dialogue"},
  "shows": ["text"],
  "hides": [],
  "speaker_labels": "roles",
  "questions": [{
    "id": "mood",
    "kind": "single_choice",
    "text": "How is the mood?",
    "options": [
      {"id": "good", "text": "Good", "key": "1"},
      {"id": "bad", "text": "Bad", "key": "2"}
    ]
  }],
  "guideline": ["Listen to the tone."],
  "coefficient": "fleiss_kappa",
  "measure": "nominal",
  "paper_design":
    {"units": 9, "annotators": 2, "per_unit": 2}
}
)")
        .arg(title);
}

} // namespace

void tst_TemplateEditor::init()
{
    applyTheme(Theme::light());
    m_editor = new TemplateEditor({{QStringLiteral("One"), editorSample(QStringLiteral("One"))},
                                   {QStringLiteral("Two"), editorSample(QStringLiteral("Two"))}},
                                  true);
    m_editor->show();
    m_text = child<QPlainTextEdit>("templateText");
    m_text->setFocus();
}

void tst_TemplateEditor::cleanup()
{
    delete m_editor;
}

void tst_TemplateEditor::click(const char *name) const
{
    auto *button = child<QPushButton>(name);
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
}

// Moves behind the first `what` by keys alone, removes its last character and types `text`.
void tst_TemplateEditor::typeAfter(const char *what, const char *text) const
{
    const QString all = m_text->toPlainText();
    const qsizetype end = all.indexOf(QLatin1StringView(what)) + qsizetype(qstrlen(what));
    const qsizetype lineBegin = all.lastIndexOf(u'\n', end - 1) + 1;
    QTest::keyClick(m_text, Qt::Key_Home, Qt::ControlModifier);
    for (qsizetype line = all.left(end).count(u'\n'); line > 0; --line)
        QTest::keyClick(m_text, Qt::Key_Down);
    QTest::keyClick(m_text, Qt::Key_Home);
    for (qsizetype column = end - lineBegin; column > 0; --column)
        QTest::keyClick(m_text, Qt::Key_Right);
    QTest::keyClick(m_text, Qt::Key_Backspace);
    QTest::keyClicks(m_text, QString::fromLatin1(text));
}

void tst_TemplateEditor::beginsWithAWorkingTemplate()
{
    QCOMPARE(m_text->toPlainText(), editorSample(QStringLiteral("One")));
    QCOMPARE(complaint(), QStringLiteral("This template can be used."));
    QCOMPARE(child<QLabel>("previewTitle")->text(), QStringLiteral("One"));
    QVERIFY(child<QLabel>("previewFacts")->text().contains(QStringLiteral("dialogue")));
    auto *panel = m_editor->findChild<AnswerPanel *>();
    QVERIFY(panel->findChild<QPushButton *>(QStringLiteral("option-good")));
    QVERIFY(child<QPushButton>("saveTemplate")->isEnabled());
    QVERIFY(child<QPushButton>("useTemplate")->isEnabled());
}

void tst_TemplateEditor::aFaultThatIsTypedIsSaidWithItsPlace()
{
    typeAfter(R"("key": "2)", "1");
    m_editor->check();
    QCOMPARE(complaint(),
             QStringLiteral("The template cannot be used: questions[0].options[1].key is “1” for "
                            "the second time."));
    QVERIFY(!child<QWidget>("preview")->isEnabled());
    QVERIFY(!child<QPushButton>("saveTemplate")->isEnabled());
    QVERIFY(!child<QPushButton>("useTemplate")->isEnabled());
}

void tst_TemplateEditor::mendingTheFaultShowsThePreview()
{
    typeAfter(R"("id": "bad)", "D!");
    m_editor->check();
    QVERIFY(complaint().contains(QStringLiteral("questions[0].options[1].id")));
    typeAfter(R"("id": "baD!)", "");
    typeAfter(R"("text": "Bad)", "d or sad");
    m_editor->check();
    QCOMPARE(complaint(), QStringLiteral("This template can be used."));
    QVERIFY(child<QWidget>("preview")->isEnabled());
    auto *panel = m_editor->findChild<AnswerPanel *>();
    const auto buttons = panel->findChildren<QPushButton *>(QStringLiteral("option-baD"));
    QVERIFY(!buttons.isEmpty());
    QVERIFY(buttons.constLast()->accessibleName().contains(QStringLiteral("Bad or sad")));
}

void tst_TemplateEditor::brokenJsonIsSaidWithItsLine()
{
    typeAfter(R"("id": "mine",)", "");
    m_editor->check();
    QVERIFY2(complaint().startsWith(QStringLiteral("The template is not JSON: line 4:")),
             qPrintable(complaint()));
}

void tst_TemplateEditor::typingIsReadAfterAPause()
{
    QTest::keyClick(m_text, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(m_text, Qt::Key_Delete);
    QCOMPARE(complaint(), QStringLiteral("This template can be used.")); // not yet
    QTRY_VERIFY(complaint().startsWith(QStringLiteral("The template is not JSON: ")));
}

void tst_TemplateEditor::anotherTemplateCanBeStartedFrom()
{
    auto *start = child<QComboBox>("startFrom");
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Down);
    QCOMPARE(child<QLabel>("previewTitle")->text(), QStringLiteral("Two"));
    m_text->setFocus();
    QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier);
    m_editor->check();
    QCOMPARE(child<QLabel>("previewTitle")->text(), QStringLiteral("One"));
}

void tst_TemplateEditor::enterIsALineOfTheText()
{
    QSignalSpy used(m_editor, &TemplateEditor::useRequested);
    QTest::keyClick(m_text, Qt::Key_Return);
    QVERIFY(m_text->toPlainText().startsWith(u"\n{"));
    QVERIFY(m_editor->isVisible());
    QVERIFY(used.isEmpty());
}

// The buttons still stand from before the last key: they have to look again.
void tst_TemplateEditor::aBrokenTextIsNeitherSavedNorUsed()
{
    QSignalSpy used(m_editor, &TemplateEditor::useRequested);
    QTest::keyClick(m_text, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(m_text, Qt::Key_Delete);
    QVERIFY(child<QPushButton>("useTemplate")->isEnabled());
    click("useTemplate");
    QVERIFY(used.isEmpty());
    QVERIFY(m_editor->isVisible());
    m_editor->setText(editorSample(QStringLiteral("One")));
    QTest::keyClick(m_text, Qt::Key_Delete);
    click("saveTemplate");
    QVERIFY(!child<QFileDialog>("saveDialog"));
    QVERIFY(complaint().startsWith(QStringLiteral("The template is not JSON")));
}

void tst_TemplateEditor::theTextIsSavedAsItIs()
{
    QSignalSpy saved(m_editor, &TemplateEditor::saveRequested);
    typeAfter(R"("title": "One)", "dd");
    click("saveTemplate");
    auto *dialog = child<QFileDialog>("saveDialog");
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/mine.json"));
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), QStringLiteral("/tmp/mine.json"));
    QCOMPARE(saved[0][1].toByteArray(), m_text->toPlainText().toUtf8());
    m_editor->showNote(QStringLiteral("Saved."));
    QVERIFY(child<QLabel>("note")->isVisible());
}

void tst_TemplateEditor::aFileIsAskedFor()
{
    QSignalSpy opened(m_editor, &TemplateEditor::openRequested);
    click("openTemplate");
    auto *dialog = child<QFileDialog>("openDialog");
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/theirs.json"));
    QCOMPARE(opened.size(), 1);
    m_editor->setText(QStringLiteral("[]"));
    QVERIFY2(complaint().startsWith(QStringLiteral("The template is not a JSON object")),
             qPrintable(complaint()));
}

void tst_TemplateEditor::useSaysTheTemplate()
{
    QSignalSpy used(m_editor, &TemplateEditor::useRequested);
    typeAfter(R"("units": 9)", "12");
    click("useTemplate");
    QCOMPARE(used.size(), 1);
    const auto studyTemplate = used[0][0].value<StudyTemplate>();
    QCOMPARE(studyTemplate.paperDesign.units, 12);
    QVERIFY(!m_editor->isVisible());
}

void tst_TemplateEditor::whereNoStudyCanBeMadeNothingIsUsed()
{
    TemplateEditor editor({{QStringLiteral("One"), editorSample(QStringLiteral("One"))}}, false);
    editor.show();
    QVERIFY(!editor.findChild<QPushButton *>(QStringLiteral("useTemplate"))->isVisible());
}

void tst_TemplateEditor::anUnsavedTextIsAskedAbout()
{
    typeAfter(R"("title": "One)", "dd");
    click("closeEditor");
    auto *box = child<QMessageBox>("discardQuestion");
    QVERIFY(box);
    QVERIFY(m_editor->isVisible());
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!m_editor->isVisible());
}

void tst_TemplateEditor::aSavedTextIsNotAskedAbout()
{
    typeAfter(R"("title": "One)", "dd");
    m_editor->setSaved();
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(!m_editor->isVisible());
}

void tst_TemplateEditor::controlsHaveNames()
{
    for (const char *name : {"templateText", "startFrom", "preview"})
        QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
}

CONCORD_TEST(tst_TemplateEditor)

#include "tst_templateeditor.moc"
