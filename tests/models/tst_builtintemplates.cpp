// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficients.h"
#include "models/study/answervalue.h"
#include "models/study/shownunit.h"
#include "models/study/templatejson.h"
#include "models/study/templateschema.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QTest>

using namespace Concord;

class tst_BuiltInTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allSevenAreThere();
    void designsArePublished_data();
    void designsArePublished();
    void unitsAndQuestionsAreAsDescribed_data();
    void unitsAndQuestionsAreAsDescribed();
    void measuresFitTheirCoefficients();
    void trainingAnswersCanBeGiven();
    void trainingUnitsShowWhatIsNeeded();
    void trainingUnitsSurviveWriting();
    void fidelityExamplesAreOfTheStudysLength();
    void guidelinesAndConsentAreComplete();
    void whatDecidesIsHidden();
    void templatesSurviveWriting();
    void aVocabularyFillsOpenSetsOnly();
    void examplesOutsideTheVocabularyAreLeftOut();

private:
    const StudyTemplate &named(const char *id) const;

    QList<StudyTemplate> m_templates;
};

namespace {

// The benchmark's twelve types (design notes on IP-Dialog, section 2), of which these are used.
QList<AttributeChoice> ipDialogVocabulary()
{
    const auto type = [](const char *name, const char *values) {
        return AttributeChoice{QString::fromLatin1(name), QString::fromLatin1(values).split(u' ')};
    };
    return {type("age", "child teenager young_adult adult middle-aged elderly"),
            type("income_level", "low_income middle_income high_income"),
            type("profession",
                 "student teacher sales_worker office_clerk factory_worker software_engineer "
                 "healthcare_worker driver farmer cook cleaner journalist retiree entrepreneur"),
            type("openness", "high low"),
            type("conscientiousness", "high low"),
            type("extraversion", "high low"),
            type("agreeableness", "high low"),
            type("neuroticism", "high low"),
            type("residence", "urban rural"),
            type("gender", "male female"),
            type("health", "healthy minor_issue disabled"),
            type("hobby", "reading cooking photography sports gaming movies travel music crafts")};
}

} // namespace

void tst_BuiltInTemplates::initTestCase()
{
    const QDir folder(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString &name : files) {
        if (name.endsWith(QStringLiteral(".schema.json")))
            continue;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto studyTemplate = checkedStudyTemplate(file.readAll());
        QVERIFY2(studyTemplate,
                 studyTemplate ? "" : qPrintable(name + u' ' + studyTemplate.error().message));
        QCOMPARE(QString(studyTemplate->id + u".json"), name);
        m_templates.append(*studyTemplate);
    }
}

const StudyTemplate &tst_BuiltInTemplates::named(const char *id) const
{
    const auto found = std::ranges::find(m_templates, QLatin1StringView(id), &StudyTemplate::id);
    Q_ASSERT(found != m_templates.end());
    return *found;
}

void tst_BuiltInTemplates::allSevenAreThere()
{
    QCOMPARE(m_templates.size(), 7);
}

void tst_BuiltInTemplates::designsArePublished_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("perUnit");
    // arXiv 2506.02449, human studies; the last two are ours.
    QTest::newRow("attribute-inference") << 100 << 2 << 1;
    QTest::newRow("task-accuracy") << 50 << 4 << 2;
    QTest::newRow("fidelity") << 200 << 6 << 3;
    QTest::newRow("attribute-dialogue") << 200 << 4 << 2;
    QTest::newRow("attribute-response") << 200 << 4 << 2;
    QTest::newRow("assistant-rating") << 100 << 3 << 3;
    QTest::newRow("pairwise-preference") << 100 << 3 << 3;
}

void tst_BuiltInTemplates::designsArePublished()
{
    QFETCH(int, units);
    QFETCH(int, annotators);
    QFETCH(int, perUnit);
    QVERIFY(named(QTest::currentDataTag()).paperDesign
            == (PaperDesign{units, annotators, perUnit}));
}

