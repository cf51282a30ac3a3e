// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// What the options of `concord agreement` do, seen in its document.
class tst_AgreementOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clustersOfLongAndWideTablesAgree();
    void methodsOfIntervalsAreNamed_data();
    void methodsOfIntervalsAreNamed();
    void weightFilesGoByName();
    void weightFilesMayHoldDisagreements();
    void setsAreReportedByLabel();
    void scoresMayBeRanks();
    void ordinalIsTwoThings();
    void judgesAreCompared();

private:
    QJsonObject document(const QByteArray &ratings, const QStringList &options);

    QTemporaryDir m_folder;
};

namespace {

QStringList optionWords(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject coefficientOf(const QJsonObject &document, const char *id)
{
    for (const QJsonValue &result : document[u"coefficients"].toArray()) {
        if (result[u"id"].toString() == QLatin1StringView(id))
            return result.toObject();
    }
    return {};
}

const char *const twelveUnits =
    "unit,A,B\n1,x,x\n2,y,y\n3,x,y\n4,y,y\n5,x,x\n6,y,x\n7,x,x\n8,y,y\n9,x,x\n10,y,y\n11,x,x\n"
    "12,x,y\n";

} // namespace

QJsonObject tst_AgreementOptions::document(const QByteArray &ratings, const QStringList &options)
{
    const QString file = writeFile(m_folder.path(), QStringLiteral("ratings.csv"), ratings);
    const Run run = runInside(QStringList{QStringLiteral("agreement"), QStringLiteral("--ratings"),
                                          file, QStringLiteral("--json")}
                              + options);
    if (run.exitCode != 0)
        qWarning("%s", run.err.constData());
    return run.json().object();
}

void tst_AgreementOptions::clustersOfLongAndWideTablesAgree()
{
    QByteArray wide("unit,cluster,A,B\n");
    QByteArray longTable("value,cluster,annotator,unit\n");
    QByteArray without("unit,A,B\n");
    for (int i = 0; i < 40; ++i) {
        const QByteArray unit = QByteArray::number(i);
        const QByteArray cluster = 'd' + QByteArray::number(i / 4);
        const char a = i / 4 % 2 == 0 ? 'x' : 'y';
        const char b = i / 4 % 5 == 0 ? 'y' : a;
        wide += unit + ',' + cluster + ',' + a + ',' + b + '\n';
        without += unit + ',' + a + ',' + b + '\n';
        longTable += QByteArray(1, a) + ',' + cluster + ",A," + unit + '\n';
        longTable += QByteArray(1, b) + ',' + cluster + ",B," + unit + '\n';
    }
    const QJsonObject clustered = document(wide, {});
    QCOMPARE(clustered[u"clusters"].toInt(), 10);
    QCOMPARE(clustered[u"raters"].toInt(), 2);
    QCOMPARE(document(longTable, {}), clustered);
    const QJsonObject kappa = coefficientOf(clustered, "cohen_kappa");
    QCOMPARE(kappa[u"ci"][u"method"].toString(), QStringLiteral("bootstrap"));
    const QJsonObject plain = document(without, {});
    QVERIFY(plain[u"clusters"].isNull());
    const QJsonObject plainKappa = coefficientOf(plain, "cohen_kappa");
    COMPARE_NEAR(kappa[u"value"].toDouble(), plainKappa[u"value"].toDouble(), 1e-14);
    // Four copies of everything: twice the error.
    const double ratio =
        kappa[u"standard_error"].toDouble() / plainKappa[u"standard_error"].toDouble();
    COMPARE_NEAR(ratio, 2, 0.4);
}

void tst_AgreementOptions::methodsOfIntervalsAreNamed_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<QString>("method");
    QTest::newRow("analytic") << QByteArray("--ci analytic") << QStringLiteral("analytic");
    QTest::newRow("bootstrap") << QByteArray("--ci bootstrap") << QStringLiteral("bootstrap");
    QTest::newRow("bca") << QByteArray("--ci bca --seed 4") << QStringLiteral("bca");
    QTest::newRow("jackknife") << QByteArray("--ci jackknife") << QStringLiteral("jackknife");
    QTest::newRow("none") << QByteArray("--ci none") << QString();
}

