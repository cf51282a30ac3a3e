// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// What people get wrong, through the command line: what they are told, and the exit code of
/// cli.md.
class tst_AgreementBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongInputIsExplained_data();
    void wrongInputIsExplained();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();
    void wrongWeightFilesAreExplained_data();
    void wrongWeightFilesAreExplained();
    void dataThatSayNothingAreUndefined_data();
    void dataThatSayNothingAreUndefined();
    void asymmetricWeightsAreNoted();
    void spellingsOfASetDoNotDisagree();
    void repeatedRatingsDoNotDisagree();
    void wordsForMissingAreMissing();
    void declaredCategoriesThatNobodyUsedCount();
    void aMillionLabelsAreRefusedAtOnce_data();
    void aMillionLabelsAreRefusedAtOnce();
    void declaredOrderMakesWordsOrdinal();

private:
    Run run(const QByteArray &ratings, const QStringList &options = {});

    QTemporaryDir m_folder;
};

namespace {

QStringList badInputOptions(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

// Refused with this exit code, one message that has every word of `said`, and no output.
void compareRefusal(const Run &run, int exitCode, const QStringList &said)
{
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY2(run.out.isEmpty(), run.out.constData());
    for (const QString &words : said)
        QVERIFY2(QString::fromUtf8(run.err).contains(words), run.err.constData());
}

} // namespace

Run tst_AgreementBadInput::run(const QByteArray &ratings, const QStringList &options)
{
    const QString file = writeFile(m_folder.path(), QStringLiteral("ratings.csv"), ratings);
    return runInside(QStringList{QStringLiteral("agreement"), QStringLiteral("--ratings"), file}
                     + options);
}

void tst_AgreementBadInput::wrongInputIsExplained_data()
{
    QTest::addColumn<QByteArray>("ratings");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *tag, const char *ratings, const char *options,
                        const QStringList &said) {
        QTest::newRow(tag) << QByteArray(ratings) << QByteArray(options) << said;
    };
    row("interval data that are words", "unit,A,B\n1,3,4\n2,high,5\n", "--measure interval",
        {QStringLiteral("the label “high”")});
    row("ratio data that are negative", "unit,A,B\n1,-1,1\n2,2,2\n", "--measure ratio",
        {QStringLiteral("the label “-1”")});
    row("ratio weights of negative numbers", "unit,A,B\n1,-1,1\n2,2,2\n", "--weights ratio",
        {QStringLiteral("0 or more")});
    row("an unknown category", "unit,A,B\n1,x,y\n2,x,z\n", "--categories x,y",
        {QStringLiteral("ratings.csv, line 3"), QStringLiteral("“z”")});
    row("an unknown label in a set", "unit,A,B\n1,x,y\n2,x|z,y\n", "--categories x,y --measure set",
        {QStringLiteral("ratings.csv, line 3"), QStringLiteral("“z”")});
    row("an empty file", "", "", {QStringLiteral("ratings.csv: "), QStringLiteral("is empty")});
    row("blank lines", "\n\n", "", {QStringLiteral("is empty")});
    row("ratings that disagree", "unit,annotator,value\n1,A,x\n1,B,x\n1,A,y\n", "",
        {QStringLiteral("line 4"), QStringLiteral("in line 2"), QStringLiteral("repeat")});
    row("rows of a wide table that disagree", "unit,A,B\n1,x,y\n2,x,x\n1,y,y\n", "",
        {QStringLiteral("line 4"), QStringLiteral("in line 2")});
    row("sets that disagree", "unit,annotator,value\n1,A,a|b\n1,A,b|a\n1,A,a\n", "--measure set",
        {QStringLiteral("line 4"), QStringLiteral("in line 2")});
    row("an unknown judge", "unit,A,B\n1,x,y\n", "--judge C",
        {QStringLiteral("“C”"), QStringLiteral("A, B")});
    row("the long layout of a wide table", "unit,A,B\n1,x,y\n", "--layout long",
        {QStringLiteral("unit, annotator and value")});
    row("a unit in two clusters", "unit,annotator,value,cluster\n1,A,x,c\n1,B,x,d\n", "",
        {QStringLiteral("line 3"), QStringLiteral("“1”"), QStringLiteral("cluster")});
    row("numbers too large to square", "unit,A,B\n1,1e308,2\n2,-1e308,1\n", "--measure interval",
        {QStringLiteral("e308”")});
    row("too few cells", "unit,A,B\n1,x\n", "", {QStringLiteral("line 2")});
    row("a spreadsheet", "PK\x03\x04", "", {QStringLiteral("spreadsheet")});
}

