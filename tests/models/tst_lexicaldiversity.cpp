// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lexicaldiversity.h"

#include "models/core/random.h"
#include "models/text/distinctngrams.h"
#include "models/text/hdd.h"
#include "models/text/movingaveragettr.h"
#include "models/text/mtld.h"
#include "models/text/ngramentropy.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Concord;

namespace {

WordSequence sequenceOf(const QStringList &turns)
{
    WordSequence sequence;
    for (const QString &turn : turns)
        sequence.addTurn(turn.split(u' ', Qt::SkipEmptyParts));
    return sequence;
}

WordSequence sequenceOf(const char *text)
{
    return sequenceOf(QString::fromUtf8(text).split(u'|'));
}

// Of `types` words of unequal frequency, as in a real text.
QStringList drawnWords(int count, int types, quint64 seed)
{
    Philox random(seed);
    QStringList words;
    for (int i = 0; i < count; ++i) {
        const quint64 limit = random.below(quint64(types)) + 1;
        words.append(QStringLiteral("w%1").arg(random.below(limit)));
    }
    return words;
}

QStringList reversed(const QStringList &words)
{
    return {words.crbegin(), words.crend()};
}

// The example of the lexicalrichness package's README, cut into words as the package does.
constexpr const char *richnessExample =
    "measure of textual lexical diversity computed as the mean length of sequential words in a "
    "text that maintains a minimum threshold ttr score iterates over words until ttr scores falls "
    "below a threshold then increase factor counter by and start over mccarthy and jarvis pg "
    "recommends a factor threshold in the range of mccarthy mccarthy and jarvis";

using Optional = std::optional<double>;

} // namespace

class tst_LexicalDiversity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mattrIsWorkedByHand_data();
    void mattrIsWorkedByHand();
    void mtldIsWorkedByHand_data();
    void mtldIsWorkedByHand();
    void hddIsWorkedByHand_data();
    void hddIsWorkedByHand();
    void ngramsAreWorkedByHand_data();
    void ngramsAreWorkedByHand();
    void publishedExampleIsReproduced();
    void textsWithoutAValue();
    void orderOfReadingDoesNotMatter();
    void doubledTextsAreHalfAsDistinct();
    void windowOfTheWholeTextIsItsRatio();
    void scoreIsTheMeanOfThree();
    void measuresSayWhatTheyAre();
    void shortTextSaysItsRatioIsPlain();
    void samplesAreStated();
    void computingCanBeStopped();
    void realTextsGiveTheOraclesNumbers_data();
    void realTextsGiveTheOraclesNumbers();
};

void tst_LexicalDiversity::mattrIsWorkedByHand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("window");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *working, const char *text, int window, double expected) {
        QTest::newRow(working) << QString::fromUtf8(text) << window << expected;
    };
    row("aba 2/3, bac 3/3: their mean", "a b a c", 3, 5.0 / 6);
    row("aa 1/2, ab 2/2, bb 1/2", "a a b b", 2, 2.0 / 3);
    row("one window: 2/4", "a b a b", 4, 0.5);
    row("windows of one word", "a a a", 1, 1);
    row("too short, the plain ratio 2/3", "a b a", 50, 2.0 / 3);
}

void tst_LexicalDiversity::mattrIsWorkedByHand()
{
    QFETCH(QString, text);
    QFETCH(int, window);
    QFETCH(double, expected);
    COMPARE_NEAR(movingAverageTtr(sequenceOf(QStringList(text)), window).value(), expected, 1e-15);
}

void tst_LexicalDiversity::mtldIsWorkedByHand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *working, const char *text, double expected) {
        QTest::newRow(working) << QString::fromUtf8(text) << expected;
    };
    row("1/1, 1/2: a factor; 2 / 1 both ways", "a a", 2);
    row("1/1, 2/2, 2/3: a factor, then 1/1: none of one; 4 / 1 both ways", "a b a b", 4);
    row("3/4 stays above: (1 - .75) / .28 of a factor; 4 / .892857 both ways", "a b c a", 4.48);
    row("forward 1 factor: 4; backward 3/4: 4.48; the mean", "a a b c", 4.24);
    QString exact; // the words w0 to w17, then w0 to w6
    for (int i = 0; i < 25; ++i)
        exact += QStringLiteral("w%1 ").arg(i % 18);
    QTest::newRow("18/25 is 0.72 exactly, and the 25th word ends a factor; both ways")
        << exact << 25.0;
}

