// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/meteor.h"
#include "models/text/porterstemmer.h"
#include "models/text/wordnet.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Concord;

/// What scoring does to a text takes time of its length, whatever the text is made of.
class tst_LongTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stemsOfManyYs_data();
    void stemsOfManyYs();
    void tokensAreFoundAtOnce_data();
    void tokensAreFoundAtOnce();
    void aLongWordHasNoSynonyms();
};

namespace {

constexpr int longText = 1'000'000;
constexpr qint64 longTextPatience = 5000; // ms; what is not linear takes minutes

} // namespace

void tst_LongTexts::stemsOfManyYs_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    // The oracle's (ipdialog_reference.py): a first y is a consonant, and then every other one.
    QTest::newRow("yed") << QStringLiteral("yed") << QStringLiteral("yed");
    QTest::newRow("yyed") << QStringLiteral("yyed") << QStringLiteral("yy");
    QTest::newRow("syyed") << QStringLiteral("syyed") << QStringLiteral("sy");
    QTest::newRow("yyy") << QStringLiteral("yyy") << QStringLiteral("yyy");
    QTest::newRow("yyyyed") << QStringLiteral("yyyyed") << QStringLiteral("yyyi");
    QTest::newRow("a million") << QString(QString(longText, u'y') + QStringLiteral("ed"))
                               << QString(QString(longText - 1, u'y') + u'i');
}

void tst_LongTexts::stemsOfManyYs()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(porterStem(word) == expected); // too long to be shown
    QCOMPARE_LT(timer.elapsed(), longTextPatience);
}

void tst_LongTexts::tokensAreFoundAtOnce_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("tokens"); // of each part
    QTest::newRow("periods and apostrophes") << QStringLiteral("a.'") << 0;
    QTest::newRow("words") << QStringLiteral("word ") << 1;
    QTest::newRow("periods and brackets") << QStringLiteral(".)") << 0;
    QTest::newRow("marks and quotes") << QStringLiteral("!\"") << 2;
    QTest::newRow("apostrophes") << QStringLiteral("'") << 0;
    QTest::newRow("spaced periods") << QStringLiteral(". ") << 0;
}

void tst_LongTexts::tokensAreFoundAtOnce()
{
    QFETCH(QString, part);
    QFETCH(int, tokens);
    QElapsedTimer timer;
    timer.start();
    const QStringList found = meteorTokens(part.repeated(longText / part.size()));
    QCOMPARE_LT(timer.elapsed(), longTextPatience);
    QVERIFY(!found.isEmpty());
    if (tokens > 0)
        QCOMPARE(found.size(), tokens * (longText / part.size()));
}

void tst_LongTexts::aLongWordHasNoSynonyms()
{
    const auto wordNet = WordNet::open();
    if (!wordNet)
        QSKIP("wordnet-base is not installed");
    QElapsedTimer timer;
    timer.start();
    const QString longWord(longText, u's');
    QVERIFY(!(*wordNet)->areSynonyms(longWord, QStringLiteral("s")));
    QVERIFY((*wordNet)->areSynonyms(longWord, longWord));
    QCOMPARE_LT(timer.elapsed(), longTextPatience);
}

CONCORD_TEST(tst_LongTexts)
#include "tst_longtexts.moc"
