// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templatejson.h"

#include "models/agreement/coefficients.h"
#include "models/dataset/task.h"
#include "models/study/templateschema.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace Concord;

namespace {

// A required item_answer "a", an optional text "b", and one training example.
QByteArray itemTemplate(const QByteArray &example)
{
    return R"({"format_version": 1, "id": "a", "title": "A", "unit": {"kind": "item"},)"
           R"( "shows": ["text", "request"], "hides": [], "speaker_labels": "none",)"
           R"( "questions": [{"id": "a", "kind": "item_answer", "text": "Q"},)"
           R"( {"id": "b", "kind": "free_text", "text": "R", "required": false}],)"
           R"( "training": [)"
        + example
        + R"(], "guideline": ["G"], "coefficient": "fleiss_kappa", "measure": "nominal",)"
          R"( "paper_design": {"units": 1, "annotators": 1, "per_unit": 1}})";
}

} // namespace

class tst_StudyTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fidelityTemplateIsThePapersStudy();
    void fidelityGuidelineHelpsABeginner();
    void templateSurvivesWriting();
    void whatIsOptionalMayBeLeftOut();
    void brokenTemplateIsRefusedWithThePlace_data();
    void brokenTemplateIsRefusedWithThePlace();
    void everySchemaKeywordIsKnown();
    void theSchemaKnowsTheSameWords();
    void theSchemaIsAGateOfItsOwn();
    void whatDoesNotFitTogetherIsRefused_data();
    void whatDoesNotFitTogetherIsRefused();
    void trainingThatDoesNotFitIsRefused_data();
    void trainingThatDoesNotFitIsRefused();
    void trainingAnswersAreWrittenAsAnswersAre();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void idsGoBothWays();

private:
    QByteArray m_json;
    QJsonObject m_schema;
};

void tst_StudyTemplate::initTestCase()
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/fidelity.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_json = file.readAll();
    QFile schema(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/template.schema.json"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    m_schema = QJsonDocument::fromJson(schema.readAll()).object();
}

void tst_StudyTemplate::fidelityTemplateIsThePapersStudy()
{
    const auto fidelity = parseStudyTemplate(m_json);
    VERIFY_RESULT(fidelity);
    QCOMPARE(fidelity->id, QStringLiteral("fidelity"));
    QVERIFY(fidelity->unit == (UnitRule{UnitKind::Utterance, Tokenizer::Penn, 25, 35}));
    QVERIFY(fidelity->speakerLabels == SpeakerLabels::Neutral);
    QVERIFY(fidelity->normaliseTypography);
    QCOMPARE(fidelity->questions.size(), 1);
    const Question &question = fidelity->questions.constFirst();
    QCOMPARE(question.text, QStringLiteral("Was this written by a human or by an AI?"));
    QCOMPARE(question.optionIds(), QStringList({QStringLiteral("human"), QStringLiteral("ai")}));
    QCOMPARE(question.options[0].key, QStringLiteral("1"));
    QCOMPARE(question.options[1].key, QStringLiteral("2"));
    QVERIFY(question.option(u"human")->origin == Origin::Human);
    QVERIFY(question.option(u"ai")->origin == Origin::Synthetic);
    QVERIFY(question.option(u"AI") == nullptr);
    QVERIFY(fidelity->question(question.id) == &question);
    QVERIFY(fidelity->question(u"other") == nullptr);
    QCOMPARE(fidelity->coefficient, QStringLiteral("fleiss_kappa"));
    QVERIFY(fidelity->measure == Measure::nominal);
    QVERIFY(fidelity->needsOrigins == (QList<Origin>{Origin::Human, Origin::Synthetic}));
    QVERIFY(fidelity->paperDesign == (PaperDesign{200, 6, 3}));
}

void tst_StudyTemplate::fidelityGuidelineHelpsABeginner()
{
    const auto fidelity = parseStudyTemplate(m_json);
    VERIFY_RESULT(fidelity);
    for (const char *key : {"press 1", "2 for AI", "Alt+S", "Alt+F", "Alt+C", "Ctrl+Z"})
        QVERIFY2(fidelity->guideline.contains(QString::fromLatin1(key)), key);
    QVERIFY(fidelity->guideline.count(QStringLiteral("\n\n")) >= 3);
}

void tst_StudyTemplate::templateSurvivesWriting()
{
    const auto fidelity = parseStudyTemplate(m_json);
    VERIFY_RESULT(fidelity);
    const auto again = parseStudyTemplate(studyTemplateJson(*fidelity));
    VERIFY_RESULT(again);
    QVERIFY(*again == *fidelity);
    StudyTemplate other = *fidelity;
    other.unit = {UnitKind::Dialogue, Tokenizer::WhiteSpace, {}, {}};
    other.speakerLabels = SpeakerLabels::None;
    other.normaliseTypography = false;
    other.needsOrigins.clear();
    other.measure = Measure::ordinal;
    other.questions[0].isRequired = false;
    other.questions[0].options[0].origin.reset();
    other.questions.append({QStringLiteral("second"), QuestionKind::SingleChoice,
                            QStringLiteral("真?"), other.questions[0].options, false});
    const auto otherAgain = parseStudyTemplate(studyTemplateJson(other));
    VERIFY_RESULT(otherAgain);
    QVERIFY(*otherAgain == other);
}

