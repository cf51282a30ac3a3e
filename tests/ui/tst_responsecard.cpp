// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/theme.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/matchedtext.h"
#include "ui/widgets/responsecard.h"

#include <QHelpEvent>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace Concord;

class tst_ResponseCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheModelAnsweredAndHowItWasFound();
    void scoresAreInPercent();
    void everyVerdictHasItsShapeAndItsWords_data();
    void everyVerdictHasItsShapeAndItsWords();
    void anUnusableAnswerIsSaid();
    void whatWasNotFoundIsExplained();
    void aRuleIsSaidInWords();
    void attributesThatNobodyAskedForAreNotMissed_data();
    void attributesThatNobodyAskedForAreNotMissed();
    void theOtherReadingStandsUnderTheAnswer();
    void dataIsNeverTakenForHtml();
    void theRawResponseUnfolds();
    void ofAVeryLongTextTheBeginningIsShown();
    void withoutMeteorThereAreNoMatches();
    void everyWayToMatchHasItsLine();
    void tokensSayWhatTheyMatch();
    void longTokensStayInside();

private:
    static QStringList texts(const ResponseCard &card);
    static QLabel *labelWith(const ResponseCard &card, const QString &text);
    static void unfold(const ResponseCard &card, const char *name);
    static int marksBeneath(const MatchedToken &token, int width);
};

QStringList tst_ResponseCard::texts(const ResponseCard &card)
{
    QStringList texts;
    const QList<QLabel *> labels = card.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

QLabel *tst_ResponseCard::labelWith(const ResponseCard &card, const QString &text)
{
    const QList<QLabel *> labels = card.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->text() == text)
            return label;
    }
    return nullptr;
}

void tst_ResponseCard::unfold(const ResponseCard &card, const char *name)
{
    auto *fold = card.findChild<Fold *>(QString::fromLatin1(name));
    QVERIFY(fold);
    QVERIFY(!fold->isOpen());
    QTest::keyClick(fold->findChild<QToolButton *>(), Qt::Key_Space);
}

void tst_ResponseCard::saysWhatTheModelAnsweredAndHowItWasFound()
{
    ResponseCard card(sampleResponse(), 11);
    card.show();
    const QStringList shown = texts(card);
    for (const char *text : {"Claude-3.5-Sonnet", "TypeGuided · as published", "age: adult",
                             "Attributes: 1 right · 1 with a wrong value · 1 missed · 1 spurious",
                             "<i>Because</i> of that.", "Do that.", "Found by rule 1.",
                             "Found by rule 2.", "Found by rule 5."})
        QVERIFY2(shown.contains(QString::fromUtf8(text)), text);
    QCOMPARE(card.accessibleName(), QStringLiteral("Response of Claude-3.5-Sonnet, TypeGuided"));
}

void tst_ResponseCard::scoresAreInPercent()
{
    const ResponseCard card(sampleResponse(), 11);
    QCOMPARE(card.findChild<QLabel *>(QStringLiteral("taskAccuracy"))->text(),
             QStringLiteral("25.00 %"));
    QCOMPARE(card.findChild<QLabel *>(QStringLiteral("measures"))->text(),
             QStringLiteral("Attribute-type F1 50.00 % · Relative value accuracy –"));
}

void tst_ResponseCard::everyVerdictHasItsShapeAndItsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("words");
    QTest::newRow("right") << QStringLiteral("age: adult") << QStringLiteral("rightchip")
                           << QStringLiteral("Right: age is adult.");
    QTest::newRow("wrong") << QStringLiteral("hobby: sport → should be music")
                           << QStringLiteral("wrongchip")
                           << QStringLiteral("Wrong value: hobby is given as sport and should be "
                                             "music.");
    QTest::newRow("missed") << QStringLiteral("job: nurse") << QStringLiteral("missedchip")
                            << QStringLiteral("Missed: job is nurse, which the response does not "
                                              "say.");
    QTest::newRow("spurious") << QStringLiteral("diet: <u>vegan</u>")
                              << QStringLiteral("spuriouschip")
                              << QStringLiteral("Spurious: diet (given as <u>vegan</u>) does not "
                                                "matter here.");
}

