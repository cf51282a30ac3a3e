// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ratingscsv.h"

#include "models/agreement/agreementreport.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_RatingsCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void layoutsAndDialectsGiveTheSameRatings_data();
    void layoutsAndDialectsGiveTheSameRatings();
    void emptyCellsAreMissing_data();
    void emptyCellsAreMissing();
    void quotedCellsAreKeptAsTheyAre();
    void theEmptySetIsALabel();
    void spellingsOfASetAreOneLabel();
    void declaredLabelsHoldForTheMembersOfSets();
    void setsOfManySpellingsAreRefused();
    void clustersAreRead_data();
    void clustersAreRead();
    void unitsWithoutAClusterAreTheirOwn();
    void anEmptyClusterColumnIsNone();
    void aWideClusterColumnIsNoAnnotator();
    void wordsForMissingMayBeDeclared();
    void wideTableKeepsTheOrderOfColumns();
    void longTableSortsRaters();
    void firstRepeatCounts();
    void allRepeatsCountWhereAskedFor();
    void equalDuplicatesCountOnce();
    void declaredCategoriesAreKept();
    void layoutCanBeForced();
    void aHeaderAloneHoldsNoData();
    void wrongFilesAreExplained_data();
    void wrongFilesAreExplained();
    void missingFilesAreExplained();
    void duplicatesThatDisagreeNameBothLines_data();
    void duplicatesThatDisagreeNameBothLines();
    void tooManyLabelsAreRefused();
    void recordsLongerThanTheBufferAreRead();
    void everyTruncationIsAnswered();

private:
    Result<Ratings> read(const QByteArray &content, const RatingsCsvOptions &options = {});

    QTemporaryDir m_folder;
};

namespace {

// Unit by unit "name: rater=label …".
QStringList csvRatings(const Ratings &ratings)
{
    QStringList lines;
    for (qsizetype i = 0; i < ratings.unitCount(); ++i) {
        QString line = ratings.unitName(i) + u':';
        for (const Rating &rating : ratings.unit(i)) {
            line += u' ' + ratings.raters()[rating.rater] + u'='
                + ratings.categories()[rating.category];
        }
        lines.append(line);
    }
    return lines;
}

QString csvWord(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

Result<Ratings> tst_RatingsCsv::read(const QByteArray &content, const RatingsCsvOptions &options)
{
    return readRatingsCsv(writeFile(m_folder.path(), csvWord("ratings.csv"), content), options);
}

void tst_RatingsCsv::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QVERIFY(m_folder.isValid());
}

void tst_RatingsCsv::layoutsAndDialectsGiveTheSameRatings_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("long") << QByteArray("unit,annotator,value\nu,a,x\nu,b,y\nv,a,y\nv,b,y\n");
    QTest::newRow("other names and order")
        << QByteArray("label,comment,Rater,ITEM\nx,hello,a,u\ny,,b,u\ny,,a,v\ny,,b,v\n");
    QTest::newRow("names of the labels export")
        << QByteArray("unit_key,annotator,value,occurrence\nu,a,x,1\nu,b,y,1\nv,a,y,1\nv,b,y,1\n");
    QTest::newRow("wide") << QByteArray("unit,a,b\nu,x,y\nv,y,y\n");
    QTest::newRow("wide, any name of the unit") << QByteArray("question,a,b\nu,x,y\nv,y,y\n");
    QTest::newRow("tabs") << QByteArray(
        "unit\tannotator\tvalue\nu\ta\tx\nu\tb\ty\nv\ta\ty\nv\tb\ty\n");
    QTest::newRow("semicolons") << QByteArray("unit;a;b\nu;x;y\nv;y;y\n");
    QTest::newRow("a comma in a tabbed header's quotes")
        << QByteArray("\"unit, or item\"\ta\tb\nu\tx\ty\nv\ty\ty\n");
    QTest::newRow("CRLF") << QByteArray("unit,a,b\r\nu,x,y\r\nv,y,y\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFunit,a,b\nu,x,y\nv,y,y\n");
    QTest::newRow("no line end at the end") << QByteArray("unit,a,b\nu,x,y\nv,y,y");
    QTest::newRow("quotes everywhere")
        << QByteArray("\"unit\",\"a\",\"b\"\n\"u\",\"x\",\"y\"\r\n\"v\",\"y\",\"y\"");
    QTest::newRow("space around cells") << QByteArray(" unit , a,b \n u,x ,\ty\n v , \"y\" ,y\n");
    QTest::newRow("blank lines") << QByteArray("\n\nunit,a,b\n\nu,x,y\n , ,\nv,y,y\n\n\n");
}

