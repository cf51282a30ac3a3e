// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lexicalwords.h"

#include "models/text/wordsequence.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_LexicalWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsCutIntoWords_data();
    void textIsCutIntoWords();
    void equalWordsHaveOneNumber();
    void turnsKeepTheirWords();
};

void tst_LexicalWords::textIsCutIntoWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const char *text, const char *expected) {
        QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("nothing", " \n ", "");
    row("punctuation alone", "... !? -- \"", "");
    row("lower case, no punctuation", "Hello, World! (Yes.)", "hello world yes");
    row("clitics are words", "I don't know, it's Bob's.", "i do n't know it 's bob 's");
    row("numbers are words", "It costs $3.88 or 5,000.", "it costs 3.88 or 5,000");
    row("hyphens hold words together", "a well-known fact", "a well-known fact");
    row("accents", "Café ÉCLAIR", "café éclair");
    row("abbreviations keep their period", "Dr. Smith came.", "dr. smith came");
    row("Chinese one by one", "我喜欢音乐。你呢？", "我 喜 欢 音 乐 你 呢");
    row("Chinese among letters", "我用Qt6写", "我 用 qt6 写");
    row("Chinese outside the first plane", "𠮷野家", "𠮷 野 家");
    row("Japanese", "すし です", "す し で す");
    row("Korean has spaces", "안녕 하세요", "안녕 하세요");
    row("an emoji is no word", "Nice 😀 day", "nice day");
    row("Arabic", "مرحبا بك", "مرحبا بك");
}

void tst_LexicalWords::textIsCutIntoWords()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(lexicalWords(text).join(u' '), expected);
}

void tst_LexicalWords::equalWordsHaveOneNumber()
{
    WordSequence sequence;
    sequence.addTurn(QStringLiteral("The cat saw the dog."));
    sequence.addTurn(QStringLiteral("A dog!"));
    const auto words = sequence.words();
    QCOMPARE(QList<int>(words.begin(), words.end()), (QList<int>{0, 1, 2, 0, 3, 4, 3}));
    QCOMPARE(sequence.typeCount(), 5);
}

void tst_LexicalWords::turnsKeepTheirWords()
{
    WordSequence sequence;
    sequence.addTurn(QStringLiteral("one two"));
    sequence.addTurn(QStringLiteral("..."));
    sequence.addTurn(QStringLiteral("two"));
    QCOMPARE(sequence.turnCount(), 3);
    QCOMPARE(sequence.turn(0).size(), size_t(2));
    QVERIFY(sequence.turn(1).empty());
    QCOMPARE(sequence.turn(2).front(), 1);
}

CONCORD_TEST(tst_LexicalWords)

#include "tst_lexicalwords.moc"