void tst_AgreementBadInput::wrongInputIsExplained()
{
    QFETCH(const QByteArray, ratings);
    QFETCH(const QByteArray, options);
    QFETCH(const QStringList, said);
    compareRefusal(run(ratings, badInputOptions(options.constData())), 1, said);
}

void tst_AgreementBadInput::wrongUsageIsExplained_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *tag, const char *options, const char *said) {
        QTest::newRow(tag) << QByteArray(options) << QString::fromLatin1(said);
    };
    row("ordinal words without an order", "--measure ordinal", "--categories");
    row("linear weights of words without an order", "--weights linear", "--categories");
    row("gwet-ordinal weights of words", "--weights gwet-ordinal", "--categories");
    row("weighted kappa without weights", "--coefficient cohen_kappa_weighted", "needs --weights");
    row("an unknown coefficient", "--coefficient kappa", "fleiss_kappa");
    row("an unknown measure", "--measure sets", "nominal, ordinal, interval, ratio, set");
    row("an unknown interval", "--ci percentile", "bca, jackknife");
    row("an unknown set distance", "--set-distance dice", "masi-nltk");
    row("unknown scores", "--scores ranks", "value, rank");
    row("an unknown error", "--se fleiss", "ratio, gwet");
    row("an unknown layout", "--layout table", "long");
    row("a level in percent", "--level 95", "between 0 and 1");
    row("a level that is no number", "--level high", "between 0 and 1");
    row("few replicates", "--replicates 10", "100");
    row("a seed that is no number", "--seed x", "--seed");
    row("a study's option", "--study S", "--study");
    row("an unknown option", "--categorys a,b", "categorys");
}

void tst_AgreementBadInput::wrongUsageIsExplained()
{
    QFETCH(const QByteArray, options);
    QFETCH(const QString, said);
    compareRefusal(run("unit,A,B\n1,low,high\n2,low,low\n", badInputOptions(options.constData())),
                   2, {said});
}

void tst_AgreementBadInput::wrongWeightFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("weights");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *tag, const char *weights, const QStringList &said) {
        QTest::newRow(tag) << QByteArray(weights) << said;
    };
    const QString line = QStringLiteral("weights.csv, line %1");
    row("of the wrong size", "1,0\n0,1\n", {QStringLiteral("3 rows of 3 numbers")});
    row("not square", "1,0,0\n0,1,0\n", {line.arg(1), QStringLiteral("as many numbers")});
    row("a word", "1,0,0\n0,one,0\n0,0,1\n", {line.arg(2), QStringLiteral("Expected a number")});
    row("not a number", "1,0,nan\n0,1,0\n0,0,1\n", {QStringLiteral("between 0 and 1")});
    row("a wrong diagonal", "1,0,0\n0,0.9,0\n0,0,1\n", {QStringLiteral("diagonal")});
    row("out of range", "1,0,2\n0,1,0\n0,0,1\n", {QStringLiteral("between 0 and 1")});
    row("negative disagreement", "0,1,-2\n1,0,1\n2,1,0\n", {QStringLiteral("0 or more")});
    row("more names than rows", ",x,y,z\nx,1,0\ny,0,1\n", {line.arg(1)});
    row("a category without a row", ",x,y\nx,1,0\ny,0,1\n", {QStringLiteral("“z”")});
    row("an empty file", "", {QStringLiteral("weights.csv: "), QStringLiteral("is empty")});
}

