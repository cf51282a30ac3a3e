// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"
#include "app/resultsloader.h"
#include "app/studyplanning.h"
#include "models/dataset/task.h"
#include "storage/datasetrepository.h"
#include "storage/integrity.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_DemoProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsItemsOfAllTasks();
    void holdsHumanAndAssistantUtterances();
    void everyRelatedAttributeHasItsRound();
    void holdsAFinishedAndAnOpenStudy();
    void isSound();
    void isNotMadeOverAnotherFile();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_DemoProject::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("demo.concord"));
    const auto done = createDemoProject(path, QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(done);
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    VERIFY_RESULT(project);
    m_project = *std::move(project);
}

void tst_DemoProject::holdsItemsOfAllTasks()
{
    const Result<ItemFacets> facets =
        m_project->read([](Database &database) { return ItemRepository(database).facets({}); })
            .result();
    VERIFY_RESULT(facets);
    QCOMPARE(facets->tasks.size(), qsizetype(tasks().size()));
    qint64 items = 0;
    for (const FacetValue &task : facets->tasks) {
        QCOMPARE_GE(task.items, 6);
        items += task.items;
    }
    QCOMPARE_GE(items, 60);
}

void tst_DemoProject::holdsHumanAndAssistantUtterances()
{
    const Result<QList<Dataset>> datasets =
        m_project->read([](Database &database) { return DatasetRepository(database).all(); })
            .result();
    VERIFY_RESULT(datasets);
    QCOMPARE(datasets->size(), 3);
    QCOMPARE(datasets->at(1).origin, Origin::Human);
    QCOMPARE(datasets->at(2).origin, Origin::Synthetic);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE_GE(datasets->at(i).items, 60);
        QCOMPARE(datasets->at(i).rejected, 0);
    }
}

void tst_DemoProject::everyRelatedAttributeHasItsRound()
{
    ItemFilter filter;
    filter.dataset = QStringLiteral("Demo items");
    const Result<QList<Item>> items =
        m_project
            ->read([filter](Database &database) -> Result<QList<Item>> {
                const ItemRepository repository(database);
                const auto ids = repository.find(filter);
                QList<Item> loaded;
                for (const ItemId id : *ids)
                    loaded.append(*repository.load(id));
                return loaded;
            })
            .result();
    VERIFY_RESULT(items);
    for (const Item &item : *items) {
        const bool allMarked = std::all_of(
            item.attributes.begin(), item.attributes.end(), [](const Attribute &attribute) {
                return attribute.related == attribute.round.has_value();
            });
        QVERIFY2(allMarked, qPrintable(item.key));
    }
}

void tst_DemoProject::holdsAFinishedAndAnOpenStudy()
{
    const Result<QList<StudyOverview>> studies =
        m_project->read([](Database &database) { return studyOverviews(database); }).result();
    VERIFY_RESULT(studies);
    QCOMPARE(studies->size(), 2);
    QCOMPARE(studies->at(0).study.state, StudyState::Closed);
    QCOMPARE(studies->at(0).done(), 120);
    QCOMPARE(studies->at(0).progress.size(), 3);
    QCOMPARE(studies->at(1).study.state, StudyState::Open);
    QCOMPARE(studies->at(1).done(), 0);
    const Result<StudyResults> results =
        m_project
            ->read([&](Database &database) {
                return loadStudyResults(database, studies->at(0).study, {});
            })
            .result();
    VERIFY_RESULT(results);
    QCOMPARE_GT(headlineOf(*results)->estimate.value.value_or(0),
                0.4); // labels.csv fits this very sample
    QCOMPARE(results->curve.constLast().units, 60);
    QCOMPARE(results->curve.constLast().estimate.value, headlineOf(*results)->estimate.value);
    QCOMPARE(results->confusions.size(), 3);
    QCOMPARE(results->categoryLabels, (QStringList{QStringLiteral("Human"), QStringLiteral("AI")}));
    qint64 units = 0;
    for (const BreakdownRow &row : results->byTask)
        units += row.summary.units;
    QCOMPARE(units, 60);
    QVERIFY(results->byTask.size() > 1 && results->byTask.constLast().group.isEmpty());
}

void tst_DemoProject::isSound()
{
    const Result<QStringList> faults =
        m_project->read([](Database &database) { return findFaults(database); }).result();
    VERIFY_RESULT(faults);
    QCOMPARE(*faults, QStringList());
}

void tst_DemoProject::isNotMadeOverAnotherFile()
{
    const QString path = writeFile(m_folder.path(), QStringLiteral("precious"), "precious");
    QVERIFY(!createDemoProject(path, QDateTime::currentDateTimeUtc()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "precious");
}

CONCORD_TEST(tst_DemoProject)
#include "tst_demoproject.moc"
