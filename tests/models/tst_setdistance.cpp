// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/setdistance.h"

#include "models/agreement/krippendorffalpha.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_SetDistance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void distancesAreThoseOfTheDefinition_data();
    void distancesAreThoseOfTheDefinition();
    void distancesAreSymmetric();
    void spellingsOfASetAreOne_data();
    void spellingsOfASetAreOne();
    void textIsReadBack();
    void namesAreReadBack();
    void alphaIsWorkedByHand();
    void tooManySetsAreRefused();
};

namespace {

QString setWord(const char *text)
{
    return QString::fromLatin1(text);
}

double distanceBetween(const QString &first, const QString &second, SetDistance distance)
{
    return setDistance(setMembers(first), setMembers(second), distance);
}

} // namespace

void tst_SetDistance::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_SetDistance::distancesAreThoseOfTheDefinition_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<double>("masi");
    QTest::addColumn<double>("jaccard");
    QTest::addColumn<double>("passonneau");
    QTest::addColumn<double>("masiNltk");
    const auto row = [](const char *tag, const char *first, const char *second, double masi,
                        double jaccard, double passonneau, double masiNltk) {
        QTest::newRow(tag) << setWord(first) << setWord(second) << masi << jaccard << passonneau
                           << masiNltk;
    };
    // The last column: masi_distance() of nltk 3.8; jaccard_distance() of it gives the second too.
    row("equal", "a|b", "a|b", 0, 0, 0, 0);
    row("Passonneau 2006: one within the other, J = 2/3", "a|b|c", "a|b", 5.0 / 9, 1.0 / 3, 1.0 / 3,
        0.553333333333333);
    row("Passonneau 2006: overlapping, J = 1/2", "a|b|c", "b|c|d", 5.0 / 6, 0.5, 2.0 / 3, 0.835);
    row("Passonneau 2006: disjoint", "a|b", "c|d", 1, 1, 1, 1);
    row("one within the other, J = 1/2", "a", "a|b", 2.0 / 3, 0.5, 1.0 / 3, 0.665);
    row("two of four, J = 1/2", "a|b|c|d", "a|d", 2.0 / 3, 0.5, 1.0 / 3, 0.665);
    row("agreement.md section 8: both empty", "{}", "{}", 0, 0, 0, 0);
    row("agreement.md section 8: empty and another", "{}", "a", 1, 1, 1.0 / 3, 1);
}

void tst_SetDistance::distancesAreThoseOfTheDefinition()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const std::pair<const char *, SetDistance> kinds[] = {
        {"masi", SetDistance::Masi},
        {"jaccard", SetDistance::Jaccard},
        {"passonneau", SetDistance::Passonneau2004},
        {"masiNltk", SetDistance::MasiNltk},
    };
    for (const auto &[column, distance] : kinds) {
        const double expected = *static_cast<double *>(QTest::qData(column, qMetaTypeId<double>()));
        COMPARE_NEAR(distanceBetween(first, second, distance), expected, 1e-14);
    }
}

void tst_SetDistance::distancesAreSymmetric()
{
    const QStringList sets{setWord("{}"),    setWord("a"),     setWord("b"),
                           setWord("a|b"),   setWord("b|c"),   setWord("a|b|c"),
                           setWord("a|c|d"), setWord("x|y|z"), setWord("a|b|c|d")};
    for (const SetDistance distance : {SetDistance::Masi, SetDistance::Jaccard,
                                       SetDistance::Passonneau2004, SetDistance::MasiNltk}) {
        const auto matrix = setDistances(sets, distance);
        VERIFY_RESULT(matrix);
        QVERIFY(matrix->isSymmetric());
        QCOMPARE(matrix->scale(), 1.0); // some are disjoint
        for (quint32 k = 0; k < quint32(sets.size()); ++k) {
            for (quint32 l = 0; l < quint32(sets.size()); ++l)
                QCOMPARE(matrix->disagreement(k, l) == 0, k == l);
        }
    }
}

void tst_SetDistance::spellingsOfASetAreOne_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("text");
    QTest::newRow("sorted") << setWord("a|b") << setWord("a|b");
    QTest::newRow("another order") << setWord("b|a") << setWord("a|b");
    QTest::newRow("repeated") << setWord("b|a|b") << setWord("a|b");
    QTest::newRow("spaces") << setWord(" b | a ") << setWord("a|b");
    QTest::newRow("empty parts") << setWord("|b||a|") << setWord("a|b");
    QTest::newRow("only spaces between bars") << setWord(" | ") << setWord("{}");
    QTest::newRow("the empty set") << setWord("{}") << setWord("{}");
    QTest::newRow("capitals are others") << setWord("B|a|b") << setWord("B|a|b");
}

void tst_SetDistance::spellingsOfASetAreOne()
{
    QFETCH(const QString, spelling);
    QFETCH(const QString, text);
    QCOMPARE(setText(setMembers(spelling)), text);
}

void tst_SetDistance::textIsReadBack()
{
    for (const char *text : {"{}", "a", "a|b c|d", "{|}x"})
        QCOMPARE(setText(setMembers(setWord(text))), setWord(text));
}

void tst_SetDistance::namesAreReadBack()
{
    for (const char *name : {"masi", "jaccard", "passonneau2004", "masi-nltk"}) {
        const auto distance = setDistanceNamed(setWord(name));
        QVERIFY(distance);
        QCOMPARE(setDistanceName(*distance), QLatin1StringView(name));
    }
    QVERIFY(!setDistanceNamed(setWord("MASI")));
}

// Worked by hand: units (a, a), (b, b), (a, a|b); 3 values a, 2 b, 1 a|b. Jaccard: Do = 2 * .5 / 6;
// De = 2 * (3*2*1 + 3*1*.5 + 2*1*.5) / 30 = 17/30; alpha = 1 - (1/6)/(17/30) = 12/17.
void tst_SetDistance::alphaIsWorkedByHand()
{
    const auto distances =
        setDistances({setWord("a"), setWord("a|b"), setWord("b")}, SetDistance::Jaccard);
    VERIFY_RESULT(distances);
    const CountPatterns counts(3, std::vector<quint32>{2, 0, 0, 0, 0, 2, 1, 1, 0});
    const Estimate alpha = krippendorffAlpha(counts, {Measure::set, {}, *distances});
    COMPARE_NEAR(*alpha.value, 12.0 / 17, 1e-14);
}

void tst_SetDistance::tooManySetsAreRefused()
{
    QStringList sets;
    for (int i = 0; i < 2001; ++i)
        sets.append(QString::number(i));
    const auto refused = setDistances(sets, SetDistance::Masi);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"2001 different sets; distances are for at most"));
}

CONCORD_TEST(tst_SetDistance)
#include "tst_setdistance.moc"
