// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemformats.h"
#include "tests/storage/brokenformats.h"
#include "tests/storage/gzipfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

namespace {

const char *lineFields = "The line must be a JSON object, but is %1.";

} // namespace

// Every format of JSON objects reads what is whole of a broken file, and says what is not.
class tst_BrokenFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundFileIsTaken_data();
    void soundFileIsTaken();
    void badRecordIsRejectedAndTheRestLands_data();
    void badRecordIsRejectedAndTheRestLands();
    void cutFileSaysWhere_data();
    void cutFileSaysWhere();
    void unusableFileFails_data();
    void unusableFileFails();
    void unreadableFileFails();

private:
    static void eachFormat(const std::function<void(const BrokenFormat &)> &visit);
    static QByteArray good(const BrokenFormat &format, int number)
    {
        return format.record(number, "Lovely.");
    }
    static QByteArray withField(const BrokenFormat &format, const QByteArray &value)
    {
        return "{\"x\": " + value + ", " + good(format, 2).sliced(1);
    }
    static void badRecords(const BrokenFormat &format);
};

void tst_BrokenFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_BrokenFiles::eachFormat(const std::function<void(const BrokenFormat &)> &visit)
{
    for (const BrokenFormat &format : jsonLineFormats())
        visit(format);
}

void tst_BrokenFiles::soundFileIsTaken_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    eachFormat([](const BrokenFormat &format) {
        const QByteArray one = good(format, 1);
        const QByteArray two = good(format, 2);
        const auto row = [&](const char *name, const QByteArray &content) {
            QTest::addRow("%s: %s", format.name, name)
                << QString::fromLatin1(format.name) << content;
        };
        row("lines", one + "\n" + two + "\n");
        row("no final line end", one + "\n" + two);
        row("byte order mark", "\xEF\xBB\xBF" + one + "\n" + two + "\n");
        row("CRLF", one + "\r\n" + two + "\r\n");
        row("blank lines", "\n \n" + one + "\n\t\n\n" + two + "\n\n");
        row("list", "[" + one + "," + two + "]");
        row("list over lines", "\xEF\xBB\xBF[\r\n  " + one + ",\r\n  " + two + "\r\n]\r\n");
        row("objects over lines",
            QByteArray(one + "\n" + two).replace("{", "{\n").replace("}", "\n}"));
        row("gzip", gzipped(one + "\n" + two + "\n"));
        row("gzip of a list", gzipped("[" + one + ",\n" + two + "]\n"));
        row("gzip members", gzipped(one + "\n" + two.first(9)) + gzipped(two.sliced(9)));
    });
}

void tst_BrokenFiles::soundFileIsTaken()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    for (const QString &asked : {format, QStringLiteral("auto")}) {
        TestProject project;
        const auto summaries =
            project.importContent(content, QStringLiteral("data.jsonl.gz"), asked, true);
        VERIFY_RESULT(summaries);
        QCOMPARE(summaries->at(0).imported, 2);
        QCOMPARE(summaries->at(0).format, format);
        QCOMPARE(summaries->at(0).dataset, QStringLiteral("data"));
        QCOMPARE(project.number(QStringLiteral("SELECT source_bytes FROM dataset")),
                 content.size());
        QCOMPARE(project.faults(), QStringList());
    }
}

