// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/brokenformats.h"
#include "tests/storage/gzipfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// What tst_BrokenFiles says of JSON lines, of all other formats: plain text, tables, studies and
// folders. Responses and aggregates are taken whole or not at all.
class tst_BrokenSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFormatHasACorpus();
    void soundFileIsTaken_data();
    void soundFileIsTaken();
    void badRecordIsRejectedAndTheRestLands_data();
    void badRecordIsRejectedAndTheRestLands();
    void fileCutAnywhereIsRead_data();
    void fileCutAnywhereIsRead();
    void unusableFileFails_data();
    void unusableFileFails();
    void otherFoldersFail();
    void brokenFileOfAFolderIsNamed_data();
    void brokenFileOfAFolderIsNamed();

private:
    static ImportSource source(const QString &path, const QString &format);
};

namespace {

// The formats of whole files, with a sound one.
struct WholeFormat
{
    const char *name;
    const char *content;
};

constexpr WholeFormat wholeFormats[] = {
    {"ip-dialog-responses",
     R"({"task": "rank", "index": 1, "predict": "Answer: [A]"})"
     "\n"},
    {"ip-dialog-metrics",
     R"({"alpaca_hq_cot1_1000": {"qwen": {"rank": {"answer_acc": 50.0, "attribute_f1": 40.0,)"
     R"( "value_f1": 30.0, "relative_value_acc": 60.0}}}})"},
    {"ip-dialog-judge",
     R"({"alpaca_hq_cot1_1000": {"qwen": {"rank": {"Conciseness": 0.8, "Personalization": 2.6,)"
     R"( "Analysis Quality": 2.7, "Answer Accuracy": 3.1, "Total": 9.2}}}})"},
};

const char *folderFormat = "personalens";

QByteArray soundRecord(const BrokenFormat &format, int number)
{
    return format.record(number, "Lovely.");
}

QByteArray deepLists(const QByteArray &inside = {})
{
    return QByteArray(100000, '[') + inside + QByteArray(100000, ']');
}

const BrokenFormat &otherFormatNamed(const QString &name)
{
    for (const BrokenFormat &format : otherLineFormats()) {
        if (name == QLatin1String(format.name))
            return format;
    }
    qFatal("there is no such format");
}

} // namespace

void tst_BrokenSources::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

ImportSource tst_BrokenSources::source(const QString &path, const QString &format)
{
    ImportSource source{path, format};
    source.model = QStringLiteral("m");
    source.pathway = Pathway::DirectResponse;
    return source;
}

void tst_BrokenSources::everyFormatHasACorpus()
{
    QStringList known{QString::fromLatin1(folderFormat)};
    for (const auto &table : {jsonLineFormats(), otherLineFormats()}) {
        for (const BrokenFormat &format : table)
            known.append(QString::fromLatin1(format.name));
    }
    for (const WholeFormat &format : wholeFormats)
        known.append(QString::fromLatin1(format.name));
    QStringList imported;
    for (const ImportFormat &format : importFormats())
        imported.append(format.id);
    known.sort();
    imported.sort();
    QCOMPARE(known, imported);
}

void tst_BrokenSources::soundFileIsTaken_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    for (const BrokenFormat &format : otherLineFormats()) {
        const QByteArray head = format.head;
        const QByteArray one = soundRecord(format, 1);
        const QByteArray two = soundRecord(format, 2);
        const QByteArray lines = head + one + "\n" + two + "\n";
        const auto row = [&](const char *name, const QByteArray &content) {
            QTest::addRow("%s: %s", format.name, name)
                << QString::fromLatin1(format.name) << content;
        };
        row("lines", lines);
        row("no final line end", lines.chopped(1));
        row("byte order mark", "\xEF\xBB\xBF" + lines);
        row("CRLF", QByteArray(lines).replace("\n", "\r\n"));
        row("blank lines", "\n" + QByteArray(lines).replace("\n", "\n\n"));
        row("gzip", gzipped(lines));
        row("gzip members", gzipped(lines.first(9)) + gzipped(lines.sliced(9)));
    }
    const BrokenFormat &tasks = otherFormatNamed(QStringLiteral("label-studio"));
    QTest::newRow("label-studio: list")
        << QString::fromLatin1(tasks.name)
        << QByteArray("[" + soundRecord(tasks, 1) + ",\r\n" + soundRecord(tasks, 2) + "]");
}

