// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"
#include "app/evaluationsession.h"
#include "app/failuresession.h"
#include "storage/failurerepository.h"
#include "storage/projectfile.h"
#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// What the Evaluation page is fed with, on the demo project.
class tst_EvaluationSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void chartsComeBeforeIntervals();
    void domainsNarrowTheItems();
    void theLastChoiceWins();
    void withoutImportedNumbersTheComputedAreShown();
    void failuresAreListedWorstFirst();
    void aDetailIsOfTheListsReading();
    void tagsArePutOnAndCounted();
    void theListIsExported();
    void anExportThatCannotBeWrittenSaysWhere();
    void anItemHasAllItsResponses();
    void withoutAFileNothingIsShown();

private:
    FailureFilter filterFor(const char *task) const
    {
        FailureFilter filter;
        filter.responses.tasks = {QString::fromLatin1(task)};
        return filter;
    }

    QTemporaryDir m_folder;
    QString m_demo;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_EvaluationSession::initTestCase()
{
    m_demo = m_folder.filePath(QStringLiteral("demo.concord"));
    const auto done = createDemoProject(m_demo, QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(done);
}

void tst_EvaluationSession::init()
{
    m_project.reset();
    const QString path = m_folder.filePath(QStringLiteral("work.concord"));
    QFile::remove(path);
    QVERIFY(QFile::copy(m_demo, path));
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    m_project = *std::move(project);
}

void tst_EvaluationSession::chartsComeBeforeIntervals()
{
    EvaluationSession session;
    session.setFile(m_project.get());
    QSignalSpy changed(&session, &EvaluationSession::viewChanged);
    session.show();
    QTRY_COMPARE(changed.size(), 2);
    const auto first = changed[0][0].value<EvaluationView>();
    QVERIFY(first.comparisons.isEmpty());
    QVERIFY(first.chart(QStringLiteral("task-accuracy")));
    QCOMPARE(first.models, 2);
    QCOMPARE(first.responses, 420);
    const EvaluationView &second = session.view();
    QCOMPARE(second.comparisons.size(), 11); // all tasks, then ten
    QCOMPARE(second.comparisons[0].items, 70);
    const auto grid = std::get<HeatmapGrid>(second.chart(QStringLiteral("task-accuracy"))->chart);
    QVERIFY(grid.cells[0].description.contains(QStringLiteral("95 % interval")));
    session.show(); // nothing changed
    QCOMPARE(changed.size(), 2);
}

void tst_EvaluationSession::domainsNarrowTheItems()
{
    EvaluationSession session;
    session.setFile(m_project.get());
    QSignalSpy changed(&session, &EvaluationSession::viewChanged);
    session.show();
    QTRY_COMPARE(changed.size(), 2);
    const QStringList domains = session.view().sources.choices.domains;
    QVERIFY(domains.size() > 1);
    EvaluationChoice choice;
    choice.filter.domain = domains.first();
    session.choose(choice);
    QTRY_COMPARE(changed.size(), 4);
    QVERIFY(session.view().responses > 0);
    QVERIFY(session.view().responses < 420);
    QCOMPARE(session.view().sources.choices.domains, domains); // those stay to choose from
}

void tst_EvaluationSession::theLastChoiceWins()
{
    EvaluationSession session;
    session.setFile(m_project.get());
    QSignalSpy changed(&session, &EvaluationSession::viewChanged);
    EvaluationChoice choice;
    choice.filter.tasks = {QStringLiteral("rank")};
    session.choose(choice);
    choice.filter.tasks = {QStringLiteral("advice")};
    session.choose(choice);
    QTRY_COMPARE(changed.size(), 2);
    for (const auto &emitted : changed)
        QCOMPARE(emitted[0].value<EvaluationView>().choice.filter, choice.filter);
}

void tst_EvaluationSession::withoutImportedNumbersTheComputedAreShown()
{
    EvaluationSession session;
    session.setFile(m_project.get());
    QSignalSpy changed(&session, &EvaluationSession::viewChanged);
    EvaluationChoice choice;
    choice.origin = MetricOrigin::Imported;
    session.choose(choice);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(session.view().choice.origin, MetricOrigin::Computed);
    QVERIFY(!session.view().sources.hasImported);
}

void tst_EvaluationSession::failuresAreListedWorstFirst()
{
    FailureSession session;
    const QAbstractItemModelTester tester(&session.failures(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    session.setFile(m_project.get());
    QSignalSpy listed(&session, &FailureSession::listChanged);
    QSignalSpy overview(&session, &FailureSession::overviewChanged);
    session.show();
    QTRY_COMPARE(listed.size(), 1);
    QCOMPARE(session.failures().rowCount(), 420);
    QCOMPARE(overview.size(), 1);
    QCOMPARE(overview[0][0].value<FailureOverview>().responses, 420);
    session.setFilter(filterFor("rank"));
    QTRY_COMPARE(listed.size(), 2);
    const int rows = session.failures().rowCount();
    QVERIFY(rows > 0 && rows < 420);
    for (int row = 1; row < rows; ++row)
        QVERIFY(session.failures().rowAt(row).taskAccuracy
                >= session.failures().rowAt(row - 1).taskAccuracy);
}

void tst_EvaluationSession::aDetailIsOfTheListsReading()
{
    FailureSession session;
    session.setFile(m_project.get());
    QSignalSpy listed(&session, &FailureSession::listChanged);
    FailureFilter filter = filterFor("predict");
    filter.reading = Reading::Repaired;
    session.setFilter(filter);
    QTRY_COMPARE(listed.size(), 1);
    QSignalSpy loaded(&session, &FailureSession::detailLoaded);
    session.loadDetail(session.failures().rowAt(0).response);
    QTRY_COMPARE(loaded.size(), 1);
    const auto detail = loaded[0][0].value<ResponseDetail>();
    QCOMPARE(detail.reading, Reading::Repaired);
    QCOMPARE(detail.row.response, session.failures().rowAt(0).response);
    QCOMPARE(detail.item.task, QStringLiteral("predict"));
}

void tst_EvaluationSession::tagsArePutOnAndCounted()
{
    FailureSession session;
    session.setFile(m_project.get());
    QSignalSpy listed(&session, &FailureSession::listChanged);
    QSignalSpy overview(&session, &FailureSession::overviewChanged);
    session.show();
    QTRY_COMPARE(listed.size(), 1);
    session.setTags(tagsNamed({QStringLiteral("vague"), QStringLiteral("wrong persona")}));
    QTRY_COMPARE(listed.size(), 2);
    QTRY_COMPARE(overview.size(), 2);
    const QList<Tag> tags = overview[1][0].value<FailureOverview>().tags;
    QCOMPARE(tags.size(), 2);
    const FailureRow row = session.failures().rowAt(0);
    session.setTagged(row.response, tags[1].id, true);
    QTRY_COMPARE(overview.size(), 3);
    QTRY_COMPARE(session.failures().rowAt(0).tags, QStringList(QStringLiteral("wrong persona")));
    const auto counts = overview[2][0].value<FailureOverview>().tagCounts;
    QCOMPARE(counts, (QList<TagCount>{{QStringLiteral("wrong persona"), row.model, row.task, 1}}));
}

void tst_EvaluationSession::theListIsExported()
{
    FailureSession session;
    session.setFile(m_project.get());
    QSignalSpy listed(&session, &FailureSession::listChanged);
    session.setFilter(filterFor("decision"));
    QTRY_COMPARE(listed.size(), 1);
    QSignalSpy noted(&session, &FailureSession::noted);
    const QString path = m_folder.filePath(QStringLiteral("slice.jsonl"));
    session.exportList(path);
    QTRY_COMPARE(noted.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), session.failures().rowCount());
}

void tst_EvaluationSession::anExportThatCannotBeWrittenSaysWhere()
{
    FailureSession session;
    session.setFile(m_project.get());
    QSignalSpy failed(&session, &FailureSession::failed);
    const QString path = m_folder.filePath(QStringLiteral("no/such/folder/slice.csv"));
    session.exportList(path);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].value<Error>().message.contains(path));
}

void tst_EvaluationSession::anItemHasAllItsResponses()
{
    FailureSession session;
    session.setFile(m_project.get());
    QSignalSpy listed(&session, &FailureSession::listChanged);
    session.show();
    QTRY_COMPARE(listed.size(), 1);
    const ItemId item = session.failures().rowAt(0).item;
    QSignalSpy loaded(&session, &FailureSession::itemLoaded);
    session.loadItem(item);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded[0][0].value<ItemId>(), item);
    QCOMPARE(loaded[0][1].value<QList<ResponseDetail>>().size(), 6); // two models, three pathways
}

void tst_EvaluationSession::withoutAFileNothingIsShown()
{
    EvaluationSession session;
    FailureSession failures;
    session.show();
    failures.show();
    failures.setTags(tagsNamed({QStringLiteral("x")}));
    failures.loadDetail(ResponseId(1));
    session.setFile(nullptr);
    failures.setFile(nullptr);
    QVERIFY(session.view().charts.isEmpty());
    QCOMPARE(failures.failures().rowCount(), 0);
}

CONCORD_TEST(tst_EvaluationSession)
#include "tst_evaluationsession.moc"
