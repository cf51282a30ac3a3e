// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetstatisticsrepository.h"
#include "storage/itemrepository.h"
#include "tests/storage/gzipfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

// All files of ../shared/data in one import, against counts that this test makes of the files with
// Qt's own JSON; skipped where they are missing.
class tst_SharedData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noFileIsLeftOut();
    void everythingComesInAtOnce();
    void eachCanBeSearched_data();
    void eachCanBeSearched();
    void tableSixIsThePapers();
    void compressedCopiesAreTheSame();
    void listsAreTheSame();
    void personaLensFieldsCameAlong();

private:
    QString path(const char *name) const
    {
        return sharedFile(QStringLiteral("data/") + QLatin1String(name));
    }
    TestProject &project();
    QStringList sources() const;

    std::unique_ptr<TestProject> m_project; ///< holds everything; made once
    QList<ImportSummary> m_summaries;
};

namespace {

constexpr std::array sharedSources = {
    "ip-dialog/filtered_data_test_1000.jsonl",
    "ip-dialog/responses/alpaca_hq_basic_1000/claude.jsonl",
    "ip-dialog/responses/alpaca_hq_basic_1000/qwen.jsonl",
    "ip-dialog/all_datasets_all_models_metrics.json",
    "ip-dialog/gpt4o_eval_new.json",
    "dailydialog/dialogues_25_35.jsonl",
    "dailydialog/utterances_25_35.jsonl",
    "personalens",
};

QByteArray sharedContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype objectsByLine(const QByteArray &content)
{
    qsizetype objects = 0;
    for (const QByteArray &line : content.split('\n'))
        objects += QJsonDocument::fromJson(line).isObject();
    return objects;
}

// What three levels of objects hold: pathways, models, tasks.
qsizetype cellsIn(const QByteArray &content)
{
    qsizetype cells = 0;
    const QJsonObject pathways = QJsonDocument::fromJson(content).object();
    for (const QJsonValue &models : pathways) {
        const QJsonObject byModel = models.toObject();
        for (const QJsonValue &tasks : byModel)
            cells += tasks.toObject().size();
    }
    return cells;
}

qsizetype personaLensTasksIn(const QString &folder)
{
    qsizetype tasks = 0;
    QDirIterator files(folder, {QStringLiteral("tasks*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        tasks += QJsonDocument::fromJson(sharedContent(files.next())).object().size();
    return tasks;
}

// The records as one list, each in its line.
QByteArray asList(const QByteArray &lines)
{
    return "[" + lines.trimmed().replace("\n", ",\n") + "]\n";
}

const QString hashesOfDatasets =
    QStringLiteral("SELECT name || ' ' || hex(content_hash) FROM dataset ORDER BY name");
const QString answersOfRuns =
    QStringLiteral("SELECT model_run.model || item.key || response.text FROM response JOIN "
                   "model_run ON model_run.id = response.run JOIN item ON item.id = response.item "
                   "ORDER BY 1");
const QString publishedMeasures =
    QStringLiteral("SELECT model || ' ' || pathway || ' ' || task || ' ' || measure || ' ' || value"
                   " FROM imported_metric ORDER BY 1");

} // namespace

void tst_SharedData::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    CONCORD_NEEDS(path(sharedSources.front()));
}

QStringList tst_SharedData::sources() const
{
    QStringList paths;
    for (const char *name : sharedSources)
        paths.append(path(name));
    return paths;
}

TestProject &tst_SharedData::project()
{
    if (m_project)
        return *m_project;
    m_project = std::make_unique<TestProject>();
    const auto summaries = m_project->importFiles(sources(), true);
    if (!summaries)
        qFatal("%s", qPrintable(summaries.error().message));
    m_summaries = *summaries;
    return *m_project;
}

// A file that is added to the folder has to be added here.
void tst_SharedData::noFileIsLeftOut()
{
    const QDir data(path("."));
    QDirIterator files(data.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = data.relativeFilePath(files.next());
        const bool isImported =
            std::any_of(sharedSources.begin(), sharedSources.end(), [&](const char *source) {
                return name == QLatin1String(source)
                    || name.startsWith(QString(QLatin1String(source) + u'/'));
            });
        QVERIFY2(isImported || name == u"README.md", qPrintable(name));
    }
}

void tst_SharedData::everythingComesInAtOnce()
{
    TestProject &all = project();
    const auto counted = [this](int source) {
        return objectsByLine(sharedContent(path(sharedSources[size_t(source)])));
    };
    const QList<qsizetype> expected{
        counted(0),
        counted(1),
        counted(2),
        cellsIn(sharedContent(path(sharedSources[3]))),
        cellsIn(sharedContent(path(sharedSources[4]))),
        counted(5),
        counted(6),
        personaLensTasksIn(path(sharedSources[7])),
    };
    QCOMPARE(expected, (QList<qsizetype>{1000, 1000, 1000, 450, 300, 400, 400, 435}));
    QCOMPARE(m_summaries.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(m_summaries[i].read, expected[i]);
        QCOMPARE(m_summaries[i].imported, expected[i]);
        QCOMPARE(m_summaries[i].rejectedCount, 0);
    }
    QCOMPARE(all.number(QStringLiteral("SELECT count(*) FROM item")), 1000 + 400 + 400 + 435);
    QCOMPARE(all.number(QStringLiteral("SELECT count(*) FROM response")), 2000);
    QCOMPARE(all.number(QStringLiteral("SELECT count(*) FROM reject")), 0);
    QCOMPARE(all.faults(), QStringList());
    all.reopen();
    QCOMPARE(all.faults(), QStringList());
}

void tst_SharedData::eachCanBeSearched_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("phrase"); // of the item's own text, read in the file
    QTest::newRow("IP-Dialog") << 0 << QStringLiteral("recommend-485")
                               << QStringLiteral("networking gadgets");
    QTest::newRow("dialogues") << 5 << QString() << QString();
    QTest::newRow("utterances") << 6 << QStringLiteral("ddu-0001")
                                << QStringLiteral("adviser English language newspaper");
    QTest::newRow("PersonaLens") << 7 << QString() << QString();
}

void tst_SharedData::eachCanBeSearched()
{
    QFETCH(int, source);
    QFETCH(QString, key);
    QFETCH(QString, phrase);
    TestProject &all = project();
    if (source == 5) {
        const QJsonObject first =
            QJsonDocument::fromJson(sharedContent(path(sharedSources[5])).split('\n')[0]).object();
        key = first[u"id"].toString();
        phrase = first[u"turns"][0][u"content"].toString();
    } else if (source == 7) {
        const QJsonObject tasks =
            QJsonDocument::fromJson(
                sharedContent(path("personalens/profile/user100/tasks_md.json")))
                .object();
        key = QString(u"user100/" + tasks.begin()->toObject()[u"task_id"].toString());
        phrase = tasks.begin()->toObject()[u"User Intent"].toString();
    }
    QVERIFY(phrase.size() > 10);
    ItemFilter filter;
    filter.text = phrase;
    const auto found =
        all.read([&](Database &database) { return ItemRepository(database).find(filter); });
    VERIFY_RESULT(found);
    const auto rows =
        all.read([&](Database &database) { return ItemRepository(database).rows(*found); });
    VERIFY_RESULT(rows);
    const bool isAmong =
        std::any_of(rows->begin(), rows->end(), [&](const ItemRow &row) { return row.key == key; });
    QVERIFY2(isAmong, qPrintable(key));
}

// 4,294 related attributes and 223.14 words are the paper's Table 6; the other sums are made here.
void tst_SharedData::tableSixIsThePapers()
{
    qsizetype related = 0;
    qsizetype rounds = 0;
    qsizetype words = 0;
    const QByteArrayList lines = sharedContent(path(sharedSources[0])).trimmed().split('\n');
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    for (const QByteArray &line : lines) {
        const QJsonObject item = QJsonDocument::fromJson(line).object();
        related += item[u"GT"][u"related_attributes"].toObject().size();
        const QJsonArray history = item[u"history"].toArray();
        rounds += history.size();
        for (const QJsonValue &round : history) {
            const QJsonArray turns = round.toArray();
            for (const QJsonValue &turn : turns) {
                const QString said =
                    turn[u"speaker"].toString() + u": " + turn[u"content"].toString();
                words += said.split(blank, Qt::SkipEmptyParts).size();
            }
        }
    }
    QCOMPARE(related, 4294);
    const QString name =
        project().texts(QStringLiteral("SELECT name FROM dataset ORDER BY id")).constFirst();
    const auto statistics = project().read(
        [&](Database &database) { return DatasetStatisticsRepository(database).statistics(name); });
    VERIFY_RESULT(statistics);
    QCOMPARE(statistics->all.items, 1000);
    QCOMPARE(statistics->tasks.size(), 10);
    QCOMPARE(statistics->all.relatedAttributes, 4294);
    QCOMPARE(statistics->all.roundsPerItem, double(rounds) / 1000);
    QCOMPARE(statistics->all.historyWords, double(words) / 1000);
    QCOMPARE(QString::number(statistics->all.historyWords, 'f', 2), QStringLiteral("223.14"));
}

void tst_SharedData::compressedCopiesAreTheSame()
{
    const QTemporaryDir folder;
    QStringList copies;
    const QStringList plain = sources();
    for (const QString &source : plain) {
        if (QFileInfo(source).isDir())
            continue;
        const QString name = QFileInfo(source).fileName() + u".gz";
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("alpaca_hq_basic_1000")));
        // A response's pathway is its folder's.
        copies.append(writeFile(folder.path(), QString(u"alpaca_hq_basic_1000/" + name),
                                gzipped(sharedContent(source))));
    }
    // In a folder the names say what is what, and the content that it is compressed.
    const QDir users(path("personalens"));
    QDirIterator files(users.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = QString(u"personalens/" + users.relativeFilePath(files.next()));
        QVERIFY(QDir(folder.path()).mkpath(QFileInfo(name).path()));
        writeFile(folder.path(), name, gzipped(sharedContent(files.filePath())));
    }
    copies.append(folder.filePath(QStringLiteral("personalens")));
    TestProject compressed;
    VERIFY_RESULT(compressed.importFiles(copies, true));
    for (const QString &sql : {hashesOfDatasets, answersOfRuns, publishedMeasures})
        QCOMPARE(compressed.texts(sql), project().texts(sql));
    QCOMPARE(compressed.texts(hashesOfDatasets).size(), 4);
    QCOMPARE(compressed.faults(), QStringList());
}