void tst_BrokenSources::soundFileIsTaken()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    const QString name = QString::fromLatin1(otherFormatNamed(format).file);
    for (const QString &asked : {format, QStringLiteral("auto")}) {
        TestProject project;
        const auto summaries = project.importContent(content, name, asked, true);
        VERIFY_RESULT(summaries);
        QCOMPARE(summaries->at(0).format, format);
        QCOMPARE(summaries->at(0).imported, 2);
        QCOMPARE(project.number(QStringLiteral(
                     "SELECT (SELECT count(*) FROM turn WHERE content = 'Lovely.') + "
                     "(SELECT count(*) FROM item_text WHERE request = 'Lovely.')"))
                     > 0,
                 true);
        QCOMPARE(project.faults().join(u'\n'), QString());
    }
}

void tst_BrokenSources::badRecordIsRejectedAndTheRestLands_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("reason"); // a part of it
    for (const BrokenFormat &format : otherLineFormats()) {
        const auto row = [&](const char *name, const QByteArray &bad, const char *reason) {
            QTest::addRow("%s: %s", format.name, name)
                << QString::fromLatin1(format.name) << bad << QString::fromUtf8(reason);
        };
        row("NUL byte", format.record(2, QByteArray("a\0b", 3)),
            format.name == QByteArrayView("csv") || format.name == QByteArrayView("ratings")
                ? "UTF-8"
                : "NUL byte");
        row("invalid UTF-8", format.record(2, "a\xFF"), "UTF-8");
        row("surrogate in UTF-8", format.record(2, "\xED\xA0\x80"), "UTF-8");
    }
    const auto row = [](const char *format, const char *name, const QByteArray &bad,
                        const char *reason) {
        QTest::addRow("%s: %s", format, name)
            << QString::fromLatin1(format) << bad << QString::fromUtf8(reason);
    };
    row("dailydialog", "no utterance", "Hello?", "no __eou__");
    row("dailydialog", "nothing said", " __eou__ __eou__", "no utterance with something in it");
    row("csv", "too few cells", "c2", "1 cells");
    row("csv", "too many cells", "c2,a,b", "3 cells");
    row("csv", "open quote", "c2,\"a", "never closed");
    row("csv", "stray quote", "c2,\"a\"b", "closing quote");
    row("csv", "nothing", "c2,", "neither a request nor a dialogue");
    row("csv", "same key", "c1,again", "already used in line 2");
    row("ratings", "too few cells", "u2,Al", "found 2");
    row("ratings", "no unit", ",Al,good,x", "unit has no name");
    row("ratings", "nobody", "u2,,good,x", "annotator has no name");
    row("ratings", "two answers", "u1,Al,bad,Lovely.", "in line 2");
    const auto task = [](const QByteArray &data) -> QByteArray {
        return R"({"id": 2, "data": )" + data + R"(, "annotations": []})";
    };
    const char *studio = "label-studio";
    row(studio, "list", "[]", "must be a JSON object");
    row(studio, "null", "null", "must be a JSON object");
    row(studio, "no data", R"({"annotations": []})", "data is missing");
    row(studio, "data of another type", task("7"), "data must be an object");
    row(studio, "nothing to read", task(R"({"n": 1})"), "nothing to read");
    row(studio, "NaN", task("{\"text\": \"x\", \"n\": NaN}"), "NaN");
    row(studio, "1e400", task("{\"text\": \"x\", \"n\": 1e400}"), "too large");
    row(studio, "huge whole number", task("{\"text\": \"x\", \"n\": " + QByteArray(400, '9') + "}"),
        "too large");
    row(studio, "lone surrogate", task(R"({"text": "\ud800"})"), "invalid escape");
    row(studio, "NUL escape", task(R"({"text": "a\u0000b"})"), "nothing to read");
    row(studio, "field twice", R"({"id": 2, "id": 3, "data": {"text": "x"}})", "twice");
    row(studio, "nested deeply", task("{\"text\": \"x\", \"n\": " + deepLists() + "}"),
        "nested too deeply");
    row(studio, "same id", soundRecord(otherFormatNamed(QStringLiteral("label-studio")), 1),
        "there already, in line 1");
}

