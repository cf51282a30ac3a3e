// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importresultdialog.h"
#include "ui/dialogs/importrow.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace Concord;

class tst_ImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesFreeNames();
    void aTakenNameCannotBeImported();
    void givesWhatWasChosen();
    void responsesAreAskedForModelAndPathway();
    void aPathwayThatIsNotKnownHasToBeChosen();
    void responsesNeedAModel();
    void aModelThatIsNotSaidIsAskedFor();
    void takenNamesAreForItemsOnly();
    void aggregatesNeedNothing();
    void anotherFormatAsksForOtherThings();
    void tabVisitsWhatIsShown();
    void everyFieldHasANameOfItsOwn();
    void theResultShowsWarningsOnce();
    void theResultListsRejects();

private:
    ImportCandidate items(const char *path) const;
    ImportCandidate responses(const char *path, std::optional<Pathway> pathway) const;
    template <typename Widget>
    static Widget *find(const QWidget &dialog, const char *name)
    {
        return dialog.findChild<Widget *>(QString::fromLatin1(name));
    }

    const QList<ImportFormat> m_formats{
        {QStringLiteral("ip-dialog"), ImportKind::Items},
        {QStringLiteral("dialogues"), ImportKind::Items},
        {QStringLiteral("ip-dialog-responses"), ImportKind::Responses},
        {QStringLiteral("ip-dialog-metrics"), ImportKind::Aggregates}};
};

ImportCandidate tst_ImportDialog::items(const char *path) const
{
    return {{QString::fromLatin1(path)}, ImportKind::Items};
}

ImportCandidate tst_ImportDialog::responses(const char *path, std::optional<Pathway> pathway) const
{
    ImportCandidate candidate{{QString::fromLatin1(path)}, ImportKind::Responses};
    candidate.source.model = QStringLiteral("quill");
    candidate.source.pathway = pathway;
    return candidate;
}

void tst_ImportDialog::proposesFreeNames()
{
    const ImportDialog dialog({items("/a/talk.jsonl"), items("/b/talk.jsonl")}, m_formats,
                              {QStringLiteral("talk")});
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("talk 2"));
    QCOMPARE(dialog.sources().at(1).name, QStringLiteral("talk 3"));
}

void tst_ImportDialog::aTakenNameCannotBeImported()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {QStringLiteral("old")});
    dialog.show();
    auto *name = find<QLineEdit>(dialog, "name");
    auto *import = find<QPushButton>(dialog, "importButton");
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
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {});
    dialog.show();
    auto *origin = find<QComboBox>(dialog, "origin");
    QCOMPARE(dialog.sources().at(0).origin, Origin::Unknown);
    QTest::keyClick(origin, Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).origin, Origin::Human);
    QTest::keyClick(origin, Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).origin, Origin::Synthetic);
    QCOMPARE(dialog.sources().at(0).format, QStringLiteral("auto"));
    QCOMPARE(dialog.sources().at(0).path, QStringLiteral("/a/talk.jsonl"));
    QVERIFY(!find<QLineEdit>(dialog, "model")->isVisible());
    QVERIFY(!find<QComboBox>(dialog, "pathway")->isVisible());
}

void tst_ImportDialog::responsesAreAskedForModelAndPathway()
{
    ImportDialog dialog({responses("/a/quill.jsonl", Pathway::TypeGuided)}, m_formats,
                        {QStringLiteral("bench"), QStringLiteral("other")});
    dialog.show();
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
    QVERIFY(!find<QLineEdit>(dialog, "name")->isVisible());
    QVERIFY(!find<QComboBox>(dialog, "origin")->isVisible());
    QCOMPARE(dialog.sources().at(0).model, QStringLiteral("quill"));
    QCOMPARE(dialog.sources().at(0).pathway, Pathway::TypeGuided);
    QCOMPARE(dialog.sources().at(0).name, QString());
    auto *model = find<QLineEdit>(dialog, "model");
    model->selectAll();
    QTest::keyClicks(model, QStringLiteral(" Quill 2 "));
    auto *pathway = find<QComboBox>(dialog, "pathway");
    QCOMPARE(pathway->count(), 5); // nothing to choose any more
    QTest::keyClick(pathway, Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(dialog, "dataset"), Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).model, QStringLiteral("Quill 2"));
    QCOMPARE(dialog.sources().at(0).pathway, Pathway::FullAttributes);
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("bench"));
}

void tst_ImportDialog::aPathwayThatIsNotKnownHasToBeChosen()
{
    ImportDialog dialog({responses("/a/quill.jsonl", {})}, m_formats, {});
    dialog.show();
    auto *import = find<QPushButton>(dialog, "importButton");
    const auto *problem = find<QLabel>(dialog, "problem");
    QVERIFY(!import->isEnabled());
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("quill.jsonl")), qPrintable(problem->text()));
    QTest::keyClick(find<QComboBox>(dialog, "pathway"), Qt::Key_Down);
    QVERIFY(import->isEnabled());
    QVERIFY(!problem->isVisible());
    QCOMPARE(dialog.sources().at(0).pathway, Pathway::DirectResponse);
    QTest::keyClick(find<QComboBox>(dialog, "pathway"), Qt::Key_Up);
    QVERIFY(!import->isEnabled());
}