void tst_StudyTemplate::whatIsOptionalMayBeLeftOut()
{
    QJsonObject root = QJsonDocument::fromJson(m_json).object();
    for (const char *name : {"normalise_typography", "needs_origins"})
        root.remove(QString::fromLatin1(name));
    root[QStringLiteral("unit")] = QJsonObject{{QStringLiteral("kind"), QStringLiteral("item")}};
    const auto parsed = parseStudyTemplate(QJsonDocument(root).toJson());
    VERIFY_RESULT(parsed);
    QVERIFY(parsed->unit == (UnitRule{UnitKind::Item, Tokenizer::Penn, {}, {}}));
    QVERIFY(!parsed->normaliseTypography);
    QVERIFY(parsed->needsOrigins.isEmpty());
}

void tst_StudyTemplate::brokenTemplateIsRefusedWithThePlace_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected"); // after "The template cannot be used: "
    QTest::addColumn<bool>("isStructural"); // so that the schema finds it, too
    const auto row = [](const char *from, const char *to, const char *expected,
                        bool isStructural = true) {
        QTest::newRow(expected) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(expected)
                                << isStructural;
    };
    row(R"("format_version": 1)", R"("format_version": 2)",
        "format_version is newer than this Concord, which knows version 1.");
    row(R"("format_version": 1)", R"("format_version": "1")",
        "format_version has to be a whole number from 1 to 1000000.");
    row(R"("format_version": 1,)", "", "format_version is missing.");
    row(R"("id": "fidelity")", R"("id": "Fidelity test")",
        "id is “Fidelity test”; an id begins with a small letter and goes on with small letters, "
        "digits, - and _.");
    row(R"x("title": "Fidelity (Turing test)")x", R"("title": "")",
        "title has to be a text that is not empty.");
    row(R"("kind": "utterance")", R"("kind": "sentence")",
        "unit.kind is “sentence”; it has to be one of: utterance, round, dialogue, item, "
        "attribute, response.");
    row(R"("tokenizer": "penn")", R"("tokenizer": "bpe")",
        "unit.tokenizer is “bpe”; it has to be one of: penn, white_space.");
    row(R"("min_tokens": 25)", R"("min_tokens": 2.5)",
        "unit.min_tokens has to be a whole number from 0 to 1000000.");
    row(R"("max_tokens": 35)", R"("max_tokens": 20)",
        "unit.max_tokens has to be a whole number from 25 to 1000000.", false);
    row(R"("shows": ["text"])", R"("shows": "text")", "shows has to be a list of texts, in [ ].");
    row(R"("shows": ["text"])", R"("shows": ["text", 1])",
        "shows[1] has to be a text that is not empty.");
    row(R"("speaker_labels": "neutral")", R"("speaker_labels": "names")",
        "speaker_labels is “names”; it has to be one of: neutral, roles, none.");
    row(R"("normalise_typography": true)", R"("normalise_typography": 1)",
        "normalise_typography has to be true or false.");
    row(R"("kind": "single_choice")", R"("kind": "guess")",
        "questions[0].kind is “guess”; it has to be one of: single_choice, multiple_choice, "
        "attribute_set, scale, yes_no_reason, ranking, free_text, item_answer.");
    row(R"("id": "ai", )", "", "questions[0].options[1].id is missing.");
    row(R"("id": "ai")", R"("id": "human")",
        "questions[0].options[1].id is “human” for the second time.", false);
    row(R"("key": "2")", R"("key": "1")", "questions[0].options[1].key is “1” for the second time.",
        false);
    row(R"("key": "2")", R"("key": "F2")",
        "questions[0].options[1].key is “F2”; it has to be one digit or letter.");
    row(R"("origin": "synthetic")", R"("origin": "unknown")",
        "questions[0].options[1].origin is “unknown”; it has to be one of: human, synthetic.");
    row(R"("required": true)", R"("requird": true)",
        "questions[0].requird is no field of a template. Is it misspelt?");
    row(R"("coefficient": "fleiss_kappa")", R"("coefficient": "kappa")",
        "coefficient is “kappa”, which is no coefficient's id.");
    row(R"("measure": "nominal")", R"("measure": "norminal")",
        "measure is “norminal”; it has to be one of: nominal, ordinal, interval, ratio.");
    row(R"("needs_origins": ["human", "synthetic"])", R"("needs_origins": ["human", "human"])",
        "needs_origins may hold human and synthetic, each once.");
    row(R"("per_unit": 3)", R"("per_unit": 7)",
        "paper_design.per_unit has to be a whole number from 1 to 6.", false);
    row(R"({"units": 200, "annotators": 6, "per_unit": 3})", "[]",
        "paper_design has to be an object, in { }.");
    row(R"("coefficient")", R"("colour": "red", "coefficient")",
        "colour is no field of a template. Is it misspelt?");
}

