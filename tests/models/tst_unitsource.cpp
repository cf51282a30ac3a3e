// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/unitreference.h"
#include "models/study/unitsource.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_UnitSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreShownInTheTemplatesOrder();
    void nothingElseIsShown();
    void emptyPartsAreLeftOut();
    void attributeIsTheSubjects();
    void pairsStandInTheirRoles();
    void typographyIsMadeAlikeLineByLine();
    void itemQuestionComesFromTheRequest();
    void onlyTrainingBringsItsReference();
    void referencesOfAttributes_data();
    void referencesOfAttributes();
    void referencesOfItems_data();
    void referencesOfItems();

private:
    static UnitSource source(UnitKind kind);
    static Question attributeQuestion();
    static StudyTemplate showing(const QStringList &parts);
};

UnitSource tst_UnitSource::source(UnitKind kind)
{
    UnitSource source;
    UnitSubject subject;
    subject.kind = kind;
    source.subjects = {subject};
    source.origin = Origin::Synthetic;
    source.turns = {{QStringLiteral("User"), QStringLiteral("I play.")},
                    {QStringLiteral("AI"), QStringLiteral("Fine.")}};
    source.item.task = QStringLiteral("rank");
    source.item.request = QStringLiteral("Rank: A. Books B. Trains C. Trees");
    source.item.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                              {QStringLiteral("hobby"), QStringLiteral("music"), true, 0},
                              {QStringLiteral("residence"), QStringLiteral("urban"), true, 1}};
    source.item.analysis = QStringLiteral("Because.");
    source.item.answer = {{QStringLiteral("B"), QStringLiteral("A"), QStringLiteral("C")}, true};
    return source;
}

Question tst_UnitSource::attributeQuestion()
{
    Question question;
    question.id = QStringLiteral("attributes");
    question.kind = QuestionKind::AttributeSet;
    question.attributes = {{QStringLiteral("age"), {QStringLiteral("adult")}},
                           {QStringLiteral("hobby"), {QStringLiteral("music")}},
                           {QStringLiteral("residence"), {QStringLiteral("urban")}}};
    return question;
}

StudyTemplate tst_UnitSource::showing(const QStringList &parts)
{
    StudyTemplate studyTemplate;
    studyTemplate.shows = parts;
    return studyTemplate;
}

void tst_UnitSource::partsAreShownInTheTemplatesOrder()
{
    const ShownUnit shown = shownFrom(
        showing({QStringLiteral("answer"), QStringLiteral("text"), QStringLiteral("request"),
                 QStringLiteral("attributes"), QStringLiteral("analysis")}),
        QStringLiteral("x-0001"), source(UnitKind::Item), false);
    QCOMPARE(shown.key, QStringLiteral("x-0001"));
    QCOMPARE(shown.turns.size(), 2);
    const QList<ShownPart> expected{
        {QStringLiteral("answer"), QStringLiteral("Answer"), QStringLiteral("B\nA\nC")},
        {QStringLiteral("request"), QStringLiteral("Request"),
         QStringLiteral("Rank: A. Books B. Trains C. Trees")},
        {QStringLiteral("attributes"),
         QStringLiteral("About the user"),
         {},
         {QStringLiteral("age: adult"), QStringLiteral("hobby: music"),
          QStringLiteral("residence: urban")}},
        {QStringLiteral("analysis"), QStringLiteral("Analysis"), QStringLiteral("Because.")}};
    QCOMPARE(shown.parts, expected);
}

void tst_UnitSource::nothingElseIsShown()
{
    const ShownUnit shown = shownFrom(showing({QStringLiteral("request")}), QStringLiteral("x"),
                                      source(UnitKind::Item), false);
    QVERIFY(shown.turns.isEmpty());
    QCOMPARE(shown.parts.size(), 1);
    QVERIFY(!shown.itemQuestion);
    QVERIFY(!shown.training);
}

void tst_UnitSource::emptyPartsAreLeftOut()
{
    UnitSource bare = source(UnitKind::Dialogue);
    bare.item = {};
    const ShownUnit shown = shownFrom(showing(shownParts()), QStringLiteral("x"), bare, false);
    QCOMPARE(shown.turns.size(), 2);
    QVERIFY(shown.parts.isEmpty());
}

void tst_UnitSource::attributeIsTheSubjects()
{
    UnitSource asked = source(UnitKind::Attribute);
    asked.subjects[0].attribute = QStringLiteral("residence");
    asked.subjects[0].round = 1;
    const ShownUnit shown =
        shownFrom(showing({QStringLiteral("attribute")}), QStringLiteral("x"), asked, false);
    QCOMPARE(shown.parts.size(), 1);
    QCOMPARE(shown.parts[0].chips, QStringList{QStringLiteral("residence: urban")});
    QCOMPARE(shown.parts[0].heading, QStringLiteral("Attribute"));
}

void tst_UnitSource::pairsStandInTheirRoles()
{
    UnitSource pair = source(UnitKind::Response);
    pair.subjects = {pair.subjects[0], pair.subjects[0]};
    pair.subjects[0].role = firstRole;
    pair.subjects[1].role = secondRole;
    pair.responses = {QStringLiteral("One."), QStringLiteral("Two.")};
    const StudyTemplate asked = showing({QStringLiteral("responses")});
    const ShownUnit shown = shownFrom(asked, QStringLiteral("x"), pair, false);
    const QList<ShownPart> expected{
        {firstRole, QStringLiteral("Response 1"), QStringLiteral("One.")},
        {secondRole, QStringLiteral("Response 2"), QStringLiteral("Two.")}};
    QCOMPARE(shown.parts, expected);
    UnitSource one = source(UnitKind::Response);
    one.responses = {QStringLiteral("One.")};
    QCOMPARE(shownFrom(asked, QStringLiteral("x"), one, false).parts[0].part,
             QStringLiteral("responses"));
}

