// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/journal.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// Files whose items the project has already, all or in part.
class tst_Reimport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sameFileAddsNothing();
    void newItemsAreAdded();
    void otherContentIsKept();
    void otherContentIsReplaced();
    void replacedTextsAreSearchedNoMore();
    void itemsInUseAreKept();
    void itemsOfAStudyAreKept();
    void sharedDialoguesStay();
    void keyTwiceInTheFileIsRejected();
    void rejectsAreNotDoubled();
    void failedImportLeavesTheDatasetAsItWas();
    void nameMustBeFreeUnlessAddedTo();
    void sameFileUnderAnotherNameIsTold();
    void additionIsJournaled();
    void manyItemsAreAdded();

private:
    Result<QList<ImportSummary>> add(const QByteArray &content, Conflict conflict = Conflict::Keep,
                                     bool isStrict = false)
    {
        ImportSource source{writeFile(m_project->folder(), QStringLiteral("again.jsonl"), content)};
        source.name = QStringLiteral("data");
        source.addsToDataset = true;
        source.conflict = conflict;
        return importFiles(m_project->file(), {source}, {isStrict, testTime()});
    }
    QStringList keys()
    {
        return m_project->texts(QStringLiteral("SELECT key FROM item ORDER BY id"));
    }
    QStringList turns()
    {
        return m_project->texts(QStringLiteral("SELECT content FROM turn ORDER BY content"));
    }
    static QByteArray line(const char *key, const char *text) { return dialogueLine(key, text); }

    std::unique_ptr<TestProject> m_project;
};

void tst_Reimport::init()
{
    m_project = std::make_unique<TestProject>();
    VERIFY_RESULT(m_project->importContent(line("a", "one") + line("b", "two")));
}

void tst_Reimport::sameFileAddsNothing()
{
    const auto counts = [this] {
        return m_project->contents().section(QStringLiteral(", journal"), 0, 0);
    };
    const QString before = counts();
    const auto added = add(line("a", "one") + line("b", "two"));
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).read, 2);
    QCOMPARE(added->at(0).imported, 0);
    QCOMPARE(added->at(0).skipped, 2);
    QCOMPARE(added->at(0).conflictCount, 0);
    QCOMPARE(added->at(0).warnings, QStringList());
    QCOMPARE(counts(), before);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::newItemsAreAdded()
{
    const auto added = add(line("b", "two") + line("c", "three"));
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).dataset, QStringLiteral("data"));
    QCOMPARE(added->at(0).imported, 1);
    QCOMPARE(added->at(0).skipped, 1);
    QCOMPARE(keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(m_project->texts(QStringLiteral("SELECT name || item_count || source_name || state "
                                             "FROM dataset")),
             QStringList{QStringLiteral("data3again.jsonlready")});
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::otherContentIsKept()
{
    const auto added = add(line("c", "three") + line("b", "changed"));
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).imported, 1);
    QCOMPARE(added->at(0).replaced, 0);
    QCOMPARE(added->at(0).conflictCount, 1);
    QCOMPARE(added->at(0).conflicts.size(), 1);
    QCOMPARE(added->at(0).conflicts[0].line, 2);
    QVERIFY(added->at(0).conflicts[0].reason.contains(QStringLiteral("\"b\"")));
    QVERIFY(!turns().contains(QStringLiteral("changed")));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::otherContentIsReplaced()
{
    const auto added = add(line("b", "changed") + line("a", "one"), Conflict::Replace);
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).imported, 1);
    QCOMPARE(added->at(0).replaced, 1);
    QCOMPARE(added->at(0).skipped, 1);
    QCOMPARE(added->at(0).conflictCount, 0);
    QCOMPARE(keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(turns().contains(QStringLiteral("changed")));
    QVERIFY(!turns().contains(QStringLiteral("two"))); // nobody has that dialogue any more
    QCOMPARE(m_project->number(QStringLiteral("SELECT item_count FROM dataset")), 2);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::replacedTextsAreSearchedNoMore()
{
    VERIFY_RESULT(add(ipDialogLine("predict", 1) + '\n'));
    VERIFY_RESULT(
        add(ipDialogLine("predict", 1).replace("predict-1", "other") + '\n', Conflict::Replace));
    VERIFY_RESULT(add(line("b", "changed"), Conflict::Replace));
    const auto found = [this](const char *word) {
        return m_project->number(
            QStringLiteral("SELECT count(*) FROM turn_search WHERE turn_search MATCH '%1'")
                .arg(QLatin1String(word)));
    };
    QCOMPARE(found("two"), 0);
    QCOMPARE(found("changed"), found("one"));
    QVERIFY(found("changed") > 0);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::itemsInUseAreKept()
{
    m_project->write([](Database &database) {
        ScoredResponse response;
        response.item = ItemId(2);
        response.text = QStringLiteral("Answer: [yes]");
        publishRun(database, DatasetId(1), QStringLiteral("quill"), Pathway::DirectResponse,
                   {response});
        return 0;
    });
    const auto added = add(line("a", "changed") + line("b", "changed too"), Conflict::Replace);
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).replaced, 1);
    QCOMPARE(added->at(0).conflictCount, 1);
    QCOMPARE(added->at(0).conflicts[0].line, 2);
    QVERIFY(added->at(0).conflicts[0].reason.contains(QStringLiteral("response")));
    QVERIFY(turns().contains(QStringLiteral("two")));
    QVERIFY(!turns().contains(QStringLiteral("changed too")));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM response")), 1);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::itemsOfAStudyAreKept()
{
    m_project->write([](Database &database) {
        const QString id = QStringLiteral("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
        mustExecute(database, u"INSERT INTO template VALUES ('" + id + u"', 'Fidelity', 1, '{}')");
        mustExecute(database,
                    u"INSERT INTO study VALUES ('" + id + u"', 'Pilot', '" + id
                        + u"', '{}', 7, 'open', 'main', 1, '2026')");
        mustExecute(database,
                    u"INSERT INTO unit VALUES ('" + id + u"', '" + id
                        + u"', 'fidelity-1', 'item', 0, NULL)");
        mustExecute(database,
                    u"INSERT INTO unit_subject VALUES ('" + id
                        + u"', 0, 'main', 'item', 1, 1, NULL, NULL, 'hobby', NULL)");
        return 0;
    });
    const auto added = add(line("a", "changed"), Conflict::Replace);
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).replaced, 0);
    QCOMPARE(added->at(0).conflictCount, 1);
    QVERIFY(added->at(0).conflicts[0].reason.contains(QStringLiteral("study")));
    QVERIFY(turns().contains(QStringLiteral("one")));
}

