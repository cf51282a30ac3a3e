// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/linereader.h"

#include "models/core/random.h"
#include "tests/support/testregistry.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// Gives its bytes in pieces of a size that somebody else chooses.
class PieceDevice : public QIODevice
{
    Q_OBJECT

public:
    PieceDevice(QByteArray content, QList<qint64> sizes)
        : m_content(std::move(content)), m_sizes(std::move(sizes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    qint64 breakAt = -1; ///< where reading fails
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (breakAt >= 0 && m_position >= breakAt) {
            setErrorString(QStringLiteral("the disk is gone"));
            return -1;
        }
        const qint64 wanted = m_sizes.isEmpty() ? maximum : m_sizes[m_piece++ % m_sizes.size()];
        const qint64 size = qMin(qMin(wanted, maximum), m_content.size() - m_position);
        std::copy_n(m_content.constData() + m_position, size, data);
        m_position += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_content;
    QList<qint64> m_sizes;
    qint64 m_position = 0;
    qsizetype m_piece = 0;
};

class tst_LineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void linesAreWithoutTheirEnds_data();
    void linesAreWithoutTheirEnds();
    void lastLineSaysWhetherItEnded();
    void tooLongLineIsCut_data();
    void tooLongLineIsCut();
    void lineMayEndAnywhereInAChunk_data();
    void lineMayEndAnywhereInAChunk();
    void randomContentIsSplitAsANaiveSplitDoes();
    void failingDeviceIsNoEnd();

private:
    static QByteArrayList naiveSplit(QByteArray content);
};

QByteArrayList tst_LineReader::naiveSplit(QByteArray content)
{
    if (content.startsWith("\xEF\xBB\xBF"))
        content.remove(0, 3);
    QByteArrayList lines = content.split('\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return lines;
}

void tst_LineReader::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_LineReader::linesAreWithoutTheirEnds_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArrayList>("lines");
    using Lines = QByteArrayList;
    QTest::newRow("empty") << QByteArray("") << Lines{};
    QTest::newRow("one empty line") << QByteArray("\n") << Lines{""};
    QTest::newRow("LF") << QByteArray("a\nb\n") << Lines{"a", "b"};
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << Lines{"a", "b"};
    QTest::newRow("mixed") << QByteArray("a\r\nb\nc\r\n") << Lines{"a", "b", "c"};
    QTest::newRow("CR alone is text") << QByteArray("a\rb\n\r\r\n") << Lines{"a\rb", "\r"};
    QTest::newRow("no line end at the end") << QByteArray("a\nb") << Lines{"a", "b"};
    QTest::newRow("CR at the end") << QByteArray("a\nb\r") << Lines{"a", "b"};
    QTest::newRow("blank lines") << QByteArray("\n\na\n\n") << Lines{"", "", "a", ""};
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "a\nb")
                         << Lines{"a", "b"};
    QTest::newRow("BOM only") << QByteArray("\xEF\xBB\xBF") << Lines{};
    QTest::newRow("BOM and line end") << QByteArray("\xEF\xBB\xBF\n") << Lines{""};
    QTest::newRow("BOM later is text") << QByteArray("a\n\xEF\xBB\xBF"
                                                     "b")
                                       << Lines{"a",
                                                "\xEF\xBB\xBF"
                                                "b"};
    QTest::newRow("half a BOM is text") << QByteArray("\xEF\xBB") << Lines{"\xEF\xBB"};
    QTest::newRow("NUL") << QByteArray("a\0b\n\0", 5)
                         << Lines{QByteArray("a\0b", 3), QByteArray("\0", 1)};
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE\n") << Lines{"\xFF\xFE"};
}

void tst_LineReader::linesAreWithoutTheirEnds()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArrayList, lines);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    LineReader reader(buffer);
    QByteArrayList found;
    while (const auto line = reader.next()) {
        QCOMPARE(line->number, found.size() + 1);
        QVERIFY(!line->isTooLong);
        found.append(line->text.toByteArray());
    }
    QCOMPARE(found, lines);
    QCOMPARE(found, naiveSplit(content));
    QVERIFY(!reader.next());
    QCOMPARE(reader.errorText(), QString());
}

void tst_LineReader::lastLineSaysWhetherItEnded()
{
    QByteArray content("a\nb");
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    LineReader reader(buffer);
    QVERIFY(!reader.next()->isUnterminated);
    QVERIFY(reader.next()->isUnterminated);
    QVERIFY(!reader.next());
}

