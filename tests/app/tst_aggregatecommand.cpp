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

class tst_AggregateCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedVectorsPass_data();
    void sharedVectorsPass();
    void majorityCountsVotes();
    void theOrderOfRowsDoesNotMatter_data();
    void theOrderOfRowsDoesNotMatter();
    void onlyDawidSkeneCountsRepeats();
    void conflictingRepeatsAreNamed();
    void aStudyIsAggregated();
    void aReadableTableNamesEveryNumber_data();
    void aReadableTableNamesEveryNumber();
    void badInputHasItsExitCode_data();
    void badInputHasItsExitCode();
};

namespace {

QStringList aggregateWords(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

Run aggregate(const QString &file, const char *options)
{
    return runInside(QStringList{QStringLiteral("aggregate"), QStringLiteral("--ratings"), file}
                     + aggregateWords(options));
}

QJsonArray aggregateVectors()
{
    QFile file(sharedFile(QStringLiteral("reference/agreement_vectors.json")));
    QJsonArray chosen;
    if (!file.open(QIODevice::ReadOnly))
        return chosen;
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).object()[u"vectors"].toArray();
    for (QJsonValueConstRef vector : all) {
        const QString coefficient = vector[u"coefficient"].toString();
        if (coefficient == u"dawid_skene" || coefficient == u"mace")
            chosen.append(vector);
    }
    return chosen;
}

// Units are numbered so that their names sort like the items; of several labels each is a repeat.
QByteArray longTable(const QJsonObject &data)
{
    QByteArray text = "unit,annotator,value,repeat\n";
    const QJsonArray items = data[u"items"].toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonArray item = items[i].toArray();
        for (qsizetype j = 0; j < item.size(); ++j) {
            const QJsonArray labels = item[j].isArray()
                ? item[j].toArray()
                : QJsonArray{item[j].toVariant().toJsonValue()};
            for (qsizetype n = 0; n < labels.size(); ++n) {
                const QString label =
                    labels[n].isNull() ? QString() : labels[n].toVariant().toString();
                text +=
                    QStringLiteral("%1,r%2,%3,%4\n").arg(i).arg(j).arg(label).arg(n + 1).toUtf8();
            }
        }
    }
    return text;
}

QString optionsOf(const QJsonObject &vector)
{
    const QJsonObject params = vector[u"params"].toObject();
    QString options = QStringLiteral(" --json --method ")
        + (vector[u"coefficient"] == QStringLiteral("mace")
               ? u"mace --restarts 1 --update " + params[u"method"].toString()
               : QStringLiteral("dawid-skene"));
    if (params.contains(u"iterations"))
        options += QStringLiteral(" --iterations %1").arg(params[u"iterations"].toInt());
    return options;
}

// Whether all numbers of `expected`, a number or lists of them, are in `actual`.
bool isClose(const QJsonValue &actual, const QJsonValue &expected, double tolerance)
{
    if (!expected.isArray())
        return actual.isDouble()
            && isNear(actual.toDouble(), expected.toDouble(),
                      tolerance * qMax(1.0, qAbs(expected.toDouble())));
    const QJsonArray list = expected.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!isClose(actual[i], list[i], tolerance))
            return false;
    }
    return actual.toArray().size() >= list.size();
}

QJsonArray columnOf(const QJsonValue &rows, QStringView name)
{
    QJsonArray values;
    const QJsonArray list = rows.toArray();
    for (QJsonValueConstRef row : list)
        values.append(row[name]);
    return values;
}

} // namespace

void tst_AggregateCommand::sharedVectorsPass_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray vectors = aggregateVectors();
    if (vectors.isEmpty())
        QTest::newRow("the shared data are missing") << QJsonObject();
    for (QJsonValueConstRef vector : vectors)
        QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
}

void tst_AggregateCommand::sharedVectorsPass()
{
    QFETCH(QJsonObject, vector);
    if (vector.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("ratings.csv"),
                                   longTable(vector[u"data"].toObject()));
    const Run run =
        runProgram(QStringList{QStringLiteral("aggregate"), QStringLiteral("--ratings"), file}
                   + optionsOf(vector).split(u' ', Qt::SkipEmptyParts));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.json().object();
    const QJsonObject expected = vector[u"expected"].toObject();
    const double tolerance = vector[u"tolerance"].toDouble();
    const QJsonArray posteriors = columnOf(result[u"labels"], u"posterior");
    const QList<std::pair<QString, QJsonValue>> numbers{
        {QStringLiteral("loglik"), result[u"log_likelihood"]},
        {QStringLiteral("loglik_trace_first3"), result[u"log_likelihood_trace"]},
        {QStringLiteral("prior"), result[u"prior"]},
        {QStringLiteral("errors"), columnOf(result[u"annotators"], u"confusion")},
        {QStringLiteral("competence"), columnOf(result[u"annotators"], u"competence")},
        {QStringLiteral("posterior"), posteriors},
        {QStringLiteral("posterior_item_0"), posteriors[0]},
        {QStringLiteral("posterior_item_7"), posteriors[6]}, // patients count from 1
        {QStringLiteral("posterior_item_35"), posteriors[34]},
        {QStringLiteral("posterior_item_38"), posteriors[37]}};
    int compared = 0;
    for (const auto &[name, value] : numbers) {
        if (!expected.contains(name))
            continue;
        QVERIFY2(isClose(value, expected[name], tolerance), qPrintable(name));
        ++compared;
    }
    const QJsonArray labels = expected[u"labels"].toArray();
    for (qsizetype unit = 0; unit < labels.size(); ++unit)
        QCOMPARE(result[u"labels"][unit][u"label"].toString().toInt(), labels[unit].toInt());
    QCOMPARE(compared + (labels.isEmpty() ? 0 : 1), expected.size());
}

