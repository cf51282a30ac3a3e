// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/nametable.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTest>

using namespace Concord;

class tst_NameTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesAreNumberedInOrderOfAppearance();
    void everyByteCounts();
    void manyNamesKeepTheirNumbers();
    void onlyKeepsOrder();
    void frozenNamesCanBeRead();
};

namespace {

QByteArray unitName(quint32 number)
{
    return "unit-" + QByteArray::number(number);
}

} // namespace

void tst_NameTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_NameTable::namesAreNumberedInOrderOfAppearance()
{
    NameTable table;
    QCOMPARE(table.intern("b"), 0U);
    QCOMPARE(table.intern("a"), 1U);
    QCOMPARE(table.intern("b"), 0U);
    QCOMPARE(table.intern(""), 2U);
    QCOMPARE(table.intern("\xC3\xA9"), 3U);
    QCOMPARE(
        table.names(),
        (QStringList{QStringLiteral("b"), QStringLiteral("a"), QString(), QStringLiteral("é")}));
}

void tst_NameTable::everyByteCounts()
{
    NameTable table;
    const QByteArray name("abcdefghijklmnopq");
    QCOMPARE(table.intern(name), 0U);
    for (qsizetype i = 0; i < name.size(); ++i) {
        QByteArray other = name;
        other[i] = '_';
        QCOMPARE(table.intern(other), quint32(i) + 1);
    }
    const auto next = quint32(table.size());
    QCOMPARE(table.intern(name.chopped(1)), next);
    QCOMPARE(table.intern(QByteArrayView("a\0", 2)), next + 1); // as short ones are padded with 0
    QCOMPARE(table.intern("a"), next + 2);
}

void tst_NameTable::manyNamesKeepTheirNumbers()
{
    NameTable table;
    constexpr quint32 count = 200'000;
    for (quint32 i = 0; i < count; ++i)
        QCOMPARE(table.intern(unitName(i)), i);
    for (quint32 i = 0; i < count; i += 97) {
        QCOMPARE(table.intern(unitName(i)), i);
        QCOMPARE(table.bytes(i), unitName(i));
    }
    QCOMPARE(table.size(), qsizetype(count));
}

void tst_NameTable::onlyKeepsOrder()
{
    NameTable table;
    for (const char *name : {"a", "bb", "", "dddd"})
        table.intern(name);
    const NameTable kept = table.only({true, false, true, true});
    QCOMPARE(kept.names(), (QStringList{QStringLiteral("a"), QString(), QStringLiteral("dddd")}));
}

void tst_NameTable::frozenNamesCanBeRead()
{
    NameTable table;
    table.intern("a");
    table.freeze();
    QCOMPARE(table.name(0), QStringLiteral("a"));
}

CONCORD_TEST(tst_NameTable)
#include "tst_nametable.moc"