void tst_LexicalDiversity::mtldIsWorkedByHand()
{
    QFETCH(QString, text);
    QFETCH(double, expected);
    COMPARE_NEAR(mtld(sequenceOf(QStringList(text))).value(), expected, 1e-12);
}

void tst_LexicalDiversity::hddIsWorkedByHand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("sample");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *working, const char *text, int sample, double expected) {
        QTest::newRow(working) << QString::fromUtf8(text) << sample << expected;
    };
    // Of the draws aa, ab, ab: 1, 2, 2 types of 2.
    row("a: 1 - 0/3, b: 1 - 1/3; / 2", "a a b", 2, 5.0 / 6);
    // C(4,2) = 6; twice 1 - C(2,2)/6.
    row("a and b: 1 - 1/6 each; / 2", "a a b b", 2, 5.0 / 6);
    row("all words: the plain ratio 2/4", "a a a b", 4, 0.5);
    row("no word twice: 1", "a b c d e", 3, 1);
    row("one type: 1 / 3", "a a a a", 3, 1.0 / 3);
}

void tst_LexicalDiversity::hddIsWorkedByHand()
{
    QFETCH(QString, text);
    QFETCH(int, sample);
    QFETCH(double, expected);
    COMPARE_NEAR(hdd(sequenceOf(QStringList(text)), sample).value(), expected, 1e-14);
}

void tst_LexicalDiversity::ngramsAreWorkedByHand_data()
{
    QTest::addColumn<QString>("turns"); // parted by '|'
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("distinct");
    QTest::addColumn<double>("entropy");
    const auto row = [](const char *working, const char *turns, int n, double distinct,
                        double entropy) {
        QTest::newRow(working) << QString::fromUtf8(turns) << n << distinct << entropy;
    };
    row("a 3, b 2 of 5", "a b a|a b", 1, 0.4, -0.6 * std::log(0.6) - 0.4 * std::log(0.4));
    // "a a" from the end of one turn to the next is none.
    row("ab 2, ba 1 of 3", "a b a|a b", 2, 2.0 / 3,
        -2.0 / 3 * std::log(2.0 / 3) - 1.0 / 3 * std::log(1.0 / 3));
    row("abcd and bcde", "a b c d e|x y", 4, 1, std::log(2.0));
    row("one of two alike", "a b c d|a b c d", 4, 0.5, 0);
}

void tst_LexicalDiversity::ngramsAreWorkedByHand()
{
    QFETCH(QString, turns);
    QFETCH(int, n);
    QFETCH(double, distinct);
    QFETCH(double, entropy);
    const WordSequence sequence = sequenceOf(turns.split(u'|'));
    COMPARE_NEAR(distinctNgrams(sequence, n).value(), distinct, 1e-15);
    COMPARE_NEAR(ngramEntropy(sequence, n).value(), entropy, 1e-14);
}

// README of lexicalrichness 0.5: words 57, terms 39, mattr(window_size=25), mtld(threshold=0.72),
// hdd(draws=42).
void tst_LexicalDiversity::publishedExampleIsReproduced()
{
    const WordSequence example = sequenceOf(richnessExample);
    QCOMPARE(example.words().size(), size_t(57));
    QCOMPARE(example.typeCount(), 39);
    COMPARE_NEAR(typeTokenRatio(example).value(), 0.6842105263157895, 1e-15);
    COMPARE_NEAR(movingAverageTtr(example, 25).value(), 0.8351515151515151, 1e-14);
    COMPARE_NEAR(mtld(example).value(), 46.79226361031519, 1e-12);
    COMPARE_NEAR(hdd(example).value(), 0.7468703323966486, 1e-14);
}

