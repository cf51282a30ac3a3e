// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Concord;

// What annotators see of stored units, and the right answers kept from them.
class tst_UnitContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void attributesShowTheirRound();
    void pairsShowTheDialogueOnce();
    void trainingTellsTheAnswer();
    void ownExamplesAreStored();
    void referencesAreThoseOfTheQuestions();
    void unitWithoutItsResponseShowsNone();

private:
    StudyId create(const StudyTemplate &studyTemplate, StudyDesign design);
    QList<ShownUnit> shown(StudyId study) const;

    std::unique_ptr<Database> m_database;
    StudyTemplate m_template;
};

void tst_UnitContent::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    QList<Item> items;
    for (int i = 1; i <= 4; ++i) {
        Item item = testItem(QStringLiteral("filter"), i);
        item.request = QStringLiteral("Which %1? A. Books B. Trains").arg(i);
        item.dialogue.rounds[0].turns[0].content += QString::number(i);
        item.dialogue.rounds[1].turns[1].content += QString::number(i);
        items.append(item);
    }
    const DatasetId dataset = publishItems(*m_database, QStringLiteral("ip"), items);
    for (const char *model : {"claude", "qwen"}) {
        QList<ScoredResponse> responses;
        for (int i = 1; i <= 4; ++i)
            responses.append(
                {ItemId(i), QStringLiteral("%1 says %2").arg(QLatin1String(model)).arg(i), {}});
        publishRun(*m_database, dataset, QString::fromLatin1(model), Pathway::TypeGuided,
                   responses);
    }
    m_template = {};
    m_template.id = QStringLiteral("any");
    m_template.title = QStringLiteral("Any");
    Question question;
    question.id = QStringLiteral("ok");
    question.kind = QuestionKind::YesNoReason;
    question.text = QStringLiteral("All right?");
    question.options = {{QStringLiteral("yes"), QStringLiteral("Yes"), QStringLiteral("1")},
                        {QStringLiteral("no"), QStringLiteral("No"), QStringLiteral("2")}};
    question.reasonFor = {QStringLiteral("no")};
    m_template.questions = {question};
    m_template.guideline = QStringLiteral("Look.");
    m_template.coefficient = QStringLiteral("fleiss_kappa");
}

StudyId tst_UnitContent::create(const StudyTemplate &studyTemplate, StudyDesign design)
{
    design.annotators = {QStringLiteral("A")};
    const auto population =
        CandidateRepository(*m_database).candidates(populationFor(studyTemplate, design));
    if (!population)
        qFatal("%s", qPrintable(population.error().message));
    const auto plan = planStudy(QStringLiteral("S"), studyTemplate, design, *population);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().message));
    const auto id = StudyRepository(*m_database).create(*plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
    return *id;
}

QList<ShownUnit> tst_UnitContent::shown(StudyId study) const
{
    const StudyRepository studies(*m_database);
    QList<ShownUnit> all;
    const auto units = studies.units(study);
    for (const StudyUnit &unit : *units) {
        const auto one = studies.shownUnit(unit.id);
        if (!one)
            qFatal("%s | %s", qPrintable(one.error().message), qPrintable(one.error().detail));
        all.append(*one);
    }
    return all;
}

void tst_UnitContent::attributesShowTheirRound()
{
    m_template.unit.kind = UnitKind::Attribute;
    m_template.shows = {QStringLiteral("text"), QStringLiteral("attribute")};
    const QList<ShownUnit> units = shown(create(m_template, {8, {}, 1, 1, {}}));
    QCOMPARE(units.size(), 8);
    int hobbies = 0;
    for (const ShownUnit &unit : units) {
        QCOMPARE(unit.turns.size(), 2);
        QCOMPARE(unit.parts.size(), 1);
        const bool isHobby = unit.turns[0].text.startsWith(u"My band rehearses.");
        QCOMPARE(unit.parts[0].chips.join(u' '),
                 isHobby ? QStringLiteral("hobby: music") : QStringLiteral("residence: urban"));
        QVERIFY(isHobby || unit.turns[0].text == u"The tram is late.");
        hobbies += isHobby ? 1 : 0;
    }
    QCOMPARE(hobbies, 4);
}

