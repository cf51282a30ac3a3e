// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/inputfile.h"

#include "models/core/random.h"
#include "storage/import/gzipreader.h"
#include "tests/storage/gzipfixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_InputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void contentIsInflated_data();
    void contentIsInflated();
    void digestIsOfTheFilesOwnBytes();
    void piecesOfAnySizeAreTheSame();
    void damageIsSaid_data();
    void damageIsSaid();
    void everyCutIsSaid();
    void bombIsStopped();
    void repetitiveDataAreNoBomb();
    void peekLosesNothing();
    void contentOfKeepsItsLimit();
    void unreadableFileIsAnError();
    void utf16IsAnError_data();
    void utf16IsAnError();

private:
    struct Read
    {
        QByteArray content;
        QString error;
        qint64 bytes = 0;
    };
    static std::unique_ptr<InputFile> over(const QByteArray &content)
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(content);
        buffer->open(QIODevice::ReadOnly);
        return InputFile::over(std::move(buffer));
    }
    static Read readAll(InputFile &input, qint64 piece = 100000)
    {
        Read read;
        for (QByteArray more = input.read(piece); !more.isEmpty(); more = input.read(piece))
            read.content += more;
        return {read.content, input.errorText(), input.fileBytesRead()};
    }
    // Does not shrink much.
    static QByteArray noise(qsizetype size)
    {
        Philox random(1);
        QByteArray bytes(size, '\0');
        for (char &byte : bytes)
            byte = char(random.below(256));
        return bytes;
    }
};

void tst_InputFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_InputFile::contentIsInflated_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("content");
    const QByteArray line = dialogueLine("a");
    QTest::newRow("plain") << line << line;
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("one byte of the mark") << QByteArray("\x1F") << QByteArray("\x1F");
    QTest::newRow("gzip") << gzipped(line) << line;
    QTest::newRow("gzip of nothing") << gzipped({}) << QByteArray();
    QTest::newRow("members") << QByteArray(gzipped("one ") + gzipped({}) + gzipped("two"))
                             << QByteArray("one two");
    QTest::newRow("gzip in gzip is left alone") << gzipped(gzipped(line)) << gzipped(line);
    const QByteArray large = noise(3'000'000);
    QTest::newRow("large") << gzipped(large) << large;
    // printf hello | gzip -n, written by gzip 1.12
    QTest::newRow("another program's") << QByteArray::fromHex("1f8b0800000000000003cb48cdc9c907008"
                                                              "6a6103605000000")
                                       << QByteArray("hello");
}

void tst_InputFile::contentIsInflated()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, content);
    const auto input = over(file);
    const Read read = readAll(*input);
    QCOMPARE(read.error, QString());
    QVERIFY(read.content == content);
    QCOMPARE(read.bytes, file.size());
    QCOMPARE(input->fileSize(), file.size());
}

void tst_InputFile::digestIsOfTheFilesOwnBytes()
{
    QTemporaryDir folder;
    const QByteArray file = gzipped(noise(200'000));
    const auto input =
        InputFile::open(writeFile(folder.path(), QStringLiteral("x.jsonl.gz"), file));
    VERIFY_RESULT(input);
    QCOMPARE(readAll(**input).bytes, file.size());
    QCOMPARE((*input)->sha256().toLatin1(),
             QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex());
}

void tst_InputFile::piecesOfAnySizeAreTheSame()
{
    const QByteArray content = noise(5000) + QByteArray(5000, 'x');
    const QByteArray file = gzipped(content.first(3000)) + gzipped(content.sliced(3000));
    for (const qint64 piece : {1, 2, 7, 4096, 9999, 10000, 10001}) {
        const auto input = over(file);
        const Read read = readAll(*input, piece);
        QCOMPARE(read.error, QString());
        QVERIFY(read.content == content);
    }
}

void tst_InputFile::damageIsSaid_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("error");
    const QByteArray whole = gzipped("hello hello hello");
    const auto row = [](const char *name, const QByteArray &file, const QString &error) {
        QTest::newRow(name) << file << error;
    };
    row("cut", whole.chopped(10),
        QStringLiteral("The compressed file is cut off after %1 bytes. Download or copy it again.")
            .arg(whole.size() - 10));
    row("the mark alone", whole.first(2),
        QStringLiteral("The compressed file is cut off after 2 bytes. Download or copy it again."));
    QByteArray wrongSum = whole;
    wrongSum[whole.size() - 8] = char(wrongSum[whole.size() - 8] ^ 1);
    row("wrong checksum", wrongSum,
        QStringLiteral("The compressed file is damaged after %1 bytes (incorrect data check). "
                       "Download or copy it again.")
            .arg(whole.size() - 4));
    row("no deflate", QByteArray("\x1F\x8B\x07") + whole.sliced(3),
        QStringLiteral("The compressed file is damaged after 4 bytes (unknown compression "
                       "method). Download or copy it again."));
    const QString other = QStringLiteral(
        "The compressed data end after %1 bytes, but the file goes on with something else. Was it "
        "put together of several files?");
    row("garbage after it", whole + "garbage", other.arg(whole.size()));
    row("a line end after it", whole + "\n", other.arg(whole.size()));
    row("half a mark after it", whole + "\x1F",
        QStringLiteral("The compressed file is cut off after %1 bytes. Download or copy it again.")
            .arg(whole.size() + 1));
}

void tst_InputFile::damageIsSaid()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, error);
    const auto input = over(file);
    const Read read = readAll(*input);
    QCOMPARE(read.error, error);
    QVERIFY(QByteArray("hello hello hello").startsWith(read.content));
    char byte = 0;
    QCOMPARE(input->read(&byte, 1), -1); // again and again
    QCOMPARE(input->errorText(), error);
}