void tst_AgreementBadInput::wrongWeightFilesAreExplained()
{
    QFETCH(const QByteArray, weights);
    QFETCH(const QStringList, said);
    const QString file = writeFile(m_folder.path(), QStringLiteral("weights.csv"), weights);
    const QByteArray ratings("unit,A,B\n1,x,y\n2,y,z\n3,z,z\n");
    compareRefusal(run(ratings, {QStringLiteral("--weights"), file}), 1, said);
    const QString missing = m_folder.filePath(QStringLiteral("none.csv"));
    compareRefusal(run(ratings, {QStringLiteral("--weights"), missing}), 1,
                   {QStringLiteral("none.csv")});
}

void tst_AgreementBadInput::dataThatSayNothingAreUndefined_data()
{
    QTest::addColumn<QByteArray>("ratings");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *tag, const char *ratings, const char *code) {
        QTest::newRow(tag) << QByteArray(ratings) << QString::fromLatin1(code);
    };
    row("a header only, wide", "unit,A,B\n", "no_data");
    row("a header only, long", "unit,annotator,value\n", "no_data");
    row("empty cells only", "unit,A,B\n1,,\n2,,\n", "no_data");
    row("one rater", "unit,A\n1,x\n2,y\n", "one_rater");
    row("one of two raters rated", "unit,A,B\n1,x,\n2,y,NaN\n", "one_rater");
    row("no shared unit", "unit,A,B\n1,x,\n2,,y\n", "no_overlap");
    row("all the same label", "unit,A,B\n1,x,x\n2,x,x\n", "no_variation");
}

void tst_AgreementBadInput::dataThatSayNothingAreUndefined()
{
    QFETCH(const QByteArray, ratings);
    QFETCH(const QString, code);
    const QStringList ids{
        QStringLiteral("cohen_kappa"),        QStringLiteral("fleiss_kappa"),
        QStringLiteral("krippendorff_alpha"), QStringLiteral("conger_kappa"),
        QStringLiteral("scott_pi"),           QStringLiteral("mean_pairwise_cohen_kappa")};
    const QStringList options{QStringLiteral("--coefficient"), ids.join(u',')};
    const Run document = run(ratings, options + QStringList{QStringLiteral("--json")});
    QCOMPARE(document.exitCode, 0);
    const QJsonArray results = document.json().object()[u"coefficients"].toArray();
    QCOMPARE(results.size(), ids.size());
    for (const QJsonValue &result : results) {
        QCOMPARE(result[u"undefined_code"].toString(), code);
        QVERIFY(result[u"value"].isNull() && result[u"ci"].isNull());
        QVERIFY(!result[u"undefined_reason"].toString().isEmpty());
    }
    const Run table = run(ratings, options);
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.out.contains("krippendorff_alpha is undefined: "), table.out.constData());
    QVERIFY(!table.out.contains("nan"));
}

void tst_AgreementBadInput::asymmetricWeightsAreNoted()
{
    const QString file =
        writeFile(m_folder.path(), QStringLiteral("weights.csv"), "1,0.9,0\n0.1,1,0\n0,0,1\n");
    const Run done = run("unit,A,B\n1,x,y\n2,y,z\n3,z,z\n", {QStringLiteral("--weights"), file});
    QCOMPARE(done.exitCode, 0);
    QVERIFY2(done.out.contains("The weights are not symmetric"), done.out.constData());
}

