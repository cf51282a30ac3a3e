// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

namespace {

QString cellText(const QJsonValue &value)
{
    if (value.isNull())
        return {};
    return value.isString() ? value.toString() : QString::number(value.toDouble(), 'g', 17);
}

// A wide table of the vector's data: a contingency table is written out unit by unit.
QByteArray wideTable(const QJsonObject &data)
{
    QList<QJsonArray> rows;
    if (data[u"kind"] == QStringLiteral("contingency")) {
        const QJsonArray categories = data[u"categories"].toArray();
        for (qsizetype i = 0; i < categories.size(); ++i) {
            for (qsizetype j = 0; j < categories.size(); ++j) {
                for (int n = 0; n < data[u"table"][i][j].toInt(); ++n)
                    rows.append(QJsonArray{categories[i], categories[j]});
            }
        }
    } else {
        const QJsonArray items = data[u"items"].toArray();
        for (QJsonValueConstRef item : items)
            rows.append(item.toArray());
    }
    const qsizetype raters = rows.isEmpty() ? 2 : rows.constFirst().size();
    QString text = QStringLiteral("unit");
    for (qsizetype rater = 0; rater < raters; ++rater)
        text += u",r" + QString::number(rater + 1);
    for (qsizetype row = 0; row < rows.size(); ++row) {
        text += u"\nu" + QString::number(row + 1);
        for (const QJsonValue value : std::as_const(rows[row]))
            text += u',' + cellText(value);
    }
    return text.toUtf8() + '\n';
}

QStringList optionsFor(const QJsonObject &vector)
{
    QStringList options{QStringLiteral("--coefficient"), vector[u"coefficient"].toString(),
                        QStringLiteral("--json"), QStringLiteral("--se"), QStringLiteral("gwet")};
    QStringList categories;
    const QJsonArray declared = vector[u"data"][u"categories"].toArray();
    for (const QJsonValue category : declared)
        categories.append(cellText(category));
    if (!categories.isEmpty())
        options += {QStringLiteral("--categories"), categories.join(u',')};
    if (vector[u"expected"].toObject().contains(u"boot_ci_lower"))
        options += {QStringLiteral("--ci"), QStringLiteral("bootstrap"),
                    QStringLiteral("--replicates"), QStringLiteral("20000")};
    else
        options += {QStringLiteral("--ci"), QStringLiteral("analytic")};
    return options;
}

// The four coefficients of this version, on nominal data with plain (identity) weights.
bool isCovered(const QJsonObject &vector)
{
    const QStringList coefficients{QStringLiteral("percent_agreement"),
                                   QStringLiteral("cohen_kappa"), QStringLiteral("fleiss_kappa"),
                                   QStringLiteral("krippendorff_alpha")};
    const QString kind = vector[u"data"][u"kind"].toString();
    const QString level = vector[u"params"][u"level"].toString(QStringLiteral("nominal"));
    const QString weights = vector[u"params"][u"weights"].toString(QStringLiteral("identity"));
    return coefficients.contains(vector[u"coefficient"].toString()) && level == u"nominal"
        && weights == u"identity" && (kind == u"ratings" || kind == u"contingency");
}

} // namespace

class tst_AgreementCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedVectorsPass_data();
    void sharedVectorsPass();
    void longAndWideTablesAgree();
    void aReadableTableNamesEveryNumber();
    void undefinedIsASentence();
    void disagreeingDuplicatesAreNamed();
};

void tst_AgreementCommand::sharedVectorsPass_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QString path = sharedFile(QStringLiteral("reference/agreement_vectors.json"));
    if (path.isEmpty()) {
        QTest::newRow("the shared data are missing") << QJsonObject();
        return;
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors =
        QJsonDocument::fromJson(file.readAll()).object()[u"vectors"].toArray();
    int covered = 0;
    for (QJsonValueConstRef vector : vectors) {
        if (!isCovered(vector.toObject()))
            continue;
        QTest::newRow(qPrintable(vector.toObject()[u"name"].toString())) << vector.toObject();
        ++covered;
    }
    QCOMPARE_GE(covered, 45);
}