void tst_InputFile::everyCutIsSaid()
{
    const QByteArray content = noise(300);
    const QByteArray whole = gzipped(content) + gzipped(content);
    for (qsizetype size = 2; size < whole.size(); ++size) {
        if (size == whole.size() / 2)
            continue; // the first member is whole
        const auto input = over(whole.first(size));
        const Read read = readAll(*input);
        QVERIFY2(read.error.contains(QStringLiteral("cut off after %1 bytes").arg(size)),
                 qPrintable(read.error));
        QVERIFY(QByteArray(content + content).startsWith(read.content));
    }
}

void tst_InputFile::bombIsStopped()
{
    const auto input = over(gzipBomb({}, 1024, {}));
    qint64 inflated = 0;
    for (QByteArray more = input->read(1 << 20); !more.isEmpty(); more = input->read(1 << 20))
        inflated += more.size();
    QCOMPARE(input->errorText(),
             QStringLiteral("The file holds more than 300 times its compressed size, as data never "
                            "do. Is it what you think? If so, decompress it (gunzip) and import "
                            "the result."));
    QVERIFY(inflated >= GzipReader::freeInflation);
    QVERIFY(inflated < GzipReader::freeInflation + 2 * 1024 * 1024);
}

void tst_InputFile::repetitiveDataAreNoBomb()
{
    const auto input = over(gzipBomb("before ", 256 - 16, " after"));
    qint64 inflated = 0;
    for (QByteArray more = input->read(1 << 20); !more.isEmpty(); more = input->read(1 << 20))
        inflated += more.size();
    QCOMPARE(input->errorText(), QString());
    QCOMPARE(inflated, qint64(240) * 1024 * 1024 + 13);
}

void tst_InputFile::peekLosesNothing()
{
    const QByteArray content = noise(300'000);
    for (const QByteArray &file : {content, gzipped(content)}) {
        const auto input = over(file);
        QVERIFY(input->peek(70'000) == content.first(70'000));
        QVERIFY(input->peek(3) == content.first(3));
        const Read read = readAll(*input);
        QVERIFY(read.content == content);
        QCOMPARE(read.bytes, file.size());
    }
}

void tst_InputFile::contentOfKeepsItsLimit()
{
    QTemporaryDir folder;
    const QByteArray content = noise(1000);
    const QString path = writeFile(folder.path(), QStringLiteral("x.gz"), gzipped(content));
    const auto whole = InputFile::contentOf(path, 1000, QStringLiteral("Too large."));
    VERIFY_RESULT(whole);
    QVERIFY(*whole == content);
    const auto more = InputFile::contentOf(path, 999, QStringLiteral("Too large."));
    QVERIFY(!more);
    QCOMPARE(more.error().message, QStringLiteral("Too large."));
    const QString cut =
        writeFile(folder.path(), QStringLiteral("cut.gz"), gzipped(content).chopped(1));
    QVERIFY(InputFile::contentOf(cut, 1000, {}).error().message.contains(u"cut off after"));
}

void tst_InputFile::unreadableFileIsAnError()
{
    QTemporaryDir folder;
    const auto missing = InputFile::open(folder.filePath(QStringLiteral("none")));
    QVERIFY(!missing);
    QCOMPARE(
        missing.error().message,
        QString(folder.filePath(QStringLiteral("none")) + u" does not exist. Check the name."));
    QVERIFY(!InputFile::open(folder.path()));
}

void tst_InputFile::utf16IsAnError_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("little end first") << QByteArray("\xFF\xFEi\0d\0", 6);
    QTest::newRow("big end first") << QByteArray("\xFE\xFF\0i\0d", 6);
}

void tst_InputFile::utf16IsAnError()
{
    QFETCH(QByteArray, start);
    QTemporaryDir folder;
    const QString path = writeFile(folder.path(), QStringLiteral("x.csv"), start);
    const auto input = InputFile::open(path);
    QVERIFY(!input);
    QVERIFY2(input.error().message.contains(path), qPrintable(input.error().message));
    QVERIFY2(input.error().message.contains(u"UTF-8"), qPrintable(input.error().message));
}

CONCORD_TEST(tst_InputFile)

#include "tst_inputfile.moc"