void tst_Reimport::sharedDialoguesStay()
{
    VERIFY_RESULT(m_project->importContent(line("other", "two"), QStringLiteral("more.jsonl")));
    VERIFY_RESULT(add(line("b", "changed"), Conflict::Replace));
    QVERIFY(turns().contains(QStringLiteral("two")));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::keyTwiceInTheFileIsRejected()
{
    for (const Conflict conflict : {Conflict::Keep, Conflict::Replace}) {
        const auto added = add(
            line("a", "one") + line("a", "new") + line("c", "three") + line("c", "new"), conflict);
        VERIFY_RESULT(added);
        QCOMPARE(added->at(0).skipped, conflict == Conflict::Keep ? 1 : 2);
        QCOMPARE(added->at(0).rejectedCount, 2);
        QCOMPARE(added->at(0).rejected[0].line, 2);
        QCOMPARE(added->at(0).rejected[1].line, 4);
        QVERIFY(!turns().contains(QStringLiteral("new")));
    }
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::rejectsAreNotDoubled()
{
    const QByteArray content = line("c", "three") + "nonsense\n";
    for (int time = 0; time < 2; ++time) {
        const auto added = add(content);
        VERIFY_RESULT(added);
        QCOMPARE(added->at(0).rejectedCount, 1);
        QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM reject")), 1);
        QCOMPARE(m_project->number(QStringLiteral("SELECT reject_count FROM dataset")), 1);
    }
}

void tst_Reimport::failedImportLeavesTheDatasetAsItWas()
{
    const QString before = m_project->contents();
    const auto added =
        add(line("c", "three") + line("b", "changed") + "nonsense\n", Conflict::Replace, true);
    QVERIFY(!added);
    QCOMPARE(m_project->contents(), before);
    QCOMPARE(keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Reimport::nameMustBeFreeUnlessAddedTo()
{
    const auto taken = m_project->importContent(line("c", "three"));
    QVERIFY(!taken);
    QVERIFY(taken.error().message.contains(QStringLiteral("--add")));
    // Of a name that is free a dataset is made.
    ImportSource source{
        writeFile(m_project->folder(), QStringLiteral("new.jsonl"), line("c", "x"))};
    source.addsToDataset = true;
    const auto made = importFiles(m_project->file(), {source}, {false, testTime()});
    VERIFY_RESULT(made);
    QCOMPARE(made->at(0).imported, 1);
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM dataset")), 2);
}

void tst_Reimport::sameFileUnderAnotherNameIsTold()
{
    const auto again =
        m_project->importContent(line("a", "one") + line("b", "two"), QStringLiteral("copy.jsonl"));
    VERIFY_RESULT(again);
    QCOMPARE(again->at(0).imported, 2);
    QCOMPARE(again->at(0).warnings.size(), 1);
    QVERIFY(again->at(0).warnings[0].contains(QStringLiteral("\"data\"")));
}

void tst_Reimport::additionIsJournaled()
{
    VERIFY_RESULT(add(line("a", "one") + line("c", "three")));
    const auto entries =
        m_project->read([](Database &database) { return journalEntries(database); });
    VERIFY_RESULT(entries);
    const JournalEntry &last = entries->constLast();
    QCOMPARE(last.action, QStringLiteral("imported"));
    QCOMPARE(last.subject, QStringLiteral("data"));
    QCOMPARE(last.detail[u"items"].toInt(), 1);
    QCOMPARE(last.detail[u"skipped"].toInt(), 1);
}

// More than one batch, old and new mixed.
void tst_Reimport::manyItemsAreAdded()
{
    QByteArray first;
    QByteArray second;
    for (int i = 0; i < 1500; ++i) {
        const QByteArray text = "Turn " + QByteArray::number(i);
        const QByteArray key = "k" + QByteArray::number(i);
        if (i % 2 == 0)
            first += dialogueLine(key, text);
        second += dialogueLine(key, i % 10 == 0 ? QByteArray(text + " anew") : text);
    }
    VERIFY_RESULT(add(first));
    const auto added = add(second, Conflict::Replace);
    VERIFY_RESULT(added);
    QCOMPARE(added->at(0).imported, 750 + 150);
    QCOMPARE(added->at(0).replaced, 150);
    QCOMPARE(added->at(0).skipped, 600);
    QCOMPARE(m_project->number(QStringLiteral("SELECT item_count FROM dataset")), 1502);
    QCOMPARE(m_project->faults(), QStringList());
}

CONCORD_TEST(tst_Reimport)
#include "tst_reimport.moc"
