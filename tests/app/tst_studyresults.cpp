// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsloader.h"
#include "models/report/studyreport.h"
#include "models/study/answervalue.h"
#include "tests/app/simulatedstudy.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// Studies of every kind, answered by rule: what was put in comes out.
class tst_StudyResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attributeInferenceBesideAModel();
    void taskAccuracyBesideAModel();
    void alignmentRatesAndReasons();
    void severalQuestionsAreChosenFrom();
    void ratingsAndAJudge();
    void pairwisePreference();
    void ownChoicesAndRankings();
    void freeTextsHaveResultsButNoAgreement();
};

namespace {

constexpr int simulatedUnits = 20;
const QString ada = QStringLiteral("Ada");
const QString ben = QStringLiteral("Ben");
const QString judgeName = QStringLiteral("Judge");

// Exactly a fifth of the units, four of twenty.
bool isFifth(int unit)
{
    return unit % 5 == 0;
}

Question askedQuestion(const char *id, QuestionKind kind,
                       std::initializer_list<const char *> options = {})
{
    Question question{QString::fromLatin1(id), kind, QStringLiteral("What?")};
    char key = '1';
    for (const char *option : options) {
        const QString name = QString::fromLatin1(option);
        question.options.append({name, name, QString(QLatin1Char(key++))});
    }
    return question;
}

QList<QList<UnitSubject>> itemUnits(const SimulatedStudy &study, UnitKind kind = UnitKind::Item)
{
    QList<QList<UnitSubject>> units;
    for (int i = 0; i < simulatedUnits; ++i)
        units.append({study.item(i, kind)});
    return units;
}

double outcomeOf(const StudyResults &results, const char *table, const QString &row,
                 const char *column)
{
    const OutcomeTable *found = results.outcome.table(QString::fromLatin1(table));
    return found ? found->value(row, QString::fromLatin1(column)).value.value_or(-1) : -2;
}

const QString everybody = QStringLiteral("All annotators");

} // namespace

// Ada gives a wrong value in a fifth of the units, Ben a wrong type in the same; the model answers
// as Ben does.
void tst_StudyResults::attributeInferenceBesideAModel()
{
    SimulatedStudy study;
    const DatasetId dataset = study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    QStringList texts;
    for (int i = 0; i < simulatedUnits; ++i)
        texts.append(isFifth(i) ? QStringLiteral("Related Attributes: [hobby: music, age: adult]")
                                : QStringLiteral("Related Attributes: [hobby: music, residence: "
                                                 "urban]"));
    study.addRun(dataset, QStringLiteral("m"), Pathway::TaskRelated, texts);
    Question question = askedQuestion("types", QuestionKind::AttributeSet);
    question.attributes = {
        {QStringLiteral("age"), {QStringLiteral("adult")}},
        {QStringLiteral("hobby"), {QStringLiteral("music"), QStringLiteral("travel")}},
        {QStringLiteral("residence"), {QStringLiteral("urban")}}};
    study.create(simulatedTemplate(UnitKind::Item, {question}), itemUnits(study), {ada, ben});
    study.answer(question.id, [](const QString &annotator, int unit) {
        if (!isFifth(unit))
            return QStringLiteral("hobby=music|residence=urban");
        return annotator == ada ? QStringLiteral("hobby=travel|residence=urban")
                                : QStringLiteral("age=adult|hobby=music");
    });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    // 16 right ones and 4 of one half.
    COMPARE_NEAR(outcomeOf(*results, "attribute_precision", ada, "type_precision"), 1, 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "attribute_precision", ada, "value_precision"), 0.9, 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "attribute_precision", ada, "relative_value_accuracy"), 0.9,
                 1e-12);
    const QString run = QStringLiteral("m/") + pathwayName(Pathway::TaskRelated);
    for (const QString &who : {ben, run}) {
        for (const char *column : {"type_precision", "value_precision"})
            COMPARE_NEAR(outcomeOf(*results, "attribute_precision", who, column), 0.9, 1e-12);
        for (const char *column : {"type_recall", "value_recall", "attribute_type_f1", "value_f1"})
            COMPARE_NEAR(outcomeOf(*results, "attribute_recall", who, column), 0.9, 1e-12);
    }
    COMPARE_NEAR(outcomeOf(*results, "attribute_precision", everybody, "type_precision"), 0.95,
                 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "attribute_types", QStringLiteral("age"), "type_precision"), 0,
                 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "attribute_types", QStringLiteral("residence"), "type_recall"),
                 0.9, 1e-12);
    QCOMPARE(results->options.measure, Measure::set);
    QCOMPARE(results->headline, QStringLiteral("krippendorff_alpha"));
    QVERIFY(headlineOf(*results)->estimate.value);
    QCOMPARE(results->disputed.size(), 4);
    QVERIFY(!results->disputed[0].text.isEmpty());
}