void tst_RatingsCsv::layoutsAndDialectsGiveTheSameRatings()
{
    QFETCH(const QByteArray, content);
    const auto ratings = read(content);
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings), (QStringList{csvWord("u: a=x b=y"), csvWord("v: a=y b=y")}));
}

void tst_RatingsCsv::emptyCellsAreMissing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("wide") << QByteArray("unit,a,b,c\nu,x,,\nv,,,\nw,NaN,y,\n");
    QTest::newRow("long") << QByteArray(
        "unit,annotator,value\nu,a,x\nu,b,\nv,a,\"\"\nw,b,y\nw,a,nan\nw,c,null\n");
}

void tst_RatingsCsv::emptyCellsAreMissing()
{
    QFETCH(const QByteArray, content);
    const auto ratings = read(content);
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings), (QStringList{csvWord("u: a=x"), csvWord("w: b=y")}));
    QCOMPARE(ratings->summary().droppedUnits, 1);
    QCOMPARE(ratings->summary().droppedRaters, 1);
}

void tst_RatingsCsv::quotedCellsAreKeptAsTheyAre()
{
    const auto ratings = read("unit,a\n\"a \"\"b\"\", c\n d \",\" x,\"\"\"\n\"\"\"\"\"\",é\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings),
             (QStringList{csvWord("a \"b\", c\n d : a= x,\""), QStringLiteral("\"\": a=é")}));
}

void tst_RatingsCsv::theEmptySetIsALabel()
{
    const auto ratings = read("unit,a,b\nu,{},x|y\nv,,{}\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings), (QStringList{csvWord("u: a={} b=x|y"), csvWord("v: b={}")}));
}

void tst_RatingsCsv::spellingsOfASetAreOneLabel()
{
    RatingsCsvOptions options;
    options.areSets = true;
    const auto ratings = read("unit,annotator,value\nu,a,x|y\nu,b, y | x \nu,a,y|x|y\nv,a,{}\n"
                              "v,b,|\nw,a,\nw,b,\"x|y\"\n",
                              options);
    VERIFY_RESULT(ratings);
    QCOMPARE(
        csvRatings(*ratings),
        (QStringList{csvWord("u: a=x|y b=x|y"), csvWord("v: a={} b={}"), csvWord("w: b=x|y")}));
    QCOMPARE(ratings->categories(), (QStringList{csvWord("x|y"), csvWord("{}")}));
    QCOMPARE(csvRatings(*read("unit,a,b\nu,x|y,y|x\n")), QStringList{csvWord("u: a=x|y b=y|x")});
}

void tst_RatingsCsv::declaredLabelsHoldForTheMembersOfSets()
{
    RatingsCsvOptions options;
    options.areSets = true;
    options.categories = {csvWord("x"), csvWord("y")};
    VERIFY_RESULT(read("unit,a,b\nu,x|y,{}\n", options));
    const auto wrong = read("unit,a,b\nu,x|y,x\nv,x|z,\n", options);
    QVERIFY(!wrong);
    QVERIFY2(wrong.error().message.contains(QStringLiteral("line 3: The label “z”")),
             qPrintable(wrong.error().message));
}

void tst_RatingsCsv::setsOfManySpellingsAreRefused()
{
    QByteArray content("unit,a\n");
    for (int i = 0; i < 600; ++i)
        content += QByteArray::number(i) + ",x|" + QByteArray::number(i) + '\n';
    RatingsCsvOptions options;
    options.areSets = true;
    options.maximumLabels = 500;
    const auto refused = read(content, options);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(csvWord("line 502: There are more than 500")));
}