void tst_AggregateCommand::majorityCountsVotes()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"),
                                   "unit,A,B,C\nu1,x,x,y\nu2,y,,\nu3,y,x,\n");
    const QJsonObject result =
        aggregate(file, "--method majority --json --categories y,x,z").json().object();
    QCOMPARE(result[u"method"].toString(), QStringLiteral("majority"));
    QCOMPARE(result[u"units"].toInt(), 3);
    QCOMPARE(result[u"raters"].toInt(), 3);
    QCOMPARE(result[u"ratings"].toInt(), 6);
    QCOMPARE(result[u"categories_source"].toString(), QStringLiteral("declared"));
    QCOMPARE(columnOf(result[u"labels"], u"unit"),
             (QJsonArray{QStringLiteral("u1"), QStringLiteral("u2"), QStringLiteral("u3")}));
    QCOMPARE(columnOf(result[u"labels"], u"label"),
             (QJsonArray{QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("y")}));
    QCOMPARE(columnOf(result[u"labels"], u"tie"), (QJsonArray{false, false, true}));
    QCOMPARE(result[u"labels"][2][u"posterior"].toArray(), (QJsonArray{0.5, 0.5, 0.0}));
}

void tst_AggregateCommand::theOrderOfRowsDoesNotMatter_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"majority", "dawid-skene", "mace", "mace --update em"})
        QTest::newRow(method) << QByteArray(method);
}

void tst_AggregateCommand::theOrderOfRowsDoesNotMatter()
{
    QFETCH(const QByteArray, method);
    const QTemporaryDir folder;
    QByteArrayList rows;
    const char *units[] = {"xxy", "yyx", "xyz", "zzy", "xxx", "zyz", "yyz", "xzx"};
    for (int unit = 0; unit < 8; ++unit) {
        for (int rater = 0; rater < 3; ++rater)
            rows.append("u" + QByteArray::number(unit) + ",r" + QByteArray::number(rater) + ','
                        + units[unit][rater]);
    }
    const QByteArray header = "unit,annotator,value\n";
    const QByteArray options = "--json --method " + method;
    const QString forward =
        writeFile(folder.path(), QStringLiteral("f.csv"), header + rows.join('\n') + '\n');
    std::reverse(rows.begin(), rows.end());
    const QString backward =
        writeFile(folder.path(), QStringLiteral("b.csv"), header + rows.join('\n') + '\n');
    QJsonObject one = aggregate(forward, options.constData()).json().object();
    QJsonObject other = aggregate(backward, options.constData()).json().object();
    QJsonArray reversed;
    const QJsonArray labels = other[u"labels"].toArray();
    for (QJsonValueConstRef label : labels)
        reversed.prepend(label);
    other.insert(QStringLiteral("labels"), reversed);
    QCOMPARE(one[u"units"].toInt(), 8);
    QCOMPARE(one, other);
}

void tst_AggregateCommand::onlyDawidSkeneCountsRepeats()
{
    const QTemporaryDir folder;
    const QString file =
        writeFile(folder.path(), QStringLiteral("r.csv"),
                  "unit,annotator,value,repeat\n1,A,x,1\n1,A,y,2\n1,A,y,3\n1,B,x,1\n"
                  "2,A,y,1\n2,B,y,1\n2,B,y,1\n");
    const auto ratings = [&](const char *method) {
        return aggregate(file, method).json().object()[u"ratings"].toInt();
    };
    QCOMPARE(ratings("--json --method dawid-skene"), 6); // an equal duplicate counts once
    QCOMPARE(ratings("--json --method majority"), 4);
    QCOMPARE(ratings("--json --method mace"), 4);
    const QJsonObject result = aggregate(file, "--json --method dawid-skene").json().object();
    QCOMPARE(columnOf(result[u"annotators"], u"name"),
             (QJsonArray{QStringLiteral("A"), QStringLiteral("B")}));
}

void tst_AggregateCommand::conflictingRepeatsAreNamed()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"),
                                   "unit,annotator,value,repeat\n1,A,x,1\n1,A,x,2\n1,A,y,2\n");
    const Run run = aggregate(file, "--method dawid-skene");
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("line 4: A rated 1 as “y” here, but as “x” in line 3"),
             run.err.constData());
}