void tst_UnitContent::pairsShowTheDialogueOnce()
{
    m_template.unit.kind = UnitKind::Response;
    m_template.unit.isPair = true;
    m_template.shows = {QStringLiteral("text"), QStringLiteral("request"),
                        QStringLiteral("responses")};
    StudyDesign design{4, {}, 1, 1, {}};
    design.runs = {QStringLiteral("claude/TypeGuided"), QStringLiteral("qwen/TypeGuided")};
    const QList<ShownUnit> units = shown(create(m_template, design));
    QCOMPARE(units.size(), 4);
    int claudeFirst = 0;
    for (const ShownUnit &unit : units) {
        QCOMPARE(unit.turns.size(), 4);
        QCOMPARE(unit.parts.size(), 3);
        const QString number = unit.parts[0].text.mid(6, 1); // "Which 3? …"
        QStringList texts{unit.parts[1].text, unit.parts[2].text};
        claudeFirst += texts[0].startsWith(u"claude") ? 1 : 0;
        texts.sort();
        QCOMPARE(texts, (QStringList{u"claude says " + number, u"qwen says " + number}));
        QCOMPARE(unit.parts[1].part, QStringLiteral("first"));
        QCOMPARE(unit.parts[2].heading, QStringLiteral("Response 2"));
    }
    QCOMPARE(claudeFirst, 2);
}

void tst_UnitContent::trainingTellsTheAnswer()
{
    m_template.unit.kind = UnitKind::Item;
    m_template.shows = {QStringLiteral("request")};
    m_template.questions[0].kind = QuestionKind::ItemAnswer;
    m_template.questions[0].options.clear();
    m_template.questions[0].reasonFor.clear();
    StudyDesign design{2, {}, 1, 1, {}};
    design.trainingUnits = 2;
    const QList<ShownUnit> units = shown(create(m_template, design));
    QCOMPARE(units.size(), 4);
    for (const ShownUnit &unit : units) {
        const bool isTraining = unit.key.startsWith(u"any-t");
        QCOMPARE(unit.training.has_value(), isTraining);
        QCOMPARE(unit.itemQuestion->options.size(), 2);
        if (isTraining)
            QCOMPARE(unit.training->answers.value(QStringLiteral("ok")), QStringLiteral("A|B"));
    }
}

void tst_UnitContent::ownExamplesAreStored()
{
    m_template.unit.kind = UnitKind::Dialogue;
    m_template.shows = {QStringLiteral("text")};
    TrainingExample example;
    example.turns = {{QStringLiteral("User"), QStringLiteral("Good morning.")}};
    example.answers = {{QStringLiteral("ok"), QStringLiteral("yes")}};
    example.feedback = QStringLiteral("It is.");
    m_template.training = {example};
    StudyDesign design{2, {}, 1, 1, {}};
    design.trainingUnits = 1;
    const QList<ShownUnit> units = shown(create(m_template, design));
    QCOMPARE(units.size(), 3);
    QCOMPARE(units[2].key, QStringLiteral("any-t001"));
    QVERIFY(units[2] == exampleUnit(m_template, 0, QStringLiteral("any-t001")));
}

void tst_UnitContent::referencesAreThoseOfTheQuestions()
{
    m_template.unit.kind = UnitKind::Item;
    m_template.shows = {QStringLiteral("text"), QStringLiteral("request")};
    Question origin;
    origin.id = QStringLiteral("who");
    origin.text = QStringLiteral("Who?");
    origin.options = {
        {QStringLiteral("human"), QStringLiteral("H"), QStringLiteral("1"), Origin::Human},
        {QStringLiteral("ai"), QStringLiteral("A"), QStringLiteral("2"), Origin::Synthetic}};
    Question set;
    set.id = QStringLiteral("set");
    set.text = QStringLiteral("Which?");
    set.kind = QuestionKind::AttributeSet;
    Question item;
    item.id = QStringLiteral("item");
    item.text = QStringLiteral("What?");
    item.kind = QuestionKind::ItemAnswer;
    m_template.questions = {m_template.questions[0], origin, set, item};
    m_template = withVocabulary(m_template, *CandidateRepository(*m_database).vocabulary({}));
    const StudyId study = create(m_template, {1, {}, 1, 1, {}});
    const auto references = StudyRepository(*m_database).references(study);
    VERIFY_RESULT(references);
    const QString key = QStringLiteral("any-0001");
    const QList<UnitReference> expected{
        {key, QStringLiteral("who"), QStringLiteral("human")},
        {key, QStringLiteral("set"), QStringLiteral("hobby=music|residence=urban")},
        {key, QStringLiteral("item"), QStringLiteral("A|B")}};
    QCOMPARE(*references, expected);
}

void tst_UnitContent::unitWithoutItsResponseShowsNone()
{
    m_template.unit.kind = UnitKind::Response;
    m_template.shows = {QStringLiteral("responses")};
    StudyDesign design{1, {}, 1, 1, {}};
    design.runs = {QStringLiteral("qwen/TypeGuided")};
    const StudyId study = create(m_template, design);
    mustExecute(*m_database, QStringLiteral("UPDATE unit_subject SET response = NULL"));
    const StudyRepository studies(*m_database);
    const auto units = studies.units(study);
    const auto unit = studies.shownUnit(units->constFirst().id);
    VERIFY_RESULT(unit);
    QVERIFY(unit->parts.isEmpty());
}

CONCORD_TEST(tst_UnitContent)

#include "tst_unitcontent.moc"
