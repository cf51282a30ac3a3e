// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "app/templates.h"
#include "models/study/templatejson.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/dialogs/templateeditor.h"
#include "ui/pages/studiespage.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_Templates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allBuiltInTemplatesAreFoundById();
    void aPathFindsATemplateOfOnesOwn();
    void anUnknownTemplateNamesThoseThereAre();
    void listingSaysQuestionsAndDesigns();
    void filesAreChecked();
    void theFormatIsPrinted();
    void aStudyIsMadeOfAFile();
    void theEditorLeadsToANewStudy();
    void theEditorReadsAndWritesFiles();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }

    QTemporaryDir m_folder;
};

void tst_Templates::initTestCase()
{
    auto fidelity = findTemplate(QStringLiteral("fidelity"));
    VERIFY_RESULT(fidelity);
    fidelity->id = QStringLiteral("my-turing");
    fidelity->title = QStringLiteral("My Turing test");
    fidelity->unit.maxTokens = 40;
    const QByteArray json = studyTemplateJson(*fidelity);
    writeFile(m_folder.path(), QStringLiteral("mine.json"), json);
    QByteArray broken = json;
    broken.replace(R"("key":"2")", R"("key":"1")");
    writeFile(m_folder.path(), QStringLiteral("broken.json"), broken);
    makeTuringProject(m_folder.path(), 20);
}

void tst_Templates::allBuiltInTemplatesAreFoundById()
{
    for (const char *id : {"fidelity", "attribute-inference", "task-accuracy", "attribute-dialogue",
                           "attribute-response", "assistant-rating", "pairwise-preference"}) {
        const auto found = findTemplate(QString::fromLatin1(id));
        VERIFY_RESULT(found);
        QCOMPARE(found->id, QString::fromLatin1(id));
    }
    const auto all = builtInTemplates();
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 7);
}

void tst_Templates::aPathFindsATemplateOfOnesOwn()
{
    const auto mine = findTemplate(path("mine.json"));
    VERIFY_RESULT(mine);
    QCOMPARE(mine->id, QStringLiteral("my-turing"));
    const auto broken = findTemplate(path("broken.json"));
    QVERIFY(!broken);
    QVERIFY(broken.error().message.contains(QStringLiteral("broken.json: ")));
    QVERIFY(broken.error().message.contains(QStringLiteral("questions[0].options[1].key")));
    const auto missing = findTemplate(path("missing.json"));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(QStringLiteral("missing.json cannot be read")));
}

void tst_Templates::anUnknownTemplateNamesThoseThereAre()
{
    const auto none = findTemplate(QStringLiteral("dance"));
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(QStringLiteral("pairwise-preference")));
    QVERIFY(none.error().message.contains(QStringLiteral(".json")));
}

