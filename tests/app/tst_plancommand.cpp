// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Concord;

namespace {

Run runPlanned(const QByteArray &options)
{
    return runInside(QStringList{QStringLiteral("plan")}
                     + QString::fromUtf8(options).split(u' ', Qt::SkipEmptyParts));
}

QStringList planArguments(const QJsonObject &vector)
{
    const QJsonObject params = vector[u"params"].toObject();
    const auto number = [&](const char *name) {
        return QString::number(params[QLatin1StringView(name)].toDouble(), 'g', 17);
    };
    QStringList arguments{QStringLiteral("plan"),    QStringLiteral("--json"),
                          QStringLiteral("--kappa"), number("k1"),
                          QStringLiteral("--null"),  number("k0"),
                          QStringLiteral("--alpha"), number("alpha"),
                          QStringLiteral("--power"), number("power")};
    if (params.contains(u"p1"))
        arguments += {QStringLiteral("--prevalence"), number("p1") + u',' + number("p2")};
    if (params.contains(u"prevalence"))
        arguments += {QStringLiteral("--prevalence"), number("prevalence"),
                      QStringLiteral("--raters"), number("raters")};
    QStringList margins;
    const QJsonArray shares = params[u"margins"].toArray();
    for (const QJsonValue share : shares)
        margins.append(QString::number(share.toDouble(), 'g', 17));
    if (!margins.isEmpty())
        arguments += {QStringLiteral("--margins"), margins.join(u',')};
    if (params.contains(u"two_sided"))
        arguments += params[u"two_sided"].toBool() ? QStringLiteral("--two-sided")
                                                   : QStringLiteral("--one-sided");
    return arguments;
}

} // namespace

class tst_PlanCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedVectorsPass_data();
    void sharedVectorsPass();
    void theMethodFollowsFromTheOptions_data();
    void theMethodFollowsFromTheOptions();
    void everyKeyIsThere();
    void aTestIsToldInSentences();
    void anIntervalIsToldInSentences();
    void fewUnitsAreWarnedOf();
    void wrongUsageIsExitCodeTwo_data();
    void wrongUsageIsExitCodeTwo();
    void whatCannotBeIsExitCodeOne_data();
    void whatCannotBeIsExitCodeOne();
};

void tst_PlanCommand::sharedVectorsPass_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(sharedFile(QStringLiteral("reference/agreement_vectors.json")));
    if (file.fileName().isEmpty()) {
        QTest::newRow("the shared data are missing") << QJsonObject();
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors =
        QJsonDocument::fromJson(file.readAll()).object()[u"vectors"].toArray();
    int covered = 0;
    for (QJsonValueConstRef vector : vectors) {
        if (!vector.toObject()[u"coefficient"].toString().startsWith(u"sample_size_kappa_"))
            continue;
        QTest::newRow(qPrintable(vector.toObject()[u"name"].toString())) << vector.toObject();
        ++covered;
    }
    QCOMPARE_GE(covered, 8);
}

void tst_PlanCommand::sharedVectorsPass()
{
    QFETCH(QJsonObject, vector);
    if (vector.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const Run run = runInside(planArguments(vector));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.json().object();
    const double expected = vector[u"expected"][u"n_exact"].toDouble();
    const double tolerance = vector[u"tolerance"].toDouble();
    COMPARE_NEAR(result[u"units_exact"].toDouble(), expected, tolerance * expected);
    QCOMPARE(result[u"units"], vector[u"expected"][u"n"]);
    const QString method = vector[u"coefficient"].toString().section(u'_', -1);
    QCOMPARE(result[u"method"].toString(),
             method == u"gof" ? QStringLiteral("donner-eliasziw") : method);
}

void tst_PlanCommand::theMethodFollowsFromTheOptions_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("units");
    const auto row = [](const char *options, const char *method, int units) {
        QTest::newRow(options) << QByteArray(options) << QString::fromLatin1(method) << units;
    };
    // At kappa 0 and shares .5 every variance is 1 (Bloch and Kraemer 1989), at .5 it is .75:
    // ((1.959964 + .841621 sqrt(.75)) / .5)^2 = 28.9; the noncentrality of power .8 is 7.84888 and
    // the effect .25: 31.4.
    row("--kappa 0.5", "donner-eliasziw", 32);
    row("--kappa 0.5 --prevalence 0.5", "donner-eliasziw", 32);
    row("--kappa 0.5 --prevalence 0.5,0.5", "cantor", 29);
    row("--kappa 0.5 --categories 2", "flack", 29);
    row("--kappa 0.5 --margins 0.5,0.5", "flack", 29);
    row("--kappa 0.5 --prevalence 0.5 --method cantor", "cantor", 29);
    row("--kappa 0.5 --prevalence 0.5 --method flack", "flack", 29);
    // (1.959964 / .1)^2 * .75 = 288.1
    row("--kappa 0.5 --half-width 0.1", "precision", 289);
    row("--kappa 0.5 --half-width 0.1 --categories 2", "precision", 289);
    row("--kappa 0.5 --half-width 0.1 --prevalence 0.5,0.5", "precision", 289);
    // (2.575829 / .1)^2 * .75 = 497.6
    row("--kappa 0.5 --half-width 0.1 --level 0.99 --method precision", "precision", 498);
    // A negative number is the value of its option; the variance at -.5 is .75 too.
    row("--kappa -0.5 --null 0 --prevalence 0.5,0.5 --method cantor", "cantor", 29);
}