void tst_LineReader::tooLongLineIsCut_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("isTooLong");
    QTest::newRow("at a small limit") << qint64(100) << qint64(100) << false;
    QTest::newRow("over a small limit") << qint64(100) << qint64(101) << true;
    QTest::newRow("at a chunk") << qint64(1 << 20) << qint64(1 << 20) << false;
    QTest::newRow("over a chunk") << qint64(1 << 20) << qint64((1 << 20) + 1) << true;
    QTest::newRow("many chunks") << qint64(100000) << qint64(7) * (1 << 20) + 5 << true;
    QTest::newRow("chunks for a small limit") << qint64(100) << qint64(3) * (1 << 20) << true;
    QTest::newRow("small for a large limit") << qint64(1 << 22) << qint64(3) * (1 << 20) << false;
}

void tst_LineReader::tooLongLineIsCut()
{
    QFETCH(qint64, limit);
    QFETCH(qint64, length);
    QFETCH(bool, isTooLong);
    QByteArray middle(length, 'x');
    for (qsizetype i = 0; i < middle.size(); ++i)
        middle[i] = char('a' + i % 26);
    for (const bool terminated : {true, false}) {
        QByteArray content = "before\n" + middle + (terminated ? "\nafter\n" : "");
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        LineReader reader(buffer, limit);
        QCOMPARE(reader.next()->text.toByteArray(), QByteArray("before"));
        const auto line = reader.next();
        QVERIFY(line.has_value());
        QCOMPARE(line->number, 2);
        QCOMPARE(line->bytes, length);
        QCOMPARE(line->isTooLong, isTooLong);
        QCOMPARE(line->isUnterminated, !terminated);
        const QByteArray kept =
            isTooLong ? middle.first(qMin(length, LineReader::keptOfTooLong)) : middle;
        QVERIFY(line->text == kept);
        if (terminated) {
            const auto after = reader.next();
            QCOMPARE(after->text.toByteArray(), QByteArray("after"));
            QCOMPARE(after->number, 3);
            QVERIFY(!after->isTooLong);
        }
        QVERIFY(!reader.next());
    }
}

void tst_LineReader::lineMayEndAnywhereInAChunk_data()
{
    QTest::addColumn<qint64>("length");
    for (const qint64 offset : {-3, -2, -1, 0, 1, 2})
        QTest::addRow("chunk %+lld", qlonglong(offset)) << (1 << 20) + offset;
}

void tst_LineReader::lineMayEndAnywhereInAChunk()
{
    QFETCH(qint64, length);
    for (const char *end : {"\n", "\r\n"}) {
        QByteArray content = QByteArray(length, 'x') + end + "next" + end;
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        LineReader reader(buffer);
        QCOMPARE(reader.next()->text.size(), length);
        QCOMPARE(reader.next()->text.toByteArray(), QByteArray("next"));
        QVERIFY(!reader.next());
    }
}

void tst_LineReader::randomContentIsSplitAsANaiveSplitDoes()
{
    const QByteArrayList pieces = {"\n",           "\r\n",
                                   "\r",           "a",
                                   "word ",        QByteArray("\0", 1),
                                   "\xEF\xBB\xBF", QByteArray(1000, 'y')};
    for (quint64 seed = 0; seed < 300; ++seed) {
        Philox random(seed);
        QByteArray content;
        for (quint64 i = random.below(60); i > 0; --i)
            content += pieces[qsizetype(random.below(quint64(pieces.size())))];
        // The first piece holds a byte order mark whole, as it does in any file.
        QList<qint64> sizes{3 + qint64(random.below(5))};
        for (int i = 0; i < 5; ++i)
            sizes.append(3 + qint64(random.below(2000)));
        PieceDevice device(content, sizes);
        const qint64 limit = seed % 3 == 0 ? 500 : LineReader::defaultLimit;
        LineReader reader(device, limit);
        const QByteArrayList expected = naiveSplit(content);
        qsizetype count = 0;
        while (const auto line = reader.next()) {
            QVERIFY2(count < expected.size(), qPrintable(QString::number(seed)));
            QVERIFY2(line->text == expected[count] || line->isTooLong,
                     qPrintable(QString::number(seed)));
            if (line->isTooLong) {
                QVERIFY(line->bytes > limit);
                QVERIFY(expected[count].startsWith(line->text.toByteArray()));
            }
            ++count;
        }
        QVERIFY2(count == expected.size(), qPrintable(QString::number(seed)));
    }
}

void tst_LineReader::failingDeviceIsNoEnd()
{
    PieceDevice device("whole\nhalf of a li", {});
    device.breakAt = 10;
    LineReader reader(device);
    QCOMPARE(reader.next()->text.toByteArray(), QByteArray("whole"));
    QVERIFY(!reader.next()); // and not "half of a li"
    QCOMPARE(reader.errorText(), QStringLiteral("the disk is gone"));
    QVERIFY(!reader.next());
}

CONCORD_TEST(tst_LineReader)

#include "tst_linereader.moc"
