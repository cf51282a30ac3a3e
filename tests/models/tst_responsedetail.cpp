// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responsedetail.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ResponseDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attributesAreJudgedByType();
    void problemsAreSentences_data();
    void problemsAreSentences();
    void tokensKnowTheirPartners();
    void onlyOpenTasksHaveTokens();
    void readingsDifferInWhatTheyParse();
    void theOtherReadingIsSaidWhereItDiffers_data();
    void theOtherReadingIsSaidWhereItDiffers();
    void attributesThatNobodyAskedForAreNotMissed_data();
    void attributesThatNobodyAskedForAreNotMissed();
    void scoresOfTheRowAreComputedAnew();
    void tagsOfKnownNamesAreTheSame();
    void keysAreDigitsThenLetters_data();
    void keysAreDigitsThenLetters();
    void namesOfTagsAreChecked_data();
    void namesOfTagsAreChecked();
};

namespace {

Item detailItem(const QString &task, const QStringList &answer, bool isList)
{
    Item item;
    item.key = task + u"-1";
    item.task = task;
    item.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), true, {}},
                       {QStringLiteral("gender"), QStringLiteral("male"), false, {}},
                       {QStringLiteral("hobby"), QStringLiteral("music"), true, {}}};
    item.analysis = QStringLiteral("Reads books.");
    item.answer = {answer, isList};
    return item;
}

ResponseDetail detailOf(const Item &item, const QString &text,
                        Reading reading = Reading::AsPublished)
{
    FailureRow row;
    row.response = ResponseId(7);
    row.model = QStringLiteral("claude");
    row.task = item.task;
    return responseDetail(row, item, text, reading, nullptr);
}

} // namespace

void tst_ResponseDetail::attributesAreJudgedByType()
{
    const QMap<QString, QString> related{{QStringLiteral("age"), QStringLiteral("adult")},
                                         {QStringLiteral("hobby"), QStringLiteral("music")},
                                         {QStringLiteral("residence"), QStringLiteral("urban")}};
    const QMap<QString, QString> stated{{QStringLiteral("age"), QStringLiteral("adult")},
                                        {QStringLiteral("gender"), QStringLiteral("male")},
                                        {QStringLiteral("hobby"), QStringLiteral("reading")}};
    const QList<JudgedAttribute> judged = judgedAttributes(related, stated);
    const QList<JudgedAttribute> expected{
        {QStringLiteral("age"), QStringLiteral("adult"), QStringLiteral("adult"),
         AttributeVerdict::Right},
        {QStringLiteral("gender"), QStringLiteral("male"), {}, AttributeVerdict::Spurious},
        {QStringLiteral("hobby"), QStringLiteral("reading"), QStringLiteral("music"),
         AttributeVerdict::WrongValue},
        {QStringLiteral("residence"), {}, QStringLiteral("urban"), AttributeVerdict::Missed}};
    QCOMPARE(judged, expected);
    QVERIFY(judgedAttributes({}, {}).isEmpty());
}

void tst_ResponseDetail::problemsAreSentences_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says"); // empty: no problem
    const auto row = [](const char *name, const char *task, const char *text, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(task) << QString::fromLatin1(text)
                            << QString::fromLatin1(says);
    };
    row("an answer", "predict", "Answer: [Yes]", "");
    row("no heading", "predict", "I think so.", "No answer was found. No rule matched");
    row("no yes or no", "decision", "Answer: [Maybe]", "neither yes nor no");
    row("no option", "filter", "Answer: [Dune]", "names no option");
    row("no ranking", "rank", "Answer: [Dune]", "names no option");
    row("no sentence", "advice", "Answer: [Rest]", "no numbered sentence");
    row("nothing", "recommend", "Answer: []", "nothing in it");
}

void tst_ResponseDetail::problemsAreSentences()
{
    QFETCH(QString, task);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QString problem = detailOf(detailItem(task, {QStringLiteral("A")}, true), text).problem();
    QCOMPARE(problem.isEmpty(), says.isEmpty());
    QVERIFY2(problem.contains(says), qPrintable(problem));
}

