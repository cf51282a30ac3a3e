// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "tests/storage/gzipfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_HugeLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lineOfTenMegabytesIsTaken();
    void lineOverTheLimitIsRejected();
    void memoryStaysBounded_data();
    void memoryStaysBounded();

private:
    static void writeHuge(const QString &path, const QString &kind, qint64 size);

    static constexpr qint64 megabyte = 1024 * 1024;
    static QByteArray words(qint64 size)
    {
        return QByteArray("many words ").repeated(size / 11 + 1).first(size);
    }
};

void tst_HugeLines::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_HugeLines::lineOfTenMegabytesIsTaken()
{
    TestProject project;
    const auto summaries =
        project.importContent(dialogueLine("a") + dialogueLine("huge", words(10 * megabyte)));
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, 2);
    QCOMPARE(project.number(QStringLiteral("SELECT max(length(content)) FROM turn")),
             10 * megabyte);
    QCOMPARE(project.faults(), QStringList());
}

void tst_HugeLines::lineOverTheLimitIsRejected()
{
    TestProject project;
    const QByteArray huge = dialogueLine("huge", words(65 * megabyte));
    const auto summaries = project.importContent(dialogueLine("a") + huge + dialogueLine("b"));
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, 2);
    const QList<Reject> expected = {{2, QStringLiteral("The line is longer than 64 MB.")}};
    QVERIFY(summaries->at(0).rejected == expected);
    QCOMPARE(project.number(QStringLiteral("SELECT bytes FROM reject")), huge.size() - 1);
    QCOMPARE(project.number(QStringLiteral("SELECT length(content) FROM reject")), 65536);
    QCOMPARE(project.texts(QStringLiteral("SELECT key || line FROM item ORDER BY id")),
             (QStringList{QStringLiteral("a1"), QStringLiteral("b3")}));
}

void tst_HugeLines::memoryStaysBounded_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("said");
    const QByteArray done = "done 2";
    QTest::newRow("line just over the limit") << QStringLiteral("lines") << 65 * megabyte << done;
    QTest::newRow("line far over the limit") << QStringLiteral("lines") << 400 * megabyte << done;
    QTest::newRow("value just over the limit") << QStringLiteral("list") << 65 * megabyte << done;
    QTest::newRow("value far over the limit") << QStringLiteral("list") << 400 * megabyte << done;
    QTest::newRow("row far over the limit") << QStringLiteral("table") << 200 * megabyte << done;
    QTest::newRow("row of many cells") << QStringLiteral("cells") << 60 * megabyte << done;
    QTest::newRow("compressed line") << QStringLiteral("gzip") << 208 * megabyte << done;
    QTest::newRow("zip bomb") << QStringLiteral("gzip") << 4096 * megabyte << QByteArray("failed");
}

void tst_HugeLines::writeHuge(const QString &path, const QString &kind, qint64 size)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray start = dialogueLine("a") + R"({"id": ")";
    const QByteArray end = "\"}\n" + dialogueLine("b");
    if (kind == u"gzip") {
        file.write(gzipBomb(start, int(size / megabyte), end));
        return;
    }
    if (kind == u"table" || kind == u"cells") {
        file.write("key,question\na,Hello?\nhuge,");
        const QByteArray row(megabyte, kind == u"table" ? 'x' : ',');
        for (qint64 written = 0; written < size; written += megabyte)
            QCOMPARE(file.write(row), megabyte);
        file.write("\nb,Hello?\n");
        return;
    }
    const bool isList = kind == u"list";
    file.write(isList ? "[" + QByteArray(start).replace("}\n", "},\n") : start);
    const QByteArray block(megabyte, 'x');
    for (qint64 written = 0; written < size; written += megabyte)
        QCOMPARE(file.write(block), megabyte);
    file.write(isList ? QByteArray(end).replace("\"}\n", "\"},\n") + "]" : end);
}

void tst_HugeLines::memoryStaysBounded()
{
    QFETCH(QString, kind);
    QFETCH(qint64, size);
    QFETCH(QByteArray, said);
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer's own memory would be measured");
#endif
    TestProject project;
    project.close();
    const QString path = project.folder() + u"/data.jsonl";
    writeHuge(path, kind, size);
    QProcess helper;
    helper.start(QStringLiteral(CONCORD_STORAGE_TEST_HELPER),
                 {QStringLiteral("peak"), project.path(), path});
    QVERIFY(helper.waitForFinished(300000));
    const QByteArrayList lines = helper.readAllStandardOutput().split('\n');
    QVERIFY2(lines.value(0).startsWith(said), lines.value(0).constData());
    const qint64 peak = lines.value(1).split(' ').value(1).toLongLong() * 1024;
    QVERIFY(peak > 0);
    // The line's first 64 MB are held until it is known to be too long, and the buffer that grows
    // to them; not the line.
    QVERIFY2(peak < 160 * megabyte, qPrintable(QString::number(peak / megabyte)));
}

CONCORD_TEST(tst_HugeLines)

#include "tst_hugelines.moc"