void tst_StudyResults::taskAccuracyBesideAModel()
{
    SimulatedStudy study;
    const QStringList tasks =
        QStringList(10, QStringLiteral("predict")) + QStringList(10, QStringLiteral("filter"));
    const DatasetId dataset = study.addItems(tasks);
    QStringList texts;
    for (int i = 0; i < simulatedUnits; ++i) {
        const QString right = i < 10 ? QStringLiteral("yes") : QStringLiteral("A, B");
        const QString wrong = i < 10 ? QStringLiteral("no") : QStringLiteral("C");
        texts.append(
            QStringLiteral("Analysis: [So.]\n\nAnswer: [%1]").arg(isFifth(i) ? wrong : right));
    }
    study.addRun(dataset, QStringLiteral("m"), Pathway::DirectResponse, texts);
    const Question question = askedQuestion("answer", QuestionKind::ItemAnswer);
    study.create(simulatedTemplate(UnitKind::Item, {question}), itemUnits(study), {ada, ben});
    study.answer(question.id, [](const QString &annotator, int unit) {
        const bool isWrong = annotator == ada && isFifth(unit);
        if (unit < 10)
            return isWrong ? QStringLiteral("no") : QStringLiteral("yes");
        return isWrong ? QStringLiteral("C") : QStringLiteral("A|B");
    });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    const QString run = QStringLiteral("m/") + pathwayName(Pathway::DirectResponse);
    for (const QString &who : {ada, run}) {
        COMPARE_NEAR(outcomeOf(*results, "task_accuracy", who, "task_accuracy"), 0.8, 1e-12);
        COMPARE_NEAR(outcomeOf(*results, "task_accuracy_by_task", who, "predict"), 0.8, 1e-12);
        COMPARE_NEAR(outcomeOf(*results, "task_accuracy_by_task", who, "filter"), 0.8, 1e-12);
    }
    COMPARE_NEAR(outcomeOf(*results, "task_accuracy", ben, "task_accuracy"), 1, 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "task_accuracy", everybody, "task_accuracy"), 0.9, 1e-12);
    QCOMPARE(results->disputed.size(), 4);
}

// Ada infers all but a fifth and says why not; Ben all of them.
void tst_StudyResults::alignmentRatesAndReasons()
{
    SimulatedStudy study;
    study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    QList<QList<UnitSubject>> units = itemUnits(study, UnitKind::Attribute);
    for (int i = 0; i < simulatedUnits; ++i)
        units[i][0].attribute = i < 10 ? QStringLiteral("hobby") : QStringLiteral("residence");
    Question question = askedQuestion("can_infer", QuestionKind::YesNoReason, {"yes", "no"});
    question.reasonFor = {QStringLiteral("no")};
    study.create(simulatedTemplate(UnitKind::Attribute, {question}), units, {ada, ben});
    study.answer(question.id, [](const QString &annotator, int unit) {
        return annotator == ada && isFifth(unit) ? QStringLiteral("no") : QStringLiteral("yes");
    });
    study.answer(reasonQuestion(question.id), [](const QString &annotator, int unit) {
        return annotator == ada && isFifth(unit) ? QStringLiteral("Nothing of unit %1").arg(unit)
                                                 : QString();
    });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    QCOMPARE(outcomeOf(*results, "yes_rate", ada, "share"), 0.8);
    QCOMPARE(outcomeOf(*results, "yes_rate", ben, "share"), 1.0);
    QCOMPARE(outcomeOf(*results, "yes_rate", everybody, "share"), 0.9);
    QCOMPARE(outcomeOf(*results, "yes_rate", QStringLiteral("Majority of each unit"), "share"),
             1.0);
    QCOMPARE(outcomeOf(*results, "yes_rate_by_attribute", QStringLiteral("hobby"), "share"), 0.9);
    QCOMPARE(results->outcome.written.size(), 4);
    QCOMPARE(results->outcome.written[1],
             (WrittenAnswer{QStringLiteral("unit-0005"), ada, QStringLiteral("no"),
                            QStringLiteral("Nothing of unit 5")}));
    QCOMPARE(results->agreement.categories,
             QStringList({QStringLiteral("yes"), QStringLiteral("no")}));
}