void tst_ResponseCard::everyVerdictHasItsShapeAndItsWords()
{
    QFETCH(QString, text);
    QFETCH(QString, role);
    QFETCH(QString, words);
    const ResponseCard card(sampleResponse(), 11);
    const QLabel *chip = labelWith(card, text);
    QVERIFY(chip);
    QCOMPARE(chip->property("role").toString(), role);
    QVERIFY(Theme::light().styleSheet().contains(u"QLabel[role=\"%1\"]"_qs.arg(role)));
    QCOMPARE(chip->accessibleName(), words);
    QCOMPARE(chip->toolTip(), words.toHtmlEscaped());
}

void tst_ResponseCard::anUnusableAnswerIsSaid()
{
    ResponseDetail detail = sampleResponse();
    QVERIFY(detail.problem().isEmpty());
    detail.row.state = ParseState::UnusableAnswer;
    detail.score.state = ParseState::UnusableAnswer;
    detail.answer = {};
    QVERIFY(!detail.problem().isEmpty());
    const ResponseCard card(detail, 11);
    const QLabel *problem = labelWith(card, detail.problem());
    QVERIFY(problem);
    QCOMPARE(problem->property("role").toString(), QStringLiteral("danger"));
    QVERIFY(labelWith(card, QStringLiteral("1. Do that."))); // what it said instead
}

void tst_ResponseCard::whatWasNotFoundIsExplained()
{
    ResponseDetail detail = sampleResponse();
    detail.parsed.analysis = {};
    const ResponseCard card(detail, 11);
    QVERIFY(labelWith(card, ruleSentence({})));
    QVERIFY(!labelWith(card, QStringLiteral("Found by rule 2.")));
}

void tst_ResponseCard::aRuleIsSaidInWords()
{
    const ResponseCard card(sampleResponse(), 11);
    const QLabel *rule = labelWith(card, QStringLiteral("Found by rule 5."));
    QVERIFY(rule);
    const QString words = ruleDescription(ResponsePart::Answer, 5, Pathway::TypeGuided);
    QVERIFY(!words.isEmpty());
    QCOMPARE(rule->toolTip(), words.toHtmlEscaped());
    QCOMPARE(rule->accessibleDescription(), words);
}

void tst_ResponseCard::attributesThatNobodyAskedForAreNotMissed_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("says");
    QTest::newRow("published")
        << Reading::AsPublished
        << QStringLiteral("DirectResponse does not ask for attributes; as published they score 0.");
    QTest::newRow("repaired")
        << Reading::Repaired
        << QStringLiteral("DirectResponse does not ask for attributes, so there is no score.");
}

void tst_ResponseCard::attributesThatNobodyAskedForAreNotMissed()
{
    QFETCH(Reading, reading);
    QFETCH(QString, says);
    ResponseDetail detail = sampleResponse();
    detail.reading = reading;
    detail.row.pathway = Pathway::DirectResponse;
    detail.parsed.attributes = {};
    detail.attributes = {
        {QStringLiteral("job"), {}, QStringLiteral("nurse"), AttributeVerdict::Missed}};
    const ResponseCard card(detail, 11);
    const QLabel *sentence = labelWith(card, says);
    QVERIFY(sentence);
    QCOMPARE(sentence->property("role").toString(), QStringLiteral("muted"));
    QVERIFY(labelWith(card, QStringLiteral("Attributes")));
    QVERIFY(!labelWith(card, QStringLiteral("job: nurse")));
    QVERIFY(!labelWith(card, ruleSentence({})));
    QVERIFY(!card.findChild<QLabel *>(QStringLiteral("measures")));
    detail.row.pathway = Pathway::TypeGuided;
    const ResponseCard asked(detail, 11);
    QVERIFY(labelWith(asked, QStringLiteral("job: nurse")));
    QVERIFY(labelWith(asked, ruleSentence({})));
    QVERIFY(asked.findChild<QLabel *>(QStringLiteral("measures")));
}

void tst_ResponseCard::theOtherReadingStandsUnderTheAnswer()
{
    ResponseDetail detail = sampleResponse();
    QVERIFY(!ResponseCard(detail, 11).findChild<QLabel *>(QStringLiteral("otherReading")));
    detail.item.task = QStringLiteral("rank");
    detail.answer = {{QStringLiteral("A"), QStringLiteral("C")}, true};
    detail.otherReading = {{QStringLiteral("A"), QStringLiteral("C"), QStringLiteral("B")}, true};
    const ResponseCard card(detail, 11);
    const auto *other = card.findChild<QLabel *>(QStringLiteral("otherReading"));
    QVERIFY(other);
    QCOMPARE(other->text(),
             QStringLiteral("The published rules lose the last option here. Repaired, the answer "
                            "is: A, C, B."));
}

