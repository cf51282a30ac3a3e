// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

namespace {

// A wide table of the vector's rows.
QByteArray wideTable(const AgreementVector &vector)
{
    const QList<QStringList> rows = rowsOf(vector);
    const qsizetype raters = rows.isEmpty() ? 2 : rows.constFirst().size();
    QString text = QStringLiteral("unit");
    for (qsizetype rater = 0; rater < raters; ++rater)
        text += u',' + QString::number(rater);
    for (qsizetype row = 0; row < rows.size(); ++row)
        text += u"\nu" + QString::number(row + 1) + u',' + rows[row].join(u',');
    return text.toUtf8() + '\n';
}

QByteArray weightTable(const AgreementOptions &options, qsizetype size)
{
    QByteArray text;
    for (size_t i = 0; i < options.customWeights.size(); ++i) {
        text += QByteArray::number(options.customWeights[i], 'g', 17);
        text += (i + 1) % size_t(size) == 0 ? '\n' : ',';
    }
    return text;
}

// The options of the command line that ask for the vector's coefficient.
QStringList optionsFor(const AgreementVector &vector, const QTemporaryDir &folder)
{
    const AgreementOptions asked = optionsOf(vector);
    QStringList options{QStringLiteral("--coefficient"), asked.coefficients.constFirst(),
                        QStringLiteral("--measure"),     QString(measureName(asked.measure)),
                        QStringLiteral("--json"),        QStringLiteral("--se"),
                        QStringLiteral("gwet")};
    const QStringList categories = categoriesOf(vector);
    if (!categories.isEmpty())
        options += {QStringLiteral("--categories"), categories.join(u',')};
    if (vector.isBootstrap())
        options += {QStringLiteral("--ci"), QStringLiteral("bootstrap"),
                    QStringLiteral("--replicates"), QStringLiteral("20000")};
    else
        options += {QStringLiteral("--ci"), QStringLiteral("analytic")};
    if (asked.weights == WeightScheme::Custom)
        options += {QStringLiteral("--weights"),
                    writeFile(folder.path(), QStringLiteral("weights.csv"),
                              weightTable(asked, categories.size()))};
    else
        options += {QStringLiteral("--weights"), QString(weightSchemeName(asked.weights))};
    if (asked.measure == Measure::set)
        options += {QStringLiteral("--set-distance"), QString(setDistanceName(asked.setDistance))};
    if (!asked.judge.isEmpty())
        options += {QStringLiteral("--judge"), asked.judge};
    return options;
}

// A number of the document by the name that the vectors have for it.
QJsonValue documentNumber(const QJsonObject &result, const QString &name)
{
    static const QHash<QString, QString> details{
        {QStringLiteral("p_pos"), QStringLiteral("positive_agreement")},
        {QStringLiteral("p_neg"), QStringLiteral("negative_agreement")},
        {QStringLiteral("mean_spearman"), QStringLiteral("mean_spearman_from_w")},
        {QStringLiteral("se_fixed_delta"), QStringLiteral("standard_error_fixed_metric")}};
    if (name == u"value" || name == u"pabak")
        return result[u"value"];
    if (name == u"se") {
        const QJsonValue gwet = result[u"standard_error_gwet"];
        return gwet.isNull() ? result[u"standard_error"] : gwet;
    }
    if (name == u"se_jackknife" || name == u"boot_se" || name == u"se_ratio_linearised")
        return result[u"standard_error"];
    if (name == u"ci_lower" || name == u"boot_ci_lower")
        return result[u"ci"][u"low"];
    if (name == u"ci_upper" || name == u"boot_ci_upper")
        return result[u"ci"][u"high"];
    if (name == u"p_two_sided" || name == u"p")
        return result[u"p_value"];
    return result[u"details"][details.value(name, name)];
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
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    int count = 0;
    for (const AgreementVector &vector : reportVectors()) {
        QTest::newRow(tagOf(vector).constData()) << vector;
        ++count;
    }
    QCOMPARE_GE(count, 150);
}

void tst_AgreementCommand::sharedVectorsPass()
{
    QFETCH(AgreementVector, vector);
    const QTemporaryDir folder;
    const QString file = writeFile(folder.path(), QStringLiteral("ratings.csv"), wideTable(vector));
    const Run run =
        runInside(QStringList{QStringLiteral("agreement"), QStringLiteral("--ratings"), file}
                  + optionsFor(vector, folder));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.json().object()[u"coefficients"][0].toObject();
    int compared = 0;
    for (auto it = vector.expected.begin(); it != vector.expected.end(); ++it) {
        const QJsonValue actual = documentNumber(result, it.key());
        if (it.value().isNull()) {
            QVERIFY2(actual.isNull(), qPrintable(it.key()));
            QVERIFY(it.key() != u"value" || !result[u"undefined_code"].toString().isEmpty());
            ++compared;
        } else if (it.value().isDouble() && !actual.isUndefined()) {
            const double expected = it.value().toDouble();
            const double limit = qMax(vector.toleranceFor(expected), 1e-12);
            QVERIFY2(actual.isDouble() && qAbs(actual.toDouble() - expected) <= limit,
                     qPrintable(QStringLiteral("%1 is %2 and should be %3")
                                    .arg(it.key())
                                    .arg(actual.toDouble(), 0, 'g', 17)
                                    .arg(expected, 0, 'g', 17)));
            ++compared;
        }
    }
    QVERIFY(compared > 0);
    const QString reason = vector.expected[u"reason"].toString();
    QCOMPARE(result[u"undefined_code"].isNull(), reason.isEmpty());
    if (reason.startsWith(u"no_variation"))
        QCOMPARE(result[u"undefined_code"].toString(), QStringLiteral("no_variation"));
    if (vector.expected[u"flag"] == QStringLiteral("zero_se"))
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