void tst_AgreementOptions::methodsOfIntervalsAreNamed()
{
    QFETCH(const QByteArray, choice);
    QFETCH(const QString, method);
    const QJsonObject result = document(twelveUnits,
                                        optionWords(choice.constData())
                                            + optionWords("--level 0.9 --coefficient fleiss_kappa,"
                                                          "cohen_kappa,krippendorff_alpha"));
    for (const char *id : {"fleiss_kappa", "cohen_kappa", "krippendorff_alpha"}) {
        const QJsonValue interval = coefficientOf(result, id)[u"ci"];
        QCOMPARE(interval.isNull(), method.isEmpty());
        if (method.isEmpty())
            continue;
        QCOMPARE(interval[u"method"].toString(), method);
        QCOMPARE(interval[u"level"].toDouble(), 0.9);
        QVERIFY(interval[u"low"].toDouble() < coefficientOf(result, id)[u"value"].toDouble());
    }
}

// Artstein and Poesio's (2008, p. 568) weights: stat and chck differ by half.
void tst_AgreementOptions::weightFilesGoByName()
{
    const QByteArray ratings("unit,A,B\n1,stat,chck\n2,ireq,ireq\n3,stat,stat\n4,chck,ireq\n");
    const auto value = [&](const QByteArray &weights, const char *categories) {
        const QString file = writeFile(m_folder.path(), QStringLiteral("w.csv"), weights);
        return coefficientOf(
                   document(ratings,
                            QStringList{QStringLiteral("--weights"), file}
                                + optionWords("--coefficient cohen_kappa_weighted --categories")
                                + QStringList{QString::fromLatin1(categories)}),
                   "cohen_kappa_weighted")[u"value"]
            .toDouble();
    };
    const double plain = value("1,0,0.5\n0,1,0.5\n0.5,0.5,1\n", "stat,ireq,chck");
    // Worked by hand: Do = (1/2 + 1/2) / 4; A 1/2 1/4 1/4, B 1/4 1/2 1/4 of stat, ireq, chck:
    // De = .25 + .0625 + (.125 + .0625 + .0625 + .125) / 2.
    COMPARE_NEAR(plain, 1 - 0.25 / 0.5, 1e-12);
    const QByteArray named(",chck,stat,ireq\nchck,1,0.5,0.5\nstat,0.5,1,0\nireq,0.5,0,1\n");
    COMPARE_NEAR(value(named, "stat,ireq,chck"), plain, 1e-14);
    COMPARE_NEAR(value(named, "chck,stat,ireq"), plain, 1e-14);
}

void tst_AgreementOptions::weightFilesMayHoldDisagreements()
{
    const auto value = [&](const QByteArray &weights) {
        const QString file = writeFile(m_folder.path(), QStringLiteral("w.csv"), weights);
        return coefficientOf(document("unit,A,B\n1,1,2\n2,2,2\n3,3,1\n4,3,3\n",
                                      {QStringLiteral("--weights"), file}),
                             "cohen_kappa_weighted")[u"value"]
            .toDouble();
    };
    COMPARE_NEAR(value("0,1,4\n1,0,1\n4,1,0\n"), value("1,0.75,0\n0.75,1,0.75\n0,0.75,1\n"), 1e-14);
}