void tst_AgreementCommand::sharedVectorsPass()
{
    QFETCH(QJsonObject, vector);
    if (vector.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("ratings.csv"),
                                   wideTable(vector[u"data"].toObject()));
    const Run run =
        runProgram(QStringList{QStringLiteral("agreement"), QStringLiteral("--ratings"), file}
                   + optionsFor(vector));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.json().object()[u"coefficients"][0].toObject();
    QCOMPARE(result[u"id"], vector[u"coefficient"]);
    const QJsonObject expected = vector[u"expected"].toObject();
    const double tolerance = vector[u"tolerance"].toDouble();
    const auto check = [&](const QJsonValue &actual, const char *name) {
        const QJsonValue wanted = expected[QLatin1StringView(name)];
        if (wanted.isUndefined())
            return true;
        const double limit = qMax(tolerance, 1e-12) * qMax(1.0, qAbs(wanted.toDouble()));
        const bool isRight = wanted.isNull()
            ? actual.isNull()
            : actual.isDouble() && qAbs(actual.toDouble() - wanted.toDouble()) <= limit;
        if (!isRight)
            qWarning() << name << "is" << actual << "and should be" << wanted;
        return isRight;
    };
    QVERIFY(check(result[u"value"], "value"));
    // The vectors' errors are Gwet's where the two formulas differ.
    const QJsonValue gwet = result[u"standard_error_gwet"];
    QVERIFY(check(gwet.isNull() ? result[u"standard_error"] : gwet, "se"));
    QVERIFY(check(result[u"ci"][u"low"], "ci_lower"));
    QVERIFY(check(result[u"ci"][u"high"], "ci_upper"));
    QVERIFY(check(result[u"ci"][u"low"], "boot_ci_lower"));
    QVERIFY(check(result[u"ci"][u"high"], "boot_ci_upper"));
    if (result[u"test"] == QStringLiteral("wald_t")
        || result[u"test"] == QStringLiteral("fce_null_z"))
        QVERIFY(check(result[u"p_value"], "p_two_sided"));
    const QString reason = expected[u"reason"].toString();
    QCOMPARE(result[u"undefined_code"].isNull(), reason.isEmpty());
    if (reason.startsWith(u"no_variation"))
        QCOMPARE(result[u"undefined_code"].toString(), QStringLiteral("no_variation"));
    if (expected[u"flag"] == QStringLiteral("zero_se"))
        QVERIFY(result[u"zero_se"].toBool());
}

void tst_AgreementCommand::longAndWideTablesAgree()
{
    const QTemporaryDir folder;
    const QString wide = writeFile(folder.path(), QStringLiteral("wide.csv"),
                                   "unit,A,B,C\nu1,x,x,\nu2,y,x,y\nu3,,y,y\nu4,x,y,x\n");
    const QString longTable =
        writeFile(folder.path(), QStringLiteral("long.tsv"),
                  "value\tannotator\tunit\nx\tA\tu1\nx\tB\tu1\ny\tA\tu2\nx\tB\tu2\ny\tC\tu2\n"
                  "y\tB\tu3\ny\tC\tu3\nx\tA\tu4\ny\tB\tu4\nx\tC\tu4\n");
    const auto result = [](const QString &file) {
        return runInside({QStringLiteral("agreement"), QStringLiteral("--ratings"), file,
                          QStringLiteral("--json")})
            .json()
            .object();
    };
    QCOMPARE(result(wide), result(longTable));
    QCOMPARE(result(wide)[u"ratings"].toInt(), 10);
    QCOMPARE(result(wide)[u"pairs"].toArray().size(), 3);
}

void tst_AgreementCommand::aReadableTableNamesEveryNumber()
{
    const QTemporaryDir folder;
    const QString file =
        writeFile(folder.path(), QStringLiteral("r.csv"), "unit,A,B\n1,x,x\n2,y,y\n3,x,y\n4,y,y\n");
    const Run run = runInside({QStringLiteral("agreement"), QStringLiteral("--ratings"), file});
    QCOMPARE(run.exitCode, 0);
    for (const char *word :
         {"4 units", "2 raters", "COEFFICIENT", "cohen_kappa", "0.5000", "krippendorff_alpha"})
        QVERIFY2(run.out.contains(word), word);
}

void tst_AgreementCommand::undefinedIsASentence()
{
    const QTemporaryDir folder;
    const QString file =
        writeFile(folder.path(), QStringLiteral("r.csv"), "unit,A,B\n1,x,x\n2,x,x\n");
    const Run run = runInside({QStringLiteral("agreement"), QStringLiteral("--ratings"), file,
                               QStringLiteral("--coefficient"), QStringLiteral("cohen_kappa")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains("cohen_kappa is undefined: "), run.out.constData());
}

void tst_AgreementCommand::disagreeingDuplicatesAreNamed()
{
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("r.csv"),
                                   "unit,annotator,value\n1,A,x\n1,B,x\n1,A,y\n");
    const Run run = runInside({QStringLiteral("agreement"), QStringLiteral("--ratings"), file});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains('2') && run.err.contains('4'), run.err.constData());
}

CONCORD_TEST(tst_AgreementCommand)
#include "tst_agreementcommand.moc"