void tst_BuiltInTemplates::unitsAndQuestionsAreAsDescribed_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("shows");
    QTest::addColumn<QString>("questions"); // id kind measure coefficient
    const auto row = [](const char *id, const char *unit, const char *shows,
                        const char *questions) {
        QTest::newRow(id) << QString::fromLatin1(unit) << QString::fromLatin1(shows)
                          << QString::fromLatin1(questions);
    };
    row("attribute-inference", "item", "text", "attributes attribute_set set krippendorff_alpha");
    row("task-accuracy", "item", "text attributes request",
        "answer item_answer nominal percent_agreement");
    row("fidelity", "utterance", "text", "source single_choice nominal fleiss_kappa");
    row("attribute-dialogue", "attribute", "text attribute",
        "inferable yes_no_reason nominal fleiss_kappa");
    row("attribute-response", "item", "request attributes analysis answer",
        "attribute_consistency yes_no_reason nominal fleiss_kappa, "
        "analytical_coherence yes_no_reason nominal fleiss_kappa, "
        "analysis_response yes_no_reason nominal fleiss_kappa");
    row("assistant-rating", "dialogue", "text",
        "task_completion single_choice nominal fleiss_kappa, "
        "personalisation scale ordinal krippendorff_alpha, "
        "naturalness scale ordinal krippendorff_alpha, "
        "coherence scale ordinal krippendorff_alpha");
    row("pairwise-preference", "response pair", "text request responses",
        "preferred single_choice nominal fleiss_kappa");
}

void tst_BuiltInTemplates::unitsAndQuestionsAreAsDescribed()
{
    QFETCH(QString, unit);
    QFETCH(QString, shows);
    QFETCH(QString, questions);
    const StudyTemplate &studyTemplate = named(QTest::currentDataTag());
    QCOMPARE(QString(unitKindId(studyTemplate.unit.kind)
                     + (studyTemplate.unit.isPair ? QStringLiteral(" pair") : QString())),
             unit);
    QCOMPARE(studyTemplate.shows.join(u' '), shows);
    QStringList asked;
    for (const Question &question : studyTemplate.questions)
        asked.append(question.id + u' ' + questionKindId(question.kind) + u' '
                     + measureName(measureOf(studyTemplate, question)) + u' '
                     + coefficientOf(studyTemplate, question));
    QCOMPARE(asked.join(QStringLiteral(", ")), questions);
    const Question &first = studyTemplate.questions.constFirst();
    if (first.kind == QuestionKind::AttributeSet)
        QVERIFY(first.attributes.isEmpty()); // the population's
    if (studyTemplate.id == u"assistant-rating") {
        QCOMPARE(studyTemplate.question(u"personalisation")->optionIds().join(u' '),
                 QStringLiteral("1 2 3 4"));
        for (const char16_t *scale : {u"naturalness", u"coherence"})
            QCOMPARE(studyTemplate.question(scale)->optionIds().join(u' '),
                     QStringLiteral("1 2 3 4 5"));
    }
}

void tst_BuiltInTemplates::measuresFitTheirCoefficients()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        for (const Question &question : studyTemplate.questions) {
            const Coefficient *coefficient =
                findCoefficient(coefficientOf(studyTemplate, question));
            QVERIFY(coefficient);
            QVERIFY2(fitsMeasure(*coefficient, measureOf(studyTemplate, question)),
                     qPrintable(question.id));
        }
    }
}

void tst_BuiltInTemplates::trainingAnswersCanBeGiven()
{
    const QList<AttributeChoice> vocabulary = ipDialogVocabulary();
    for (const StudyTemplate &open : std::as_const(m_templates)) {
        const StudyTemplate studyTemplate = withVocabulary(open, vocabulary);
        QCOMPARE(studyTemplate.training.size(), open.training.size());
        QVERIFY2(studyTemplate.training.size() >= 3 && studyTemplate.training.size() <= 5,
                 qPrintable(studyTemplate.id));
        for (int i = 0; i < studyTemplate.training.size(); ++i) {
            const ShownUnit unit = exampleUnit(studyTemplate, i, QStringLiteral("t"));
            const QList<Question> questions = questionsOf(studyTemplate, unit);
            for (const Question &question : questions) {
                QVERIFY(question.kind != QuestionKind::ItemAnswer);
                const QString answer = studyTemplate.training[i].answers.value(question.id);
                const auto checked = checkedAnswer(question, answer);
                VERIFY_RESULT(checked);
                QCOMPARE(answer, *checked); // as an annotator's answer is stored
            }
            QVERIFY(!studyTemplate.training[i].feedback.isEmpty());
        }
    }
}

void tst_BuiltInTemplates::trainingUnitsShowWhatIsNeeded()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        for (int i = 0; i < studyTemplate.training.size(); ++i) {
            const ShownUnit unit = exampleUnit(studyTemplate, i, QStringLiteral("t"));
            QStringList parts;
            for (const ShownPart &part : unit.parts)
                parts.append(part.part);
            for (const QString &shown : studyTemplate.shows) {
                if (shown == u"text")
                    QVERIFY(!unit.turns.isEmpty());
                else if (shown == u"responses")
                    QVERIFY(parts.contains(QStringLiteral("first"))
                            && parts.contains(QStringLiteral("second")));
                else
                    QVERIFY2(parts.contains(shown), qPrintable(shown));
            }
        }
    }
}

