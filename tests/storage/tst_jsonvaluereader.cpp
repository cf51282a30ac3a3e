// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/jsonvaluereader.h"

#include "models/core/random.h"
#include "storage/import/linereader.h"
#include "storage/import/recordreaders.h"
#include "tests/support/testregistry.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// A record as a test expects it: "2: {...}" is a value that begins in line 2; "2! reason" a
// problem.
using Records = QStringList;

// Gives at most so many bytes at a time.
class SlowDevice : public QIODevice
{
    Q_OBJECT

public:
    SlowDevice(QByteArray content, qint64 piece) : m_content(std::move(content)), m_piece(piece)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 breakAt = -1; ///< where reading fails
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (breakAt >= 0 && m_at >= breakAt) {
            setErrorString(QStringLiteral("the disk is gone"));
            return -1;
        }
        const qint64 size = qMin(qMin(m_piece, most), m_content.size() - m_at);
        std::copy_n(m_content.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_content;
    qint64 m_piece;
    qint64 m_at = 0;
};

class tst_JsonValueReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesAreTakenApart_data();
    void valuesAreTakenApart();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void tooLongValueIsCut();
    void failingDeviceIsNoEnd();
    void randomListsComeBack();
    void kindOfRecordsIsChosen_data();
    void kindOfRecordsIsChosen();

private:
    static Records read(RecordReader &reader);
    void compare();
};

void tst_JsonValueReader::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

Records tst_JsonValueReader::read(RecordReader &reader)
{
    Records records;
    while (const auto line = reader.next()) {
        const QString number = QString::number(line->number);
        records.append(line->problem.isEmpty()
                           ? QString(number + u": " + QString::fromUtf8(line->text))
                           : QString(number + u"! " + line->problem));
    }
    return records;
}

void tst_JsonValueReader::compare()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, records);
    for (const qint64 piece : {1, 2, 3, 5, 17, 100000}) {
        SlowDevice device(content, piece);
        JsonValueReader reader(device);
        QCOMPARE(read(reader), records);
        QCOMPARE(reader.errorText(), QString());
        QVERIFY(!reader.next());
    }
}

void tst_JsonValueReader::valuesAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("records");
    const auto row = [](const char *name, const QByteArray &content, const Records &records) {
        QTest::newRow(name) << content << records;
    };
    const Records both{QStringLiteral("1: {\"a\":1}"), QStringLiteral("1: {\"b\":2}")};
    row("one line", R"([{"a":1},{"b":2}])", both);
    row("blanks", " [ {\"a\":1} ,\t{\"b\":2} ] ", both);
    row("mark", "\xEF\xBB\xBF[{\"a\":1},{\"b\":2}]\n", both);
    row("lines", "[\n{\"a\":1},\n\n{\"b\":2}\n]\n",
        {QStringLiteral("2: {\"a\":1}"), QStringLiteral("4: {\"b\":2}")});
    row("CRLF", "[\r\n{\"a\":1},\r\n{\"b\":2}\r\n]\r\n",
        {QStringLiteral("2: {\"a\":1}"), QStringLiteral("3: {\"b\":2}")});
    row("neatly printed", "[\n  {\n    \"a\": [\n      1\n    ]\n  },\n  {}\n]",
        {QStringLiteral("2: {\n    \"a\": [\n      1\n    ]\n  }"), QStringLiteral("7: {}")});
    row("brackets in texts", R"([{"a":"]}[{,\"]"},{"\\":"\\"}])",
        {QStringLiteral("1: {\"a\":\"]}[{,\\\"]\"}"), QStringLiteral("1: {\"\\\\\":\"\\\\\"}")});
    row("values of other kinds", "[1, -2.5e3,true,null , \"a,]\" ,[2,[3]]]",
        {QStringLiteral("1: 1"), QStringLiteral("1: -2.5e3"), QStringLiteral("1: true"),
         QStringLiteral("1: null"), QStringLiteral("1: \"a,]\""), QStringLiteral("1: [2,[3]]")});
    row("empty list", "[\n]\n", {});
    row("empty file", "", {});
    row("mark alone", "\xEF\xBB\xBF", {});
    row("blank file", "\n \r\n\t", {});
    row("objects one after another", "{\n\"a\":1\n}\n{\"b\":2}{\"c\":3}\n",
        {QStringLiteral("1: {\n\"a\":1\n}"), QStringLiteral("4: {\"b\":2}"),
         QStringLiteral("4: {\"c\":3}")});
}