void tst_BrokenSources::badRecordIsRejectedAndTheRestLands()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, bad);
    QFETCH(QString, reason);
    const BrokenFormat &broken = otherFormatNamed(format);
    const QByteArray content =
        broken.head + soundRecord(broken, 1) + "\n" + bad + "\n" + soundRecord(broken, 3) + "\n";
    for (const QByteArray &file : {content, gzipped(content)}) {
        TestProject project;
        const auto summaries =
            project.importContent(file, QString::fromLatin1(broken.file), format);
        VERIFY_RESULT(summaries);
        QCOMPARE(summaries->at(0).imported, 2);
        QCOMPARE(summaries->at(0).rejectedCount, 1);
        const Reject &reject = summaries->at(0).rejected.constFirst();
        QCOMPARE(reject.line, QByteArray(broken.head).count('\n') + 2);
        QVERIFY2(reject.reason.contains(reason), qPrintable(reject.reason));
        QCOMPARE(project.faults().join(u'\n'), QString());
    }
}

void tst_BrokenSources::fileCutAnywhereIsRead_data()
{
    QTest::addColumn<QString>("format");
    for (const BrokenFormat &format : otherLineFormats())
        QTest::newRow(format.name) << QString::fromLatin1(format.name);
}

// Every place: what is left of it is read, or refused with a reason.
void tst_BrokenSources::fileCutAnywhereIsRead()
{
    QFETCH(QString, format);
    const BrokenFormat &broken = otherFormatNamed(format);
    const QByteArray whole =
        broken.head + soundRecord(broken, 1) + "\n" + soundRecord(broken, 2) + "\n";
    const TestProject project;
    const QString name = QString::fromLatin1(broken.file);
    for (qsizetype size = 1; size <= whole.size(); ++size) {
        const QString path = writeFile(project.folder(), name, whole.first(size));
        const auto items = openItemSource({path}, format);
        if (!items) {
            QVERIFY(!items.error().message.isEmpty());
            QVERIFY(size < whole.size());
            continue;
        }
        int count = 0;
        while (const auto read = (*items)->next()) {
            ++count;
            QVERIFY(read->line >= 1 && read->line <= 3);
            QVERIFY(read->item || !read->item.error().message.isEmpty());
        }
        QVERIFY(count <= 2);
        QVERIFY(size < whole.size() || count == 2);
    }
}

void tst_BrokenSources::unusableFileFails_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message"); // a part of it
    const auto rows = [](const char *format, const QByteArray &sound) {
        const auto row = [&](const char *name, const QByteArray &content, const char *message) {
            QTest::addRow("%s: %s", format, name)
                << QString::fromLatin1(format) << content << QString::fromUtf8(message);
        };
        QByteArray damaged = gzipped(sound + QByteArray(5000, ' '));
        damaged[damaged.size() - 6] = char(damaged[damaged.size() - 6] ^ 0x55);
        row("empty", "", "is empty");
        row("byte order mark alone", "\xEF\xBB\xBF", "");
        row("gzip of nothing", gzipped({}), "");
        row("NUL bytes", QByteArray(100'000, '\0') + "\n", "");
        row("not UTF-8", QByteArray(1000, '\x93'), "");
        row("nested deeply", deepLists("1"), "");
        row("objects in objects",
            QByteArray("{\"a\":").repeated(100000) + "1" + QByteArray(100000, '}'), "");
        row("cut gzip", gzipped(sound).chopped(6), "The compressed file is cut off after");
        row("garbage after gzip", gzipped(sound) + "garbage", "goes on with something else");
        row("damaged gzip", damaged, "The compressed file is damaged after");
        row("zip bomb", gzipBomb(sound, 288, "\n"), "");
    };
    for (const BrokenFormat &format : otherLineFormats())
        rows(format.name, format.head + soundRecord(format, 1) + "\n");
    for (const WholeFormat &format : wholeFormats)
        rows(format.name, format.content);
}

void tst_BrokenSources::unusableFileFails()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    TestProject project;
    VERIFY_RESULT(project.importContent(ipDialogLine("rank", 1), QStringLiteral("sound.jsonl")));
    const QString before = project.contents();
    const QString path = writeFile(project.folder(), QStringLiteral("data.x"), content);
    const auto summaries =
        Concord::importFiles(project.file(), {source(path, format)}, {false, testTime()});
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.contains(u"data.x"), qPrintable(summaries.error().message));
    QVERIFY2(summaries.error().message.contains(message), qPrintable(summaries.error().message));
    QCOMPARE(project.contents(), before);
}

