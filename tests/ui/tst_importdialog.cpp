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
#include <QSignalSpy>
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
    void studiesNeedFreeNames();
    void aggregatesNeedNothing();
    void anotherFormatAsksForOtherThings();
    void tabVisitsWhatIsShown();
    void everyFieldHasANameOfItsOwn();
    void theResultShowsWarningsOnce();
    void theResultListsRejects();
    void enterLeavesTheResult();
    void theResultTellsOfWhatWasThere();
    void aDatasetCanBeAddedTo();
    void aFileThatCameInBeforeIsAddedTo();
    void twoFilesDoNotGoIntoOneDataset();
    void previewsAreAskedForAndShown();
    void onePreviewIsUnderWayAtATime();
    void whatCannotBeReadIsSaid();
    void rejectsNeedNoEmptyColumns();
    void aStudyHasRoomForItsPreview();
    void columnsOfATableAreMapped();
    void columnsAreMarkedWithKeys();
    void aTableWithoutTextCannotBeImported();
    void responsesHaveNoPreview();

private:
    static ImportPreview table();
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

void tst_ImportDialog::studiesNeedFreeNames()
{
    ImportDialog dialog({{{QStringLiteral("/a/talk.csv")}, ImportKind::Study},
                         {{QStringLiteral("/b/talk.csv")}, ImportKind::Study}},
                        m_formats, {QStringLiteral("talk")});
    dialog.show();
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("talk 2"));
    QCOMPARE(dialog.sources().at(1).name, QStringLiteral("talk 3"));
    auto *name = find<QLineEdit>(dialog, "name");
    auto *import = find<QPushButton>(dialog, "importButton");
    QVERIFY(import->isEnabled());
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("talk"));
    QVERIFY(!import->isEnabled());
    QTest::keyClicks(name, QStringLiteral(" 3")); // the other file's
    QVERIFY(!import->isEnabled());
    QTest::keyClicks(name, QStringLiteral("3"));
    QVERIFY(import->isEnabled());
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
        QCOMPARE(keys.size(), 8);
        keys.removeDuplicates();
        QCOMPARE(keys.size(), 8);
        for (const auto *field : row->findChildren<QComboBox *>())
            names.append(field->accessibleName());
    }
    QCOMPARE(names.size(), 2 * 13);
    QVERIFY(!names.contains(QString()));
    names.removeDuplicates();
    QCOMPARE(names.size(), 2 * 13);
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

void tst_ImportDialog::enterLeavesTheResult()
{
    ImportSummary summary;
    summary.source = QStringLiteral("talk.jsonl");
    summary.rejected.append({7, QStringLiteral("It is no JSON.")});
    ImportResultDialog dialog({summary});
    dialog.show();
    const auto *table = find<QTableWidget>(dialog, "rejects");
    QVERIFY(table->isColumnHidden(0)); // of one file
    QVERIFY(table->item(0, 1)->textAlignment() & Qt::AlignRight);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    summary.rejected.clear();
    ImportSummary other;
    other.conflicts.append({1, QStringLiteral("It was kept.")});
    const ImportResultDialog both({summary, other});
    QVERIFY(!find<QTableWidget>(both, "rejects")->isColumnHidden(0));
}

void tst_ImportDialog::theResultTellsOfWhatWasThere()
{
    ImportSummary summary;
    summary.source = QStringLiteral("talk.jsonl");
    summary.dataset = QStringLiteral("talk");
    summary.read = 1207;
    summary.skipped = 1206;
    summary.conflictCount = 1;
    summary.conflicts.append({9, QStringLiteral("It was kept.")});
    const ImportResultDialog dialog({summary});
    QStringList texts;
    for (const auto *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY2(texts.join(u' ').contains(QStringLiteral("1,206")), qPrintable(texts.join(u'|')));
    const auto *table = find<QTableWidget>(dialog, "rejects");
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("It was kept."));
}