void tst_ResponseDetail::tokensKnowTheirPartners()
{
    // Reference: Reads books . Dune; by hand: reading meets Reads by its stem, books and Dune meet
    // as they are. P = R = 3/4, 2 chunks: 3/4 (1 - (2/3)^3 / 2) = 23/36.
    const ResponseDetail detail =
        detailOf(detailItem(QStringLiteral("recommend"), {QStringLiteral("Dune")}, false),
                 QStringLiteral("- Analysis: [He reading books]\n- Answer: [Dune]"));
    using Stage = MeteorMatch::Stage;
    const QList<MatchedToken> hypothesis{{QStringLiteral("He"), {}, -1},
                                         {QStringLiteral("reading"), Stage::Stem, 0},
                                         {QStringLiteral("books"), Stage::Word, 1},
                                         {QStringLiteral("Dune"), Stage::Word, 3}};
    const QList<MatchedToken> reference{{QStringLiteral("Reads"), Stage::Stem, 1},
                                        {QStringLiteral("books"), Stage::Word, 2},
                                        {QStringLiteral("."), {}, -1},
                                        {QStringLiteral("Dune"), Stage::Word, 3}};
    QCOMPARE(detail.hypothesis, hypothesis);
    QCOMPARE(detail.reference, reference);
    COMPARE_NEAR(detail.score.taskAccuracy, 23.0 / 36, 1e-12);
    QVERIFY(detail.withoutWordNet);
}

void tst_ResponseDetail::onlyOpenTasksHaveTokens()
{
    const ResponseDetail detail =
        detailOf(detailItem(QStringLiteral("predict"), {QStringLiteral("yes")}, false),
                 QStringLiteral("- Analysis: [Reads books]\n- Answer: [yes]"));
    QVERIFY(detail.hypothesis.isEmpty());
    QVERIFY(detail.reference.isEmpty());
    QVERIFY(!detail.withoutWordNet); // nothing to match
    QCOMPARE(detail.score.taskAccuracy, 1.0);
}

void tst_ResponseDetail::readingsDifferInWhatTheyParse()
{
    const Item item =
        detailItem(QStringLiteral("filter"), {QStringLiteral("A"), QStringLiteral("B")}, true);
    const QString text = QStringLiteral("Answer: A, B"); // published: "A, B]" (ip-dialog.md 4)
    QCOMPARE(detailOf(item, text).answer.parts, QStringList(QStringLiteral("A")));
    const ResponseDetail repaired = detailOf(item, text, Reading::Repaired);
    QCOMPARE(repaired.answer.parts, item.answer.parts);
    QCOMPARE(repaired.reading, Reading::Repaired);
    QVERIFY(!repaired.row.attributeTypeF1); // states none
}

void tst_ResponseDetail::theOtherReadingIsSaidWhereItDiffers_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("published"); // empty: the readings agree
    QTest::addColumn<QString>("repaired");
    const auto row = [](const char *name, const char *task, const char *text, const char *published,
                        const char *repaired) {
        QTest::newRow(name) << QString::fromLatin1(task) << QString::fromLatin1(text)
                            << QString::fromUtf8(published) << QString::fromUtf8(repaired);
    };
    row("brackets", "rank", "Answer: [A, C, D, B]", "", "");
    row("last of four", "rank", "Answer: A, C, D, B",
        "The published rules lose the last option here. Repaired, the answer is: A, C, D, B.",
        "The published rules lose the last option here. As published, the answer is: A, C, D.");
    row("the only one", "filter", "Answer: B",
        "The published rules lose the last option here. Repaired, the answer is: B.",
        "The published rules lose the last option here. As published, the answer names none.");
    row("a title", "filter", "Answer: A. Dune", "", "");
    // "A]" is no option, so titled ones are looked for, and B is one.
    row("a title and a letter", "filter", "Answer: B. Dune, A",
        "The published rules read other options here. Repaired, the answer is: A.",
        "The published rules read other options here. As published, the answer is: B.");
    row("yes or no", "predict", "Answer: yes", "", "");
    const char *sentence = "The published rules take a “]” that was never there for a part of the "
                           "answer; the repaired ones do not.";
    row("a text", "recommend", "Answer: Dune", sentence, sentence);
    row("sentences", "advice", "Answer: 1. Rest. 2. Sleep.", sentence, sentence);
}

void tst_ResponseDetail::theOtherReadingIsSaidWhereItDiffers()
{
    QFETCH(QString, task);
    QFETCH(QString, text);
    QFETCH(QString, published);
    QFETCH(QString, repaired);
    const Item item = detailItem(task, {QStringLiteral("A")}, true);
    const ResponseDetail asPublished = detailOf(item, text);
    const ResponseDetail asRepaired = detailOf(item, text, Reading::Repaired);
    QCOMPARE(asPublished.otherReadingText(), published);
    QCOMPARE(asRepaired.otherReadingText(), repaired);
    QCOMPARE(asPublished.otherReading.has_value(), !published.isEmpty());
    if (asPublished.otherReading)
        QCOMPARE(*asPublished.otherReading, asRepaired.answer);
}