void tst_RatingsCsv::clustersAreRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("long") << QByteArray(
        "unit,annotator,value,cluster\nu,a,x,d1\nu,b,x,d1\nv,a,y,d2\nw,b,x,d1\n");
    QTest::newRow("long, named in one row of the unit")
        << QByteArray("cluster,unit,annotator,value\nd1,u,a,x\n,u,b,x\nd2,v,a,y\nd1,w,b,x\n");
    QTest::newRow("wide") << QByteArray("unit,a,Cluster,b\nu,x,d1,x\nv,y,d2,\nw,,d1,x\n");
    QTest::newRow("of units without a rating none is kept")
        << QByteArray("unit,cluster,a,b\nu,d1,x,x\nz,d3,,\nv,d2,y,\nw,d1,,x\n");
}

void tst_RatingsCsv::clustersAreRead()
{
    QFETCH(const QByteArray, content);
    const auto ratings = read(content);
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings),
             (QStringList{csvWord("u: a=x b=x"), csvWord("v: a=y"), csvWord("w: b=x")}));
    QCOMPARE(ratings->clusterCount(), 2);
    const auto clusters = ratings->clusters();
    QCOMPARE((std::vector<quint32>{clusters.begin(), clusters.end()}),
             (std::vector<quint32>{0, 1, 0}));
}

void tst_RatingsCsv::unitsWithoutAClusterAreTheirOwn()
{
    const auto ratings = read("unit,annotator,value,cluster\nu,a,x,d1\nv,a,x,\nw,a,x,\nx,a,x,d1\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->clusterCount(), 3);
    const auto clusters = ratings->clusters();
    QCOMPARE(clusters[0], clusters[3]);
    QVERIFY(clusters[1] != clusters[2]);
}

void tst_RatingsCsv::anEmptyClusterColumnIsNone()
{
    const auto ratings = read("unit,annotator,value,cluster\nu,a,x,\nv,a,x,\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->clusterCount(), 0);
    QVERIFY(ratings->clusters().empty());
}

void tst_RatingsCsv::aWideClusterColumnIsNoAnnotator()
{
    QCOMPARE(read("unit,cluster,a,b\nu,d1,x,y\n")->raters(),
             (QStringList{csvWord("a"), csvWord("b")}));
    const auto none = read("unit,cluster\nu,d1\n");
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(csvWord("a column for each annotator")));
}

void tst_RatingsCsv::wordsForMissingMayBeDeclared()
{
    const QByteArray content("unit,a,b\nu,null,\"nan\"\n");
    RatingsCsvOptions options;
    QCOMPARE(csvRatings(*read(content, options)), QStringList{csvWord("u: b=nan")}); // it is quoted
    options.categories = {csvWord("null"), csvWord("nan")};
    QCOMPARE(csvRatings(*read(content, options)), QStringList{csvWord("u: a=null b=nan")});
}

void tst_RatingsCsv::wideTableKeepsTheOrderOfColumns()
{
    QCOMPARE(read("unit,zoe,adam\nu,x,y\n")->raters(),
             (QStringList{csvWord("zoe"), csvWord("adam")}));
}

void tst_RatingsCsv::longTableSortsRaters()
{
    QCOMPARE(read("unit,annotator,value\nu,zoe,x\nu,adam,y\n")->raters(),
             (QStringList{csvWord("adam"), csvWord("zoe")}));
}

void tst_RatingsCsv::firstRepeatCounts()
{
    const auto ratings = read("unit,annotator,value,repeat\nu,a,y,2\nu,a,x,1\nu,a,z,3\nv,a,z,2\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(csvRatings(*ratings), QStringList{csvWord("u: a=x")});
}

void tst_RatingsCsv::allRepeatsCountWhereAskedFor()
{
    const auto counts = readRepeatedRatingsCsv(
        writeFile(m_folder.path(), csvWord("repeats.csv"),
                  "unit,annotator,value,repeat\nu,bob,x,1\nu,ann,x,1\nu,ann,y,2\nu,ann,y,10\n"
                  "u,ann,y,10\nv,ann,,1\nv,ann,x,2\n"));
    VERIFY_RESULT(counts);
    QCOMPARE(counts->raters(), (QStringList{csvWord("ann"), csvWord("bob")}));
    QCOMPARE(counts->labelCount(), 5);
    const auto unit = counts->pattern(counts->patternOfUnit()[0]);
    QCOMPARE((std::vector<LabelCount>{unit.begin(), unit.end()}),
             (std::vector<LabelCount>{{0, 0, 1}, {0, 1, 2}, {1, 0, 1}}));
    const auto plain = readRepeatedRatingsCsv(
        writeFile(m_folder.path(), csvWord("plain.csv"), "unit,annotator,value\nu,ann,x\n"));
    VERIFY_RESULT(plain);
    QCOMPARE(plain->raters(), QStringList{csvWord("ann")});
}

void tst_RatingsCsv::equalDuplicatesCountOnce()
{
    const auto ratings = read("unit,annotator,value\nu,a,x\nu,b,y\nu,a,x\n");
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->summary().ratings, 2);
}

void tst_RatingsCsv::declaredCategoriesAreKept()
{
    RatingsCsvOptions options;
    options.categories = {csvWord("y"), csvWord("x"), csvWord("z")};
    const auto ratings = read("unit,a,b\nu,x,y\n", options);
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->categories(), options.categories);
    QVERIFY(ratings->categoriesDeclared());
}