void tst_ImportDialog::aDatasetCanBeAddedTo()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {QStringLiteral("old")});
    dialog.show();
    auto *into = find<QComboBox>(dialog, "into");
    auto *conflict = find<QComboBox>(dialog, "conflict");
    QVERIFY(into->isVisible() && !conflict->isVisible());
    QVERIFY(!dialog.sources().at(0).addsToDataset);
    QTest::keyClick(into, Qt::Key_Down);
    QVERIFY(conflict->isVisible());
    QVERIFY(!find<QLineEdit>(dialog, "name")->isVisible());
    QVERIFY(dialog.sources().at(0).addsToDataset);
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("old"));
    QCOMPARE(dialog.sources().at(0).conflict, Conflict::Keep);
    QTest::keyClick(conflict, Qt::Key_Down);
    QCOMPARE(dialog.sources().at(0).conflict, Conflict::Replace);
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_ImportDialog::aFileThatCameInBeforeIsAddedTo()
{
    ImportCandidate candidate = items("/a/talk.jsonl");
    candidate.importedAs = QStringLiteral("old");
    const ImportDialog dialog({candidate}, m_formats,
                              {QStringLiteral("first"), QStringLiteral("old")});
    QVERIFY(dialog.sources().at(0).addsToDataset);
    QCOMPARE(dialog.sources().at(0).name, QStringLiteral("old"));
}

void tst_ImportDialog::twoFilesDoNotGoIntoOneDataset()
{
    ImportCandidate candidate = items("/a/talk.jsonl");
    candidate.importedAs = QStringLiteral("old");
    const ImportDialog dialog({candidate, candidate}, m_formats, {QStringLiteral("old")});
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_ImportDialog::previewsAreAskedForAndShown()
{
    ImportDialog dialog({items("/a/talk.jsonl"), items("/b/more.jsonl")}, m_formats, {});
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    dialog.show();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][0].toInt(), 1);
    QCOMPARE(wanted[1][1].value<ImportSource>().path, QStringLiteral("/b/more.jsonl"));
    ImportPreview preview{QStringLiteral("dialogues"), {}, {}};
    Item item;
    item.key = QStringLiteral("d-1");
    item.line = 2;
    item.dialogue.rounds = {{{{QStringLiteral("A"), QStringLiteral("Hi <b>you</b>")},
                              {QStringLiteral("B"), QStringLiteral("Hello")}}}};
    preview.items.append(item);
    preview.rejected.append({1, QStringLiteral("It is no JSON.")});
    dialog.showPreview(1, preview);
    const auto *row = dialog.findChildren<ImportRow *>().at(1);
    const auto *table = row->findChild<QTableWidget *>(QStringLiteral("preview"));
    QVERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("line 1"));
    QVERIFY(table->item(0, 3)->text().contains(QStringLiteral("no JSON")));
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("d-1"));
    QCOMPARE(table->item(1, 3)->text(), QStringLiteral("Hi <b>you</b>"));
    QCOMPARE(table->item(1, 4)->text(), QStringLiteral("2"));
    const auto *recognised = row->findChild<QLabel *>(QStringLiteral("recognised"));
    QVERIFY(recognised->text().contains(QStringLiteral("Dialogues with turns")));
}

void tst_ImportDialog::onePreviewIsUnderWayAtATime()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {});
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    dialog.show();
    auto *format = find<QComboBox>(dialog, "format");
    QTest::keyClick(format, Qt::Key_Down);
    QTest::keyClick(format, Qt::Key_Down);
    QCOMPARE(wanted.size(), 1);
    dialog.showPreview(0, Error{QStringLiteral("Of what was chosen before."), {}});
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][1].value<ImportSource>().format, QStringLiteral("dialogues"));
    QVERIFY(!find<QLabel>(dialog, "previewProblem")->isVisible());
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
}

// Dialogues have neither task nor domain, and a line that cannot be used shows no such columns.
void tst_ImportDialog::rejectsNeedNoEmptyColumns()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {});
    dialog.show();
    ImportPreview preview{QStringLiteral("dialogues"), {}, {}};
    Item item;
    item.key = QStringLiteral("d1");
    item.line = 1;
    item.request = QStringLiteral("Why?");
    preview.items = {item};
    preview.rejected = {{2, QStringLiteral("It is no JSON.")}};
    dialog.showPreview(0, preview);
    const auto *shown = find<QTableWidget>(dialog, "preview");
    QCOMPARE(shown->rowCount(), 2);
    QVERIFY(shown->isColumnHidden(1) && shown->isColumnHidden(2));
    QVERIFY(shown->item(1, 3)->text().contains(QStringLiteral("It is no JSON.")));
}

// A study's preview takes as much room as that of items.
void tst_ImportDialog::aStudyHasRoomForItsPreview()
{
    ImportCandidate study{{QStringLiteral("/a/label.json")}, ImportKind::Study};
    const ImportDialog dialog({study}, m_formats, {});
    const ImportDialog other({items("/a/talk.jsonl")}, m_formats, {});
    QCOMPARE(dialog.size(), other.size());
}

