// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/blindorder.h"

#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Concord;

class tst_BlindOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRepeatsTheOrderStays();
    void everyRepeatComesAfterItsFirstShowing_data();
    void everyRepeatComesAfterItsFirstShowing();
    void repeatsAreMixedWithOtherUnits();
    void noMoreThanThereAre();
    void everyoneRepeatsOwnUnits();

private:
    static QList<int> numbers(int count);
    static int smallestGap(const QList<OrderedUnit> &order);
};

QList<int> tst_BlindOrder::numbers(int count)
{
    QList<int> order(count);
    std::iota(order.begin(), order.end(), 100);
    return order;
}

// Units between the two showings of the same one, at least; -1 where the second comes first.
int tst_BlindOrder::smallestGap(const QList<OrderedUnit> &order)
{
    int smallest = std::numeric_limits<int>::max();
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (order[i].occurrence == 1)
            continue;
        const qsizetype first = order.indexOf(OrderedUnit{order[i].unit, 1});
        smallest = std::min(smallest, first > i ? -1 : int(i - first) - 1);
    }
    return smallest;
}

void tst_BlindOrder::withoutRepeatsTheOrderStays()
{
    const QList<OrderedUnit> order = withRepeats({7, 3, 5}, 0, 0, 1);
    QCOMPARE(order, (QList<OrderedUnit>{{7, 1}, {3, 1}, {5, 1}}));
    QVERIFY(withRepeats({}, 2, 0, 1).isEmpty());
}

void tst_BlindOrder::everyRepeatComesAfterItsFirstShowing_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("repeats");
    QTest::addColumn<int>("gap"); // by hand: first place of a repeat less last place of a source
    QTest::newRow("paper") << 100 << 10 << 50 - 34 + 10 - 1;
    QTest::newRow("many") << 100 << 40 << 50 - 1;
    QTest::newRow("more than half") << 20 << 15 << 15 - 1;
    QTest::newRow("all") << 6 << 6 << 6 - 1;
    QTest::newRow("few units") << 5 << 1 << 3 - 2 + 1 - 1;
    QTest::newRow("four units") << 4 << 1 << 3 - 2 + 1 - 1;
    QTest::newRow("two units") << 2 << 1 << 2 - 1 + 1 - 1;
}

void tst_BlindOrder::everyRepeatComesAfterItsFirstShowing()
{
    QFETCH(int, units);
    QFETCH(int, repeats);
    QFETCH(int, gap);
    for (quint64 seed = 1; seed <= 200; ++seed) {
        const QList<OrderedUnit> order = withRepeats(numbers(units), repeats, 3, seed);
        QCOMPARE(order.size(), units + repeats);
        QSet<int> repeated;
        QList<int> first;
        for (const OrderedUnit &next : order) {
            if (next.occurrence == 2)
                repeated.insert(next.unit);
            else
                first.append(next.unit);
        }
        QCOMPARE(first, numbers(units));
        QCOMPARE(repeated.size(), repeats);
        QVERIFY2(smallestGap(order) >= gap, qPrintable(QString::number(seed)));
    }
}

void tst_BlindOrder::repeatsAreMixedWithOtherUnits()
{
    qsizetype inARow = 0;
    for (quint64 seed = 1; seed <= 50; ++seed) {
        const QList<OrderedUnit> order = withRepeats(numbers(60), 5, 0, seed);
        for (qsizetype i = 0; i < 30; ++i)
            QCOMPARE(order[i].occurrence, 1);
        const auto last = order.last(5);
        inARow += std::ranges::all_of(last, [](const OrderedUnit &u) { return u.occurrence == 2; });
    }
    QVERIFY(inARow < 5); // one of 324,632 orders has all at the end
}

void tst_BlindOrder::noMoreThanThereAre()
{
    QCOMPARE(withRepeats({4, 2}, 9, 0, 1), (QList<OrderedUnit>{{4, 1}, {2, 1}, {4, 2}, {2, 2}}));
}

void tst_BlindOrder::everyoneRepeatsOwnUnits()
{
    QCOMPARE(withRepeats(numbers(30), 4, 1, 5), withRepeats(numbers(30), 4, 1, 5));
    QVERIFY(withRepeats(numbers(30), 4, 1, 5) != withRepeats(numbers(30), 4, 2, 5));
    QVERIFY(withRepeats(numbers(30), 4, 1, 5) != withRepeats(numbers(30), 4, 1, 6));
}

CONCORD_TEST(tst_BlindOrder)

#include "tst_blindorder.moc"