void tst_RatingsCsv::layoutCanBeForced()
{
    const QByteArray content("unit,annotator,value\nu,x,y\n");
    RatingsCsvOptions options;
    options.layout = RatingsLayout::wideTable;
    QCOMPARE(csvRatings(*read(content, options)), QStringList{csvWord("u: annotator=x value=y")});
    options.layout = RatingsLayout::longTable;
    QVERIFY(!read("unit,a,b\nu,x,y\n", options));
}

void tst_RatingsCsv::aHeaderAloneHoldsNoData()
{
    const auto ratings = read("unit,annotator,value\n");
    QVERIFY(ratings);
    QCOMPARE(ratings->unitCount(), 0);
    QCOMPARE(ratings->summary().ratings, 0);
}

void tst_RatingsCsv::wrongFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *tag, const QByteArray &content, int line, const char *said) {
        QTest::newRow(tag) << content << line << csvWord(said);
    };
    row("empty", "", 0, "The file is empty");
    row("blank lines only", "\n \n,,\n", 0, "The file is empty");
    row("one column", "unit\nu\n", 1, "one column only");
    row("value column is missing", "unit,annotator,answer\nu,a,x\n", 1,
        "unit, annotator and value");
    row("annotator column is missing", "item,value\nu,x\n", 1, "found: item, value");
    row("two columns of one name", "unit,a,b,a\nu,x,y,x\n", 1, "name of its own");
    row("column without a name", "unit,a,,b\nu,x,y,x\n", 1, "name of its own");
    row("too few cells", "unit,a,b\nu,x,y\nv,x\n", 3, "Expected 3 cells as in the header, found 2");
    row("too many cells", "unit,a,b\nu,x,y,z\n", 2, "found 4");
    row("unit without a name", "unit,a\n,x\n", 2, "The unit has no name");
    row("rater without a name", "unit,annotator,value\nu,,x\n", 2, "annotator has no name");
    row("repeat is not a number", "unit,annotator,value,repeat\nu,a,x,first\n", 2,
        "column of repeats");
    row("repeat of zero", "unit,annotator,value,repeat\nu,a,x,0\n", 2, "column of repeats");
    row("quote is never closed", "unit,a\nu,x\nv,\"y\nw,z\n", 3, "never closed");
    row("text after a quote", "unit,a\nu,\"x\"y\n", 2, "closing quotation mark");
    row("invalid UTF-8 in a label", "unit,a\nu,caf\xE9\n", 2, "not UTF-8");
    row("invalid UTF-8 in a unit", "unit,a\n\xFF,x\n", 2, "not UTF-8");
    row("invalid UTF-8 in the header", "unit,\xE9\nu,x\n", 1, "not UTF-8");
    row("NUL in a label", QByteArray("unit,a\nu,x\0y\n", 13), 2, "not UTF-8");
    row("NUL in the header", QByteArray("unit,\0a\nu,xy\n", 13), 1, "not UTF-8");
    row("UTF-16", QByteArray("\xFF\xFEu\0n\0i\0t\0", 10), 0, "UTF-16");
    row("spreadsheet", QByteArray("PK\x03\x04\x14\x00\x06", 7), 0, "spreadsheet");
}