void tst_BrokenFiles::badRecords(const BrokenFormat &format)
{
    const auto row = [&](const char *name, const QByteArray &bad, const QString &reason) {
        QTest::addRow("%s: %s", format.name, name)
            << QString::fromLatin1(format.name) << good(format, 1) << bad << good(format, 3)
            << reason;
    };
    const auto mustBe = [](const char *kind) {
        return QString::fromLatin1(lineFields).arg(QString::fromLatin1(kind));
    };
    const QString number = QStringLiteral("A number in the line is too large, or is none.");
    const QString surrogate =
        QStringLiteral("A text in the line holds an invalid escape sequence.");
    const QString deep = QStringLiteral("The line is nested too deeply.");
    row("list", "[]", mustBe("a list"));
    row("text", "\"text\"", mustBe("text"));
    row("number", "7", mustBe("a number"));
    row("null", "null", mustBe("null"));
    row("no fields", "{}", QString());
    row("NUL byte", format.record(2, QByteArray("a\0b", 3)),
        QStringLiteral("The line contains a NUL byte, which JSON does not allow."));
    row("NUL escape", format.record(2, "a\\u0000b"), QString());
    row("invalid UTF-8", format.record(2, "a\xFF"),
        QStringLiteral("The line is not valid UTF-8. Save the file as UTF-8 and try again."));
    row("surrogate in UTF-8", format.record(2, "\xED\xA0\x80"),
        QStringLiteral("The line is not valid UTF-8. Save the file as UTF-8 and try again."));
    row("lone high surrogate", format.record(2, "a \\ud800 b"), surrogate);
    row("lone low surrogate", format.record(2, "a \\udc00 b"), surrogate);
    row("high surrogate at the end", format.record(2, "\\uDBFF"), surrogate);
    row("high surrogate before a letter", format.record(2, "\\ud83d\\u0041"), surrogate);
    row("two high surrogates", format.record(2, "\\ud83d\\ud83d"), surrogate);
    row("surrogates in the wrong order", format.record(2, "\\ude00\\ud83d"), surrogate);
    row("lone surrogate in another field", withField(format, "\"\\udfff\""), surrogate);
    const QString noNumber = QStringLiteral(
        "The line holds NaN or Infinity, which JSON does not allow. Write null instead.");
    row("NaN", withField(format, "NaN"), noNumber);
    row("infinity", withField(format, "[1, -Infinity]"), noNumber);
    row("1e400", withField(format, "1e400"), number);
    row("huge whole number", withField(format, QByteArray(400, '9')), number);
    row("lists in lists", withField(format, QByteArray(100000, '[') + QByteArray(100000, ']')),
        deep);
    row("objects in objects",
        withField(format, QByteArray("{\"a\":").repeated(100000) + "1" + QByteArray(100000, '}')),
        deep);
    row("field that occurs twice", "{\"x\": 1, " + withField(format, "2").sliced(1),
        QStringLiteral("x occurs twice. Leave one of them out."));
}

void tst_BrokenFiles::badRecordIsRejectedAndTheRestLands_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("reason"); // or empty: the format's own
    eachFormat(badRecords);
}

void tst_BrokenFiles::badRecordIsRejectedAndTheRestLands()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, bad);
    QFETCH(QByteArray, after);
    QFETCH(QString, reason);
    const QByteArray lines = before + "\n" + bad + "\n" + after + "\n";
    const QByteArray list = "[" + before + ",\n" + bad + ",\n" + after + "]\n";
    for (const QByteArray &content : {lines, gzipped(list)}) {
        TestProject project;
        const auto summaries = project.importContent(content, QStringLiteral("data.jsonl"), format);
        VERIFY_RESULT(summaries);
        const ImportSummary &summary = summaries->at(0);
        QCOMPARE(summary.imported, 2);
        QCOMPARE(summary.rejectedCount, 1);
        const Reject &reject = summary.rejected.constFirst();
        QCOMPARE(reject.line, 2);
        if (reason.isEmpty())
            QVERIFY2(reject.reason.endsWith(u'.'), qPrintable(reject.reason));
        else
            QCOMPARE(reject.reason, reason);
        QCOMPARE(project.number(QStringLiteral("SELECT bytes FROM reject")), bad.size());
        QCOMPARE(project.faults(), QStringList());
    }
}

void tst_BrokenFiles::cutFileSaysWhere_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");
    eachFormat([](const BrokenFormat &format) {
        const QByteArray one = good(format, 1);
        const QByteArray cut = good(format, 2).first(good(format, 2).indexOf("Lovely") + 3);
        const auto row = [&](const char *name, const QByteArray &content, int line,
                             const char *reason) {
            QTest::addRow("%s: %s", format.name, name)
                << QString::fromLatin1(format.name) << content << line << QString::fromUtf8(reason);
        };
        row("last line", one + "\n" + cut, 2,
            "The file ends in the middle of this line. Is it complete?");
        row("first line", cut + "\n" + one + "\n", 1, "The line is not a JSON object.");
        row("list in a text", "[" + one + ",\n" + cut, 2,
            "A text in this value never ends. Is the file complete?");
        row("list in a value", "[\n" + one + ",\n" + cut + "\"", 3,
            "The file ends in the middle of this value. Is it complete?");
        row("list between values", "[" + one + ",\n", 2,
            "The list does not end: its ] is missing. Is the file complete?");
        row("list without a comma", "[" + one + "\n" + good(format, 2) + "]", 2,
            "A comma is missing before this value.");
        row("more after the list", "[" + one + "]\n" + good(format, 2) + "\n]\n", 2,
            "The list ended in line 1, but the file goes on. What follows was left out.");
    });
}