void tst_ImportDialog::responsesNeedAModel()
{
    ImportDialog dialog({responses("/a/quill.jsonl", Pathway::TypeGuided)}, m_formats, {});
    dialog.show();
    auto *model = find<QLineEdit>(dialog, "model");
    model->selectAll();
    QTest::keyClick(model, Qt::Key_Delete);
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
    QTest::keyClicks(model, QStringLiteral("m"));
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_ImportDialog::aModelThatIsNotSaidIsAskedFor()
{
    ImportCandidate candidate = responses("/a/predictions.jsonl", Pathway::TypeGuided);
    candidate.source.model.clear();
    ImportDialog dialog({candidate}, m_formats, {});
    dialog.show();
    auto *model = find<QLineEdit>(dialog, "model");
    QCOMPARE(model->placeholderText(), QStringLiteral("Whose responses are these?"));
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
    QTest::keyClicks(model, QStringLiteral("gpt-4o"));
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
    QCOMPARE(dialog.sources().at(0).model, QStringLiteral("gpt4o"));
}

void tst_ImportDialog::takenNamesAreForItemsOnly()
{
    ImportDialog dialog({responses("/a/quill.jsonl", Pathway::TypeGuided), items("/b/quill.jsonl")},
                        m_formats, {QStringLiteral("old")});
    dialog.show();
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
    QCOMPARE(dialog.sources().at(1).name, QStringLiteral("quill"));
}

void tst_ImportDialog::aggregatesNeedNothing()
{
    ImportDialog dialog({{{QStringLiteral("/a/all.json")}, ImportKind::Aggregates}}, m_formats, {});
    dialog.show();
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
    QVERIFY(find<QLabel>(dialog, "aggregates")->isVisible());
    for (const char *name : {"name", "origin", "model", "pathway", "dataset"})
        QVERIFY2(!find<QWidget>(dialog, name)->isVisible(), name);
    QCOMPARE(dialog.sources().at(0).name, QString());
}

void tst_ImportDialog::anotherFormatAsksForOtherThings()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {});
    dialog.show();
    auto *format = find<QComboBox>(dialog, "format");
    QCOMPARE(format->count(), 5);
    QTest::keyClick(format, Qt::Key_End);
    QVERIFY(find<QLabel>(dialog, "aggregates")->isVisible());
    QVERIFY(!find<QLineEdit>(dialog, "name")->isVisible());
    QTest::keyClick(format, Qt::Key_Up);
    QVERIFY(find<QComboBox>(dialog, "pathway")->isVisible());
    QVERIFY(!find<QLabel>(dialog, "aggregates")->isVisible());
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
    QCOMPARE(dialog.sources().at(0).format, QStringLiteral("ip-dialog-responses"));
    QTest::keyClick(format, Qt::Key_Home);
    QVERIFY(find<QLineEdit>(dialog, "name")->isVisible());
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_ImportDialog::tabVisitsWhatIsShown()
{
    ImportDialog dialog({items("/a/talk.jsonl"), responses("/a/quill.jsonl", Pathway::TypeGuided)},
                        m_formats, {});
    dialog.show();
    dialog.activateWindow();
    QTRY_VERIFY(dialog.isActiveWindow());
    find<QLineEdit>(dialog, "name")->setFocus();
    QStringList visited;
    for (int i = 0; i < 7; ++i) {
        visited.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(
        visited,
        (QStringList{QStringLiteral("name"), QStringLiteral("origin"), QStringLiteral("format"),
                     QStringLiteral("model"), QStringLiteral("pathway"), QStringLiteral("dataset"),
                     QStringLiteral("format")}));
}

void tst_ImportDialog::everyFieldHasANameOfItsOwn()
{
    const ImportDialog dialog({items("/a/talk.jsonl"), responses("/a/quill.jsonl", {})}, m_formats,
                              {});
    QStringList names;
    for (const auto *row : dialog.findChildren<ImportRow *>()) {
        QStringList keys;
        for (const auto *label : row->findChildren<QLabel *>()) {
            const qsizetype at = label->text().indexOf(u'&');
            if (at >= 0)
                keys.append(label->text().mid(at + 1, 1).toLower());
        }
        QCOMPARE(keys.size(), 6);
        keys.removeDuplicates();
        QCOMPARE(keys.size(), 6);
        for (const auto *field : row->findChildren<QComboBox *>())
            names.append(field->accessibleName());
    }
    QCOMPARE(names.size(), 8);
    QVERIFY(!names.contains(QString()));
    names.removeDuplicates();
    QCOMPARE(names.size(), 8);
}

void tst_ImportDialog::theResultShowsWarningsOnce()
{
    ImportSummary summary;
    summary.kind = ImportKind::Responses;
    summary.source = QStringLiteral("quill.jsonl");
    summary.dataset = QStringLiteral("bench");
    summary.imported = 1000;
    summary.warnings = QStringList{QStringLiteral("No WordNet.")};
    const ImportResultDialog dialog({summary, summary});
    const auto warnings = dialog.findChildren<QLabel *>(QStringLiteral("warning"));
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings.constFirst()->text().contains(QStringLiteral("No WordNet.")));
    QVERIFY(!find<QTableWidget>(dialog, "rejects"));
    const auto labels = dialog.findChildren<QLabel *>();
    const bool saysScored = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("scored"));
    });
    QVERIFY(saysScored);
}

void tst_ImportDialog::theResultListsRejects()
{
    ImportSummary summary;
    summary.source = QStringLiteral("talk.jsonl");
    summary.rejectedCount = 1;
    summary.rejected.append({7, QStringLiteral("It is no JSON.")});
    const ImportResultDialog dialog({summary});
    const auto *table = find<QTableWidget>(dialog, "rejects");
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("7"));
    QVERIFY(dialog.findChildren<QLabel *>(QStringLiteral("warning")).isEmpty());
}

CONCORD_TEST(tst_ImportDialog)
#include "tst_importdialog.moc"