void tst_AgreementBadInput::spellingsOfASetDoNotDisagree()
{
    const QByteArray ratings("unit,annotator,value\n1,A,a|b\n1,A,b|a\n1,B,b | a\n2,A,a\n2,B,{}\n");
    const Run done = run(ratings, badInputOptions("--measure set --json"));
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(done.json().object()[u"ratings"].toInt(), 4);
    QCOMPARE(done.json().object()[u"categories"].toArray().size(), 3);
    compareRefusal(run(ratings), 1, {QStringLiteral("line 3")}); // as names they are two
}

void tst_AgreementBadInput::repeatedRatingsDoNotDisagree()
{
    const Run done =
        run("unit,annotator,value,repeat\n1,A,x,1\n1,A,y,2\n1,B,x,1\n2,A,y,1\n2,B,y,1\n",
            badInputOptions("--json"));
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(done.json().object()[u"pairs"][0][u"cohen_kappa"].toDouble(), 1.0);
}

void tst_AgreementBadInput::wordsForMissingAreMissing()
{
    const auto ratingsOf = [this](const QByteArray &content) {
        return run(content, badInputOptions("--json")).json().object();
    };
    const QJsonObject words = ratingsOf("unit,A,B,C\n1,x,NaN,x\n2,nan,y,y\n3,y,y,null\n4,x,x,x\n");
    QCOMPARE(words, ratingsOf("unit,A,B,C\n1,x,,x\n2,,y,y\n3,y,y,\n4,x,x,x\n"));
    QCOMPARE(words[u"ratings"].toInt(), 9);
    QCOMPARE(words[u"categories"].toArray().size(), 2);
}

void tst_AgreementBadInput::declaredCategoriesThatNobodyUsedCount()
{
    const auto kappa = [this](const char *categories) {
        const QJsonObject document =
            run("unit,A,B\n1,x,x\n2,y,y\n3,x,y\n4,y,y\n",
                QStringList{QStringLiteral("--categories"), QString::fromLatin1(categories)}
                    + badInputOptions("--coefficient brennan_prediger --json"))
                .json()
                .object();
        return document[u"coefficients"][0][u"value"].toDouble();
    };
    // Worked by hand: (3/4 - 1/q) / (1 - 1/q).
    QVERIFY(qAbs(kappa("x,y") - 0.5) < 1e-12);
    QVERIFY(qAbs(kappa("x, y, z, w") - 2.0 / 3) < 1e-12);
}

void tst_AgreementBadInput::aMillionLabelsAreRefusedAtOnce_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::newRow("names") << QByteArray();
    QTest::newRow("sets") << QByteArray("--measure set");
    QTest::newRow("interval") << QByteArray("--measure interval");
}

void tst_AgreementBadInput::aMillionLabelsAreRefusedAtOnce()
{
    QFETCH(const QByteArray, options);
    QByteArray content("unit,annotator,value\n");
    for (int i = 0; i < 1'000'000; ++i) {
        content += QByteArray::number(i / 2) + (i % 2 == 0 ? ",A," : ",B,");
        content += QByteArray::number(i) + ".5\n";
    }
    QElapsedTimer timer;
    timer.start();
    const Run refused = run(content, badInputOptions(options.constData()));
    compareRefusal(refused, 1, {QStringLiteral("line 10002"), QStringLiteral("different labels")});
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_AgreementBadInput::declaredOrderMakesWordsOrdinal()
{
    const QByteArray ratings("unit,A,B\n1,low,high\n2,low,low\n3,high,high\n");
    QCOMPARE(run(ratings, badInputOptions("--measure ordinal --categories low,mid,high")).exitCode,
             0);
    QCOMPARE(run(ratings, badInputOptions("--weights linear --categories low,high")).exitCode, 0);
    QCOMPARE(run("unit,A,B\n1,3,2\n2,1,1\n", badInputOptions("--measure ordinal")).exitCode, 0);
    QCOMPARE(run("unit,A,B\n", badInputOptions("--measure ordinal")).exitCode, 0); // no labels
}

CONCORD_TEST(tst_AgreementBadInput)
#include "tst_agreementbadinput.moc"