void tst_StudyTemplate::brokenTemplateIsRefusedWithThePlace()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);
    QByteArray json = m_json;
    const qsizetype at = json.indexOf(from);
    QVERIFY(at >= 0);
    json.replace(at, from.size(), to);
    const auto parsed = parseStudyTemplate(json);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().message, QString(u"The template cannot be used: " + expected));
    QFETCH(bool, isStructural);
    const auto schema = templateSchema();
    VERIFY_RESULT(schema);
    const auto fits = schema->check(QJsonDocument::fromJson(json).object());
    QCOMPARE(bool(fits), !isStructural);
}

void tst_StudyTemplate::everySchemaKeywordIsKnown()
{
    VERIFY_RESULT(templateSchema());
    QJsonObject schema = m_schema;
    schema[QStringLiteral("patternProperties")] = QJsonObject();
    QVERIFY(!JsonSchema::parse(QJsonDocument(schema).toJson()));
}

void tst_StudyTemplate::theSchemaKnowsTheSameWords()
{
    const auto words = [this](const QStringList &path) {
        QJsonValue value = m_schema;
        for (const QString &name : path)
            value = value[name];
        return value.toVariant().toStringList();
    };
    const QString properties = QStringLiteral("properties");
    const QString items = QStringLiteral("items");
    const QString enumeration = QStringLiteral("enum");
    const QString defs = QStringLiteral("$defs");
    QStringList coefficientIds;
    for (const Coefficient &coefficient : coefficients())
        coefficientIds.append(coefficient.id);
    QCOMPARE(words({defs, QStringLiteral("coefficient"), enumeration}), coefficientIds);
    QCOMPARE(words({properties, QStringLiteral("shows"), items, enumeration}), shownParts());
    QStringList closedTasks;
    for (const Task &task : tasks()) {
        if (task.answerFormat != AnswerFormat::OpenEnded)
            closedTasks.append(QString::fromUtf16(task.id));
    }
    QCOMPARE(
        words({defs, QStringLiteral("example"), properties, QStringLiteral("task"), enumeration}),
        closedTasks);
}

// What is not in the documented format is refused even where the reader would not mind: it takes
// any visible text for a task as long as no question is answered by it.
void tst_StudyTemplate::theSchemaIsAGateOfItsOwn()
{
    QByteArray json = m_json;
    json.replace(R"("answers": {"source": "human"})",
                 R"("task": "dance", "answers": {"source": "human"})");
    VERIFY_RESULT(parseStudyTemplate(json));
    const auto checked = checkedStudyTemplate(json);
    QVERIFY(!checked);
    QCOMPARE(checked.error().message,
             QStringLiteral("The template cannot be used: training[0].task is \"dance\"; it has to "
                            "be one of: rank, filter, predict, preference_infer, decision."));
}

void tst_StudyTemplate::whatDoesNotFitTogetherIsRefused_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("shows");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *unit, const char *shows, const char *kind,
                        const char *expected) {
        QTest::newRow(expected) << QByteArray(unit) << QByteArray(shows) << QByteArray(kind)
                                << QString::fromUtf8(expected);
    };
    row(R"("kind": "item")", R"(["text", "GT"])", "free_text",
        "shows[1] is “GT”; it has to be one of: text, request, attributes, attribute, analysis, "
        "answer, responses.");
    row(R"("kind": "item")", R"(["text", "text"])", "free_text",
        "shows[1] is “text” for the second time.");
    row(R"("kind": "item")", "[]", "free_text", "shows has to hold 1 at least.");
    row(R"("kind": "dialogue")", R"(["text", "request"])", "item_answer",
        "unit.kind has to be “item”, for item_answer asks an item's request.");
    row(R"("kind": "item")", R"(["text"])", "item_answer",
        "shows has to hold “request”, which item_answer wants answered.");
    row(R"("kind": "attribute")", R"(["text", "attributes"])", "free_text",
        "shows has to hold “attribute”, for that is what is judged.");
    row(R"("kind": "item")", R"(["text", "attribute"])", "free_text",
        "unit.kind has to be “attribute”, for attribute is shown.");
    row(R"("kind": "response")", R"(["request"])", "free_text",
        "shows has to hold “responses”, for that is what is judged.");
    row(R"("kind": "item")", R"(["responses"])", "free_text",
        "unit.kind has to be “response”, for responses is shown.");
    row(R"("kind": "item", "pair": true)", R"(["text"])", "free_text",
        "unit.kind has to be “response” of a pair.");
    row(R"("kind": "response", "pair": true)", R"(["text"])", "free_text",
        "shows has to hold “responses”, for that is what is judged.");
}

