// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"

#include "tests/support/testregistry.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace Concord;

class tst_Random : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void encryptGivesThePublishedBlocks_data();
    void encryptGivesThePublishedBlocks();
    void streamCountsUpFromTheFirstBlock();
    void next64TakesTheLowerHalfFirst();
    void seedAndStreamAreUsedWhole();
    void belowGivesAFixedSequence_data();
    void belowGivesAFixedSequence();
    void belowOneIsAlwaysZero();
    void belowIsUniform_data();
    void belowIsUniform();
    void sampleIsFixed();
    void sampleIsDistinctAndInOrder_data();
    void sampleIsDistinctAndInOrder();
    void everySubsetIsEquallyLikely();
    void shuffleIsFixed();
    void shuffleIsAPermutation_data();
    void shuffleIsAPermutation();
    void everyPermutationIsEquallyLikely();
};

void tst_Random::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Random::encryptGivesThePublishedBlocks_data()
{
    QTest::addColumn<QList<quint32>>("counter");
    QTest::addColumn<QList<quint32>>("key");
    QTest::addColumn<QList<quint32>>("expected");
    using List = QList<quint32>;
    // Random123 1.14, tests/kat_vectors, philox4x32-10.
    QTest::newRow("zeros") << List{0, 0, 0, 0} << List{0, 0}
                           << List{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    QTest::newRow("ones") << List(4, 0xffffffff) << List(2, 0xffffffff)
                          << List{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    QTest::newRow("digits of pi") << List{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}
                                  << List{0xa4093822, 0x299f31d0}
                                  << List{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
}

void tst_Random::encryptGivesThePublishedBlocks()
{
    QFETCH(const QList<quint32>, counter);
    QFETCH(const QList<quint32>, key);
    QFETCH(const QList<quint32>, expected);
    const Philox::Block block =
        Philox::encrypt({counter[0], counter[1], counter[2], counter[3]}, {key[0], key[1]});
    QCOMPARE(QList<quint32>(block.begin(), block.end()), expected);
}

void tst_Random::streamCountsUpFromTheFirstBlock()
{
    constexpr quint64 seed = 0x299f31d0a4093822;
    constexpr quint64 stream = 0x0370734413198a2e;
    Philox random(seed, stream);
    for (quint32 block = 0; block < 20; ++block) {
        const Philox::Block expected =
            Philox::encrypt({block, 0, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0});
        for (const quint32 word : expected)
            QCOMPARE(random.next32(), word);
    }
}

void tst_Random::next64TakesTheLowerHalfFirst()
{
    Philox halves(7);
    const quint64 lower = halves.next32();
    const quint64 upper = halves.next32();
    QCOMPARE(Philox(7).next64(), lower | (upper << 32));
}

void tst_Random::seedAndStreamAreUsedWhole()
{
    // Computed with a Python implementation of the paper's section 3.3.
    Philox random((quint64(1) << 63) | 5, 7);
    QCOMPARE(random.next64(), Q_UINT64_C(17724790394940970123));
    QCOMPARE(random.next64(), Q_UINT64_C(9743841689969429939));
    QCOMPARE(random.next64(), Q_UINT64_C(10298746168898303968));
    QVERIFY(Philox(5, 7).next64() != Philox((quint64(1) << 63) | 5, 7).next64());
    QVERIFY(Philox(5, 7).next64() != Philox(5, (quint64(1) << 63) | 7).next64());
}

void tst_Random::belowGivesAFixedSequence_data()
{
    QTest::addColumn<quint64>("stream");
    QTest::addColumn<QList<quint64>>("expected");
    // Computed with a Python implementation of the paper.
    QTest::newRow("stream 0") << quint64(0) << QList<quint64>{2, 3, 2, 4, 4, 1, 2, 1, 1, 5, 2, 3};
    QTest::newRow("stream 1") << quint64(1) << QList<quint64>{2, 1, 2, 3, 3, 3, 3, 4, 1, 4, 0, 0};
}

void tst_Random::belowGivesAFixedSequence()
{
    QFETCH(quint64, stream);
    QFETCH(const QList<quint64>, expected);
    Philox random(20240607, stream);
    QList<quint64> drawn;
    for (qsizetype i = 0; i < expected.size(); ++i)
        drawn.append(random.below(6));
    QCOMPARE(drawn, expected);
}

void tst_Random::belowOneIsAlwaysZero()
{
    Philox random(1);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(random.below(1), quint64(0));
}

void tst_Random::belowIsUniform_data()
{
    QTest::addColumn<quint64>("bound");
    QTest::newRow("coin") << quint64(2);
    QTest::newRow("die") << quint64(6);
    QTest::newRow("power of two") << quint64(16);
    QTest::newRow("prime") << quint64(97);
    // Without rejection the lower third of it would come up twice as often.
    QTest::newRow("three quarters of all") << (quint64(3) << 62);
}

void tst_Random::belowIsUniform()
{
    QFETCH(quint64, bound);
    constexpr int draws = 20000;
    const quint64 bins = qMin<quint64>(bound, 97);
    std::vector<int> counts(bins);
    Philox random(99, bound);
    for (int i = 0; i < draws; ++i) {
        const quint64 value = random.below(bound);
        QVERIFY(value < bound);
        const quint64 bin = bound == bins ? value : value / (bound / bins + 1);
        ++counts[bin];
    }
    const double expected = double(draws) / double(bins);
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += (count - expected) * (count - expected) / expected;
    // Six standard deviations of a chi-square with bins - 1 degrees of freedom.
    const double freedom = double(bins - 1);
    QVERIFY2(chiSquare < freedom + 6 * std::sqrt(2 * freedom),
             qPrintable(QString::number(chiSquare)));
}

void tst_Random::sampleIsFixed()
{
    // Computed with a Python implementation of algorithm S over the same stream.
    Philox random(42);
    QCOMPARE(sampleIndices(100, 10, random),
             (QList<qsizetype>{22, 30, 34, 40, 58, 61, 63, 75, 78, 87}));
}

void tst_Random::sampleIsDistinctAndInOrder_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("nothing of nothing") << qsizetype(0) << qsizetype(0);
    QTest::newRow("nothing") << qsizetype(10) << qsizetype(0);
    QTest::newRow("one of one") << qsizetype(1) << qsizetype(1);
    QTest::newRow("all") << qsizetype(50) << qsizetype(50);
    QTest::newRow("some") << qsizetype(1000) << qsizetype(30);
    QTest::newRow("all but one") << qsizetype(1000) << qsizetype(999);
}

void tst_Random::sampleIsDistinctAndInOrder()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, count);
    for (quint64 seed = 0; seed < 20; ++seed) {
        Philox random(seed);
        const QList<qsizetype> sample = sampleIndices(size, count, random);
        QCOMPARE(sample.size(), count);
        for (qsizetype i = 0; i < sample.size(); ++i) {
            QVERIFY(sample[i] >= 0 && sample[i] < size);
            QVERIFY(i == 0 || sample[i - 1] < sample[i]);
        }
    }
}

