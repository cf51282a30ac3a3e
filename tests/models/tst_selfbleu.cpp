// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/selfbleu.h"

#include "models/core/random.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QMap>
#include <QTest>

#include <cmath>

using namespace Concord;

namespace {

WordSequence turnsOf(const QString &text)
{
    WordSequence sequence;
    for (const QString &turn : text.split(u'|'))
        sequence.addTurn(turn.split(u' ', Qt::SkipEmptyParts));
    return sequence;
}

std::optional<double> selfBleuOf(const QString &text)
{
    const WordSequence sequence = turnsOf(text);
    return selfBleu(sequence, selfBleuSample(sequence, selfBleuTurns, 1));
}

QMap<QStringList, int> gramsOf(const QStringList &words, qsizetype n)
{
    QMap<QStringList, int> grams;
    for (qsizetype first = 0; first + n <= words.size(); ++first)
        ++grams[words.mid(first, n)];
    return grams;
}

// BLEU as its definition reads, every reference in turn.
double plainBleu(const QStringList &turn, const QList<QStringList> &others)
{
    double logs = 0;
    for (int n = 1; n <= 4; ++n) {
        int matches = 0;
        int all = 0;
        const auto own = gramsOf(turn, n);
        for (auto it = own.cbegin(); it != own.cend(); ++it) {
            int most = 0;
            for (const QStringList &other : others)
                most = qMax(most, gramsOf(other, n).value(it.key()));
            matches += qMin(it.value(), most);
            all += it.value();
        }
        if (n == 1 && matches == 0)
            return 0;
        logs += std::log((matches > 0 ? matches : 0.1) / qMax(all, 1)) / 4;
    }
    std::pair<qsizetype, qsizetype> nearest{1000, 0};
    for (const QStringList &other : others)
        nearest = qMin(nearest, {qAbs(other.size() - turn.size()), other.size()});
    const double penalty = turn.size() > nearest.second
        ? 1
        : std::exp(1 - double(nearest.second) / double(turn.size()));
    return penalty * std::exp(logs);
}

} // namespace

class tst_SelfBleu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreWorkedByHand_data();
    void valuesAreWorkedByHand();
    void fewerThanTwoTurnsHaveNoValue();
    void valueIsThatOfThePlainDefinition();
    void sampleIsDrawnBySeed();
    void turnsWithoutWordsAreNotDrawn();
};

void tst_SelfBleu::valuesAreWorkedByHand_data()
{
    QTest::addColumn<QString>("turns");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *working, const char *turns, double expected) {
        QTest::newRow(working) << QString::fromUtf8(turns) << expected;
    };
    row("alike: 1", "a b c d e|a b c d e", 1);
    row("nothing in common: 0", "a b c d|w x y z", 0);
    row("both (3/5 2/4 1/3 .1/2) to the 1/4", "a b c d e|a b c x y", std::pow(0.005, 0.25));
    // The first: precisions 2/2, 1/1, .1/1, .1/1, too short by exp(1 - 5/2). The second: 2/5, 1/4,
    // .1/3, .1/2.
    row("one shorter than the other", "a b|a b c d e",
        (std::pow(0.01, 0.25) * std::exp(-1.5) + std::pow(0.1 / 600, 0.25)) / 2);
    // "a a" counts once: the other turn has one a. 1/2, .1/1, .1/1, .1/1; too long by none.
    // The second: 1/1, then .1/1 three times, exp(1 - 2/1).
    row("matches are clipped", "a a|a",
        (std::pow(0.0005, 0.25) + std::exp(-1.0) * std::pow(0.001, 0.25)) / 2);
}

void tst_SelfBleu::valuesAreWorkedByHand()
{
    QFETCH(QString, turns);
    QFETCH(double, expected);
    COMPARE_NEAR(selfBleuOf(turns).value(), expected, 1e-14);
}

void tst_SelfBleu::fewerThanTwoTurnsHaveNoValue()
{
    QVERIFY(!selfBleu({}, {}));
    QVERIFY(!selfBleuOf(QStringLiteral("a b c")));
    QVERIFY(!selfBleuOf(QStringLiteral("a b c||")));
}

void tst_SelfBleu::valueIsThatOfThePlainDefinition()
{
    Philox random(9);
    for (int round = 0; round < 30; ++round) {
        QList<QStringList> turns;
        WordSequence sequence;
        const int count = 2 + int(random.below(8));
        for (int i = 0; i < count; ++i) {
            QStringList words;
            for (quint64 left = random.below(9) + 1; left > 0; --left)
                words.append(QString::number(random.below(4)));
            turns.append(words);
            sequence.addTurn(words);
        }
        double sum = 0;
        for (int i = 0; i < count; ++i)
            sum += plainBleu(turns[i], turns.mid(0, i) + turns.mid(i + 1));
        const auto value = selfBleu(sequence, selfBleuSample(sequence, selfBleuTurns, 1));
        COMPARE_NEAR(value.value(), sum / count, 1e-12);
    }
}

void tst_SelfBleu::sampleIsDrawnBySeed()
{
    QStringList turns;
    for (int i = 0; i < 100; ++i)
        turns.append(QString::number(i));
    const WordSequence sequence = turnsOf(turns.join(u'|'));
    const QList<qsizetype> drawn = selfBleuSample(sequence, 10, 7);
    QCOMPARE(drawn.size(), 10);
    QCOMPARE(selfBleuSample(sequence, 10, 7), drawn);
    QVERIFY(selfBleuSample(sequence, 10, 8) != drawn);
    QCOMPARE(selfBleuSample(sequence, 100, 7).size(), 100);
}

void tst_SelfBleu::turnsWithoutWordsAreNotDrawn()
{
    const WordSequence sequence = turnsOf(QStringLiteral("a||b|"));
    QCOMPARE(selfBleuSample(sequence, 10, 1), (QList<qsizetype>{0, 2}));
}

CONCORD_TEST(tst_SelfBleu)

#include "tst_selfbleu.moc"
