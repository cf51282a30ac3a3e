// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/packetfixture.h"

#include "storage/annotationrepository.h"
#include "storage/integrity.h"
#include "storage/packetwriter.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"

#include <QFile>

namespace Concord {

namespace {

constexpr int packetTexts = 6;

template <typename T>
T taken(Result<T> result)
{
    if (!result)
        qFatal("%s | %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *std::move(result);
}

void mustBe(const Result<void> &done)
{
    if (!done)
        qFatal("%s | %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

QList<AnswerOption> options(const QStringList &ids)
{
    QList<AnswerOption> made;
    for (const QString &id : ids)
        made.append({id, id.toUpper(), QString(QChar(u'a' + char16_t(made.size())))});
    return made;
}

Question asked(const char *id, QuestionKind kind, const QStringList &optionIds = {})
{
    Question question{QString::fromLatin1(id), kind, QStringLiteral("What about it?")};
    question.options = options(optionIds);
    question.isRequired = false;
    return question;
}

void publishSecretItems(Database &database, bool isHuman)
{
    QList<Item> items;
    for (int i = 1; i <= packetTexts / 2; ++i) {
        Item item = testItem(QStringLiteral("rank"), i);
        item.key = QStringLiteral("secretkey-%1-%2").arg(isHuman).arg(i);
        item.domain = QStringLiteral("secretdomain");
        item.request = QStringLiteral("A question?");
        item.analysis = QStringLiteral("A secretanalysis.");
        item.answer = {{QStringLiteral("secretanswer")}, false};
        item.attributes = {{QStringLiteral("secrettype"), QStringLiteral("secretvalue"), true, 0}};
        for (Round &round : item.dialogue.rounds) {
            for (Turn &turn : round.turns) {
                turn.speaker = QStringLiteral("secretspeaker");
                turn.content += QStringLiteral(" Text %1 of %2.").arg(i).arg(isHuman ? 1 : 2);
            }
        }
        items.append(item);
    }
    const QString name = isHuman ? QStringLiteral("secretpeople") : QStringLiteral("secretmachine");
    const DatasetId dataset = publishItems(database, name, items);
    if (!isHuman)
        mustExecute(database,
                    QStringLiteral("UPDATE dataset SET origin = 'synthetic' WHERE "
                                   "name = 'secretmachine'"));
    publishRun(database, dataset, QStringLiteral("secretmodel-") + name, Pathway::DirectResponse,
               {});
}

StudyPlan planOf(const Database &database, const QString &name, const StudyTemplate &studyTemplate)
{
    StudyPlan plan;
    plan.name = name;
    plan.studyTemplate = studyTemplate;
    plan.design.units = packetTexts;
    plan.design.annotators = {QStringLiteral("Ada"), QStringLiteral("Ben")};
    plan.design.perUnit = 2;
    plan.design.seed = 0x53454352'45545345; // "SECRETSE"
    plan.design.population = QStringLiteral("secretpopulation");
    plan.design.filter.dataset = QStringLiteral("secretpeople");
    plan.design.runs = {QStringLiteral("secretmodel/DirectResponse")};
    plan.design.excludedStudy = QStringLiteral("secretpilot");
    plan.design.trainingUnits = 1;
    PlannedUnit training{QStringLiteral("t-0000"), UnitKind::Utterance, true, {}, {}, 0};
    plan.units.append(training);
    const QStringList rows =
        textsFrom(database, QStringLiteral("SELECT id || ' ' || dialogue FROM item ORDER BY id"));
    for (int i = 0; i < packetTexts; ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("t-%1").arg(i + 1, 4, 10, QChar(u'0'));
        const QStringList ids = rows[i].split(u' ');
        UnitSubject subject;
        subject.item = ItemId(ids[0].toLongLong());
        subject.dialogue = DialogueId(ids[1].toLongLong());
        subject.round = 0;
        subject.turn = 0;
        unit.subjects = {subject};
        plan.units.append(unit);
    }
    for (const int annotator : {0, 1}) {
        plan.assignments.append({0, annotator, 1, 0});
        for (int place = 1; place <= packetTexts; ++place)
            plan.assignments.append(
                {annotator == 0 ? packetTexts + 1 - place : place, annotator, 1, place});
    }
    return plan;
}

} // namespace

StudyTemplate everyQuestionTemplate()
{
    StudyTemplate made;
    made.id = QStringLiteral("t");
    made.title = QStringLiteral("Everything");
    made.unit.kind = UnitKind::Item;
    made.shows = {QStringLiteral("text"), QStringLiteral("request")};
    made.hides = {QStringLiteral("origin")};
    made.guideline = QStringLiteral("Read it.");
    made.coefficient = QStringLiteral("krippendorff_alpha");
    Question reasoned =
        asked("why", QuestionKind::YesNoReason, {QStringLiteral("yes"), QStringLiteral("no")});
    reasoned.reasonFor = {QStringLiteral("no")};
    Question attributes = asked("about", QuestionKind::AttributeSet);
    attributes.attributes = {
        {QStringLiteral("hobby"), {QStringLiteral("music"), QStringLiteral("chess")}}};
    made.questions = {
        asked("source", QuestionKind::SingleChoice,
              {QStringLiteral("human"), QStringLiteral("ai")}),
        asked("marks", QuestionKind::MultipleChoice, {QStringLiteral("x"), QStringLiteral("y")}),
        attributes,
        asked("order", QuestionKind::Ranking, {QStringLiteral("p"), QStringLiteral("q")}),
        reasoned,
        asked("words", QuestionKind::FreeText),
        asked("task", QuestionKind::ItemAnswer)};
    for (Question &question : made.questions)
        question.isRequired = question.id == u"source"; // all that the example answers
    TrainingExample example;
    example.turns = {{QStringLiteral("A"), QStringLiteral("A practice text.")}};
    example.answers = {{QStringLiteral("source"), QStringLiteral("human")}};
    made.training = {example};
    return made;
}

Database openedDatabase(const QString &path)
{
    Database database = taken(Database::open(path, Database::Mode::ReadWrite));
    mustExecute(database, QStringLiteral("PRAGMA synchronous = OFF"));
    return database;
}

PacketWriterAtWork::PacketWriterAtWork(const Database &database, StudyId study, DeviceId device)
    : m_database(database), m_state(taken(AnnotationRepository(database).events(study))),
      m_device(device), m_sequence(taken(AnnotationRepository(database).nextSequence(device)))
{}

AnnotationEvent PacketWriterAtWork::answer(AssignmentId assignment, const QString &question,
                                           const std::optional<QString> &value,
                                           const QDateTime &clock)
{
    NewAnswer given{assignment, question, value};
    given.answeredAt = clock;
    const AnnotationEvent event = nextEvent(m_state, given, m_device, m_sequence++);
    mustBe(AnnotationRepository(m_database).append(event));
    m_state.add(event);
    return event;
}

PacketProject::PacketProject()
{
    const QString file = path(QStringLiteral("project.concord"));
    taken(ProjectFile::create(file, testTime())).reset();
    m_database = std::make_unique<Database>(openedDatabase(file));
    publishSecretItems(*m_database, true);
    publishSecretItems(*m_database, false);
    m_study = addStudy(QStringLiteral("Reading"), everyQuestionTemplate());
    m_annotators = taken(StudyRepository(*m_database).annotators(m_study));
}

StudyId PacketProject::addStudy(const QString &name, const StudyTemplate &studyTemplate)
{
    return taken(
        StudyRepository(*m_database).create(planOf(*m_database, name, studyTemplate), testTime()));
}

QList<StudyAssignment> PacketProject::assignments(const Annotator &annotator) const
{
    return taken(StudyRepository(*m_database).assignments(m_study, annotator.id));
}

QList<AnnotationEvent> PacketProject::events() const
{
    return taken(AnnotationRepository(*m_database).events(m_study));
}

QStringList PacketProject::faults() const
{
    return taken(findFaults(*m_database));
}

QString PacketProject::packet(const Annotator &annotator, const QString &name)
{
    mustBe(exportPacket(*m_database, m_study, annotator.id, path(name), testTime()));
    return path(name);
}

void PacketProject::copyTo(const QString &to)
{
    const QString from = m_database->path();
    m_database.reset();
    if (!QFile::copy(from, to))
        qFatal("%s cannot be copied", qPrintable(from));
    m_database = std::make_unique<Database>(openedDatabase(from));
}

} // namespace Concord