void tst_PlanCommand::theMethodFollowsFromTheOptions()
{
    QFETCH(QByteArray, options);
    QFETCH(QString, method);
    QFETCH(int, units);
    const Run run = runPlanned(options + " --json");
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json().object()[u"method"].toString(), method);
    QCOMPARE(run.json().object()[u"units"].toInt(), units);
}

void tst_PlanCommand::everyKeyIsThere()
{
    const QJsonObject test =
        runPlanned("--kappa 0.6 --null 0.4 --prevalence 0.3 --raters 3 --json").json().object();
    const QStringList keys{QStringLiteral("alpha"),
                           QStringLiteral("categories"),
                           QStringLiteral("expected_half_width"),
                           QStringLiteral("half_width"),
                           QStringLiteral("kappa"),
                           QStringLiteral("level"),
                           QStringLiteral("margins"),
                           QStringLiteral("method"),
                           QStringLiteral("null"),
                           QStringLiteral("power"),
                           QStringLiteral("prevalence"),
                           QStringLiteral("raters"),
                           QStringLiteral("two_sided"),
                           QStringLiteral("units"),
                           QStringLiteral("units_exact"),
                           QStringLiteral("variance"),
                           QStringLiteral("warnings")};
    QCOMPARE(test.keys(), keys);
    QCOMPARE(test[u"null"].toDouble(), 0.4);
    QCOMPARE(test[u"alpha"].toDouble(), 0.05);
    QCOMPARE(test[u"power"].toDouble(), 0.8);
    QCOMPARE(test[u"two_sided"], QJsonValue(true));
    QCOMPARE(test[u"raters"].toInt(), 3);
    QCOMPARE(test[u"prevalence"].toArray(), QJsonArray{0.3});
    QVERIFY(test[u"half_width"].isNull() && test[u"margins"].isNull());
    const QJsonObject width =
        runPlanned("--kappa 0.6 --categories 4 --half-width 0.1 --json").json().object();
    QCOMPARE(width.keys(), keys);
    for (const char *key : {"null", "alpha", "power", "two_sided", "prevalence"})
        QVERIFY2(width[QLatin1StringView(key)].isNull(), key);
    QCOMPARE(width[u"margins"].toArray(), (QJsonArray{0.25, 0.25, 0.25, 0.25}));
    QCOMPARE(width[u"categories"].toInt(), 4);
    QVERIFY(width[u"expected_half_width"].toDouble() <= 0.1);
    QVERIFY(width[u"expected_half_width"].toDouble() > 0.099);
}

void tst_PlanCommand::aTestIsToldInSentences()
{
    const Run run = runPlanned("--kappa 0.6 --null 0.4 --prevalence 0.3 --raters 2");
    QCOMPARE(run.exitCode, 0);
    // 190.455 is the shared vector donner_eliasziw_2raters.
    for (const char *words : {"Units needed: 191 (exactly 190.455), each rated by 2 raters.",
                              "Where kappa is 0.6, they refute a kappa of 0.4", "80 %",
                              "two-sided test, alpha 0.05", "Donner and Eliasziw", "30 %"})
        QVERIFY2(run.out.contains(words), run.out.constData());
    QVERIFY(run.err.isEmpty());
    QVERIFY(runPlanned("--kappa 0.6 --one-sided").out.contains("one-sided test"));
}

