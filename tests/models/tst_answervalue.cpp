// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answervalue.h"
#include "models/study/shownunit.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AnswerValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreBroughtIntoOrder_data();
    void answersAreBroughtIntoOrder();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();
    void wordsAreThoseOfTheOptions();
    void itemsTurnIntoQuestions();
    void shownUnitsSurviveJson();

private:
    static Question question(QuestionKind kind);
};

Question tst_AnswerValue::question(QuestionKind kind)
{
    Question asked{QStringLiteral("q"), kind, QStringLiteral("?")};
    asked.options = {{QStringLiteral("a"), QStringLiteral("Apple"), QStringLiteral("1")},
                     {QStringLiteral("b"), QStringLiteral("Bread"), QStringLiteral("2")},
                     {QStringLiteral("c"), QStringLiteral("Cheese"), QStringLiteral("3")}};
    if (kind == QuestionKind::AttributeSet)
        asked.attributes = {
            {QStringLiteral("hobby"), {QStringLiteral("music"), QStringLiteral("travel")}},
            {QStringLiteral("age"), {QStringLiteral("adult")}}};
    return asked;
}

void tst_AnswerValue::answersAreBroughtIntoOrder_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, QuestionKind kind, const char *given,
                        const char *expected) {
        QTest::newRow(name) << int(kind) << QString::fromUtf8(given) << QString::fromUtf8(expected);
    };
    row("choice", QuestionKind::SingleChoice, "b", "b");
    row("scale", QuestionKind::Scale, "c", "c");
    row("several", QuestionKind::MultipleChoice, "c|a", "a|c");
    row("none", QuestionKind::MultipleChoice, "{}", "{}");
    row("attributes", QuestionKind::AttributeSet, "age=adult|hobby=music", "hobby=music|age=adult");
    row("no attributes", QuestionKind::AttributeSet, "{}", "{}");
    row("ranking", QuestionKind::Ranking, "c>a>b", "c>a>b");
    row("text", QuestionKind::FreeText, "  why not  ", "why not");
    row("item yes", QuestionKind::ItemAnswer, "yes", "yes");
    row("item letters", QuestionKind::ItemAnswer, "A|C", "A|C");
    row("item ranking", QuestionKind::ItemAnswer, "B>A", "B>A");
}

void tst_AnswerValue::answersAreBroughtIntoOrder()
{
    QFETCH(int, kind);
    QFETCH(QString, given);
    const auto checked = checkedAnswer(question(QuestionKind(kind)), given);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    QTEST(*checked, "expected");
}

void tst_AnswerValue::whatIsNoAnswerIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("given");
    const auto row = [](const char *name, QuestionKind kind, const QString &given) {
        QTest::newRow(name) << int(kind) << given;
    };
    row("unknown option", QuestionKind::SingleChoice, QStringLiteral("d"));
    row("nothing", QuestionKind::SingleChoice, QString());
    row("two of one", QuestionKind::Scale, QStringLiteral("a|b"));
    row("twice", QuestionKind::MultipleChoice, QStringLiteral("a|a"));
    row("empty set written empty", QuestionKind::MultipleChoice, QString());
    row("unknown type", QuestionKind::AttributeSet, QStringLiteral("health=healthy"));
    row("unknown value", QuestionKind::AttributeSet, QStringLiteral("hobby=chess"));
    row("two values of a type", QuestionKind::AttributeSet,
        QStringLiteral("hobby=music|hobby=travel"));
    row("no pair", QuestionKind::AttributeSet, QStringLiteral("hobby"));
    row("short ranking", QuestionKind::Ranking, QStringLiteral("a>b"));
    row("long ranking", QuestionKind::Ranking, QStringLiteral("a>b>c>a"));
    row("blank", QuestionKind::FreeText, QStringLiteral("  \n"));
    row("too long", QuestionKind::FreeText, QString(longestAnswer + 1, u'x'));
    row("item words", QuestionKind::ItemAnswer, QStringLiteral("maybe"));
    row("item newline", QuestionKind::ItemAnswer, QStringLiteral("yes\n"));
}

void tst_AnswerValue::whatIsNoAnswerIsRefused()
{
    QFETCH(int, kind);
    QFETCH(QString, given);
    const auto checked = checkedAnswer(question(QuestionKind(kind)), given);
    QVERIFY(!checked);
    QVERIFY(checked.error().message.contains(QStringLiteral("“q”")));
}

void tst_AnswerValue::wordsAreThoseOfTheOptions()
{
    const auto words = [](QuestionKind kind, const char *value) {
        return answerWords(question(kind), QString::fromUtf8(value));
    };
    QCOMPARE(words(QuestionKind::SingleChoice, "b"), QStringLiteral("Bread"));
    QCOMPARE(words(QuestionKind::MultipleChoice, "a|c"), QStringLiteral("Apple, Cheese"));
    QCOMPARE(words(QuestionKind::MultipleChoice, "{}"), QStringLiteral("none"));
    QCOMPARE(words(QuestionKind::Ranking, "c>a>b"), QStringLiteral("Cheese > Apple > Bread"));
    QCOMPARE(words(QuestionKind::AttributeSet, "hobby=music|age=adult"),
             QStringLiteral("hobby: music, age: adult"));
    QCOMPARE(words(QuestionKind::FreeText, "a|b"), QStringLiteral("a|b"));
}

void tst_AnswerValue::itemsTurnIntoQuestions()
{
    const Question asked = question(QuestionKind::ItemAnswer);
    const auto binary = itemQuestion(asked, QStringLiteral("predict"), QStringLiteral("Will I?"));
    QVERIFY(binary);
    QCOMPARE(binary->kind, QuestionKind::SingleChoice);
    QCOMPARE(binary->optionIds(), (QStringList{QStringLiteral("yes"), QStringLiteral("no")}));
    const auto ranking = itemQuestion(
        asked, QStringLiteral("rank"),
        QStringLiteral("Which matters to the class A. team? A. Sharing B. Time C. Space"));
    QVERIFY(ranking);
    QCOMPARE(ranking->kind, QuestionKind::Ranking);
    QCOMPARE(ranking->options.size(), 3);
    QCOMPARE(ranking->options.first().text, QStringLiteral("Sharing"));
    QCOMPARE(ranking->options.last().text, QStringLiteral("Space"));
    QCOMPARE(ranking->options.last().key, QStringLiteral("c"));
    QVERIFY(!itemQuestion(asked, QStringLiteral("rank"), QStringLiteral("Which of them?")));
    QVERIFY(!itemQuestion(asked, QStringLiteral("advice"), QStringLiteral("A. x B. y")));
    QVERIFY(!itemQuestion(asked, QStringLiteral("chat"), QStringLiteral("A. x B. y")));
}

void tst_AnswerValue::shownUnitsSurviveJson()
{
    ShownUnit unit{QStringLiteral("u-1"), {{QStringLiteral("A"), 1, QStringLiteral("Hi <b>")}}};
    unit.parts = {
        {QStringLiteral("request"), QStringLiteral("Request"), QStringLiteral("Which?")},
        {QStringLiteral("attribute"), QString(), QString(), {QStringLiteral("age: adult")}}};
    unit.itemQuestion = question(QuestionKind::Ranking);
    unit.training =
        TrainingKey{{{QStringLiteral("q"), QStringLiteral("a>b>c")}}, QStringLiteral("So.")};
    const auto back = shownUnitFromJson(shownUnitJson(unit));
    QVERIFY(back);
    QVERIFY(*back == unit);
    QVERIFY(!shownUnitFromJson("[]"));
}

CONCORD_TEST(tst_AnswerValue)
#include "tst_answervalue.moc"