void tst_LexicalDiversity::textsWithoutAValue()
{
    const WordSequence nothing;
    QVERIFY(!movingAverageTtr(nothing));
    QVERIFY(!mtld(nothing));
    QVERIFY(!hdd(nothing));
    QVERIFY(!distinctNgrams(nothing, 1));
    QVERIFY(!ngramEntropy(nothing, 4));
    QVERIFY(!mtld(sequenceOf("a b c d")));
    QVERIFY(!distinctNgrams(sequenceOf("a|b|c"), 2));
    QVERIFY(!hdd(sequenceOf({drawnWords(41, 20, 1).join(u' ')})));
    QVERIFY(hdd(sequenceOf({drawnWords(42, 20, 1).join(u' ')})));
}

void tst_LexicalDiversity::orderOfReadingDoesNotMatter()
{
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const QStringList words = drawnWords(300 + int(seed), 120, seed);
        const WordSequence forward = sequenceOf({words.join(u' ')});
        const WordSequence backward = sequenceOf({reversed(words).join(u' ')});
        COMPARE_NEAR(movingAverageTtr(backward).value(), movingAverageTtr(forward).value(), 1e-12);
        COMPARE_NEAR(mtld(backward).value(), mtld(forward).value(), 1e-9);
        COMPARE_NEAR(hdd(backward).value(), hdd(forward).value(), 1e-12);
        COMPARE_NEAR(ngramEntropy(backward, 4).value(), ngramEntropy(forward, 4).value(), 1e-12);
    }
}

void tst_LexicalDiversity::doubledTextsAreHalfAsDistinct()
{
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const QString turn = drawnWords(200, 90, seed).join(u' ');
        const WordSequence once = sequenceOf(QStringList(turn));
        const WordSequence twice = sequenceOf(QStringList{turn, turn});
        for (const int n : {1, 2, 4}) {
            COMPARE_NEAR(distinctNgrams(twice, n).value(), distinctNgrams(once, n).value() / 2,
                         1e-12);
            COMPARE_NEAR(ngramEntropy(twice, n).value(), ngramEntropy(once, n).value(), 1e-12);
        }
        // Two draws of a word come together more often where it is there twice as often.
        QVERIFY(hdd(twice).value() < hdd(once).value());
    }
}

void tst_LexicalDiversity::windowOfTheWholeTextIsItsRatio()
{
    const QStringList words = drawnWords(500, 100, 3);
    const WordSequence text = sequenceOf({words.join(u' ')});
    const double ratio = double(QSet<QString>(words.begin(), words.end()).size()) / 500;
    COMPARE_NEAR(movingAverageTtr(text, 500).value(), ratio, 1e-15);
    COMPARE_NEAR(hdd(text, 500).value(), ratio, 1e-12);
}

void tst_LexicalDiversity::scoreIsTheMeanOfThree()
{
    COMPARE_NEAR(lexicalDiversityScore(0.8, 90.0, 0.7).value(), 0.8, 1e-15); // (.8 + .9 + .7) / 3
    QVERIFY(!lexicalDiversityScore({}, 90, 0.7));
    QVERIFY(!lexicalDiversityScore(0.8, {}, 0.7));
    QVERIFY(!lexicalDiversityScore(0.8, 90, {}));
}

void tst_LexicalDiversity::measuresSayWhatTheyAre()
{
    const QList<DiversityMeasure> measures =
        lexicalDiversity(sequenceOf(richnessExample), {1, 1, 1, {}});
    QStringList ids;
    for (const DiversityMeasure &measure : measures) {
        ids.append(measure.id);
        QVERIFY2(measure.value.has_value() == measure.reason.isEmpty(), qPrintable(measure.id));
        QVERIFY(!measure.name.isEmpty() && !measure.definition.isEmpty());
        QVERIFY(!measure.source.isEmpty());
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("mattr mtld hdd lds dist_1 dist_2 ent_4 self_bleu"));
    QVERIFY(measures[0].value && measures[6].value);
    QVERIFY(!measures[7].value); // of one turn
    QVERIFY(measures[3].definition.contains(QStringLiteral("Concord's own")));
    for (const DiversityMeasure &measure : lexicalDiversity({}, {}))
        QVERIFY2(!measure.value && !measure.reason.isEmpty(), qPrintable(measure.id));
}