void tst_JsonValueReader::valuesAreTakenApart()
{
    compare();
}

void tst_JsonValueReader::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("records");
    const auto row = [](const char *name, const QByteArray &content, const Records &records) {
        QTest::newRow(name) << content << records;
    };
    const QString one = QStringLiteral("1: {}");
    const QString noEnd =
        QStringLiteral("! The list does not end: its ] is missing. Is the file complete?");
    row("no end", "[{},\n{}\n", {one, QStringLiteral("2: {}"), u'3' + noEnd});
    row("no end after a comma", "[{},\n", {one, u'2' + noEnd});
    row("opened only", "[", {u'1' + noEnd});
    row("cut value", "[{},\n{\"a\":\n[1",
        {one, QStringLiteral("2! The file ends in the middle of this value. Is it complete?")});
    row("cut text", "[{},\n{\"a\":\"b",
        {one, QStringLiteral("2! A text in this value never ends. Is the file complete?")});
    row("missing comma", "[{}\n{} , {}]",
        {one, QStringLiteral("2! A comma is missing before this value."), QStringLiteral("2: {}")});
    row("word between values", "[{} and\n, {}]",
        {one, QStringLiteral("1! A comma is missing before this value."), QStringLiteral("2: {}")});
    row("two commas", "[{},,{}]",
        {one, QStringLiteral("1! A value is missing before this comma."), one});
    row("comma first", "[,{}]", {QStringLiteral("1! A value is missing before this comma."), one});
    row("comma last", "[{},\n]",
        {one, QStringLiteral("2! A value is missing between the comma and the ].")});
    row("closing bracket", "[{}},{}]",
        {one, QStringLiteral("1! This bracket closes nothing."), one});
    row("more after the list", "[{}]\n\n[{}]\n",
        {one,
         QStringLiteral("3! The list ended in line 1, but the file goes on. What follows was left "
                        "out.")});
    row("comma and more after the list", "[{},]x",
        {one, QStringLiteral("1! A value is missing between the comma and the ]."),
         QStringLiteral("1! The list ended in line 1, but the file goes on. What follows was left "
                        "out.")});
    row("commas without a list", "{},\n{}\n",
        {one,
         QStringLiteral("1! There is a comma between values that are in no list. Put [ and ] "
                        "around them."),
         QStringLiteral("2: {}")});
    row("closing bracket outside", "{}\n}\n{}",
        {one, QStringLiteral("2! This bracket closes nothing."), QStringLiteral("3: {}")});
    row("cut object", "{\n\"a\": {\n",
        {QStringLiteral("1! The file ends in the middle of this value. Is it complete?")});
    const QString broken = QStringLiteral(
        "! A text in this value runs over the end of a line: its quotation mark is missing, or a "
        "line break in it is not written as \\n.");
    row("line break in a text", "[{\"a\":\"b\nc\"},{}]", {u'1' + broken, QStringLiteral("2: {}")});
    row("text without its end, neatly printed",
        "[\n  {\n    \"a\": \"b\n  },\n  {\n    \"c\": {\n    }\n  },\n  {}\n]\n",
        {u'2' + broken, QStringLiteral("5: {\n    \"c\": {\n    }\n  }"), QStringLiteral("9: {}")});
    row("text without its end, objects", "{\n\"a\": \"b\n}\n{\n\"c\": 1}\n",
        {u'1' + broken, QStringLiteral("4: {\n\"c\": 1}")});
}

void tst_JsonValueReader::whatIsWrongIsSaid()
{
    compare();
}

