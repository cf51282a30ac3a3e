// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/typography.h"

#include "models/core/random.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_Typography : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBecomesPlain_data();
    void textBecomesPlain();
    void plainTextStaysAsItIs_data();
    void plainTextStaysAsItIs();
    void twiceIsOnce();
    void realTextsKeepNothingTelling();
};

void tst_Typography::textBecomesPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("curly quotes", "“It’s ‘fine’,” he said", "\"It's 'fine',\" he said");
    row("low and angle quotes", "„so“ «and» ‚so‘", "\"so\" \"and\" 'so'");
    row("backquotes", "``so'' `it`", "\"so\" 'it'");
    row("long dash", "new—I love it", "new - I love it");
    row("long dash with spaces", "curious — do you", "curious - do you");
    row("double hyphen", "new--I love -- it", "new - I love - it");
    row("spaced short dash", "Park – it's nice", "Park - it's nice");
    row("range", "10–20 and 10 – 20", "10-20 and 10-20");
    row("minus", "−5 degrees", "-5 degrees");
    row("joined by a short dash", "Paris–Lyon", "Paris-Lyon");
    row("hyphens of other kinds", "well\u2010known non\u2011stop", "well-known non-stop");
    row("measure apart", "a 15 - minute wait, 90 - 2356", "a 15-minute wait, 90-2356");
    row("ellipsis", "Well… so. . . and.....", "Well... so... and...");
    row("no-break space", "a\u00A0b\u202Fc\u3000d", "a b c d");
    row("doubled spaces", "  a  b\t\n c ", "a b c");
    row("invisible", "so\u00ADft zero\u200Bwidth\uFEFF", "soft zerowidth");
    row("space before punctuation", "Tonight ? Yes , I think : go ; now ! ok .",
        "Tonight? Yes, I think: go; now! ok.");
    row("space inside brackets", "( so ) [ it ]", "(so) [it]");
    row("clitics apart", "I ' m sure it ' s 5 o ' clock and we do n't",
        "I'm sure it's 5 o'clock and we don't");
    row("clitic after a space", "I 'll go, they 've gone", "I'll go, they've gone");
    row("no space after", "Yes,I do.OK.Let's go!Now", "Yes, I do.OK. Let's go! Now");
}

void tst_Typography::textBecomesPlain()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(normalisedTypography(text), expected);
}

void tst_Typography::plainTextStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "It's a well-known café, isn't it?", "I paid $3.50 (about .5 more) at 10:30 - late.",
          "He said \"stop\"... then 'go'!", "你好，世界", "Ph.D. in the U.S.A. at a.m.",
          "1,000 men", "the dogs' bones", "'Twas so", "a/b & c", "👩\u200D👩\u200D👧 yes"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_Typography::plainTextStaysAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(normalisedTypography(text), text);
}

void tst_Typography::twiceIsOnce()
{
    const QString alphabet =
        QStringLiteral("aB1 .,-'\"!?()[:;$\u2019\u201C\u2014\u2013\u2026\u00A0`\n");
    Philox random(1);
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (quint64 length = random.below(14); length > 0; --length)
            text += alphabet[qsizetype(random.below(quint64(alphabet.size())))];
        const QString once = normalisedTypography(text);
        QCOMPARE(normalisedTypography(once), once);
    }
}

void tst_Typography::realTextsKeepNothingTelling()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(path);
    QFile lines(path);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    for (int line = 0; line < 100; ++line) {
        const QJsonObject object = QJsonDocument::fromJson(lines.readLine()).object();
        for (const QJsonValue &round : object.value(QStringLiteral("history")).toArray()) {
            const QString text = normalisedTypography(round[0][u"content"].toString());
            for (const QChar c : text)
                QVERIFY2(
                    !QStringView(u"\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u00A0").contains(c),
                    qPrintable(text));
            QCOMPARE(normalisedTypography(text), text);
        }
    }
}

CONCORD_TEST(tst_Typography)

#include "tst_typography.moc"
