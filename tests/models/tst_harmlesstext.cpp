// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/itemtext.h"
#include "models/text/harmlesstext.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_HarmlessText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPositionStays();
    void endsOfLinesAreOne();
    void onlyWritingToTheLeftIsIsolated();
    void matchesIgnoreCaseAndDoNotOverlap();
    void partsEndWithAWord();
    void anItemWithoutPartsIsSmall();
};

void tst_HarmlessText::everyPositionStays()
{
    const QString text = QStringLiteral("a%1\t%2%3%4é😀")
                             .arg(QChar(0))
                             .arg(QChar(0x1B))
                             .arg(QChar(0x202E))
                             .arg(QChar(0x85));
    QCOMPARE(harmlessText(text), QStringLiteral("a␀\t␛��é😀"));
    const QString arabic = QStringLiteral("مرحبا\u200F!");
    QCOMPARE(harmlessText(arabic), arabic);
}

void tst_HarmlessText::endsOfLinesAreOne()
{
    QCOMPARE(harmlessText(QStringLiteral("a\r\nb\rc\n")), QStringLiteral("a\nb\nc\n"));
}

void tst_HarmlessText::onlyWritingToTheLeftIsIsolated()
{
    QCOMPARE(isolated(QStringLiteral("music 音楽 1")), QStringLiteral("music 音楽 1"));
    QCOMPARE(isolated(QStringLiteral("שלום")), QStringLiteral("\u2068שלום\u2069"));
}

void tst_HarmlessText::matchesIgnoreCaseAndDoNotOverlap()
{
    using Matches = QList<TextMatch>;
    QCOMPARE(matchesIn(QStringLiteral("Anna and ANNA"), {QStringLiteral("anna")}),
             (Matches{{0, 4}, {9, 4}}));
    QCOMPARE(matchesIn(QStringLiteral("aaa"), {QStringLiteral("aa")}), (Matches{{0, 2}}));
    QCOMPARE(matchesIn(QStringLiteral("concord"),
                       {QStringLiteral("cord"), QStringLiteral("con"), QStringLiteral("conc"),
                        QString()}),
             (Matches{{0, 4}}));
}

void tst_HarmlessText::partsEndWithAWord()
{
    QCOMPARE(partLength(u"one two three", 9), 8);
    QCOMPARE(partLength(u"one two", 20), 7);
    QCOMPARE(partLength(u"onetwothree", 5), 5);
    QCOMPARE(partLength(u"ab😀c", 3), 2);
}

void tst_HarmlessText::anItemWithoutPartsIsSmall()
{
    Item item;
    item.key = QStringLiteral("k");
    const QJsonObject json = QJsonDocument::fromJson(itemJson(item)).object();
    QCOMPARE(json.keys(), (QStringList{QStringLiteral("key"), QStringLiteral("rounds")}));
    QCOMPARE(dialogueText({}), QString());
}

CONCORD_TEST(tst_HarmlessText)
#include "tst_harmlesstext.moc"
