// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/weightscsv.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_WeightsCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dialectsGiveTheSameTable_data();
    void dialectsGiveTheSameTable();
    void namesAreRead_data();
    void namesAreRead();
    void oneCategoryIsATable();
    void whatTheNumbersMeanIsNotChecked();
    void wrongFilesAreExplained_data();
    void wrongFilesAreExplained();
    void missingFilesAreExplained();

private:
    Result<WeightTable> read(const QByteArray &content);

    QTemporaryDir m_folder;
};

namespace {

QString weightsWord(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

Result<WeightTable> tst_WeightsCsv::read(const QByteArray &content)
{
    return readWeightsCsv(writeFile(m_folder.path(), weightsWord("weights.csv"), content));
}

void tst_WeightsCsv::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QVERIFY(m_folder.isValid());
}

void tst_WeightsCsv::dialectsGiveTheSameTable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("commas") << QByteArray("1,0.5\n0.25,1\n");
    QTest::newRow("tabs") << QByteArray("1\t0.5\n0.25\t1\n");
    QTest::newRow("semicolons") << QByteArray("1;0.5\n0.25;1\n");
    QTest::newRow("CRLF") << QByteArray("1,0.5\r\n0.25,1\r\n");
    QTest::newRow("no line end at the end") << QByteArray("1,0.5\n0.25,1");
    QTest::newRow("blank lines and spaces") << QByteArray("\n 1 , 0.5\n\n0.25 ,1\n\n");
    QTest::newRow("quotes") << QByteArray("\"1\",\"0.5\"\n\"0.25\",\"1\"\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "1,0.5\n0.25,1\n");
    QTest::newRow("exponents") << QByteArray("1e0,5e-1\n.25,1.\n");
}

void tst_WeightsCsv::dialectsGiveTheSameTable()
{
    QFETCH(const QByteArray, content);
    const auto table = read(content);
    VERIFY_RESULT(table);
    QCOMPARE(*table, (WeightTable{{}, {1, 0.5, 0.25, 1}}));
}

void tst_WeightsCsv::namesAreRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("names");
    const QStringList words{weightsWord("no"), weightsWord("yes")};
    QTest::newRow("empty corner") << QByteArray(",no,yes\nno,1,0.5\nyes,0.25,1\n") << words;
    QTest::newRow("a word in the corner")
        << QByteArray("w,no,yes\nno,1,0.5\nyes,0.25,1\n") << words;
    QTest::newRow("quoted") << QByteArray("\"\",\"no\",yes\nno,1,0.5\n\"yes\",0.25,1\n") << words;
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF,no,yes\nno,1,0.5\nyes,0.25,1\n") << words;
    QTest::newRow("names that are numbers") << QByteArray(",2,1\n2,1,0.5\n1,0.25,1\n")
                                            << QStringList{weightsWord("2"), weightsWord("1")};
}

void tst_WeightsCsv::namesAreRead()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QStringList, names);
    const auto table = read(content);
    VERIFY_RESULT(table);
    QCOMPARE(*table, (WeightTable{names, {1, 0.5, 0.25, 1}}));
}

void tst_WeightsCsv::oneCategoryIsATable()
{
    QCOMPARE(*read("1\n"), (WeightTable{{}, {1}}));
    QCOMPARE(*read(",a\na,1\n"), (WeightTable{{weightsWord("a")}, {1}}));
}

void tst_WeightsCsv::whatTheNumbersMeanIsNotChecked()
{
    QCOMPARE(*read("7,-3\n1e3,0\n"), (WeightTable{{}, {7, -3, 1000, 0}}));
}

void tst_WeightsCsv::wrongFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *tag, const QByteArray &content, int line, const char *said) {
        QTest::newRow(tag) << content << line << weightsWord(said);
    };
    row("empty", "", 0, "The file is empty");
    row("blank lines only", "\n \n", 0, "The file is empty");
    row("names only", ",a,b\n", 0, "The file is empty");
    row("a row is short", "1,0\n0\n", 2, "as many numbers in each row as it has rows");
    row("a row is long", "1,0\n\n0,1,2\n", 3, "as many numbers in each row as it has rows");
    row("more columns than rows", "1,0,0\n0,1,0\n", 1, "as many numbers in each row");
    row("more rows than columns", "1,0\n0,1\n0,0\n", 1, "as many numbers in each row");
    row("more names than rows", ",a,b,c\na,1,0\nb,0,1\n", 1, "as many numbers in each row");
    row("fewer names than rows", ",a\na,1,0\nb,0,1\n", 1, "as many numbers in each row");
    row("a word", "1,high\n0,1\n", 1, "Expected a number in every cell");
    row("an empty cell", "1,0\n,1\n", 2, "Expected a number in every cell");
    row("a decimal comma", "1;0,5\n0,5;1\n", 1, "Expected a number in every cell");
    row("rows in another order", ",a,b\nb,1,0\na,0,1\n", 2, "names of the columns");
    row("a row of another name", ",a,b\na,1,0\nc,0,1\n", 3, "names of the columns");
    row("rows without names", ",a,b\n1,0\n0,1\n", 2, "as many numbers in each row");
    row("a name twice", ",a,a\na,1,0\na,0,1\n", 1, "same name");
    row("not UTF-8", "1,\xFF\n0,1\n", 1, "Expected a number in every cell");
}

void tst_WeightsCsv::wrongFilesAreExplained()
{
    QFETCH(const QByteArray, content);
    QFETCH(int, line);
    QFETCH(const QString, said);
    const auto table = read(content);
    QVERIFY(!table);
    const QString message = table.error().message;
    QVERIFY2(message.contains(said), qPrintable(message));
    const QString place = QStringLiteral("weights.csv, line %1: ").arg(line);
    QVERIFY2(message.contains(line > 0 ? place : weightsWord("weights.csv: ")),
             qPrintable(message));
}

void tst_WeightsCsv::missingFilesAreExplained()
{
    const auto missing = readWeightsCsv(m_folder.filePath(weightsWord("none.csv")));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(weightsWord("none.csv: ")));
    QVERIFY(!readWeightsCsv(m_folder.path())); // a folder
}

CONCORD_TEST(tst_WeightsCsv)
#include "tst_weightscsv.moc"
