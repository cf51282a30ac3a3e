// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_AltTestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedVectorsPass_data();
    void sharedVectorsPass();
    void theSweepHoldsSixEpsilons();
    void numbersAreScoredByDistance();
    void skippedAnnotatorsAreNamed();
    void aReadableTableNamesEveryNumber();
    void badInputHasItsExitCode_data();
    void badInputHasItsExitCode();
};

namespace {

Run altTestRun(const QString &file, const char *options)
{
    return runInside(QStringList{QStringLiteral("alt-test"), QStringLiteral("--ratings"), file}
                     + QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts));
}

// Annotators r0, r1, …, the last one is the judge.
QByteArray judgedTable(const QJsonArray &items)
{
    const qsizetype raters = items[0].toArray().size();
    QByteArray text = "unit";
    for (qsizetype rater = 0; rater + 1 < raters; ++rater)
        text += ",r" + QByteArray::number(rater);
    text += ",judge";
    for (qsizetype unit = 0; unit < items.size(); ++unit) {
        text += '\n' + QByteArray::number(unit);
        for (qsizetype rater = 0; rater < raters; ++rater)
            text += ',' + QByteArray::number(items[unit][rater].toInt());
    }
    return text + '\n';
}

// Ten units: the judge agrees with B, whom A contradicts in the first two.
QByteArray tenUnits()
{
    QByteArray text = "unit,A,B,judge\n";
    for (int unit = 0; unit < 10; ++unit)
        text += QByteArray::number(unit) + (unit < 2 ? ",1,3,3\n" : ",2,2,2\n");
    return text;
}

} // namespace

void tst_AltTestCommand::sharedVectorsPass_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(sharedFile(QStringLiteral("reference/agreement_vectors.json")));
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::newRow("the shared data are missing") << QJsonObject();
        return;
    }
    const QJsonArray vectors =
        QJsonDocument::fromJson(file.readAll()).object()[u"vectors"].toArray();
    for (QJsonValueConstRef vector : vectors) {
        if (vector[u"coefficient"] == QStringLiteral("alt_test"))
            QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
    }
}

void tst_AltTestCommand::sharedVectorsPass()
{
    QFETCH(QJsonObject, vector);
    if (vector.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("ratings.csv"),
                                   judgedTable(vector[u"data"][u"items"].toArray()));
    const QString epsilon = QString::number(vector[u"params"][u"epsilon"].toDouble());
    const Run run = runProgram({QStringLiteral("alt-test"), QStringLiteral("--ratings"), file,
                                QStringLiteral("--judge"), QStringLiteral("judge"),
                                QStringLiteral("--epsilon"), epsilon, QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.json().object();
    const QJsonValue expected = vector[u"expected"];
    const double tolerance = vector[u"tolerance"].toDouble();
    COMPARE_NEAR(result[u"winning_rate"].toDouble(-1), expected[u"winning_rate"].toDouble(),
                 tolerance);
    COMPARE_NEAR(result[u"advantage_probability"].toDouble(-1),
                 expected[u"advantage_prob"].toDouble(), tolerance);
    QCOMPARE(result[u"passes"].toBool(), expected[u"winning_rate"].toDouble() >= 0.5);
    const QJsonArray annotators = result[u"annotators"].toArray();
    QCOMPARE(annotators.size(), expected[u"annotators"].toArray().size());
    for (qsizetype i = 0; i < annotators.size(); ++i) {
        COMPARE_NEAR(annotators[i][u"rho_f"].toDouble(-1), expected[u"rho_f"][i].toDouble(),
                     tolerance);
        COMPARE_NEAR(annotators[i][u"rho_h"].toDouble(-1), expected[u"rho_h"][i].toDouble(),
                     tolerance);
        COMPARE_NEAR(annotators[i][u"p_value"].toDouble(-1), expected[u"p_values"][i].toDouble(),
                     tolerance);
        QCOMPARE(annotators[i][u"rejected"].toBool(),
                 expected[u"rejected"].toArray().contains(double(i)));
    }
    QCOMPARE(result[u"rejected"].toArray().size(), expected[u"rejected"].toArray().size());
}

void tst_AltTestCommand::theSweepHoldsSixEpsilons()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"), tenUnits());
    const QJsonObject result =
        altTestRun(file, "--judge judge --minimum-items 10 --epsilon 0.15 --json").json().object();
    const QJsonArray sweep = result[u"sweep"].toArray();
    const double epsilons[] = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3};
    QCOMPARE(sweep.size(), 6);
    for (qsizetype i = 0; i < 6; ++i) {
        QCOMPARE(sweep[i][u"epsilon"].toDouble(), epsilons[i]);
        QCOMPARE(sweep[i][u"p_values"].toArray().size(), 2);
    }
    // By hand: against A the judge wins two units and ties the others (p is small); against B all
    // are ties, so p = 0 for every epsilon above 0.
    QCOMPARE(result[u"epsilon"].toDouble(), 0.15);
    QCOMPARE(sweep[2][u"winning_rate"], result[u"winning_rate"]);
    QCOMPARE(sweep[2][u"p_values"][0], result[u"annotators"][0][u"p_value"]);
    QCOMPARE(sweep[0][u"p_values"][1].toDouble(-1), 0.0);
    QVERIFY(result[u"passes"].toBool());
    QCOMPARE(result[u"annotators"][0][u"rho_h"].toDouble(), 0.8);
    QCOMPARE(result[u"annotators"][0][u"rho_f"].toDouble(), 1.0);
}