void tst_PlanCommand::anIntervalIsToldInSentences()
{
    const Run run = runPlanned("--kappa 0.5 --prevalence 0.5,0.5 --half-width 0.1");
    QCOMPARE(run.exitCode, 0);
    for (const char *words : {"Units needed: 289", "95 % interval of a kappa of 0.5", "50 %, 50 %"})
        QVERIFY2(run.out.contains(words), run.out.constData());
    QVERIFY(!run.out.contains("refute"));
}

void tst_PlanCommand::fewUnitsAreWarnedOf()
{
    const char *few = "--kappa 0.9 --null 0.1";
    QVERIFY(runPlanned(few).out.contains("Note: With fewer than 30 units"));
    QCOMPARE(runPlanned("--kappa 0.9 --null 0.1 --json").json()[u"warnings"].toArray().size(), 1);
    QVERIFY(!runPlanned("--kappa 0.5").out.contains("Note:"));
}

void tst_PlanCommand::wrongUsageIsExitCodeTwo_data()
{
    QTest::addColumn<QByteArray>("options");
    for (const char *options : {"",
                                "--power 0.8",
                                "--kappa high",
                                "--kappa 1.5",
                                "--kappa nan",
                                "--kappa 0.5 --null 0.5",
                                "--kappa 0.5 --null 1",
                                "--kappa 0.5 --alpha 0",
                                "--kappa 0.5 --power 1",
                                "--kappa 0.5 --power 0.3",
                                "--kappa 0.5 --power much",
                                "--kappa 0.5 --level 95",
                                "--kappa 0.5 --half-width 0",
                                "--kappa 0.5 --half-width 0.1 --power 0.8",
                                "--kappa 0.5 --half-width 0.1 --null 0.2",
                                "--kappa 0.5 --half-width 0.1 --one-sided",
                                "--kappa 0.5 --one-sided --two-sided",
                                "--kappa 0.5 --raters 1",
                                "--kappa 0.5 --raters 7",
                                "--kappa 0.5 --raters two",
                                "--kappa 0.5 --raters 3 --categories 3",
                                "--kappa 0.5 --raters 3 --prevalence 0.3,0.4",
                                "--kappa 0.5 --raters 3 --half-width 0.1 --categories 3",
                                "--kappa 0.5 --prevalence 0",
                                "--kappa 0.5 --prevalence 0.2,0.3,0.5",
                                "--kappa 0.5 --prevalence 0.2,",
                                "--kappa 0.5 --categories 1",
                                "--kappa 0.5 --categories 51",
                                "--kappa 0.5 --margins 0.5,0.6",
                                "--kappa 0.5 --margins 1",
                                "--kappa 0.5 --margins a,b",
                                "--kappa 0.5 --categories 3 --prevalence 0.3",
                                "--kappa 0.5 --categories 2 --margins 0.5,0.5",
                                "--kappa 0.5 --method guess",
                                "--kappa 0.5 --method precision",
                                "--kappa 0.5 --half-width 0.1 --method cantor",
                                "--kappa 0.5 --method cantor --categories 2",
                                "--kappa 0.5 --method donner-eliasziw --prevalence 0.3,0.4",
                                "--kappa 0.5 --method flack --prevalence 0.3,0.4",
                                "--kappa 0.5 project.concord"})
        QTest::newRow(options) << QByteArray(options);
}

void tst_PlanCommand::wrongUsageIsExitCodeTwo()
{
    QFETCH(QByteArray, options);
    const Run run = runPlanned(options);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.startsWith("concord: "));
    QCOMPARE(run.err.count('\n'), 1);
}

void tst_PlanCommand::whatCannotBeIsExitCodeOne_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *options, const char *says) {
        QTest::newRow(options) << QByteArray(options) << QByteArray(says);
    };
    row("--kappa 0.5 --prevalence 0.1,0.9", "kappa lies between");
    row("--kappa 0.5 --null -0.9 --margins 0.8,0.1,0.1", "-0.9");
    row("--kappa 0.5 --null -0.4 --prevalence 0.3 --raters 4", "cannot disagree that much");
    row("--kappa 1 --half-width 0.1", "never differ");
    row("--kappa 0.5 --null 0.4999999999", "million million");
}

void tst_PlanCommand::whatCannotBeIsExitCodeOne()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, says);
    const Run run = runPlanned(options);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(says), run.err.constData());
}

CONCORD_TEST(tst_PlanCommand)
#include "tst_plancommand.moc"
