// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"
#include "app/resultsloader.h"
#include "app/studyplanning.h"
#include "models/dataset/task.h"
#include "storage/datasetrepository.h"
#include "storage/integrity.h"
#include "storage/itemrepository.h"
#include "storage/metricrepository.h"
#include "storage/projectfile.h"
#include "storage/rescoring.h"
#include "storage/runrepository.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
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
    void holdsResponsesOfTwoModels();
    void scoresOfResponsesDiffer();
    void isMadeInNoTime();
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

void tst_DemoProject::holdsResponsesOfTwoModels()
{
    const Result<QList<ModelRun>> runs =
        m_project->read([](Database &database) { return RunRepository(database).all(); }).result();
    VERIFY_RESULT(runs);
    QCOMPARE(runs->size(), 6);
    for (const QString &model : {QStringLiteral("Quill"), QStringLiteral("Bramble")}) {
        for (const Pathway pathway :
             {Pathway::DirectResponse, Pathway::AttributeFilter, Pathway::TaskRelated}) {
            const auto found = std::count_if(runs->begin(), runs->end(), [&](const ModelRun &run) {
                return run.model == model && run.pathway == pathway && run.responses == 70
                    && run.dataset == u"Demo items";
            });
            QCOMPARE(found, 1);
        }
    }
    const auto outdated = outdatedRuns(*m_project);
    VERIFY_RESULT(outdated);
    QVERIFY(outdated->isEmpty());
}

void tst_DemoProject::scoresOfResponsesDiffer()
{
    const Result<EvaluationData> data =
        m_project
            ->read([](Database &database) {
                return MetricRepository(database).computed(Reading::AsPublished);
            })
            .result();
    VERIFY_RESULT(data);
    QCOMPARE(data->cells.size(), 60); // 2 models x 3 pathways x 10 tasks
    QHash<QString, double> sums;
    qint64 parsed = 0;
    qint64 attributeCells = 0;
    for (const MetricCell &cell : data->cells) {
        QVERIFY(cell.taskAccuracy && *cell.taskAccuracy >= 0 && *cell.taskAccuracy <= 1);
        sums[cell.model] += *cell.taskAccuracy;
        parsed += cell.parsed;
        attributeCells += cell.attributeTypeF1.value_or(0) > 0.3 ? 1 : 0;
        if (cell.pathway == Pathway::DirectResponse)
            QCOMPARE(cell.attributeTypeF1.value_or(0), 0.0);
    }
    // Quill is the better of the two by far, and neither is perfect.
    QVERIFY(sums[QStringLiteral("Quill")] > sums[QStringLiteral("Bramble")] + 30 * 0.1);
    QVERIFY(sums[QStringLiteral("Quill")] < 30 * 0.9);
    QVERIFY(sums[QStringLiteral("Bramble")] > 30 * 0.2);
    QCOMPARE(attributeCells, 40);
    QVERIFY2(parsed < 410 && parsed > 370, qPrintable(QString::number(parsed)));
}

void tst_DemoProject::isMadeInNoTime()
{
    QElapsedTimer timer;
    timer.start();
    const auto done = createDemoProject(m_folder.filePath(QStringLiteral("again.concord")),
                                        QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(done);
    qInfo("made in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 5'000); // with room for a loaded machine
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
