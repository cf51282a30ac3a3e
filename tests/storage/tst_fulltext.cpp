// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/fulltext.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_FullText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hanCharactersAreWords_data();
    void hanCharactersAreWords();
    void textWithoutHanGivesNull();
    void typedTextBecomesTerms_data();
    void typedTextBecomesTerms();
};

void tst_FullText::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_FullText::hanCharactersAreWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // | stands for what no phrase can cross
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("Han", "你好", "你 好");
    row("one", "好", "好");
    row("with other words", "你好, world", "你 好");
    row("punctuation between", "你好，世界", "你 好 | 世 界");
    row("space between", "你好 世界", "你 好 | 世 界");
    row("word between", "你好 my 世界", "你 好 | 世 界");
    row("word joined", "我的iPhone坏了", "我 的 iPhone 坏 了");
    row("word joined at the edges", "iPhone手机5", "iPhone 手 机 5");
    row("punctuation and words joined", "(\"用C++写\")", "用 C++ 写");
    row("Hiragana", "ひらがな", "ひ ら が な");
    row("Katakana with a long vowel", "データ", "デ ー タ");
    row("Hangul", "한국어 좋다", "한 국 어 | 좋 다");
    row("Bopomofo", "ㄅㄆ", "ㄅ ㄆ");
    row("beyond the first plane", "𠀀𠀁", "𠀀 𠀁");
    row("digits between", "3月5日", "3 月 5 日");
}

void tst_FullText::hanCharactersAreWords()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(hanCharacters(text), expected.replace(u'|', QChar(0xE000)));
}

void tst_FullText::textWithoutHanGivesNull()
{
    for (const char *text :
         {"", "plain", "naïve café", "“curly” – dashes… ’", "👍", "Привет", "עברית"})
        QVERIFY(hanCharacters(QString::fromUtf8(text)).isNull());
}

void tst_FullText::typedTextBecomesTerms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("terms");
    const auto row = [](const char *name, const char *typed, QList<const char *> terms) {
        QStringList expected;
        for (const char *term : terms)
            expected.append(QString::fromUtf8(term));
        QTest::newRow(name) << QString::fromUtf8(typed) << expected;
    };
    row("nothing", "", {});
    row("spaces", " \t ", {});
    row("one letter is no beginning", "a", {R"("a")"});
    row("beginning", "mus", {R"("mus"*)"});
    row("finished word", "music ", {R"("music")"});
    row("only the last is a beginning", "big ban", {R"("big")", R"("ban"*)"});
    row("phrase", R"("big band")", {R"("big band")"});
    row("phrase and word", R"(my "big band" pla)", {R"("my")", R"("big band")", R"("pla"*)"});
    row("phrase that is not closed", R"(my "big ba)", {R"("my")", R"("big ba")"});
    row("phrase in the middle of a word", R"(a"b)", {R"("a")", R"("b")"});
    row("empty phrase", R"("")", {});
    row("hyphen", "health-care", {R"("health-care"*)"});
    row("apostrophe", "don't", {R"("don't"*)"});
    row("one letter with signs", "C++", {R"("C++")"});
    row("operators are words", "cats AND NOT dogs ",
        {R"("cats")", R"("AND")", R"("NOT")", R"("dogs")"});
    row("syntax is text", "request:x (y) ^z* ", {R"("request:x")", "\"(y)\"", R"("^z*")"});
    row("punctuation only", "?! -- ...", {});
    row("signs beside words", "- music ", {R"("music")"});
    row("emoji only", "👍", {});
    row("emoji with a word", "👍great ", {R"("👍great")"});
    row("Han", "你好", {R"({han} : "你 好")"});
    row("Han words", "你好 世界", {R"({han} : "你 好")", R"({han} : "世 界")"});
    row("Han phrase", R"("你好 世界")", {R"({han} : "你 好")", R"({han} : "世 界")"});
    row("Han and a word together", "用iPhone手机",
        {R"({han} : "用")", R"("iPhone")", R"({han} : "手 机")"});
    row("word after Han is a beginning", "用iPh", {R"({han} : "用")", R"("iPh"*)"});
    row("Hangul", "한국", {R"({han} : "한 국")"});
    row("beyond the first plane", "𠀀", {R"({han} : "𠀀")"});
    row("line feed parts", "big\nband ", {R"("big")", R"("band")"});
}

void tst_FullText::typedTextBecomesTerms()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, terms);
    QCOMPARE(searchTerms(typed), terms);
}

CONCORD_TEST(tst_FullText)

#include "tst_fulltext.moc"
