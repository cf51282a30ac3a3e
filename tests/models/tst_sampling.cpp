// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/sampling.h"

#include "tests/support/testregistry.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Concord;

class tst_Sampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesAreProportional_data();
    void sharesAreProportional();
    void oneTextIsDrawnOnce();
    void ambiguousTextIsLeftOut();
    void typographyDoesNotMakeATextNew();
    void partsAreEqual_data();
    void partsAreEqual();
    void strataAreProportional();
    void orderOfThePopulationDoesNotMatter();
    void sampleIsTheSameEverywhere();
    void orderTellsNothingOfTheOrigin();
    void withoutOriginsAllAreDrawnFrom();

private:
    static QList<Candidate> population(int human, int synthetic);
    static QMap<Origin, int> byOrigin(const QList<Candidate> &sample);
    static QStringList keys(const QList<Candidate> &sample);
};

// Human texts in one stratum; synthetic ones in three of different size.
QList<Candidate> tst_Sampling::population(int human, int synthetic)
{
    QList<Candidate> all;
    for (int i = 0; i < human + synthetic; ++i) {
        const bool isHuman = i < human;
        Candidate candidate;
        candidate.key =
            QStringLiteral("%1/%2").arg(QString(isHuman ? u'h' : u's')).arg(i, 5, 10, QChar(u'0'));
        candidate.origin = isHuman ? Origin::Human : Origin::Synthetic;
        candidate.stratum = isHuman ? QStringLiteral("h")
                                    : QStringLiteral("s%1").arg(i % 10 < 5       ? 0
                                                                    : i % 10 < 8 ? 1
                                                                                 : 2);
        candidate.textDigest = quint64(i) + 1;
        candidate.subjects = {UnitSubject()};
        candidate.subjects[0].item = ItemId(i + 1);
        all.append(candidate);
    }
    return all;
}

QMap<Origin, int> tst_Sampling::byOrigin(const QList<Candidate> &sample)
{
    QMap<Origin, int> counts;
    for (const Candidate &candidate : sample)
        ++counts[candidate.origin];
    return counts;
}

QStringList tst_Sampling::keys(const QList<Candidate> &sample)
{
    QStringList keys;
    for (const Candidate &candidate : sample)
        keys.append(candidate.key);
    return keys;
}

void tst_Sampling::sharesAreProportional_data()
{
    QTest::addColumn<QList<qint64>>("sizes");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QList<qint64>>("expected");
    using Numbers = QList<qint64>;
    // Worked by hand.
    QTest::newRow("exact") << Numbers{50, 30, 20} << qint64(10) << Numbers{5, 3, 2};
    QTest::newRow("largest remainder") << Numbers{5, 3, 2} << qint64(4) << Numbers{2, 1, 1};
    QTest::newRow("ties go to the first") << Numbers{1, 1, 1} << qint64(2) << Numbers{1, 1, 0};
    QTest::newRow("all") << Numbers{3, 0, 2} << qint64(5) << Numbers{3, 0, 2};
    QTest::newRow("none") << Numbers{3, 2} << qint64(0) << Numbers{0, 0};
    QTest::newRow("nothing there") << Numbers{0, 0} << qint64(0) << Numbers{0, 0};
    QTest::newRow("no parts") << Numbers{} << qint64(0) << Numbers{};
}

void tst_Sampling::sharesAreProportional()
{
    QFETCH(QList<qint64>, sizes);
    QFETCH(qint64, total);
    QFETCH(QList<qint64>, expected);
    QCOMPARE(proportionalShares(sizes, total), expected);
}

void tst_Sampling::oneTextIsDrawnOnce()
{
    QList<Candidate> all = population(4, 0);
    all[3].textDigest = all[1].textDigest;
    std::ranges::reverse(all);
    QCOMPARE(keys(distinctCandidates(all, OriginUse::IsAsked)).join(u' '),
             QStringLiteral("h/00000 h/00001 h/00002"));
}

void tst_Sampling::ambiguousTextIsLeftOut()
{
    QList<Candidate> all = population(2, 3);
    all[4].textDigest = all[0].textDigest;
    QCOMPARE(keys(distinctCandidates(all, OriginUse::IsAsked)).join(u' '),
             QStringLiteral("h/00001 s/00002 s/00003"));
    QCOMPARE(keys(distinctCandidates(all, OriginUse::DoesNotMatter)).join(u' '),
             QStringLiteral("h/00000 h/00001 s/00002 s/00003"));
}