void tst_SharedData::listsAreTheSame()
{
    const QTemporaryDir folder;
    QStringList lists;
    for (const int source : {0, 5, 6}) {
        const QString original = path(sharedSources[size_t(source)]);
        lists.append(writeFile(folder.path(), QFileInfo(original).completeBaseName() + u".json",
                               asList(sharedContent(original))));
        QVERIFY(QJsonDocument::fromJson(sharedContent(lists.constLast())).isArray());
    }
    TestProject listed;
    VERIFY_RESULT(listed.importFiles(lists, true));
    QStringList expected = project().texts(hashesOfDatasets);
    expected.removeIf([](const QString &hash) { return hash.startsWith(u"personalens "); });
    QCOMPARE(expected.size(), 3);
    QCOMPARE(listed.texts(hashesOfDatasets), expected);
}

// Every demographic field with a value, counted by user and task.
void tst_SharedData::personaLensFieldsCameAlong()
{
    const QDir users(path("personalens/profile"));
    qsizetype demographics = 0;
    for (const QString &user : users.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QJsonObject profile =
            QJsonDocument::fromJson(sharedContent(users.filePath(user + u"/profile.json")))
                .object();
        QVERIFY(!profile.isEmpty());
        qsizetype values = 0;
        const QJsonObject known = profile[u"demographics"].toObject();
        for (auto field = known.begin(); field != known.end(); ++field) {
            const bool isList = field->isArray();
            if (field.key() != u"user_id" && !field->isNull()
                && !field->toString(QStringLiteral("x")).isEmpty())
                values += isList ? field->toArray().size() : 1;
        }
        demographics += values * personaLensTasksIn(users.filePath(user));
    }
    QCOMPARE(project().number(QStringLiteral(
                 "SELECT count(*) FROM item_attribute JOIN attribute ON attribute.id = "
                 "item_attribute.attribute JOIN item ON item.id = item_attribute.item JOIN dataset "
                 "ON dataset.id = item.dataset WHERE dataset.format = 'personalens' AND NOT "
                 "item_attribute.related AND attribute.type NOT LIKE 'situation: %'")),
             demographics);
}

CONCORD_TEST(tst_SharedData)

#include "tst_shareddata.moc"