void tst_Random::everySubsetIsEquallyLikely()
{
    // C(5, 2) = 10 subsets, 1,000 draws expected of each.
    QMap<QList<qsizetype>, int> counts;
    Philox random(3);
    for (int i = 0; i < 10000; ++i)
        ++counts[sampleIndices(5, 2, random)];
    QCOMPARE(counts.size(), 10);
    for (const int count : std::as_const(counts))
        QVERIFY2(count > 820 && count < 1180, qPrintable(QString::number(count)));
}

void tst_Random::shuffleIsFixed()
{
    // Computed with a Python implementation of Fisher-Yates over the same stream.
    QList<int> list{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    Philox random(42);
    shuffle(list, random);
    QCOMPARE(list, (QList<int>{6, 0, 5, 8, 4, 3, 2, 7, 1, 9}));
}

void tst_Random::shuffleIsAPermutation_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2, 3, 100})
        QTest::addRow("%d", size) << size;
}

void tst_Random::shuffleIsAPermutation()
{
    QFETCH(int, size);
    QList<int> list(size);
    std::iota(list.begin(), list.end(), 0);
    const QList<int> before = list;
    Philox random(11);
    shuffle(list, random);
    std::sort(list.begin(), list.end());
    QCOMPARE(list, before);
}

void tst_Random::everyPermutationIsEquallyLikely()
{
    QMap<QList<int>, int> counts;
    Philox random(5);
    for (int i = 0; i < 6000; ++i) {
        QList<int> list{1, 2, 3};
        shuffle(list, random);
        ++counts[list];
    }
    QCOMPARE(counts.size(), 6);
    for (const int count : std::as_const(counts))
        QVERIFY2(count > 820 && count < 1180, qPrintable(QString::number(count)));
}

CONCORD_TEST(tst_Random)

#include "tst_random.moc"