void tst_Sampling::typographyDoesNotMakeATextNew()
{
    QCOMPARE(textDigest(QStringLiteral("It’s late…  Go home ?")),
             textDigest(QStringLiteral("it's late... go home?")));
    QVERIFY(textDigest(QStringLiteral("It's late.")) != textDigest(QStringLiteral("It is late.")));
    // On every machine; from the first eight bytes of Python's hashlib.blake2b(digest_size=20).
    QCOMPARE(textDigest(QStringLiteral("abc")), Q_UINT64_C(3933317541843452472));
}

void tst_Sampling::partsAreEqual_data()
{
    QTest::addColumn<int>("human");
    QTest::addColumn<int>("synthetic");
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("expectedHuman");
    QTest::addColumn<int>("expectedSynthetic");
    QTest::newRow("even") << 50 << 80 << 20 << 10 << 10;
    QTest::newRow("odd") << 50 << 80 << 21 << 11 << 10;
    QTest::newRow("too few human") << 7 << 80 << 20 << 7 << 7;
    QTest::newRow("too few of both") << 7 << 5 << 20 << 5 << 5;
    QTest::newRow("just enough") << 10 << 10 << 20 << 10 << 10;
    QTest::newRow("none of one") << 10 << 0 << 20 << 0 << 0;
}

void tst_Sampling::partsAreEqual()
{
    QFETCH(int, human);
    QFETCH(int, synthetic);
    QFETCH(int, units);
    const auto sample =
        drawSample(population(human, synthetic), {Origin::Human, Origin::Synthetic}, units, 1);
    QTEST(byOrigin(sample).value(Origin::Human), "expectedHuman");
    QTEST(byOrigin(sample).value(Origin::Synthetic), "expectedSynthetic");
    QStringList drawn = keys(sample);
    QCOMPARE(drawn.removeDuplicates(), 0);
}

void tst_Sampling::strataAreProportional()
{
    for (quint64 seed = 0; seed < 10; ++seed) {
        QMap<QString, int> counts;
        const auto sample = drawSample(population(100, 1000), {Origin::Synthetic}, 100, seed);
        for (const Candidate &candidate : sample)
            ++counts[candidate.stratum];
        QCOMPARE(counts.value(QStringLiteral("s0")), 50);
        QCOMPARE(counts.value(QStringLiteral("s1")), 30);
        QCOMPARE(counts.value(QStringLiteral("s2")), 20);
    }
}

void tst_Sampling::orderOfThePopulationDoesNotMatter()
{
    QList<Candidate> all = population(40, 60);
    const QList<Origin> origins{Origin::Human, Origin::Synthetic};
    const auto sample = drawSample(distinctCandidates(all, OriginUse::IsAsked), origins, 20, 5);
    std::ranges::reverse(all);
    QCOMPARE(drawSample(distinctCandidates(all, OriginUse::IsAsked), origins, 20, 5), sample);
    QVERIFY(drawSample(distinctCandidates(all, OriginUse::IsAsked), origins, 20, 6) != sample);
}

// What a seed means may never change: these keys are in published designs.
void tst_Sampling::sampleIsTheSameEverywhere()
{
    const auto sample =
        drawSample(population(40, 60), {Origin::Human, Origin::Synthetic}, 6, 20260304);
    QCOMPARE(keys(sample).join(u' '),
             QStringLiteral("s/00076 s/00082 h/00028 s/00048 h/00000 h/00017"));
}

// Wald-Wolfowitz runs over many seeds: their mean is n/2 + 1 for equal halves in random order.
void tst_Sampling::orderTellsNothingOfTheOrigin()
{
    const QList<Candidate> all = population(100, 100);
    qint64 runs = 0;
    qint64 firstHuman = 0;
    for (quint64 seed = 0; seed < 400; ++seed) {
        const auto sample = drawSample(all, {Origin::Human, Origin::Synthetic}, 40, seed);
        ++runs;
        for (qsizetype i = 1; i < sample.size(); ++i)
            runs += sample[i].origin != sample[i - 1].origin ? 1 : 0;
        firstHuman += sample[0].origin == Origin::Human ? 1 : 0;
    }
    // 21 expected; standard error of the mean is 3.12 / 20.
    QVERIFY(std::abs(double(runs) / 400 - 21) < 0.6);
    QVERIFY(std::abs(double(firstHuman) - 200) < 40);
}

void tst_Sampling::withoutOriginsAllAreDrawnFrom()
{
    const auto sample = drawSample(population(30, 10), {}, 40, 1);
    QCOMPARE(sample.size(), 40);
    QCOMPARE(drawSample(population(30, 10), {}, 50, 1).size(), 40);
    QVERIFY(drawSample({}, {}, 5, 1).isEmpty());
    QVERIFY(drawSample({}, {Origin::Human, Origin::Synthetic}, 5, 1).isEmpty());
}

CONCORD_TEST(tst_Sampling)

#include "tst_sampling.moc"
