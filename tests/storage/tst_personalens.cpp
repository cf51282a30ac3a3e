// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/import/itemsource.h"
#include "storage/import/naturalorder.h"
#include "storage/itemrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

namespace {

const QByteArray profileJson = R"({"affinities": {"Books": {"Favourite Authors": ["B", "A", "B"],
    "Reading Frequency": "weekly", "Shelf": {"rows": 2}, "Rank": [3, ""]},
    "Hotels": {"Location Preference": ["centre"]}, "Music": {"Preferred Genres": ["folk"]}},
    "demographics": {"user_id": "user2", "age": "35-44", "religion": null},
    "interactions": {"Books": "Reads."}})";

// One task, as a member of its file.
QByteArray taskJson(const QByteArray &id, const QByteArray &types, const QByteArray &domains)
{
    return R"("Task )" + id + R"(": {"Task Description": "d", "User Intent": "Do )" + id
        + R"(", "Task Goal": "g", "task_id": ")" + id + R"(", "Relevant Affinity Types": )" + types
        + R"(, "Relevant Domains": )" + domains + R"(, "situations": {"Location": "Bonn"}})";
}

QByteArray dialogueJson(const QByteArray &task, const QByteArray &said)
{
    return R"({"user_id": "user2", "task_id": ")" + task
        + R"(", "assistant_model": "m", "dialogue": [{"role": "user", "content": ")" + said
        + R"("}, {"role": "assistant", "content": "ok"}]})";
}

void writeIn(const QTemporaryDir &root, const QString &path, const QByteArray &content)
{
    QVERIFY(QDir(root.path()).mkpath(QFileInfo(path).path()));
    writeFile(root.path(), path, content);
}

// Two users: one with everything and two dialogues about one task, one with a dialogue alone.
void writeUsers(const QTemporaryDir &root)
{
    const QString user2 = QStringLiteral("profile/user2/");
    writeIn(root, user2 + u"profile.json", profileJson);
    writeIn(root, user2 + u"tasks.json",
            '{' + taskJson("SD-1", R"(["Favorite Authors", "Shelf", "Rank"])", R"(["Books"])") + ','
                + taskJson("SD-2", "[]", R"(["Books"])") + '}');
    writeIn(root, user2 + u"tasks_md.json",
            '{'
                + taskJson("MD-1",
                           R"x(["Location Preference", "Preferred Genres (Music)", "None"])x",
                           R"(["Books", "Travel"])")
                + '}');
    const QString dialogues = QStringLiteral("output/dialogue/");
    writeIn(root, dialogues + u"user2/zeta/SD-1_dialogue.json", dialogueJson("SD-1", "zeta?"));
    writeIn(root, dialogues + u"user2/alpha/SD-1_dialogue.json", dialogueJson("SD-1", "alpha?"));
    writeIn(root, dialogues + u"user10/alpha/MD-9_dialogue.json", dialogueJson("MD-9", "ten?"));
}

QList<SourceItem> readAll(const QString &path)
{
    const auto items = openItemSource({path}, QStringLiteral("personalens"));
    QList<SourceItem> read;
    if (!items)
        return read;
    while (auto item = (*items)->next())
        read.append(*std::move(item));
    return read;
}

QStringList keysOrReasons(const QList<SourceItem> &read)
{
    QStringList texts;
    for (const SourceItem &each : read)
        texts.append(each.item ? each.item->key : each.item.error().message);
    return texts;
}

QString attributesOf(const Item &item, bool related)
{
    QStringList texts;
    for (const Attribute &attribute : item.attributes) {
        if (attribute.related == related)
            texts.append(attribute.type + u'=' + attribute.value);
    }
    return texts.join(QStringLiteral("; "));
}

QStringList split(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

class tst_PersonaLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesAreInNaturalOrder();
    void everyPlaceIsASource_data();
    void everyPlaceIsASource();
    void taskBecomesAnItem();
    void dialogueIsJoinedWithItsTask();
    void aloneAFileTellsLess();
    void brokenFilesAreNamed();
    void digestIsOfAllFiles();
    void folderIsImported();
    void otherFoldersAreRefused();
    void realUsersComeInWhole();
};