void tst_ImportDialog::whatCannotBeReadIsSaid()
{
    ImportDialog dialog({items("/a/talk.jsonl")}, m_formats, {});
    dialog.show();
    dialog.showPreview(0, Error{QStringLiteral("It is of no format."), {}});
    QVERIFY(find<QLabel>(dialog, "previewProblem")->isVisible());
    QCOMPARE(find<QLabel>(dialog, "previewProblem")->text(), QStringLiteral("It is of no format."));
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
    QVERIFY(find<QLabel>(dialog, "problem")->text().contains(QStringLiteral("talk.jsonl")));
    dialog.findChild<ImportRow *>()->requestPreview();
    dialog.showPreview(0, table());
    QVERIFY(!find<QLabel>(dialog, "previewProblem")->isVisible());
}

// Two columns of which one is known, and an item.
ImportPreview tst_ImportDialog::table()
{
    ImportPreview preview{QStringLiteral("csv"), {}, {}};
    preview.columns =
        QStringList{QStringLiteral("Nr"), QStringLiteral("question"), QStringLiteral("Hobby")};
    preview.mapping.request = QStringLiteral("question");
    Item item;
    item.key = QStringLiteral("line-2");
    item.line = 2;
    item.request = QStringLiteral("Why?");
    preview.items.append(item);
    return preview;
}

void tst_ImportDialog::columnsOfATableAreMapped()
{
    ImportDialog dialog({items("/a/talk.csv")}, m_formats, {});
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    dialog.show();
    QVERIFY(!find<QComboBox>(dialog, "keyColumn")->isVisible());
    dialog.showPreview(0, table());
    auto *key = find<QComboBox>(dialog, "keyColumn");
    QVERIFY(key->isVisible());
    QCOMPARE(find<QComboBox>(dialog, "requestColumn")->currentText(), QStringLiteral("question"));
    QVERIFY(!dialog.sources().at(0).columns); // the head's own
    QTest::keyClick(key, Qt::Key_Down);
    QCOMPARE(wanted.size(), 2);
    const auto columns = wanted[1][1].value<ImportSource>().columns;
    QVERIFY(columns);
    QCOMPARE(columns->key, QStringLiteral("Nr"));
    QCOMPARE(columns->request, QStringLiteral("question"));
    QCOMPARE(dialog.sources().at(0).columns, columns);
}

void tst_ImportDialog::columnsAreMarkedWithKeys()
{
    ImportDialog dialog({items("/a/talk.csv")}, m_formats, {});
    dialog.show();
    dialog.showPreview(0, table());
    auto *marks = find<QTableWidget>(dialog, "marks");
    QCOMPARE(marks->rowCount(), 3);
    QVERIFY(!(marks->item(2, 2)->flags() & Qt::ItemIsEnabled));
    marks->setFocus();
    marks->setCurrentCell(2, 1);
    QTest::keyClick(marks, Qt::Key_Space);
    QVERIFY(marks->item(2, 2)->flags() & Qt::ItemIsEnabled);
    marks->setCurrentCell(2, 2);
    QTest::keyClick(marks, Qt::Key_Space);
    marks->setCurrentCell(0, 3);
    QTest::keyClick(marks, Qt::Key_Space);
    const auto columns = dialog.sources().at(0).columns;
    QVERIFY(columns);
    QCOMPARE(columns->attributes, QStringList{QStringLiteral("Hobby")});
    QCOMPARE(columns->related, QStringList{QStringLiteral("Hobby")});
    QCOMPARE(columns->turns, QStringList{QStringLiteral("Nr")});
}

void tst_ImportDialog::aTableWithoutTextCannotBeImported()
{
    ImportDialog dialog({items("/a/talk.csv")}, m_formats, {});
    dialog.show();
    ImportPreview preview = table();
    preview.items.clear();
    preview.mapping = {};
    dialog.showPreview(0, preview);
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
    QVERIFY(find<QLabel>(dialog, "problem")->text().contains(QStringLiteral("column")));
    QTest::keyClick(find<QComboBox>(dialog, "requestColumn"), Qt::Key_Down);
    dialog.showPreview(0, table());
    QVERIFY(find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_ImportDialog::responsesHaveNoPreview()
{
    ImportDialog dialog({responses("/a/quill.jsonl", Pathway::TypeGuided)}, m_formats, {});
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    dialog.show();
    QVERIFY(wanted.isEmpty());
    QVERIFY(!find<QLabel>(dialog, "recognised")->isVisible());
}

CONCORD_TEST(tst_ImportDialog)
#include "tst_importdialog.moc"