void tst_ResponseDetail::attributesThatNobodyAskedForAreNotMissed_data()
{
    QTest::addColumn<Pathway>("pathway");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("without");
    const QString none = QStringLiteral("Answer: [yes]");
    QTest::newRow("none") << Pathway::DirectResponse << none << true;
    QTest::newRow("none that were asked for") << Pathway::TypeGuided << none << false;
    QTest::newRow("a right one") << Pathway::DirectResponse
                                 << QStringLiteral("Attributes: [age: adult]") << false;
    QTest::newRow("a spurious one")
        << Pathway::DirectResponse << QStringLiteral("Attributes: [gender: male]") << false;
}

void tst_ResponseDetail::attributesThatNobodyAskedForAreNotMissed()
{
    QFETCH(Pathway, pathway);
    QFETCH(QString, text);
    QFETCH(bool, without);
    FailureRow row;
    row.pathway = pathway;
    const Item item = detailItem(QStringLiteral("predict"), {QStringLiteral("yes")}, false);
    QCOMPARE(responseDetail(row, item, text, Reading::AsPublished, nullptr).isWithoutAttributes(),
             without);
}

void tst_ResponseDetail::tagsOfKnownNamesAreTheSame()
{
    const QList<Tag> known{{TagId(3), QStringLiteral("a")}, {TagId(4), QStringLiteral("b")}};
    const QList<Tag> expected{{TagId(4), QStringLiteral("b")}, {TagId(), QStringLiteral("A")}};
    QCOMPARE(tagsNamed({QStringLiteral(" b "), QStringLiteral("A")}, known), expected);
}

void tst_ResponseDetail::scoresOfTheRowAreComputedAnew()
{
    const ResponseDetail detail =
        detailOf(detailItem(QStringLiteral("predict"), {QStringLiteral("yes")}, false),
                 QStringLiteral("- Attributes: [age: adult, hobby: films]\n- Answer: [no]"));
    QCOMPARE(detail.row.response, ResponseId(7));
    QCOMPARE(detail.row.model, QStringLiteral("claude"));
    QCOMPARE(detail.row.state, ParseState::Parsed);
    QCOMPARE(detail.row.taskAccuracy, 0.0);
    QCOMPARE(detail.row.attributeTypeF1, std::optional(1.0)); // both types, by hand
    QCOMPARE(detail.row.relativeValueAccuracy, std::optional(0.5)); // one of two values
    QCOMPARE(detail.attributes.size(), 2);
    QCOMPARE(detail.attributes[1].verdict, AttributeVerdict::WrongValue);
}

void tst_ResponseDetail::keysAreDigitsThenLetters_data()
{
    QTest::addColumn<qsizetype>("place");
    QTest::addColumn<QString>("key");
    QTest::newRow("first") << qsizetype(0) << QStringLiteral("1");
    QTest::newRow("last digit") << qsizetype(8) << QStringLiteral("9");
    QTest::newRow("first letter") << qsizetype(9) << QStringLiteral("A");
    QTest::newRow("last letter") << qsizetype(34) << QStringLiteral("Z");
    QTest::newRow("none left") << qsizetype(35) << QString();
    QTest::newRow("before the first") << qsizetype(-1) << QString();
}

void tst_ResponseDetail::keysAreDigitsThenLetters()
{
    QFETCH(qsizetype, place);
    QTEST(tagKey(place), "key");
}

void tst_ResponseDetail::namesOfTagsAreChecked_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("says");
    QTest::newRow("good") << QStringList{QStringLiteral("a"), QStringLiteral("b c")} << QString();
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("empty") << QStringList{QStringLiteral("a"), QStringLiteral(" ")}
                           << QStringLiteral("needs a name");
    QTest::newRow("twice") << QStringList{QStringLiteral("a"), QStringLiteral("a ")}
                           << QStringLiteral("\"a\" is named twice");
}

void tst_ResponseDetail::namesOfTagsAreChecked()
{
    QFETCH(QStringList, names);
    QFETCH(QString, says);
    const QString fault = tagNamesFault(names);
    QCOMPARE(fault.isEmpty(), says.isEmpty());
    QVERIFY2(fault.contains(says), qPrintable(fault));
}

CONCORD_TEST(tst_ResponseDetail)
#include "tst_responsedetail.moc"