void tst_PersonaLens::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_PersonaLens::namesAreInNaturalOrder()
{
    const QStringList sorted = split("A a a0 a1 a1b a2 a10 a010b b 好");
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        for (qsizetype j = 0; j < sorted.size(); ++j)
            QVERIFY2(comesBefore(sorted[i], sorted[j]) == (i < j),
                     qPrintable(sorted[i] + u' ' + sorted[j]));
    }
    // One number written in two ways still has one order.
    QVERIFY(comesBefore(QStringLiteral("a01"), QStringLiteral("a1")));
    QVERIFY(!comesBefore(QStringLiteral("a1"), QStringLiteral("a01")));
}

void tst_PersonaLens::everyPlaceIsASource_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QStringList>("keys");
    const auto row = [](const char *place, const char *keys) {
        QTest::newRow(place) << QString::fromUtf8(place) << split(keys);
    };
    row("", "user2/SD-1/alpha user2/SD-1/zeta user2/SD-2 user2/MD-1 user10/MD-9/alpha");
    row("profile", "user2/SD-1 user2/SD-2 user2/MD-1");
    row("profile/", "user2/SD-1 user2/SD-2 user2/MD-1");
    row("profile/user2", "user2/SD-1 user2/SD-2 user2/MD-1");
    row("profile/user2/profile.json", "user2");
    row("profile/user2/tasks.json", "user2/SD-1 user2/SD-2");
    row("profile/user2/tasks_md.json", "user2/MD-1");
    row("output", "user2/SD-1/alpha user2/SD-1/zeta user10/MD-9/alpha");
    row("output/dialogue", "user2/SD-1/alpha user2/SD-1/zeta user10/MD-9/alpha");
    row("output/dialogue/user2", "user2/SD-1/alpha user2/SD-1/zeta");
    row("output/dialogue/user2/zeta", "user2/SD-1/zeta");
    row("output/dialogue/user2/zeta/SD-1_dialogue.json", "user2/SD-1/zeta");
}

void tst_PersonaLens::everyPlaceIsASource()
{
    QFETCH(QString, place);
    QFETCH(QStringList, keys);
    const QTemporaryDir root;
    writeUsers(root);
    const QString path = root.path() + u'/' + place;
    const auto format = itemFormatOf({path});
    VERIFY_RESULT(format);
    QCOMPARE(*format, QStringLiteral("personalens"));
    QCOMPARE(importKind({path}), ImportKind::Items);
    const QList<SourceItem> read = readAll(path);
    QCOMPARE(keysOrReasons(read), keys);
    for (qsizetype i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].line, i + 1);
        QCOMPARE(read[i].item->line, i + 1);
    }
}

void tst_PersonaLens::taskBecomesAnItem()
{
    const QTemporaryDir root;
    writeUsers(root);
    const QList<SourceItem> read = readAll(root.filePath(QStringLiteral("profile")));
    const Item first = *read.at(0).item;
    QCOMPARE(first.task, QStringLiteral("single-domain"));
    QCOMPARE(first.domain, QStringLiteral("Books"));
    QCOMPARE(first.request, QStringLiteral("Do SD-1"));
    QCOMPARE(first.analysis, QStringLiteral("g"));
    QVERIFY(first.answer.isEmpty() && first.dialogue.rounds.isEmpty());
    QCOMPARE(attributesOf(first, false), QStringLiteral("age=35-44; situation: Location=Bonn"));
    QCOMPARE(attributesOf(first, true),
             QStringLiteral("Favorite Authors=A; Favorite Authors=B; "
                            "Rank=3; Shelf={\"rows\":2}"));
    QCOMPARE(first.extra,
             QByteArray(R"({"Task Description":"d","task_id":"SD-1","Relevant Affinity Types":)"
                        R"(["Favorite Authors","Shelf","Rank"]})"));
    QCOMPARE(QJsonDocument::fromJson(first.context), QJsonDocument::fromJson(profileJson));
    QVERIFY(!first.context.contains('\n'));
    const Item last = *read.at(2).item;
    QCOMPARE(last.task, QStringLiteral("multi-domain"));
    QCOMPARE(last.domain, QStringLiteral("Books, Travel"));
    // Neither domain has them: those of the others, or of the one that is named, count.
    QCOMPARE(attributesOf(last, true),
             QStringLiteral("Location Preference=centre; Preferred Genres (Music)=folk"));
    QCOMPARE(last.context, first.context);
}