void tst_RatingsCsv::wrongFilesAreExplained()
{
    QFETCH(const QByteArray, content);
    QFETCH(int, line);
    QFETCH(const QString, said);
    const auto ratings = read(content);
    QVERIFY(!ratings);
    const QString message = ratings.error().message;
    QVERIFY2(message.contains(said), qPrintable(message));
    QVERIFY2(message.contains(csvWord("ratings.csv")), qPrintable(message));
    const QString place = QStringLiteral("ratings.csv, line %1: ").arg(line);
    QVERIFY2(message.contains(line > 0 ? place : csvWord("ratings.csv: ")), qPrintable(message));
}

void tst_RatingsCsv::missingFilesAreExplained()
{
    const auto missing = readRatingsCsv(m_folder.filePath(csvWord("none.csv")));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(csvWord("none.csv: ")));
    const auto folder = readRatingsCsv(m_folder.path());
    QVERIFY(!folder);
    QVERIFY(folder.error().message.contains(csvWord("This is a folder")));
}

void tst_RatingsCsv::duplicatesThatDisagreeNameBothLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("long") << QByteArray(
        "unit,annotator,value\n\nu,ann,x\nu,bob,y\nu,ann,x\nv,ann,y\nu,ann,y\n");
    QTest::newRow("wide") << QByteArray("unit,ann,bob\nw,,\nu,x,y\n\nu,,y\nv,x,x\nu,y,\n");
    QTest::newRow("with repeats") << QByteArray(
        "unit,annotator,value,repeat\nu,ann,z,2\nu,ann,x,1\nu,ann,z,3\n\n\nu,ann,y,1\n");
}

void tst_RatingsCsv::duplicatesThatDisagreeNameBothLines()
{
    QFETCH(const QByteArray, content);
    const auto ratings = read(content);
    QVERIFY(!ratings);
    QVERIFY2(ratings.error().message.contains(
                 QStringLiteral("line 7: ann rated u as “y” here, but as “x” in line 3")),
             qPrintable(ratings.error().message));
}

void tst_RatingsCsv::tooManyLabelsAreRefused()
{
    QByteArray content("unit,a\n");
    for (int i = 0; i < 1000; ++i)
        content += QByteArray::number(i) + ",text " + QByteArray::number(i) + '\n';
    RatingsCsvOptions options;
    options.maximumLabels = 500;
    const auto refused = read(content, options);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(csvWord("line 502: There are more than 500")));
    VERIFY_RESULT(read(content));
}

void tst_RatingsCsv::recordsLongerThanTheBufferAreRead()
{
    const QByteArray longName(3 << 20, 'n');
    QByteArray content("unit,a\n\"" + longName + "\n\",x\n");
    for (int i = 0; i < 300'000; ++i) // and records that straddle its end
        content += QByteArray::number(i) + ",y\n";
    const auto ratings = read(content);
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->unitCount(), 300'001);
    QCOMPARE(ratings->unitName(0).size(), longName.size() + 1);
    QCOMPARE(ratings->unitName(300'000), csvWord("299999"));
}

void tst_RatingsCsv::everyTruncationIsAnswered()
{
    const QByteArray content(
        "\xEF\xBB\xBFunit,annotator,value,repeat\r\n\"a \"\"b\"\"\",é,\"x\ny\",1\r\nv,a,z,2\n");
    for (qsizetype size = 0; size <= content.size(); ++size) {
        const auto ratings = read(content.first(size));
        QVERIFY(ratings || !ratings.error().message.isEmpty());
    }
}

CONCORD_TEST(tst_RatingsCsv)
#include "tst_ratingscsv.moc"