void tst_JsonValueReader::tooLongValueIsCut()
{
    const QByteArray large = "{\"a\":\"" + QByteArray(3'000'000, 'x') + "\"}";
    const QByteArray number(200'000, '7');
    QByteArray content = "[{},\n" + large + ",\n" + number + ",{}]";
    for (const qint64 limit : {qint64(100), qint64(150'000), qint64(1) << 21}) {
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        JsonValueReader reader(buffer, limit);
        QCOMPARE(reader.next()->text.toByteArray(), QByteArray("{}"));
        const auto line = reader.next();
        QVERIFY(line->isTooLong);
        QCOMPARE(line->number, 2);
        QCOMPARE(line->bytes, large.size());
        QVERIFY(line->text == large.first(65536));
        QCOMPARE(line->problem, QStringLiteral("The value is longer than 64 MB."));
        const auto digits = reader.next();
        QCOMPARE(digits->isTooLong, limit < number.size());
        QCOMPARE(digits->bytes, number.size());
        const auto last = reader.next();
        QCOMPARE(last->text.toByteArray(), QByteArray("{}"));
        QCOMPARE(last->number, 3);
        QVERIFY(!last->isTooLong);
        QVERIFY(!reader.next());
    }
}

void tst_JsonValueReader::failingDeviceIsNoEnd()
{
    for (const qint64 breakAt : {3, 5, 7, 11}) {
        SlowDevice device("[{} , {\"a\": 1}, {}]", 1);
        device.breakAt = breakAt;
        JsonValueReader reader(device);
        QCOMPARE(read(reader), Records{QStringLiteral("1: {}")});
        QCOMPARE(reader.errorText(), QStringLiteral("the disk is gone"));
    }
}

void tst_JsonValueReader::randomListsComeBack()
{
    const QByteArrayList values = {R"({"a":"b\"]}"})", "[]",   "{}",       "12", R"("\\")",
                                   "{\"\":[[{}]]}",    "null", "[\n1,\n2]"};
    const QByteArrayList blanks = {"", " ", "\n", "\r\n", "\t\n\n "};
    for (quint64 seed = 0; seed < 300; ++seed) {
        Philox random(seed);
        const auto blank = [&] { return blanks[qsizetype(random.below(5))]; };
        Records expected;
        QByteArray content = blank() + '[';
        for (quint64 i = 0, count = random.below(12); i < count; ++i) {
            content += (i ? "," : "") + blank();
            const QByteArray value = values[qsizetype(random.below(8))];
            expected.append(QString::number(content.count('\n') + 1) + u": "
                            + QString::fromUtf8(value));
            content += value + blank();
        }
        content += ']' + blank();
        SlowDevice device(content, 1 + qint64(random.below(9)));
        JsonValueReader reader(device);
        QCOMPARE(read(reader), expected);
    }
}

void tst_JsonValueReader::kindOfRecordsIsChosen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("areValues");
    QTest::newRow("lines") << QByteArray("{\"a\":1}\n{\"b\":2}\n") << false;
    QTest::newRow("one line") << QByteArray("{\"a\":1}") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("a,b\n1,2\n") << false;
    QTest::newRow("list") << QByteArray("[{\"a\":1}]") << true;
    QTest::newRow("list after blanks") << QByteArray("\xEF\xBB\xBF \r\n[\n{\"a\":1}\n]") << true;
    QTest::newRow("list before lines") << QByteArray("[]\n{\"a\":1}\n") << false;
    QTest::newRow("list and an object") << QByteArray("[{\"a\":1}]\n{\"b\":2}\n") << true;
    QTest::newRow("neatly printed object") << QByteArray("{\n  \"a\": 1\n}\n") << true;
    QTest::newRow("object with a list") << QByteArray("{\"a\": [\n{}\n]}\n") << true;
    QTest::newRow("first line cut") << QByteArray("{\"a\": {\n{\"a\": {}}\n") << false;
    QTest::newRow("first line cut in a text") << QByteArray("{\"a\": \"b\n{\"a\": {}}\n") << false;
    QTest::newRow("first line cut at the end") << QByteArray("{\"a\": {") << false;
    QTest::newRow("long first line")
        << QByteArray("{\"a\": \"" + QByteArray(100'000, 'x') + "\"}\n{}\n") << false;
}

void tst_JsonValueReader::kindOfRecordsIsChosen()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, areValues);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const auto reader = makeRecordReader(buffer);
    QCOMPARE(dynamic_cast<JsonValueReader *>(reader.get()) != nullptr, areValues);
    QCOMPARE(dynamic_cast<LineReader *>(reader.get()) != nullptr, !areValues);
    const bool isAny = !content.isEmpty();
    QCOMPARE(bool(reader->next()), isAny); // the beginning was not lost
}

CONCORD_TEST(tst_JsonValueReader)

#include "tst_jsonvaluereader.moc"