void tst_PersonaLens::dialogueIsJoinedWithItsTask()
{
    const QTemporaryDir root;
    writeUsers(root);
    const QList<SourceItem> read = readAll(root.path());
    const Item zeta = *read.at(1).item;
    QCOMPARE(zeta.request, QStringLiteral("Do SD-1"));
    QCOMPARE(zeta.dialogue.rounds.size(), 1);
    QCOMPARE(zeta.dialogue.rounds[0].turns[0].speaker, QStringLiteral("user"));
    QCOMPARE(zeta.dialogue.rounds[0].turns[0].content, QStringLiteral("zeta?"));
    QVERIFY(!zeta.context.isEmpty());
    QCOMPARE(QJsonDocument::fromJson(zeta.extra)[u"dialogue"].toObject(),
             (QJsonObject{{QStringLiteral("assistant_model"), QStringLiteral("m")}}));
    // A dialogue whose user and task are not there stands for itself.
    const Item lonely = *read.at(4).item;
    QCOMPARE(lonely.task, QStringLiteral("multi-domain"));
    QVERIFY(lonely.request.isEmpty() && lonely.context.isEmpty());
    QCOMPARE(lonely.extra, QByteArray(R"({"dialogue":{"assistant_model":"m"}})"));
}

void tst_PersonaLens::aloneAFileTellsLess()
{
    const QTemporaryDir root;
    writeUsers(root);
    const Item user =
        *readAll(root.filePath(QStringLiteral("profile/user2/profile.json"))).at(0).item;
    QVERIFY(user.task.isEmpty() && user.request.isEmpty());
    QCOMPARE(attributesOf(user, false), QStringLiteral("age=35-44"));
    QVERIFY(!user.context.isEmpty());
    const Item task =
        *readAll(root.filePath(QStringLiteral("profile/user2/tasks.json"))).at(0).item;
    QCOMPARE(attributesOf(task, false), QStringLiteral("situation: Location=Bonn"));
    QVERIFY(task.context.isEmpty());
}

void tst_PersonaLens::brokenFilesAreNamed()
{
    const QTemporaryDir root;
    writeUsers(root);
    writeIn(root, QStringLiteral("profile/user1/profile.json"), R"({"demographics": [)");
    writeIn(root, QStringLiteral("profile/user1/tasks.json"),
            '{' + taskJson("SD-1", "[]", "[]") + R"(, "Task 2": {"task_id": "x"}, "Task 3": 5})");
    writeIn(root, QStringLiteral("profile/user1/tasks_md.json"), "[]");
    writeIn(root, QStringLiteral("profile/user3/profile.json"), R"({"demographics": 3})");
    writeIn(root, QStringLiteral("output/dialogue/user10/alpha/MD-9_dialogue.json"), "{}");
    const QStringList expected{
        QStringLiteral(
            "profile/user1/profile.json: The file is not a JSON object. Is it complete?"),
        QStringLiteral("user1/SD-1"),
        QStringLiteral("profile/user1/tasks.json: Task 2.User Intent is missing."),
        QStringLiteral("profile/user1/tasks.json: Task 3 must be an object, but is a number."),
        QStringLiteral("profile/user1/tasks_md.json: The file must be an object, but is a list."),
        QStringLiteral("user2/SD-1/alpha"),
        QStringLiteral("user2/SD-1/zeta"),
        QStringLiteral("user2/SD-2"),
        QStringLiteral("user2/MD-1"),
        QStringLiteral("profile/user3/profile.json: demographics must be an object, but is a "
                       "number."),
        QStringLiteral("output/dialogue/user10/alpha/MD-9_dialogue.json: dialogue is missing.")};
    QCOMPARE(keysOrReasons(readAll(root.path())), expected);
}

void tst_PersonaLens::digestIsOfAllFiles()
{
    const QTemporaryDir root;
    writeUsers(root);
    const auto items = openItemSource({root.path()}, QStringLiteral("personalens"));
    VERIFY_RESULT(items);
    while ((*items)->next()) {}
    QByteArray all;
    for (const char *name :
         {"profile/user2/profile.json", "profile/user2/tasks.json", "profile/user2/tasks_md.json",
          "output/dialogue/user2/alpha/SD-1_dialogue.json",
          "output/dialogue/user2/zeta/SD-1_dialogue.json",
          "output/dialogue/user10/alpha/MD-9_dialogue.json"}) {
        QFile file(root.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
    }
    QCOMPARE((*items)->bytesRead(), all.size());
    QCOMPARE(sourceSize(root.path()), all.size());
    QCOMPARE(
        (*items)->sha256(),
        QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex()));
}