void tst_AgreementOptions::setsAreReportedByLabel()
{
    const QByteArray ratings("unit,A,B\n1,x|y,x\n2,x,y|x\n3,x,{}\n4,y,y\n");
    const QJsonObject result = document(ratings, optionWords("--measure set"));
    const QJsonArray byLabel = result[u"by_label"].toArray();
    QCOMPARE(byLabel.size(), 2);
    QCOMPARE(byLabel[0][u"label"].toString(), QStringLiteral("x"));
    // Worked by hand: 3 of 4 agree on x, which is in 5 of 8 sets.
    COMPARE_NEAR(byLabel[0][u"fleiss_kappa"][u"value"].toDouble(), 1 - 0.25 / (30.0 / 64), 1e-12);
    COMPARE_NEAR(byLabel[0][u"krippendorff_alpha"][u"value"].toDouble(), 1 - 0.25 / (30.0 / 56),
                 1e-12);
    QVERIFY(document(ratings, {})[u"by_label"].toArray().isEmpty());
    const auto alpha = [&](const char *distance) {
        return coefficientOf(document(ratings,
                                      optionWords("--measure set --set-distance")
                                          + QStringList{QString::fromLatin1(distance)}),
                             "krippendorff_alpha")[u"value"]
            .toDouble();
    };
    COMPARE_NEAR(alpha("masi"), coefficientOf(result, "krippendorff_alpha")[u"value"].toDouble(),
                 1e-14);
    QVERIFY(alpha("jaccard") > alpha("masi"));
    QVERIFY(alpha("passonneau2004") != alpha("jaccard"));
}

void tst_AgreementOptions::scoresMayBeRanks()
{
    const auto observed = [&](const char *options) {
        return coefficientOf(
                   document("unit,A,B\n1,1,1\n2,2,2\n3,10,10\n4,1,2\n",
                            optionWords("--weights linear --coefficient percent_agreement")
                                + optionWords(options)),
                   "percent_agreement")[u"value"]
            .toDouble();
    };
    // Worked by hand: 1 and 2 differ by 1 of 9, or by 1 of 2 places.
    COMPARE_NEAR(observed(""), 1 - 1.0 / 36, 1e-14);
    COMPARE_NEAR(observed("--scores value"), 1 - 1.0 / 36, 1e-14);
    COMPARE_NEAR(observed("--scores rank"), 1 - 1.0 / 8, 1e-14);
}

// agreement.md section 1 on the data of Krippendorff (2011).
void tst_AgreementOptions::ordinalIsTwoThings()
{
    const QByteArray ratings("unit,A,B,C,D\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n4,3,3,3,3\n"
                             "5,2,2,2,2\n6,1,2,3,4\n7,4,4,4,4\n8,1,1,2,1\n9,2,2,2,2\n"
                             "10,,5,5,5\n11,,,1,1\n12,,3,,\n");
    const auto alpha = [&](const char *options) {
        return coefficientOf(document(ratings, optionWords(options)), "krippendorff_alpha");
    };
    const QJsonObject metric = alpha("--measure ordinal");
    COMPARE_NEAR(metric[u"value"].toDouble(), 0.8154, 0.00005);
    QVERIFY(metric[u"weights"].isNull());
    const QJsonObject weights = alpha("--weights gwet-ordinal");
    COMPARE_NEAR(weights[u"value"].toDouble(), 0.8336, 0.00005);
    QCOMPARE(weights[u"weights"].toString(), QStringLiteral("gwet-ordinal"));
    COMPARE_NEAR(alpha("--weights ordinal")[u"value"].toDouble(), 0.8154, 0.00005);
}

void tst_AgreementOptions::judgesAreCompared()
{
    const QByteArray ratings("unit,A,B,gpt\n1,x,x,x\n2,y,y,y\n3,x,y,x\n4,x,y,x\n");
    const auto kappa = [&](const char *options) {
        return coefficientOf(document(ratings, optionWords(options)), "mean_pairwise_cohen_kappa");
    };
    // Worked by hand: A with B .2 as B with gpt, A with gpt 1.
    COMPARE_NEAR(kappa("")[u"value"].toDouble(), 1.4 / 3, 1e-14);
    const QJsonObject judged = kappa("--judge gpt");
    COMPARE_NEAR(judged[u"value"].toDouble(), 0.6, 1e-14);
    COMPARE_NEAR(judged[u"details"][u"mean_between_others"].toDouble(), 0.2, 1e-14);
    QCOMPARE(judged[u"details"][u"pairs"].toInt(), 2);
}

CONCORD_TEST(tst_AgreementOptions)
#include "tst_agreementoptions.moc"