void tst_ResponseCard::dataIsNeverTakenForHtml()
{
    ResponseCard card(sampleResponse(), 11);
    card.show();
    unfold(card, "rawResponse");
    unfold(card, "matches");
    const QList<QLabel *> labels = card.findChildren<QLabel *>();
    QVERIFY(labels.size() > 10);
    for (const QLabel *label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
}

void tst_ResponseCard::theRawResponseUnfolds()
{
    ResponseCard card(sampleResponse(), 11);
    card.show();
    const QString raw = QStringLiteral("- Answer: <b>1. Do that.</b>");
    QVERIFY(!texts(card).contains(raw));
    unfold(card, "rawResponse");
    QVERIFY(texts(card).contains(raw));
    QTest::keyClick(
        card.findChild<Fold *>(QStringLiteral("rawResponse"))->findChild<QToolButton *>(),
        Qt::Key_Space);
    QVERIFY(!texts(card).contains(raw));
}

void tst_ResponseCard::ofAVeryLongTextTheBeginningIsShown()
{
    ResponseDetail detail = sampleResponse();
    detail.parsed.analysis.text = QString(Bubble::longestShown + 500, u'x');
    const ResponseCard card(detail, 11);
    const QLabel *analysis = labelWith(card, Bubble::shownText(detail.parsed.analysis.text));
    QVERIFY(analysis);
    QVERIFY(analysis->text().endsWith(QStringLiteral("… 500 more characters are not shown.")));
}

void tst_ResponseCard::withoutMeteorThereAreNoMatches()
{
    ResponseDetail detail = sampleResponse();
    detail.hypothesis.clear();
    detail.reference.clear();
    const ResponseCard card(detail, 11);
    QVERIFY(!card.findChild<Fold *>(QStringLiteral("matches")));
}

// How many runs of coloured pixels the line beneath a token has.
int tst_ResponseCard::marksBeneath(const MatchedToken &token, int width)
{
    MatchedText text({token}, {});
    text.resize(width, text.heightForWidth(width));
    QImage image(text.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    text.render(&image);
    const QRgb ground = image.pixel(width - 1, 0);
    const int y = text.fontMetrics().height() + 1;
    int runs = 0;
    for (int x = 1; x < image.width(); ++x)
        runs += image.pixel(x, y) != ground && image.pixel(x - 1, y) == ground ? 1 : 0;
    return runs + (image.pixel(0, y) != ground ? 1 : 0);
}

void tst_ResponseCard::everyWayToMatchHasItsLine()
{
    using Stage = MeteorMatch::Stage;
    const QString word = QStringLiteral("mmmmmmmmmm");
    const int solid = marksBeneath({word, Stage::Word, 0}, 300);
    const int dashed = marksBeneath({word, Stage::Stem, 0}, 300);
    const int dotted = marksBeneath({word, Stage::Synonym, 0}, 300);
    QCOMPARE(solid, 1);
    QCOMPARE_GT(dashed, 2);
    QCOMPARE_GT(dotted, dashed + 2);
    QCOMPARE(marksBeneath({word, {}, -1}, 300), 0);
}

void tst_ResponseCard::tokensSayWhatTheyMatch()
{
    const ResponseDetail detail = sampleResponse();
    QCOMPARE(MatchedText::summary(detail.hypothesis),
             QStringLiteral("3 of 4 tokens matched: 1 as words, 1 by stem, 1 as synonyms."));
    MatchedText text(detail.hypothesis, detail.reference);
    text.resize(400, 60);
    text.show();
    const int x = text.fontMetrics().horizontalAdvance(QStringLiteral("the ")) + 8; // in "walks"
    QHelpEvent help(QEvent::ToolTip, QPoint(x, 6), text.mapToGlobal(QPoint(x, 6)));
    QCoreApplication::sendEvent(&text, &help);
    QCOMPARE(QToolTip::text(),
             QStringLiteral("Matches “walking” of the other text: both have the same stem."));
    QToolTip::hideText();
}

void tst_ResponseCard::longTokensStayInside()
{
    MatchedText text({{QString(500, u'w'), MeteorMatch::Stage::Word, 0}}, {});
    text.resize(120, text.heightForWidth(120));
    QCOMPARE_LT(text.height(), 3 * text.fontMetrics().height());
    QCOMPARE_GT(text.heightForWidth(120), 0);
}

CONCORD_TEST(tst_ResponseCard)
#include "tst_responsecard.moc"