void tst_PersonaLens::folderIsImported()
{
    const QTemporaryDir root;
    writeUsers(root);
    TestProject project;
    const auto summaries = project.importFiles({root.filePath(QStringLiteral("profile/"))}, true);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).dataset, QStringLiteral("profile"));
    QCOMPARE(summaries->at(0).source, QStringLiteral("profile"));
    QCOMPARE(summaries->at(0).format, QStringLiteral("personalens"));
    QCOMPARE(summaries->at(0).imported, 3);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM context")), 1);
    QCOMPARE(project.faults(), QStringList());
    // What was stored is what was read: several values of a type, and no dialogue.
    const QList<SourceItem> read = readAll(root.filePath(QStringLiteral("profile")));
    for (qsizetype i = 0; i < read.size(); ++i) {
        const auto item = project.read([i](Database &database) {
            return ItemRepository(database).load(ItemId(qint64(i + 1)));
        });
        VERIFY_RESULT(item);
        QVERIFY(*item == *read[i].item);
    }
}

void tst_PersonaLens::otherFoldersAreRefused()
{
    const QTemporaryDir root;
    writeIn(root, QStringLiteral("dialogue/user1/notes.txt"), "x");
    TestProject project;
    const auto summaries = project.importFiles({root.path()}, false);
    QVERIFY(!summaries);
    QVERIFY(summaries.error().message.contains(u" is a folder. "));
    const QString other = writeFile(root.path(), QStringLiteral("other.json"), "{}");
    const auto items = openItemSource({other}, QStringLiteral("personalens"));
    QVERIFY(!items);
    QVERIFY(items.error().message.contains(u"is not of PersonaLens"));
    writeIn(root, QStringLiteral("profile/user1/profile.json"), profileJson);
    const auto folder = openItemSource({root.path()}, QStringLiteral("messages"));
    QVERIFY(!folder);
    QVERIFY(folder.error().message.contains(u" is a folder, but messages reads files."));
    // A name alone is no reason to take a file for one of theirs.
    const QString tasks = writeFile(root.path(), QStringLiteral("tasks.json"), "{}");
    QVERIFY(!itemFormatOf({tasks}));
}

// 3,438 values were found by the same rules with Python's json.
void tst_PersonaLens::realUsersComeInWhole()
{
    const QString path = sharedFile(QStringLiteral("data/personalens/profile"));
    CONCORD_NEEDS(path);
    qsizetype tasks = 0;
    qint64 bytes = 0;
    const QStringList users = QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &user : users) {
        const QDir folder(QDir(path).filePath(user));
        tasks += objectIn(folder.filePath(QStringLiteral("tasks.json"))).size();
        tasks += objectIn(folder.filePath(QStringLiteral("tasks_md.json"))).size();
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files))
            bytes += file.size();
    }
    QCOMPARE(users.size(), 5);
    QCOMPARE(tasks, 435);
    TestProject project;
    const auto summaries = project.importFiles({path}, true);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, tasks);
    QCOMPARE(sourceSize(path), bytes);
    QCOMPARE(project.number(QStringLiteral("SELECT source_bytes FROM dataset")), bytes);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM context")), 5);
    QCOMPARE(
        project.number(QStringLiteral("SELECT count(*) FROM item WHERE task = 'multi-domain'")),
        88);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item_attribute WHERE related")),
             3438);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item_attribute")), 9963);
    QCOMPARE(project.faults(), QStringList());
    const QStringList keys = project.texts(QStringLiteral("SELECT key FROM item ORDER BY id"));
    QCOMPARE(keys.first(), QStringLiteral("user0/SD-Alarm-task-1"));
    for (const QString &user : users) {
        const QJsonObject own = objectIn(path + u'/' + user + u"/tasks.json");
        for (const QJsonValue &task : own)
            QVERIFY(keys.contains(QString(user + u'/' + task[u"task_id"].toString())));
    }
}

CONCORD_TEST(tst_PersonaLens)

#include "tst_personalens.moc"