void tst_StudyResults::severalQuestionsAreChosenFrom()
{
    SimulatedStudy study;
    study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    const QList<Question> questions{
        askedQuestion("consistent", QuestionKind::YesNoReason, {"yes", "no"}),
        askedQuestion("coherent", QuestionKind::YesNoReason, {"yes", "no"}),
        askedQuestion("supported", QuestionKind::YesNoReason, {"yes", "no"})};
    study.create(simulatedTemplate(UnitKind::Item, questions), itemUnits(study), {ada, ben});
    for (int q = 0; q < 3; ++q) {
        study.answer(questions[q].id, [q](const QString &, int unit) {
            return unit % 5 < q ? QStringLiteral("no") : QStringLiteral("yes");
        });
    }
    const auto choices = studyChoices(study.database());
    VERIFY_RESULT(choices);
    QCOMPARE(choices->size(), 3); // and none of reasons
    const auto unnamed = study.results({});
    QVERIFY(!unnamed);
    QVERIFY(unnamed.error().message.contains(QStringLiteral("--question")));
    const double rates[] = {1, 0.8, 0.6};
    for (int q = 0; q < 3; ++q) {
        const auto results = study.results(questions[q].id);
        VERIFY_RESULT(results);
        QCOMPARE(outcomeOf(*results, "yes_rate", everybody, "share"), rates[q]);
    }
}

// Ada says 4 and to a fifth 2; the judge is one lower there, and Ben says 3 throughout.
void tst_StudyResults::ratingsAndAJudge()
{
    SimulatedStudy study;
    const DatasetId dataset = study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    for (const char *model : {"m", "n"})
        study.addRun(dataset, QString::fromLatin1(model), Pathway::DirectResponse,
                     QStringList(simulatedUnits, QStringLiteral("Answer: [A]")));
    QList<QList<UnitSubject>> units;
    for (int i = 0; i < simulatedUnits; ++i)
        units.append({study.response(i, i < 10 ? QStringLiteral("m") : QStringLiteral("n"),
                                     QStringLiteral("main"))});
    Question question = askedQuestion("natural", QuestionKind::Scale, {"1", "2", "3", "4", "5"});
    question.measure = Measure::ordinal;
    study.create(simulatedTemplate(UnitKind::Response, {question}), units, {ada, ben, judgeName});
    study.makeJudge(judgeName);
    study.answer(question.id, [](const QString &annotator, int unit) {
        if (annotator == ben)
            return QStringLiteral("3");
        if (!isFifth(unit))
            return QStringLiteral("4");
        return annotator == ada ? QStringLiteral("2") : QStringLiteral("1");
    });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    QCOMPARE(outcomeOf(*results, "mean_rating", ada, "mean"), 3.6);
    QCOMPARE(outcomeOf(*results, "mean_rating", everybody, "mean"), 3.3);
    QCOMPARE(outcomeOf(*results, "mean_rating", judgeName, "mean"), 3.4);
    QCOMPARE(outcomeOf(*results, "mean_rating_by_run",
                       QStringLiteral("m/") + pathwayName(Pathway::DirectResponse), "mean"),
             3.3);
    QCOMPARE(outcomeOf(*results, "answer_shares", QStringLiteral("3"), "share"), 0.5);
    QCOMPARE(outcomeOf(*results, "judge_agreement", ada, "percent_agreement"), 0.8);
    // By hand: 0.8 observed, 0.64 by chance.
    COMPARE_NEAR(outcomeOf(*results, "judge_agreement", ada, "cohen_kappa"), 0.16 / 0.36, 1e-12);
    COMPARE_NEAR(outcomeOf(*results, "judge_agreement", ada, "spearman"), 1, 1e-12);
    QCOMPARE(results->agreement.raters, QStringList({ada, ben})); // the judge is no rater
    QCOMPARE(results->facts.annotators, 2);
    QCOMPARE(results->progress.size(), 2);
    QCOMPARE(results->disputed[0].labels.size(), 2);
}