void tst_LexicalDiversity::shortTextSaysItsRatioIsPlain()
{
    const auto definition = [](const char *text) {
        return lexicalDiversity(sequenceOf(text), {1, 1, 1, {}}).constFirst().definition;
    };
    QVERIFY(definition("a b a").contains(QStringLiteral("plain type-token ratio")));
    QVERIFY(!definition(richnessExample).contains(QStringLiteral("plain type-token ratio")));
}

void tst_LexicalDiversity::samplesAreStated()
{
    const WordSequence text = sequenceOf(richnessExample);
    QVERIFY(lexicalDiversity(text, {7, 7, 1, {}}).constFirst().sample.isEmpty());
    const QString sample = lexicalDiversity(text, {7, 80, 5, {}}).constFirst().sample;
    QVERIFY2(sample.contains(QStringLiteral("7 of 80")), qPrintable(sample));
    QVERIFY(sample.contains(QStringLiteral("seed 5")));
    QVERIFY(!lexicalDiversity(text, {7, 7, 1, {}}).constLast().sample.isEmpty());
    const QString cut = lexicalDiversity(text, {7, 80, 5, 20}).constFirst().sample;
    QVERIFY2(cut.contains(QStringLiteral("20 of 80")) && cut.contains(QStringLiteral("first 7")),
             qPrintable(cut));
    const QString first = lexicalDiversity(text, {7, 80, 5, 80}).constFirst().sample;
    QVERIFY2(!first.contains(QStringLiteral("random")), qPrintable(first));
}

void tst_LexicalDiversity::computingCanBeStopped()
{
    int asked = 0;
    const auto some =
        lexicalDiversity(sequenceOf(richnessExample), {1, 1, 1, {}}, [&] { return ++asked <= 3; });
    QCOMPARE(some.size(), 3);
    QCOMPARE(asked, 4);
}

void tst_LexicalDiversity::realTextsGiveTheOraclesNumbers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<double>>("expected"); // in the order of lexicalDiversity()
    // python3 tests/benchmarks/diversity_oracle.py ../shared/reference FILE
    QTest::newRow("IP-Dialog") << QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl")
                               << QList<double>{0.8538882092466525,  115.29777573835055,
                                                0.8809753043658756,  0.9626137569986778,
                                                0.03939719509621472, 0.3353841087360038,
                                                11.700803646855775,  0.24996552307043962};
    QTest::newRow("DailyDialog, dialogues")
        << QStringLiteral("data/dailydialog/dialogues_25_35.jsonl")
        << QList<double>{0.8122715456908618, 94.9926883835414,    0.8519302265102843,
                         0.8713762186788534, 0.18157397273903095, 0.6428411382478154,
                         8.753649928070729,  0.1965707681003689};
    QTest::newRow("DailyDialog, utterances")
        << QStringLiteral("data/dailydialog/utterances_25_35.jsonl")
        << QList<double>{0.8202294984667128, 106.46175907032212,  0.8611810564848423,
                         0.9153427152182587, 0.20033471155739319, 0.6978889116622259,
                         9.078873901553932,  0.14772315554953272};
}

void tst_LexicalDiversity::realTextsGiveTheOraclesNumbers()
{
    QFETCH(QString, file);
    QFETCH(QList<double>, expected);
    const QString path = sharedFile(file);
    CONCORD_NEEDS(path);
    QFile lines(path);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    WordSequence text;
    QSet<QByteArray> seen;
    while (!lines.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(lines.readLine()).object();
        QJsonArray rounds = object.value(QStringLiteral("history")).toArray();
        if (rounds.isEmpty())
            rounds.append(object.value(QStringLiteral("turns")));
        const QByteArray content = QJsonDocument(rounds).toJson();
        if (seen.contains(content))
            continue;
        seen.insert(content);
        for (const QJsonValue &round : std::as_const(rounds)) {
            for (const QJsonValue &turn : round.toArray())
                text.addTurn(turn[u"content"].toString());
        }
    }
    const QList<DiversityMeasure> measures =
        lexicalDiversity(text, {seen.size(), seen.size(), 1, {}});
    for (qsizetype i = 0; i < expected.size(); ++i)
        COMPARE_NEAR(measures[i].value.value_or(-1), expected[i], 1e-10 * expected[i]);
}

CONCORD_TEST(tst_LexicalDiversity)

#include "tst_lexicaldiversity.moc"
