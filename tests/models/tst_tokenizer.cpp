// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/tokenizer.h"

#include "models/text/pennwords.h"
#include "models/text/sentences.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_Tokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsCutIntoSentences_data();
    void textIsCutIntoSentences();
    void sentenceIsCutIntoWords_data();
    void sentenceIsCutIntoWords();
    void sharedVectorsAreReproduced();
    void whiteSpaceTokensAreWords();
    void emptyTextHasNoTokens();
    void idsGoBothWays();
    void tokensOfRealTextsAreCountedAsNltkDoes_data();
    void tokensOfRealTextsAreCountedAsNltkDoes();
};

void tst_Tokenizer::textIsCutIntoSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // sentences joined by '|'
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("One. Two! Three? Four", "One.|Two!|Three?|Four");
    row("Dr. Smith met Mr. Lee at 5 p.m. today.", "Dr. Smith met Mr. Lee at 5 p.m. today.");
    row("It is ok. you may go.", "It is ok.|you may go.");
    row("J. Smith came. J. r", "J. Smith came.|J. r");
    row("Wait... What? So... no.", "Wait... What?|So... no.");
    row("Wait. . . What", "Wait.|.|.|What"); // as the shared oracle cuts it
    row("He said \"Stop.\" Then he left.", "He said \"Stop.\"|Then he left.");
    row("(It is late.) Go.", "(It is late.)|Go.");
    row("Version 3.14 is out. See a.b.c for more.", "Version 3.14 is out.|See a.b.c for more.");
    row("We are no. 5. you know", "We are no.|5. you know");
    row("  One.   Two.  ", "One.|Two.");
    row("A vice-adm. Smith", "A vice-adm. Smith");
    row("What?! No.", "What?!|No.");
    // Marks that other characters are glued to.
    row("Options!?A. the", "Options!?A.|the");
    row("great!A. the", "great!A.|the");
    row("a...B. the end", "a...B. the end");
    row("Made in the U.S. the", "Made in the U.S. the");
    row("well --A. the", "well --A. the");
    row("?!\n3.5 can't", "?|!|3.5 can't");
    row("He said \"Stop.\"--A. Go", "He said \"Stop.\"--A.|Go");
}

void tst_Tokenizer::textIsCutIntoSentences()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(sentences(text).join(u'|'), expected);
}

void tst_Tokenizer::sentenceIsCutIntoWords_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const char *expected) {
        QTest::newRow(sentence) << QString::fromUtf8(sentence) << QString::fromUtf8(expected);
    };
    // The rules of the Treebank's tokenisation, one by one; the results are what nltk 3.8 gives.
    row("I can't, won't and don't.", "I ca n't , wo n't and do n't .");
    row("They'll say we've heard I'm the dog's.", "They 'll say we 've heard I 'm the dog 's .");
    row("The dogs' bones", "The dogs ' bones");
    row("Good muffins cost $3.88 in New York.", "Good muffins cost $ 3.88 in New York .");
    row("\"Hi\" he said (\"no\")", "`` Hi '' he said ( `` no '' )");
    row("It's 5,000 or 3:30, then: go", "It 's 5,000 or 3:30 , then : go");
    row("Wait... now--go; it's 50% & more!?", "Wait ... now -- go ; it 's 50 % & more ! ?");
    row("I cannot and gonna, wanna, 'tis", "I can not and gon na , wan na , 't is");
    row("He left at 5 p.m. today etc.", "He left at 5 p.m. today etc .");
    // Clitics are split off before a space only.
    row("The users'\nneeds differ.", "The users' needs differ .");
    row("It's the user's\r\nchoice; you'll\tsee.", "It 's the user's choice ; you'll see .");
    row("We don't\nknow 'yes'\nfrom 'no' now.", "We don't know 'yes' from 'no ' now .");
    row("\"Hi\"\n'tis late, but 'tis so", "`` Hi '' 'tis late , but 't is so");
    row("cannot.\n\n'", "can not . '");
    row("low words\" A. ''", "low words '' A. ``");
    row("Wait:: no,, yes", "Wait : : no , , yes");
    row("don\u2019t \u201Csay\u201D", "don \u2019 t \u201C say \u201D");
    row("well-known word\u2014word", "well-known word\u2014word");
    row("He said 'a' and 'hello'", "He said ' a ' and 'hello '");
    row("the ''end''", "the `` end ''");
    row("It ends.\")", "It ends . '' )");
}