void tst_AggregateCommand::aStudyIsAggregated()
{
    const QTemporaryDir folder;
    const QString project = folder.filePath(QStringLiteral("demo.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), project, QStringLiteral("--demo")}).exitCode, 0);
    const QStringList source{project, QStringLiteral("--study"), QStringLiteral("Human or AI?"),
                             QStringLiteral("--json")};
    const Run agreement = runInside(QStringList{QStringLiteral("agreement")} + source);
    const Run run = runInside(QStringList{QStringLiteral("aggregate")} + source
                              + aggregateWords("--method dawid-skene"));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    for (const QStringView key : {u"units", u"raters", u"ratings", u"categories"})
        QCOMPARE(run.json().object()[key], agreement.json().object()[key]);
    QVERIFY(run.json().object()[u"units"].toInt() > 0);
    const Run unknown =
        runInside({QStringLiteral("aggregate"), project, QStringLiteral("--study"),
                   QStringLiteral("none"), QStringLiteral("--method"), QStringLiteral("majority")});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(unknown.err.startsWith("concord: "));
}

void tst_AggregateCommand::aReadableTableNamesEveryNumber_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArrayList>("parts");
    const auto row = [](const char *method, const QByteArrayList &parts) {
        QTest::newRow(method) << QByteArray(method) << parts;
    };
    // By hand: vote shares; a unanimous Dawid-Skene prior.
    row("majority", {"4 units, 2 raters, 8 ratings", "UNIT", "u3    x      0.5000  tie"});
    row("dawid-skene", {"CATEGORY", "PRIOR", "ANNOTATOR", "ACCURACY", "Log-likelihood -", "UNIT"});
    row("mace", {"COMPETENCE", "NORMALISED", "Log marginal likelihood -", "UNIT", "Note: "});
}

void tst_AggregateCommand::aReadableTableNamesEveryNumber()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArrayList, parts);
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"),
                                   "unit,A,B\nu1,x,x\nu2,y,y\nu3,x,y\nu4,y,y\n");
    const Run run = aggregate(file, QByteArray("--method " + method).constData());
    QCOMPARE(run.exitCode, 0);
    for (const QByteArray &part : parts)
        QVERIFY2(run.out.contains(part), run.out.constData());
}

void tst_AggregateCommand::badInputHasItsExitCode_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *arguments, int code) {
        QTest::newRow(name) << QString::fromLatin1(arguments) << code;
    };
    row("nothing", "", 2);
    row("no method", "--ratings good.csv", 2);
    row("wrong method", "--ratings good.csv --method glad", 2);
    row("no source", "--method majority", 2);
    row("two sources", "p.concord --ratings good.csv --method majority", 2);
    row("study of a file", "--ratings good.csv --study s --method majority", 2);
    row("layout of a project", "p.concord --layout long --method majority", 2);
    row("wrong layout", "--ratings good.csv --layout round --method majority", 2);
    row("no iterations", "--ratings good.csv --method mace --iterations 0", 2);
    row("negative smoothing", "--ratings good.csv --method dawid-skene --smoothing -1", 2);
    row("iterations of a vote", "--ratings good.csv --method majority --iterations 5", 2);
    row("restarts of Dawid-Skene", "--ratings good.csv --method dawid-skene --restarts 5", 2);
    row("no restarts", "--ratings good.csv --method mace --restarts 0", 2);
    row("smoothing that is not used", "--ratings good.csv --method mace --smoothing 1", 2);
    row("wrong update", "--ratings good.csv --method mace --update gibbs", 2);
    row("wrong seed", "--ratings good.csv --method mace --seed x", 2);
    row("missing file", "--ratings none.csv --method majority", 1);
    row("missing project", "none.concord --method majority", 1);
    row("undeclared label", "--ratings good.csv --method majority --categories x,z", 1);
    row("no ratings", "--ratings empty.csv --method dawid-skene", 1);
    row("smoothing of plain EM", "--ratings good.csv --method mace --update em --smoothing 1", 0);
}

void tst_AggregateCommand::badInputHasItsExitCode()
{
    QFETCH(const QString, arguments);
    QFETCH(int, code);
    const QTemporaryDir folder;
    writeFile(folder.path(), QStringLiteral("good.csv"), "unit,A,B\n1,x,x\n2,x,y\n");
    writeFile(folder.path(), QStringLiteral("empty.csv"), "unit,A,B\n1,,\n");
    QStringList list = arguments.split(u' ', Qt::SkipEmptyParts);
    for (QString &argument : list) {
        if (argument.endsWith(u".csv") || argument.endsWith(u".concord"))
            argument = folder.filePath(argument);
    }
    const Run run = runInside(QStringList{QStringLiteral("aggregate")} + list);
    QCOMPARE(run.exitCode, code);
    QCOMPARE(run.out.isEmpty(), code != 0);
    QCOMPARE(run.err.count('\n'), code != 0 ? 1 : 0);
}

CONCORD_TEST(tst_AggregateCommand)
#include "tst_aggregatecommand.moc"
