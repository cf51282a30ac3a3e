// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/dialogue.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Dialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashIsTheSameEverywhere();
    void equalDialoguesHaveEqualHashes();
    void anyDifferenceChangesTheHash_data();
    void anyDifferenceChangesTheHash();
    void turnsAreCountedOverAllRounds();
    void roundBeginsWhenItsOpenerSpeaksAgain_data();
    void roundBeginsWhenItsOpenerSpeaksAgain();

private:
    // "A:hi B:ho | A:he": speaker, content, and rounds parted by a bar.
    static Dialogue dialogue(const QString &text);
};

Dialogue tst_Dialogue::dialogue(const QString &text)
{
    Dialogue made;
    const QStringList rounds = text.split(u'|');
    for (const QString &round : rounds) {
        made.rounds.append(Round{});
        const QStringList turns = round.split(u' ', Qt::SkipEmptyParts);
        for (const QString &turn : turns)
            made.rounds.last().turns.append({turn.section(u':', 0, 0), turn.section(u':', 1)});
    }
    return made;
}

void tst_Dialogue::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Dialogue::hashIsTheSameEverywhere()
{
    // Computed with Python's hashlib.blake2b over little-endian lengths and UTF-8.
    const Dialogue greeting{{{{{QStringLiteral("User"), QStringLiteral("Hello.")},
                               {QStringLiteral("AI"), QStringLiteral("你好")}}}}};
    QCOMPARE(contentHash(greeting).toHex(),
             QByteArray("7691f4b740374fac098cbea0fa085ed8bbca73fc075fb5c38e12ed8be7c5f52d"));
    QCOMPARE(contentHash(Dialogue{}).toHex(),
             QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
}

void tst_Dialogue::equalDialoguesHaveEqualHashes()
{
    const QString text = QStringLiteral("A:one B:two | A:three");
    QCOMPARE(dialogue(text), dialogue(text));
    QCOMPARE(contentHash(dialogue(text)), contentHash(dialogue(text)));
    // A null text is an empty one.
    const Dialogue null{{{{{QString(), QString()}}}}};
    const Dialogue empty{{{{{QStringLiteral(""), QStringLiteral("")}}}}};
    QCOMPARE(contentHash(null), contentHash(empty));
}

void tst_Dialogue::anyDifferenceChangesTheHash_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("content") << QStringLiteral("A:one B:too | A:three");
    QTest::newRow("speaker") << QStringLiteral("A:one C:two | A:three");
    QTest::newRow("round boundary") << QStringLiteral("A:one | B:two A:three");
    QTest::newRow("no round boundary") << QStringLiteral("A:one B:two A:three");
    QTest::newRow("an empty round more") << QStringLiteral("A:one B:two | A:three |");
    QTest::newRow("turn order") << QStringLiteral("B:two A:one | A:three");
    QTest::newRow("turn missing") << QStringLiteral("A:one B:two |");
    QTest::newRow("text moved over a boundary") << QStringLiteral("A:oneB :two | A:three");
    QTest::newRow("letter moved from speaker to content")
        << QStringLiteral(":Aone B:two | A:three");
    QTest::newRow("case") << QStringLiteral("A:One B:two | A:three");
}

void tst_Dialogue::anyDifferenceChangesTheHash()
{
    QFETCH(QString, other);
    const Dialogue one = dialogue(QStringLiteral("A:one B:two | A:three"));
    QVERIFY(!(one == dialogue(other)));
    QVERIFY(contentHash(one) != contentHash(dialogue(other)));
}

void tst_Dialogue::turnsAreCountedOverAllRounds()
{
    QCOMPARE(Dialogue{}.turnCount(), 0);
    QCOMPARE(dialogue(QStringLiteral("A:1 B:2 | | A:3")).turnCount(), 3);
}

void tst_Dialogue::roundBeginsWhenItsOpenerSpeaksAgain_data()
{
    QTest::addColumn<QString>("expected");
    QTest::newRow("one turn") << QStringLiteral("A:1");
    QTest::newRow("question and reply") << QStringLiteral("A:1 B:2");
    QTest::newRow("two rounds") << QStringLiteral("A:1 B:2 |A:3 B:4");
    QTest::newRow("no reply at the end") << QStringLiteral("A:1 B:2 |A:3");
    QTest::newRow("monologue") << QStringLiteral("A:1 A:2 A:3");
    QTest::newRow("opener speaks twice first") << QStringLiteral("A:1 A:2 B:3 |A:4");
    QTest::newRow("reply in two turns") << QStringLiteral("A:1 B:2 B:3 |A:4 B:5");
    QTest::newRow("three speakers") << QStringLiteral("A:1 B:2 C:3 B:4 |A:5 C:6");
}

void tst_Dialogue::roundBeginsWhenItsOpenerSpeaksAgain()
{
    QFETCH(QString, expected);
    const Dialogue wanted = dialogue(expected);
    QList<Turn> turns;
    for (const Round &round : wanted.rounds)
        turns += round.turns;
    QCOMPARE(roundsFromTurns(turns), wanted.rounds);
    QVERIFY(roundsFromTurns({}).isEmpty());
}

CONCORD_TEST(tst_Dialogue)

#include "tst_dialogue.moc"