void tst_BrokenFiles::cutFileSaysWhere()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    QFETCH(int, line);
    QFETCH(QString, reason);
    for (const QByteArray &file : {content, gzipped(content)}) {
        TestProject project;
        const auto summaries = project.importContent(file, QStringLiteral("data.jsonl"), format);
        VERIFY_RESULT(summaries);
        QCOMPARE(summaries->at(0).imported, 1);
        QCOMPARE(summaries->at(0).rejected.constFirst().line, line);
        QCOMPARE(summaries->at(0).rejected.constFirst().reason, reason);
    }
}

void tst_BrokenFiles::unusableFileFails_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message"); // a part of it
    eachFormat([](const BrokenFormat &format) {
        const QByteArray one = good(format, 1);
        const auto row = [&](const char *name, const QByteArray &content, const char *message) {
            QTest::addRow("%s: %s", format.name, name)
                << QString::fromLatin1(format.name) << content << QString::fromUtf8(message);
        };
        row("empty", "", " is empty: there is nothing to import.");
        row("byte order mark alone", "\xEF\xBB\xBF", "holds nothing but empty lines");
        row("empty list", "[ ]\n", "holds nothing but empty lines");
        row("gzip of nothing", gzipped({}), "holds nothing but empty lines");
        row("NUL bytes", QByteArray(100'000, '\0') + "\n",
            "Line 1: The line contains a NUL byte, which JSON does not allow.");
        row("list of nothing usable", "[1, [2], \"three\"]",
            "Line 1: The line must be a JSON object, but is a number.");
        row("cut gzip", gzipped(one + "\n" + good(format, 2) + "\n").chopped(20),
            "could not be read to its end; nothing was imported. The compressed file is cut off "
            "after");
        row("garbage after gzip", gzipped(one + "\n") + "garbage",
            "but the file goes on with something else.");
        QByteArray damaged = gzipped(one + "\n" + QByteArray(5000, ' '));
        damaged[damaged.size() - 6] = char(damaged[damaged.size() - 6] ^ 0x55);
        row("damaged gzip", damaged, "The compressed file is damaged after");
        row("gzip in gzip", gzipped(gzipped(one)), "not one line could be used. Line 1: ");
    });
    // What is read, before any format sees it.
    const BrokenFormat &first = jsonLineFormats().front();
    const QString bomb = QStringLiteral("more than 300 times its compressed size");
    QTest::newRow("zip bomb") << QString::fromLatin1(first.name)
                              << gzipBomb(good(first, 1) + "\n", 288, "\n") << bomb;
    QTest::newRow("zip bomb in a list")
        << QString::fromLatin1(first.name) << gzipBomb("[" + good(first, 1) + ",\"", 288, "\"]")
        << bomb;
}

void tst_BrokenFiles::unusableFileFails()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    TestProject project;
    const QString before = project.contents();
    const auto summaries = project.importContent(content, QStringLiteral("data.jsonl"), format);
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.contains(message), qPrintable(summaries.error().message));
    QVERIFY(summaries.error().message.startsWith(project.folder() + u"/data.jsonl"));
    QCOMPARE(project.contents(), before);
}

void tst_BrokenFiles::unreadableFileFails()
{
    TestProject project;
    const QString path = writeFile(project.folder(), QStringLiteral("data.jsonl"), "{}\n");
    QVERIFY(QFile::setPermissions(path, {}));
    if (QFile(path).open(QIODevice::ReadOnly))
        QSKIP("this user may read any file");
    for (const QString &format : itemFormats()) {
        const auto summaries = Concord::importFiles(
            project.file(), {{path, format, {}, Origin::Unknown}}, {false, testTime()});
        QVERIFY(!summaries);
        QCOMPARE(summaries.error().message,
                 QString(path + u" may not be read. Check its permissions."));
    }
}

CONCORD_TEST(tst_BrokenFiles)

#include "tst_brokenfiles.moc"
