// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal.h"

#include "models/core/version.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Concord;

class tst_Journal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void entriesComeBackInOrder();
    void timesAreStoredInUtcWithMilliseconds();
    void timesSurviveStoring_data();
    void timesSurviveStoring();
};

void tst_Journal::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Journal::entriesComeBackInOrder()
{
    const Database database = emptyProjectDatabase();
    const QJsonObject detail{{QStringLiteral("items"), 7},
                             {QStringLiteral("name"), QStringLiteral("你好 \"x\"")}};
    const QString subject = QStringLiteral("naïve – 数据");
    // The later entry has the earlier time: the clock may have been set back.
    VERIFY_RESULT(
        addJournalEntry(database, testTime(), QStringLiteral("imported"), subject, detail));
    VERIFY_RESULT(addJournalEntry(database, testTime().addDays(-1), QStringLiteral("deleted"),
                                  QStringLiteral(""), {}));
    const auto entries = journalEntries(database);
    VERIFY_RESULT(entries);
    const QList<JournalEntry> expected = {
        {testTime(), programVersion(), QStringLiteral("imported"), subject, detail},
        {testTime().addDays(-1), programVersion(), QStringLiteral("deleted"), QString(), {}},
    };
    QCOMPARE(*entries, expected);
}

void tst_Journal::timesAreStoredInUtcWithMilliseconds()
{
    QCOMPARE(storedTime(testTime()), QStringLiteral("2026-03-04T05:06:07.089Z"));
    const QDateTime elsewhere = testTime().toOffsetFromUtc(8 * 3600);
    QCOMPARE(storedTime(elsewhere), QStringLiteral("2026-03-04T05:06:07.089Z"));
}

void tst_Journal::timesSurviveStoring_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::newRow("milliseconds") << testTime();
    QTest::newRow("whole second") << testTime().addMSecs(-89);
    QTest::newRow("long ago") << QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999),
                                           QTimeZone::utc());
    QTest::newRow("elsewhere") << testTime().toOffsetFromUtc(-3600);
}

void tst_Journal::timesSurviveStoring()
{
    QFETCH(QDateTime, time);
    const QDateTime back = timeFromStored(storedTime(time));
    QCOMPARE(back, time);
    QCOMPARE(back.timeSpec(), Qt::UTC);
}

CONCORD_TEST(tst_Journal)

#include "tst_journal.moc"