void tst_BrokenSources::otherFoldersFail()
{
    TestProject project;
    QVERIFY(QDir(project.folder()).mkdir(QStringLiteral("folder")));
    const QString path = project.folder() + u"/folder";
    for (const ImportFormat &format : importFormats()) {
        const auto summaries =
            Concord::importFiles(project.file(), {source(path, format.id)}, {false, testTime()});
        QVERIFY2(!summaries, qPrintable(format.id));
        QVERIFY2(summaries.error().message.contains(QString(path + u" is a folder")),
                 qPrintable(summaries.error().message));
    }
}

void tst_BrokenSources::brokenFileOfAFolderIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason"); // a part of it; empty: only the file's name
    const QStringList files{QStringLiteral("profile/user1/profile.json"),
                            QStringLiteral("profile/user1/tasks.json"),
                            QStringLiteral("profile/user1/tasks_md.json"),
                            QStringLiteral("output/dialogue/user1/ai/SD-1_dialogue.json")};
    for (const QString &file : files) {
        const auto row = [&](const char *name, const QByteArray &content,
                             const char *reason = "not a JSON object") {
            QTest::addRow("%s: %s", qPrintable(QFileInfo(file).fileName()), name)
                << file << content << QString::fromUtf8(reason);
        };
        const QByteArray field = R"({"demographics": {"age": "1"}, "x": )";
        row("empty", "");
        row("cut", "{\"demographics\": {\"a");
        row("list", "[1]", "must be an object, but is a list");
        row("text", "\"x\"", "must be an object, but is text");
        row("NUL bytes", QByteArray(100'000, '\0'));
        row("NUL in a text", QByteArray("{\"x\": \"a\0b\"}", 12));
        row("invalid UTF-8", "{\"x\": \"\xFF\"}");
        row("lone surrogate", field + "\"\\ud800\"}");
        row("NaN", field + "NaN}");
        row("1e400", field + "1e400}");
        row("huge whole number", field + QByteArray(400, '9') + "}");
        row("nested deeply", field + deepLists("1") + "}");
        row("field twice", R"({"x": 1, "x": 2})", "x occurs twice");
        row("cut gzip", gzipped(field + "1}").chopped(6), "The compressed file is cut off after");
        row("garbage after gzip", gzipped(field + "1}") + "x", "goes on with something else");
        row("zip bomb", gzipBomb(field + "\"", 80, "\"}"), "longer than 64 MB");
    }
    QTest::newRow("profile of wrong types")
        << files[0] << QByteArray(R"({"demographics": 3})") << QStringLiteral("demographics must");
    QTest::newRow("affinities of wrong types")
        << files[0] << QByteArray(R"({"demographics": {}, "affinities": {"Books": 1}})")
        << QString();
    QTest::newRow("task of wrong types")
        << files[1] << QByteArray(R"({"Task 1": 5})") << QStringLiteral("Task 1 must be an object");
    QTest::newRow("task without fields")
        << files[2] << QByteArray(R"({"Task 1": {}})") << QStringLiteral("is missing");
    QTest::newRow("dialogue of wrong types")
        << files[3] << QByteArray(R"({"dialogue": {}})") << QStringLiteral("dialogue must be");
    QTest::newRow("turn of wrong types")
        << files[3] << QByteArray(R"({"dialogue": [{"role": 1, "content": "x"}]})") << QString();
}

void tst_BrokenSources::brokenFileOfAFolderIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    TestProject project;
    const QString root = project.folder() + u"/lens/";
    const auto write = [&root](const QString &name, const QByteArray &text) {
        QVERIFY(QDir().mkpath(QFileInfo(QString(root + name)).path()));
        writeFile(root, name, text);
    };
    write(QStringLiteral("profile/user2/profile.json"),
          R"({"demographics": {"age": "25"}, "affinities": {}})");
    write(QStringLiteral("profile/user2/tasks.json"),
          R"({"T": {"task_id": "SD-7", "User Intent": "Wake me.", "Task Goal": "g",)"
          R"( "Relevant Affinity Types": [], "Relevant Domains": ["Alarm"], "situations": {}}})");
    write(file, content);
    const auto summaries = project.importFiles({root}, false);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).format, QString::fromLatin1(folderFormat));
    QCOMPARE(summaries->at(0).rejectedCount, 1);
    const QString said = summaries->at(0).rejected.constFirst().reason;
    QVERIFY2(said.startsWith(file + u": "), qPrintable(said));
    QVERIFY2(said.contains(reason), qPrintable(said));
    QVERIFY(project.texts(QStringLiteral("SELECT key FROM item"))
                .contains(QStringLiteral("user2/SD-7")));
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_BrokenSources)

#include "tst_brokensources.moc"