void tst_UnitSource::typographyIsMadeAlikeLineByLine()
{
    UnitSource curly = source(UnitKind::Item);
    curly.item.analysis = QStringLiteral("It’s “so” .\nAnd\u00a0more …");
    StudyTemplate asked = showing({QStringLiteral("analysis")});
    QCOMPARE(shownFrom(asked, QStringLiteral("x"), curly, false).parts[0].text,
             curly.item.analysis);
    asked.normaliseTypography = true;
    QCOMPARE(shownFrom(asked, QStringLiteral("x"), curly, false).parts[0].text,
             QStringLiteral("It's \"so\".\nAnd more..."));
}

void tst_UnitSource::itemQuestionComesFromTheRequest()
{
    StudyTemplate asked = showing({QStringLiteral("request")});
    Question question;
    question.id = QStringLiteral("answer");
    question.kind = QuestionKind::ItemAnswer;
    asked.questions = {question};
    const ShownUnit shown = shownFrom(asked, QStringLiteral("x"), source(UnitKind::Item), false);
    QVERIFY(shown.itemQuestion.has_value());
    QCOMPARE(shown.itemQuestion->kind, QuestionKind::Ranking);
    QCOMPARE(shown.itemQuestion->options.size(), 3);
    QCOMPARE(shown.itemQuestion->options[1].text, QStringLiteral("Trains"));
}

void tst_UnitSource::onlyTrainingBringsItsReference()
{
    StudyTemplate asked = showing({QStringLiteral("text")});
    Question origin;
    origin.id = QStringLiteral("source");
    origin.options = {{QStringLiteral("human"), {}, {}, Origin::Human},
                      {QStringLiteral("ai"), {}, {}, Origin::Synthetic}};
    Question answer;
    answer.id = QStringLiteral("answer");
    answer.kind = QuestionKind::ItemAnswer;
    Question comment;
    comment.id = QStringLiteral("why");
    comment.kind = QuestionKind::FreeText;
    asked.questions = {origin, attributeQuestion(), answer, comment};
    const UnitSource known = source(UnitKind::Item);
    QVERIFY(!shownFrom(asked, QStringLiteral("x"), known, false).training);
    const auto key = shownFrom(asked, QStringLiteral("x"), known, true).training;
    QVERIFY(key.has_value());
    const QMap<QString, QString> expected{
        {QStringLiteral("source"), QStringLiteral("ai")},
        {QStringLiteral("attributes"), QStringLiteral("hobby=music|residence=urban")},
        {QStringLiteral("answer"), QStringLiteral("B>A>C")}};
    QCOMPARE(key->answers, expected);
}

void tst_UnitSource::referencesOfAttributes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    QTest::newRow("item") << int(UnitKind::Item) << QStringLiteral("hobby=music|residence=urban");
    QTest::newRow("dialogue") << int(UnitKind::Dialogue)
                              << QStringLiteral("hobby=music|residence=urban");
    QTest::newRow("round") << int(UnitKind::Round) << QStringLiteral("residence=urban");
    QTest::newRow("utterance") << int(UnitKind::Utterance) << QString();
}

void tst_UnitSource::referencesOfAttributes()
{
    QFETCH(int, kind);
    UnitSource known = source(UnitKind(kind));
    if (known.subjects[0].kind == UnitKind::Round)
        known.subjects[0].round = 1;
    QTEST(referenceAnswer(attributeQuestion(), known).value_or(QString()), "expected");
    // What cannot be chosen cannot be asked for.
    Question narrow = attributeQuestion();
    narrow.attributes.removeLast();
    narrow.attributes[1].values = {QStringLiteral("chess")};
    const auto reference = referenceAnswer(narrow, known);
    QCOMPARE(reference.has_value(), known.subjects[0].kind != UnitKind::Utterance);
    if (reference)
        QCOMPARE(*reference, QStringLiteral("{}"));
}

void tst_UnitSource::referencesOfItems_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QStringList>("answer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *task, const QStringList &answer,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(task) << answer << QString::fromLatin1(expected);
    };
    const QStringList letters{QStringLiteral("C"), QStringLiteral("A")};
    row("options in order", "filter", letters, "A|C");
    row("half a ranking", "rank", letters, "");
    row("yes", "predict", {QStringLiteral("Yes ")}, "yes");
    row("neither", "decision", {QStringLiteral("perhaps")}, "");
    row("no such option", "filter", {QStringLiteral("E")}, "");
    row("open-ended", "recommend", {QStringLiteral("A book.")}, "");
    row("no answer", "filter", {}, "");
}

void tst_UnitSource::referencesOfItems()
{
    QFETCH(QString, task);
    QFETCH(QStringList, answer);
    UnitSource known = source(UnitKind::Item);
    known.item.task = task;
    known.item.answer = {answer, answer.size() > 1};
    Question asked;
    asked.kind = QuestionKind::ItemAnswer;
    QTEST(referenceAnswer(asked, known).value_or(QString()), "expected");
}

CONCORD_TEST(tst_UnitSource)

#include "tst_unitsource.moc"
