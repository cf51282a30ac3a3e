// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/packetpage.h"

#include "tests/support/testregistry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_PacketPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFinishedPacketIsToBeSentBack();
    void aStoppedPacketIsGoneOnWith();

private:
    static bool says(const PacketPage &page, const QString &text);
};

bool tst_PacketPage::says(const PacketPage &page, const QString &text)
{
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    return std::ranges::any_of(labels,
                               [&](const QLabel *label) { return label->text().contains(text); });
}

void tst_PacketPage::aFinishedPacketIsToBeSentBack()
{
    PacketPage page;
    page.setPacket({QStringLiteral("/home/ada/Ada.concordpacket"), 2048, 6, 6});
    page.show();
    QVERIFY(says(page, QStringLiteral("Send this file back to the researcher")));
    QVERIFY(says(page, QStringLiteral("/home/ada/Ada.concordpacket\n2.00 KiB")));
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("copyPacketPath")), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/home/ada/Ada.concordpacket"));
    QVERIFY(page.findChild<QPushButton *>(QStringLiteral("showPacket"))->isVisible());
}

void tst_PacketPage::aStoppedPacketIsGoneOnWith()
{
    PacketPage page;
    page.setPacket({QStringLiteral("/home/ada/Ada.concordpacket"), 2048, 2, 6});
    page.show();
    QVERIFY(says(page, QStringLiteral("2 of 6 units are done")));
    QSignalSpy resumed(&page, &PacketPage::resumeRequested);
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("resumePacket")), Qt::Key_Space);
    QCOMPARE(resumed.size(), 1);
    QCOMPARE(resumed[0][0].toString(), QStringLiteral("/home/ada/Ada.concordpacket"));
}

CONCORD_TEST(tst_PacketPage)
#include "tst_packetpage.moc"
