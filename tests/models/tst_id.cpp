// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/id.h"

#include "models/core/version.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <type_traits>

using namespace Concord;

class tst_Id : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noIdIsInvalid();
    void idsOfDifferentKindsDoNotMix();
    void idsAreOrderedByNumber();
    void uidsAreRandom();
    void uidsSurviveText();
    void textThatIsNoUidIsInvalid_data();
    void textThatIsNoUidIsInvalid();
    void versionHasThreeNumbers();

private:
    using ThisId = Id<struct ThisTag>;
    using OtherId = Id<struct OtherTag>;
    using ThisUid = Uid<struct ThisTag>;
};

void tst_Id::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Id::noIdIsInvalid()
{
    QVERIFY(!ThisId().isValid());
    QVERIFY(!ThisId(0).isValid());
    QVERIFY(!ThisId(-1).isValid());
    QVERIFY(ThisId(1).isValid());
    QCOMPARE(ThisId(77).value(), 77);
}

void tst_Id::idsOfDifferentKindsDoNotMix()
{
    static_assert(!std::is_convertible_v<ThisId, OtherId>);
    static_assert(!std::is_convertible_v<qint64, ThisId>);
    static_assert(!std::is_convertible_v<QUuid, ThisUid>);
}

void tst_Id::idsAreOrderedByNumber()
{
    QVERIFY(ThisId(2) < ThisId(10));
    QVERIFY(ThisId(2) == ThisId(2));
    QVERIFY(ThisId(2) != ThisId(3));
    QCOMPARE((QSet<ThisId>{ThisId(1), ThisId(1), ThisId(2)}).size(), 2);
}

void tst_Id::uidsAreRandom()
{
    QSet<ThisUid> seen;
    for (int i = 0; i < 100; ++i) {
        const ThisUid uid = ThisUid::create();
        QVERIFY(uid.isValid());
        // Version 4, so that it tells neither time nor machine.
        QCOMPARE(uid.toString()[14], u'4');
        seen.insert(uid);
    }
    QCOMPARE(seen.size(), 100);
}

void tst_Id::uidsSurviveText()
{
    const ThisUid uid = ThisUid::create();
    QCOMPARE(uid.toString().size(), 36);
    QVERIFY(ThisUid::fromString(uid.toString()) == uid);
    const ThisUid other = ThisUid::create();
    QVERIFY(!(uid == other));
    QVERIFY((uid < other) != (other < uid));
}

void tst_Id::textThatIsNoUidIsInvalid_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("word") << QStringLiteral("recommend-485");
    QTest::newRow("too short") << QStringLiteral("67c8770b-44f1-410a-ab9a-f9b5446f13e");
}

void tst_Id::textThatIsNoUidIsInvalid()
{
    QFETCH(QString, text);
    QVERIFY(!ThisUid::fromString(text).isValid());
}

void tst_Id::versionHasThreeNumbers()
{
    static const QRegularExpression numbers(QStringLiteral("^\\d+\\.\\d+\\.\\d+$"));
    QVERIFY(numbers.match(programVersion()).hasMatch());
}

CONCORD_TEST(tst_Id)

#include "tst_id.moc"
