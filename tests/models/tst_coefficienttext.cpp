// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficienttext.h"

#include "models/agreement/coefficients.h"
#include "models/report/resulttext.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

using namespace Concord;

class tst_CoefficientText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCoefficientIsExplainedAndNamed_data();
    void everyCoefficientIsExplainedAndNamed();
    void whatReportsHoldIsExplained();
    void noTwoNamesAreTheSame();
    void anUnknownOneHasNoText();
};

namespace {

// agreement.md sections 2, 3, 4 and 7.
const char *const explainedIds[] = {"percent_agreement",
                                    "unanimity",
                                    "cohen_kappa",
                                    "cohen_kappa_linear",
                                    "cohen_kappa_quadratic",
                                    "cohen_kappa_weighted",
                                    "cohen_kappa_max",
                                    "pabak",
                                    "mean_pairwise_cohen_kappa",
                                    "scott_pi",
                                    "fleiss_kappa",
                                    "conger_kappa",
                                    "brennan_prediger",
                                    "gwet_ac1",
                                    "gwet_ac2",
                                    "krippendorff_alpha",
                                    "icc_1_1",
                                    "icc_2_1",
                                    "icc_3_1",
                                    "icc_1_k",
                                    "icc_2_k",
                                    "icc_3_k",
                                    "kendall_w"};

} // namespace

void tst_CoefficientText::everyCoefficientIsExplainedAndNamed_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : explainedIds)
        QTest::newRow(id) << QString::fromLatin1(id);
}

void tst_CoefficientText::everyCoefficientIsExplainedAndNamed()
{
    QFETCH(QString, id);
    const CoefficientText text = coefficientText(id);
    QVERIFY(text.assumes.endsWith(u'.') && text.misleads.endsWith(u'.'));
    QVERIFY(text.assumes != text.misleads);
    QVERIFY(coefficientName(id) != id);
}

void tst_CoefficientText::whatReportsHoldIsExplained()
{
    for (const Coefficient &coefficient : coefficients())
        QVERIFY2(!coefficientText(coefficient.id).assumes.isEmpty(), coefficient.id.data());
}

void tst_CoefficientText::noTwoNamesAreTheSame()
{
    QSet<QString> names;
    for (const char *id : explainedIds)
        names.insert(coefficientName(QString::fromLatin1(id)));
    QCOMPARE(names.size(), qsizetype(std::size(explainedIds)));
}

void tst_CoefficientText::anUnknownOneHasNoText()
{
    QCOMPARE(coefficientText(QStringLiteral("new_one")), CoefficientText());
}

CONCORD_TEST(tst_CoefficientText)
#include "tst_coefficienttext.moc"