// The options of an item's request have capital letters as ids.
void tst_BuiltInTemplates::trainingUnitsSurviveWriting()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        for (int i = 0; i < studyTemplate.training.size(); ++i) {
            const ShownUnit unit = exampleUnit(studyTemplate, i, QStringLiteral("t"));
            const auto again = shownUnitFromJson(shownUnitJson(unit));
            VERIFY_RESULT(again);
            QVERIFY2(*again == unit, qPrintable(studyTemplate.id));
        }
    }
}

void tst_BuiltInTemplates::fidelityExamplesAreOfTheStudysLength()
{
    const StudyTemplate &fidelity = named("fidelity");
    for (const TrainingExample &example : fidelity.training) {
        QCOMPARE(example.turns.size(), 1);
        const auto tokens = tokenCount(example.turns[0].second, fidelity.unit.tokenizer);
        QVERIFY2(tokens >= fidelity.unit.minTokens && tokens <= fidelity.unit.maxTokens,
                 qPrintable(QString::number(tokens)));
    }
}

void tst_BuiltInTemplates::guidelinesAndConsentAreComplete()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        QVERIFY(studyTemplate.guideline.count(QStringLiteral("\n\n")) >= 4);
        for (const char *key : {"Alt+S", "Alt+F", "Alt+C", "Ctrl+Z"})
            QVERIFY2(studyTemplate.guideline.contains(QLatin1StringView(key)),
                     qPrintable(studyTemplate.id));
        for (const char *fact :
             {"What is stored", "the name", "when you gave them", "voluntary", "erase"})
            QVERIFY2(studyTemplate.consent.contains(QLatin1StringView(fact)),
                     qPrintable(studyTemplate.id));
    }
}

void tst_BuiltInTemplates::whatDecidesIsHidden()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        QVERIFY(!studyTemplate.hides.isEmpty());
        for (const QString &hidden : studyTemplate.hides)
            QVERIFY2(!studyTemplate.shows.contains(hidden), qPrintable(hidden));
    }
    QVERIFY(named("attribute-inference").hides.contains(QStringLiteral("attributes")));
    QVERIFY(named("task-accuracy").hides.contains(QStringLiteral("answer")));
    QVERIFY(named("fidelity").hides.contains(QStringLiteral("origin")));
    QVERIFY(named("pairwise-preference").hides.contains(QStringLiteral("model")));
}

void tst_BuiltInTemplates::templatesSurviveWriting()
{
    for (const StudyTemplate &studyTemplate : std::as_const(m_templates)) {
        const QByteArray json = studyTemplateJson(studyTemplate);
        const auto again = checkedStudyTemplate(json);
        VERIFY_RESULT(again);
        QVERIFY2(*again == studyTemplate, qPrintable(studyTemplate.id));
        const StudyTemplate filled = withVocabulary(studyTemplate, ipDialogVocabulary());
        VERIFY_RESULT(parseStudyTemplate(studyTemplateJson(filled)));
    }
}

void tst_BuiltInTemplates::aVocabularyFillsOpenSetsOnly()
{
    const StudyTemplate filled = withVocabulary(named("attribute-inference"), ipDialogVocabulary());
    QVERIFY(filled.questions[0].attributes == ipDialogVocabulary());
    QVERIFY(withVocabulary(filled, {}).questions[0].attributes == ipDialogVocabulary());
    QVERIFY(withVocabulary(named("fidelity"), ipDialogVocabulary()) == named("fidelity"));
}

// Worked by hand: of the four examples only the second names nothing but residence and
// conscientiousness, and the last names nothing at all.
void tst_BuiltInTemplates::examplesOutsideTheVocabularyAreLeftOut()
{
    const QList<AttributeChoice> small{
        {QStringLiteral("conscientiousness"), {QStringLiteral("high")}},
        {QStringLiteral("residence"), {QStringLiteral("rural")}}};
    const StudyTemplate filled = withVocabulary(named("attribute-inference"), small);
    QCOMPARE(filled.training.size(), 2);
    QCOMPARE(filled.training[0].answers.value(QStringLiteral("attributes")),
             QStringLiteral("conscientiousness=high|residence=rural"));
    QCOMPARE(filled.training[1].answers.value(QStringLiteral("attributes")), emptySetValue);
    VERIFY_RESULT(parseStudyTemplate(studyTemplateJson(filled)));
}

CONCORD_TEST(tst_BuiltInTemplates)

#include "tst_builtintemplates.moc"