void tst_StudyTemplate::whatDoesNotFitTogetherIsRefused()
{
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, shows);
    QFETCH(QByteArray, kind);
    QFETCH(QString, expected);
    const QByteArray json = R"({"format_version": 1, "id": "a", "title": "A", "unit": {)" + unit
        + R"(}, "shows": )" + shows
        + R"(, "hides": [], "speaker_labels": "none", "questions": [{"id": "q", "kind": ")" + kind
        + R"(", "text": "Q"}], "guideline": ["G"], "coefficient": "fleiss_kappa", )"
          R"("measure": "nominal", "paper_design": {"units": 1, "annotators": 1, "per_unit": 1}})";
    const auto parsed = checkedStudyTemplate(json);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().message, QString(u"The template cannot be used: " + expected));
}

void tst_StudyTemplate::trainingThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QByteArray>("example");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *example, const char *expected) {
        QTest::newRow(expected) << QByteArray(example) << QString::fromUtf8(expected);
    };
    row(R"({"answers": {}})", "training[0].answers.a is missing.");
    row(R"({})", "training[0].answers is missing.");
    row(R"({"answers": {"a": "maybe"}})",
        "training[0].task has to be a task with closed answers; one with options also needs a "
        "request that lists them as “A. … B. …”.");
    row(R"({"task": "rank", "parts": {"request": "Which?"}, "answers": {"a": "A>B"}})",
        "training[0].task has to be a task with closed answers; one with options also needs a "
        "request that lists them as “A. … B. …”.");
    row(R"({"task": "rank", "parts": {"request": "A. x B. y"}, "answers": {"a": "A|B"}})",
        "training[0].answers.a “A|B” is no answer to the question “a”. It has to name each of A, B "
        "once, joined by >.");
    row(R"({"task": "decision", "parts": {"answer": "x"}, "answers": {"a": "yes"}})",
        "training[0].parts.answer is a part that the template does not show.");
    row(R"({"task": "decision", "answers": {"a": "yes", "c": "x"}})",
        "training[0].answers.c is no field of a template. Is it misspelt?");
    row(R"({"task": "decision", "answers": {"a": "yes"}, "turn": []})",
        "training[0].turn is no field of a template. Is it misspelt?");
}

void tst_StudyTemplate::trainingThatDoesNotFitIsRefused()
{
    QFETCH(QByteArray, example);
    QFETCH(QString, expected);
    const auto parsed = checkedStudyTemplate(itemTemplate(example));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().message, QString(u"The template cannot be used: " + expected));
}

void tst_StudyTemplate::trainingAnswersAreWrittenAsAnswersAre()
{
    const auto parsed = checkedStudyTemplate(
        itemTemplate(R"({"task": "filter", "parts": {"request": "A. x B. y C. z"},)"
                     R"( "answers": {"a": "C|A"}})"));
    VERIFY_RESULT(parsed);
    QCOMPARE(parsed->training[0].answers.value(QStringLiteral("a")), QStringLiteral("A|C"));
}

void tst_StudyTemplate::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("no JSON") << QByteArray("{\n\"id\": x}")
                             << QStringLiteral("The template is not JSON: line 2: ");
    QTest::newRow("nothing") << QByteArray()
                             << QStringLiteral("The template is not JSON: line 1: ");
    QTest::newRow("list") << QByteArray("[]")
                          << QStringLiteral("The template is not a JSON object");
    QTest::newRow("other object") << QByteArray("{}")
                                  << QStringLiteral("The template cannot be used: format_version");
    QTest::newRow("no questions")
        << QByteArray(R"({"format_version": 1, "id": "a", "title": "A", "unit": {"kind": "item"},)"
                      R"("shows": [], "hides": [], "speaker_labels": "none", "questions": []})")
        << QStringLiteral("The template cannot be used: questions has to be a list with at least");
}

void tst_StudyTemplate::otherFilesAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, beginning);
    const auto parsed = parseStudyTemplate(json);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.startsWith(beginning), qPrintable(parsed.error().message));
}

void tst_StudyTemplate::idsGoBothWays()
{
    for (const UnitKind kind : {UnitKind::Item, UnitKind::Dialogue, UnitKind::Round,
                                UnitKind::Utterance, UnitKind::Attribute, UnitKind::Response})
        QVERIFY(unitKindFromId(unitKindId(kind)) == kind);
    QVERIFY(!unitKindFromId(u"sentence"));
}

CONCORD_TEST(tst_StudyTemplate)

#include "tst_studytemplate.moc"