void tst_Templates::listingSaysQuestionsAndDesigns()
{
    const Run run =
        runInside({QStringLiteral("study"), QStringLiteral("templates"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray all = run.json().array();
    QCOMPARE(all.size(), 7);
    const QJsonObject rating = all[5].toObject();
    QCOMPARE(rating[u"id"].toString(), QStringLiteral("assistant-rating"));
    QCOMPARE(rating[u"unit"].toString(), QStringLiteral("dialogue"));
    QCOMPARE(rating[u"paper_design"].toObject(),
             (QJsonObject{{QStringLiteral("units"), 100},
                          {QStringLiteral("annotators"), 3},
                          {QStringLiteral("per_unit"), 3}}));
    const QJsonObject scale = rating[u"questions"].toArray()[1].toObject();
    QCOMPARE(scale[u"kind"].toString(), QStringLiteral("scale"));
    QCOMPARE(scale[u"options"].toArray().size(), 4);
    QCOMPARE(scale[u"measure"].toString(), QStringLiteral("ordinal"));
    const Run table = runInside({QStringLiteral("study"), QStringLiteral("templates")});
    QVERIFY(table.out.contains("pairwise-preference"));
}

void tst_Templates::filesAreChecked()
{
    const QStringList check{QStringLiteral("study"), QStringLiteral("templates")};
    const Run good = runInside(check + QStringList{path("mine.json")});
    QCOMPARE(good.exitCode, 0);
    QVERIFY2(good.out.contains("\"My Turing test\" (my-turing) can be used."), good.out);
    const Run both = runInside(
        check + QStringList{path("broken.json"), path("mine.json"), QStringLiteral("--json")});
    QCOMPARE(both.exitCode, 1);
    QVERIFY(both.err.contains("questions[0].options[1].key"));
    const QJsonArray checked = both.json().array();
    QCOMPARE(checked.size(), 2);
    QVERIFY(
        checked[0][u"error"].toString().contains(QStringLiteral("questions[0].options[1].key")));
    QVERIFY(checked[0][u"template"].isNull());
    QVERIFY(checked[1][u"error"].isNull());
    QCOMPARE(checked[1][u"template"][u"id"].toString(), QStringLiteral("my-turing"));
}

void tst_Templates::theFormatIsPrinted()
{
    const Run run = runInside(
        {QStringLiteral("study"), QStringLiteral("templates"), QStringLiteral("--schema")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"$id"].toString(), QStringLiteral("urn:concord:study-template:1"));
}

void tst_Templates::aStudyIsMadeOfAFile()
{
    const Run made =
        runInside({QStringLiteral("study"), QStringLiteral("create"), path("turing.concord"),
                   QStringLiteral("--template"), path("mine.json"), QStringLiteral("--units"),
                   QStringLiteral("10"), QStringLiteral("--json")});
    QVERIFY2(made.exitCode == 0, made.err);
    QCOMPARE(made.json()[u"name"].toString(), QStringLiteral("My Turing test"));
    const Run listed = runInside({QStringLiteral("study"), QStringLiteral("list"),
                                  path("turing.concord"), QStringLiteral("--json")});
    QCOMPARE(listed.json().array().last()[u"template"].toString(),
             QStringLiteral("My Turing test"));
}

void tst_Templates::theEditorLeadsToANewStudy()
{
    MainWindowController controller;
    controller.show();
    controller.openProject(path("turing.concord"));
    QTRY_COMPARE(controller.project().datasets().size(), 2);
    MainWindow &window = controller.window();
    window.showPage(MainWindow::Studies);
    auto *templates = window.findChild<QPushButton *>(QStringLiteral("templates"));
    QVERIFY(templates);
    templates->click();
    auto *editor = window.findChild<TemplateEditor *>();
    QVERIFY(editor);
    const auto mine = templateFileBytes(path("mine.json"));
    VERIFY_RESULT(mine);
    editor->setText(QString::fromUtf8(*mine));
    QTest::mouseClick(editor->findChild<QPushButton *>(QStringLiteral("useTemplate")),
                      Qt::LeftButton);
    NewStudyDialog *wizard = nullptr;
    QTRY_VERIFY((wizard = window.findChild<NewStudyDialog *>()));
    QCOMPARE(wizard->request().templateId, QStringLiteral("my-turing"));
    QTRY_VERIFY(wizard->plan());
    QCOMPARE(wizard->plan()->studyTemplate.unit.maxTokens, std::optional<int>(40));
}

void tst_Templates::theEditorReadsAndWritesFiles()
{
    MainWindowController controller;
    controller.show();
    MainWindow &window = controller.window();
    Q_EMIT window.studies().templatesRequested();
    auto *editor = window.findChild<TemplateEditor *>();
    QVERIFY(editor);
    QVERIFY(!editor->findChild<QPushButton *>(QStringLiteral("useTemplate"))->isVisible());
    Q_EMIT editor->openRequested(path("missing.json"));
    QVERIFY(editor->findChild<QLabel *>(QStringLiteral("note"))
                ->text()
                .contains(QStringLiteral("missing.json cannot be read")));
    Q_EMIT editor->openRequested(path("mine.json"));
    QCOMPARE(editor->findChild<QLabel *>(QStringLiteral("previewTitle"))->text(),
             QStringLiteral("My Turing test"));
    QTest::mouseClick(editor->findChild<QPushButton *>(QStringLiteral("saveTemplate")),
                      Qt::LeftButton);
    auto *dialog = editor->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path("copy.json"));
    const auto mine = templateFileBytes(path("mine.json"));
    const auto copy = templateFileBytes(path("copy.json"));
    VERIFY_RESULT(copy);
    QCOMPARE(*copy, *mine);
}

CONCORD_TEST(tst_Templates)

#include "tst_templates.moc"