void tst_Tokenizer::sentenceIsCutIntoWords()
{
    QFETCH(QString, sentence);
    QFETCH(QString, expected);
    QCOMPARE(pennWords(sentence).join(u' '), expected);
}

// Made with nltk 3.8; "lite" is Punkt with the abbreviations that sentences() knows.
void tst_Tokenizer::sharedVectorsAreReproduced()
{
    const QString path = sharedFile(QStringLiteral("reference/ipdialog_golden.json"));
    CONCORD_NEEDS(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll())
                                   .object()
                                   .value(QStringLiteral("sentences_and_tokens"))
                                   .toArray();
    QVERIFY(vectors.size() >= 10);
    const auto texts = [](const QJsonValue &value) {
        return value.toVariant().toStringList().join(u'|').trimmed();
    };
    for (const QJsonValue &vector : vectors) {
        const QString text = vector[u"text"].toString();
        QCOMPARE(sentences(text).join(u'|'), texts(vector[u"sentences_lite"]));
        QCOMPARE(tokens(text, Tokenizer::Penn).join(u'|'), texts(vector[u"tokens_lite"]));
    }
}

void tst_Tokenizer::whiteSpaceTokensAreWords()
{
    const QString text = QStringLiteral("  Hello,\tworld!\n\nWell\u00A0then ");
    QCOMPARE(tokens(text, Tokenizer::WhiteSpace).join(u'|'),
             QStringLiteral("Hello,|world!|Well|then"));
    QCOMPARE(tokenCount(text, Tokenizer::WhiteSpace), 4);
}

void tst_Tokenizer::emptyTextHasNoTokens()
{
    for (const Tokenizer tokenizer : {Tokenizer::Penn, Tokenizer::WhiteSpace}) {
        QCOMPARE(tokenCount(QString(), tokenizer), 0);
        QCOMPARE(tokenCount(QStringLiteral(" \n "), tokenizer), 0);
    }
}

void tst_Tokenizer::idsGoBothWays()
{
    for (const Tokenizer tokenizer : {Tokenizer::Penn, Tokenizer::WhiteSpace})
        QVERIFY(tokenizerFromId(tokenizerId(tokenizer)) == tokenizer);
    QVERIFY(!tokenizerFromId(u"Penn"));
}

void tst_Tokenizer::tokensOfRealTextsAreCountedAsNltkDoes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("exceptions");
    // Punkt's trained model takes "OK." for an abbreviation that may go on; a short list does not.
    QTest::newRow("dialogues") << QStringLiteral("data/dailydialog/dialogues_25_35.jsonl")
                               << QStringList{QStringLiteral("dd-0086"), QStringLiteral("dd-0087"),
                                              QStringLiteral("dd-0146"), QStringLiteral("dd-0374")};
    QTest::newRow("utterances") << QStringLiteral("data/dailydialog/utterances_25_35.jsonl")
                                << QStringList{QStringLiteral("ddu-0172"),
                                               QStringLiteral("ddu-0255"),
                                               QStringLiteral("ddu-0361")};
}

// The data's own tokens_nltk and tokens_ws; a dialogue's are the sums over its turns.
void tst_Tokenizer::tokensOfRealTextsAreCountedAsNltkDoes()
{
    QFETCH(QString, file);
    QFETCH(QStringList, exceptions);
    const QString path = sharedFile(file);
    CONCORD_NEEDS(path);
    QFile lines(path);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    QStringList differing;
    while (!lines.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(lines.readLine()).object();
        qsizetype penn = 0;
        qsizetype words = 0;
        for (const QJsonValue &turn : object.value(QStringLiteral("turns")).toArray()) {
            penn += tokenCount(turn[u"content"].toString(), Tokenizer::Penn);
            words += tokenCount(turn[u"content"].toString(), Tokenizer::WhiteSpace);
        }
        QCOMPARE(words, object.value(QStringLiteral("tokens_ws")).toInt());
        if (penn != object.value(QStringLiteral("tokens_nltk")).toInt())
            differing.append(object.value(QStringLiteral("id")).toString());
    }
    QCOMPARE(differing.join(u' '), exceptions.join(u' '));
}

CONCORD_TEST(tst_Tokenizer)

#include "tst_tokenizer.moc"