// M is preferred in fifteen of twenty units by both; units take turns in showing it first.
void tst_StudyResults::pairwisePreference()
{
    SimulatedStudy study;
    const DatasetId dataset = study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    for (const char *model : {"m", "n"})
        study.addRun(dataset, QString::fromLatin1(model), Pathway::DirectResponse,
                     QStringList(simulatedUnits, QStringLiteral("Answer: [A]")));
    QList<QList<UnitSubject>> units;
    for (int i = 0; i < simulatedUnits; ++i) {
        const QString m = QStringLiteral("m");
        const QString n = QStringLiteral("n");
        units.append({study.response(i, i % 2 == 0 ? m : n, QStringLiteral("first")),
                      study.response(i, i % 2 == 0 ? n : m, QStringLiteral("second"))});
    }
    const Question question =
        askedQuestion("better", QuestionKind::SingleChoice, {"first", "second", "tie"});
    study.create(simulatedTemplate(UnitKind::Response, {question}), units, {ada, ben});
    study.answer(question.id, [](const QString &, int unit) {
        if (unit == 0)
            return QStringLiteral("tie");
        const bool prefersM = unit > 4;
        return prefersM == (unit % 2 == 0) ? QStringLiteral("first") : QStringLiteral("second");
    });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    const QString m = QStringLiteral("m/") + pathwayName(Pathway::DirectResponse);
    QCOMPARE(outcomeOf(*results, "preference_wins", m, "wins"), 30.0);
    QCOMPARE(outcomeOf(*results, "preference_wins", m, "ties"), 2.0);
    QCOMPARE(outcomeOf(*results, "preference_wins", m, "losses"), 8.0);
    COMPARE_NEAR(outcomeOf(*results, "preference_wins", m, "win_rate"), 15.0 / 19, 1e-12);
    // First are the even ones above 4 (7 of them) and the odd ones up to 4 (two).
    COMPARE_NEAR(outcomeOf(*results, "preference_side", everybody, "first"), 9.0 / 19, 1e-12);
}

void tst_StudyResults::ownChoicesAndRankings()
{
    SimulatedStudy study;
    study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    const QList<Question> questions{
        askedQuestion("topics", QuestionKind::MultipleChoice, {"food", "music", "work"}),
        askedQuestion("order", QuestionKind::Ranking, {"a", "b", "c"})};
    study.create(simulatedTemplate(UnitKind::Item, questions), itemUnits(study), {ada, ben});
    study.answer(questions[0].id, [](const QString &, int unit) {
        return isFifth(unit) ? QStringLiteral("{}") : QStringLiteral("food|work");
    });
    study.answer(questions[1].id, [](const QString &, int unit) {
        return isFifth(unit) ? QStringLiteral("c>a>b") : QStringLiteral("a>b>c");
    });
    const auto topics = study.results(questions[0].id);
    VERIFY_RESULT(topics);
    QCOMPARE(outcomeOf(*topics, "answer_shares", QStringLiteral("food"), "share"), 0.8);
    QCOMPARE(outcomeOf(*topics, "answer_shares", QStringLiteral("music"), "share"), 0.0);
    QCOMPARE(*headlineOf(*topics)->estimate.value, 1.0);
    const auto order = study.results(questions[1].id);
    VERIFY_RESULT(order);
    QCOMPARE(order->options.measure, Measure::nominal);
    QCOMPARE(outcomeOf(*order, "mean_rank", QStringLiteral("a"), "mean"), 1.2);
    QCOMPARE(outcomeOf(*order, "mean_rank", QStringLiteral("c"), "first"), 0.2);
    QCOMPARE(*headlineOf(*order)->estimate.value, 1.0);
}

void tst_StudyResults::freeTextsHaveResultsButNoAgreement()
{
    SimulatedStudy study;
    study.addItems(QStringList(simulatedUnits, QStringLiteral("rank")));
    const Question question = askedQuestion("remarks", QuestionKind::FreeText);
    study.create(simulatedTemplate(UnitKind::Item, {question}), itemUnits(study), {ada});
    study.answer(question.id,
                 [](const QString &, int unit) { return QStringLiteral("Text %1").arg(unit); });
    const auto results = study.results({});
    VERIFY_RESULT(results);
    QCOMPARE(results->outcome.written.size(), simulatedUnits);
    QVERIFY(results->noAgreement.contains(QStringLiteral("free texts")));
    QVERIFY(results->agreement.coefficients.isEmpty());
    QVERIFY(results->disputed.isEmpty());
    QVERIFY(!studyReport(*results, {}).blocks.isEmpty());
}

CONCORD_TEST(tst_StudyResults)

#include "tst_studyresults.moc"