void tst_AltTestCommand::numbersAreScoredByDistance()
{
    const QTemporaryDir folder;
    // By hand: the judge is never equal to B, but nearer than A is.
    const QString file =
        writeFile(folder.path(), QStringLiteral("r.csv"), "unit,A,B,judge\n1,1,3,2.5\n2,5,3,3.5\n");
    const auto wins = [&](const char *score) {
        const QByteArray options = QByteArray("--judge judge --json --score ") + score;
        const QJsonObject result = altTestRun(file, options.constData()).json().object();
        return result[u"annotators"][0][u"rho_h"].toDouble(-1);
    };
    QCOMPARE(wins("accuracy"), 1.0); // ties at 0
    QCOMPARE(wins("neg_rmse"), 0.0);
}

void tst_AltTestCommand::skippedAnnotatorsAreNamed()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"), tenUnits());
    const QJsonObject result = altTestRun(file, "--judge judge --json").json().object();
    QVERIFY(result[u"winning_rate"].isNull());
    QCOMPARE(result[u"undefined_code"].toString(), QStringLiteral("no_data"));
    QCOMPARE(result[u"warnings"].toArray().size(), 1);
    QVERIFY(result[u"warnings"][0].toString().contains(QStringLiteral("A, B")));
    const Run readable = altTestRun(file, "--judge judge");
    QCOMPARE(readable.exitCode, 0);
    QVERIFY2(readable.out.contains("undefined"), readable.out.constData());
    QVERIFY2(readable.out.contains("Note: "), readable.out.constData());
}

void tst_AltTestCommand::aReadableTableNamesEveryNumber()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"), tenUnits());
    const Run run = altTestRun(file, "--judge judge --minimum-items 10");
    QCOMPARE(run.exitCode, 0);
    for (const char *part :
         {"judge passes at epsilon 0.2", "against 2 of 2 annotators (winning rate 1)",
          "Advantage probability 1.", "ANNOTATOR", "RHO_F", "A          10     1      0.8",
          "EPSILON", "0.05", "0.3"})
        QVERIFY2(run.out.contains(part), run.out.constData());
}

void tst_AltTestCommand::badInputHasItsExitCode_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *arguments, int code) {
        QTest::newRow(name) << QString::fromLatin1(arguments) << code;
    };
    row("nothing", "", 2);
    row("no judge", "--ratings good.csv", 2);
    row("no file", "--judge judge", 2);
    row("an argument", "good.csv --judge judge", 2);
    row("wrong score", "--ratings good.csv --judge judge --score f1", 2);
    row("epsilon is no number", "--ratings good.csv --judge judge --epsilon small", 2);
    row("epsilon above 1", "--ratings good.csv --judge judge --epsilon 20", 2);
    row("rate above 1", "--ratings good.csv --judge judge --fdr 5", 2);
    row("one item", "--ratings good.csv --judge judge --minimum-items 1", 2);
    row("wrong layout", "--ratings good.csv --judge judge --layout round", 2);
    row("unknown judge", "--ratings good.csv --judge nobody", 1);
    row("missing file", "--ratings none.csv --judge judge", 1);
    row("names are no numbers", "--ratings names.csv --judge judge --score neg_rmse", 1);
    row("names", "--ratings names.csv --judge judge", 0);
}

void tst_AltTestCommand::badInputHasItsExitCode()
{
    QFETCH(const QString, arguments);
    QFETCH(int, code);
    const QTemporaryDir folder;
    writeFile(folder.path(), QStringLiteral("good.csv"), tenUnits());
    writeFile(folder.path(), QStringLiteral("names.csv"), "unit,A,B,judge\n1,x,y,y\n");
    QStringList list = arguments.split(u' ', Qt::SkipEmptyParts);
    for (QString &argument : list) {
        if (argument.endsWith(u".csv"))
            argument = folder.filePath(argument);
    }
    const Run run = runInside(QStringList{QStringLiteral("alt-test")} + list);
    QCOMPARE(run.exitCode, code);
    QCOMPARE(run.out.isEmpty(), code != 0);
    QCOMPARE(run.err.count('\n'), code != 0 ? 1 : 0);
}

CONCORD_TEST(tst_AltTestCommand)
#include "tst_alttestcommand.moc"
