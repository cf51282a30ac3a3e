// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/searchwords.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_SearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOfASearch();
    void placesInAText_data();
    void placesInAText();
    void snippetsAreCutAroundTheFirst();
    void oneLetterIsNotEnough();
};

void tst_SearchWords::wordsOfASearch()
{
    QCOMPARE(
        searchWords(QStringLiteral("late \"red tram\" sta")),
        (SearchWords{{QStringLiteral("late"), QStringLiteral("red tram")}, QStringLiteral("sta")}));
    QCOMPARE(searchWords(QStringLiteral("late ")), (SearchWords{{QStringLiteral("late")}, {}}));
    QCOMPARE(searchWords(QStringLiteral(" -- \"!\" ")), SearchWords());
    QCOMPARE(searchWords(QStringLiteral("a")), (SearchWords{{QStringLiteral("a")}, {}}));
}

void tst_SearchWords::placesInAText_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &typed, const QString &text,
                        const QString &marked) { QTest::newRow(name) << typed << text << marked; };
    row("case and accents", QStringLiteral("cafe "), QStringLiteral("The CAFÉ cafes"),
        QStringLiteral("The [CAFÉ] cafes"));
    row("a beginning", QStringLiteral("tra"), QStringLiteral("Trams, extra"),
        QStringLiteral("[Tra]ms, extra"));
    row("a phrase", QStringLiteral("\"late tram\""), QStringLiteral("a late tram, late"),
        QStringLiteral("a [late tram], late"));
    row("two words", QStringLiteral("late tram "), QStringLiteral("tram late"),
        QStringLiteral("[tram] [late]"));
    row("no word within a word", QStringLiteral("art "), QStringLiteral("part art"),
        QStringLiteral("part [art]"));
    row("Chinese", QStringLiteral("手机"), QStringLiteral("我的手机坏了"),
        QStringLiteral("我的[手机]坏了"));
    row("nothing", QStringLiteral("tram"), QStringLiteral("bus"), QStringLiteral("bus"));
}

void tst_SearchWords::placesInAText()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QString marked = text;
    const QList<TextSpan> places = findWords(text, searchWords(typed));
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        marked.insert(place->start + place->length, u']');
        marked.insert(place->start, u'[');
    }
    QTEST(marked, "marked");
}

void tst_SearchWords::snippetsAreCutAroundTheFirst()
{
    const QString text = QStringLiteral("one two three four five six seven eight nine ten");
    const SearchWords words = searchWords(QStringLiteral("six "));
    QCOMPARE(snippetOf(text, words, 16), QStringLiteral("…six seven eight…"));
    QCOMPARE(snippetOf(text, words, 200), text);
    QCOMPARE(snippetOf(text, searchWords(QStringLiteral("eleven ")), 16), QString());
}

void tst_SearchWords::oneLetterIsNotEnough()
{
    QVERIFY(needsMoreLetters(QStringLiteral(" t ")));
    QVERIFY(!needsMoreLetters(QStringLiteral("tr")));
    QVERIFY(!needsMoreLetters(QStringLiteral("手")));
    QVERIFY(!needsMoreLetters(QStringLiteral("7")));
    QVERIFY(!needsMoreLetters(QString()));
}

CONCORD_TEST(tst_SearchWords)
#include "tst_searchwords.moc"
