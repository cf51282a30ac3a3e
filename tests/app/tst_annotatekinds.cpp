// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "models/core/random.h"
#include "models/dataset/task.h"
#include "models/study/answervalue.h"
#include "storage/annotationrepository.h"
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "tests/app/kindstudy.h"
#include "tests/app/screentexts.h"
#include "tests/app/scriptedannotator.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/pages/annotatepage.h"

#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Concord;

namespace {

const QByteArray choiceJson = R"([{"id": "q", "kind": "single_choice", "text": "Which one?",
    "options": [{"id": "a", "text": "Apple", "key": "1"}, {"id": "b", "text": "Pear", "key": "2"},
                {"id": "c", "text": "Cherry", "key": "c"}]}])";
const QByteArray scaleJson = R"([{"id": "q", "kind": "scale", "text": "How good?",
    "options": [{"id": "p1", "text": "Bad", "key": "1"}, {"id": "p2", "text": "Fair", "key": "2"},
                {"id": "p3", "text": "Good", "key": "3"}, {"id": "p4", "text": "Best", "key": "4"}]}])";
const QByteArray multipleJson = R"([{"id": "q", "kind": "multiple_choice", "text": "Which ones?",
    "options": [{"id": "a", "text": "Apple", "key": "a"}, {"id": "b", "text": "Pear", "key": "b"},
                {"id": "c", "text": "Cherry", "key": "c"}]}])";
const QByteArray attributesJson = R"([{"id": "q", "kind": "attribute_set", "text": "Who is it?",
    "attributes": {"hobby": ["music", "movies", "crafts"], "health": ["healthy", "minor_issue"],
                   "income_level": ["low_income", "high_income"], "age": ["adult", "child"]}}])";
const QByteArray yesNoJson = R"([{"id": "q", "kind": "yes_no_reason", "text": "Does it fit?"}])";
const QByteArray rankingJson = R"([{"id": "q", "kind": "ranking", "text": "In which order?",
    "options": [{"id": "a", "text": "Apple", "key": "1"}, {"id": "b", "text": "Pear", "key": "2"},
                {"id": "c", "text": "Cherry", "key": "3"}]}])";
const QByteArray textJson = R"([{"id": "q", "kind": "free_text", "text": "What is it about?"}])";
const QByteArray itemJson = R"([{"id": "q", "kind": "item_answer", "text": "Solve the task."}])";
const QByteArray severalJson = R"([
    {"id": "good", "kind": "scale", "text": "How good?", "options": [
        {"id": "p1", "text": "Bad", "key": "1"}, {"id": "p2", "text": "Good", "key": "2"}]},
    {"id": "fits", "kind": "yes_no_reason", "text": "Does it fit?"},
    {"id": "note", "kind": "free_text", "text": "Anything else?", "required": false}])";

QString randomValue(const Question &question, Philox &random)
{
    switch (question.kind) {
    case QuestionKind::MultipleChoice: {
        QStringList ids = question.optionIds();
        ids.removeIf([&](const QString &) { return random.below(2) == 0; });
        return choiceValue(question, ids);
    }
    case QuestionKind::AttributeSet: {
        AttributeValues values;
        for (const AttributeChoice &type : question.attributes) {
            const auto number = qsizetype(random.below(quint64(type.values.size()) + 1));
            if (number < type.values.size())
                values.insert(type.type, type.values[number]);
        }
        return attributesValue(question, values);
    }
    case QuestionKind::Ranking: {
        QStringList ids = question.optionIds();
        shuffle(ids, random);
        return rankingValue(ids);
    }
    case QuestionKind::FreeText:
        return QStringLiteral("Words 1 2 3 and number %1").arg(random.below(1000));
    default:
        return question.options[qsizetype(random.below(quint64(question.options.size())))].id;
    }
}

QString taskOf(AnswerFormat format)
{
    const auto found = std::ranges::find(tasks(), format, &Task::answerFormat);
    return QString::fromUtf16(found->id);
}

} // namespace

/// Every kind of question, answered with real keys in the real window.
class tst_AnnotateKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twentyUnitsOfEachKind_data();
    void twentyUnitsOfEachKind();
    void severalQuestionsFollowEachOther();
    void anOptionalQuestionCanBePassed();
    void undoRestoresAnswersAndReasons();
    void anAnswerThatNeedsNoReasonTakesItAlong();
    void undoingAnAnswerRestoresTheSkip();
    void undoWorksFromAnEmptyTextField();
    void draftsStayWithTheirUnit();
    void repeatedUnitsLookLikeAllOthers();
    void staysWhereItIsIfToldSo();
    void anAttributeUnitTellsNothingElseOfItsItem();

private:
    using Prepare = std::function<Result<void>(ProjectFile &)>;
    void open(const KindStudy &study, const Prepare &before = {}, const Prepare &after = {});
    QList<AnnotationEvent> events();
    QStringList values(const QString &question);

    std::unique_ptr<QTemporaryDir> m_folder;
    StudyId m_study;
    std::unique_ptr<MainWindowController> m_controller;
    std::unique_ptr<ScriptedAnnotator> m_annotator;
};

void tst_AnnotateKinds::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_AnnotateKinds::cleanup()
{
    m_annotator.reset();
    m_controller.reset();
}

void tst_AnnotateKinds::open(const KindStudy &study, const Prepare &before, const Prepare &after)
{
    const QString path = m_folder->filePath(QStringLiteral("kinds.concord"));
    {
        const auto project = ProjectFile::create(path, QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(project);
        if (before)
            VERIFY_RESULT(before(**project));
        m_study = makeKindStudy(**project, study);
        if (after)
            VERIFY_RESULT(after(**project));
    }
    m_controller = std::make_unique<MainWindowController>();
    m_controller->window().resize(1280, 800);
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 1);
    m_annotator = std::make_unique<ScriptedAnnotator>(*m_controller);
    QVERIFY(m_annotator->begin(QStringLiteral("Ada")));
}

QList<AnnotationEvent> tst_AnnotateKinds::events()
{
    const auto found = m_controller->project()
                           .file()
                           ->read([this](Database &database) {
                               return AnnotationRepository(database).events(m_study);
                           })
                           .result();
    return found ? *found : QList<AnnotationEvent>();
}

QStringList tst_AnnotateKinds::values(const QString &question)
{
    QStringList found;
    for (const AnnotationEvent &event : events()) {
        if (event.question == question)
            found.append(event.value.value_or(QStringLiteral("withdrawn")));
    }
    return found;
}

void tst_AnnotateKinds::twentyUnitsOfEachKind_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("request");
    QTest::newRow("single choice") << choiceJson << QString() << QString();
    QTest::newRow("scale") << scaleJson << QString() << QString();
    QTest::newRow("multiple choice") << multipleJson << QString() << QString();
    QTest::newRow("attribute set") << attributesJson << QString() << QString();
    QTest::newRow("yes or no with a reason") << yesNoJson << QString() << QString();
    QTest::newRow("ranking") << rankingJson << QString() << QString();
    QTest::newRow("free text") << textJson << QString() << QString();
    QTest::newRow("item answer, a ranking")
        << itemJson << taskOf(AnswerFormat::Ranking)
        << QStringLiteral("Rank these: A. Sleep B. A long walk in the hills C. Tea");
}

void tst_AnnotateKinds::twentyUnitsOfEachKind()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, task);
    QFETCH(QString, request);
    open({.studyTemplate = kindTemplate(json), .task = task, .request = request});
    Philox random(7);
    QStringList given;
    QStringList reasons;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(m_annotator->session().screen().position, i);
        const Question question = questionsOf(m_annotator->session().studyTemplate(),
                                              m_annotator->session().screen().unit)
                                      .constFirst();
        given.append(randomValue(question, random));
        const QString reason = QStringLiteral("since %1, 2 or f").arg(i);
        m_annotator->answer(question, given.constLast(), reason);
        if (needsReason(question, given.constLast()))
            reasons.append(reason);
        QCOMPARE(values(QStringLiteral("q")), given); // on disk before the next unit shows
    }
    QCOMPARE(values(QStringLiteral("q#reason")), reasons);
    QVERIFY(m_annotator->session().isFinished());
    QVERIFY(m_annotator->seen("finish"));
}

void tst_AnnotateKinds::severalQuestionsFollowEachOther()
{
    open({.studyTemplate = kindTemplate(severalJson), .units = 3});
    m_annotator->type(QStringLiteral("2"));
    QCOMPARE(m_annotator->session().screen().position, 0);
    m_annotator->type(QStringLiteral("1")); // the second question's
    QCOMPARE(values(QStringLiteral("fits")), QStringList{QStringLiteral("yes")});
    QCOMPARE(m_annotator->session().screen().position, 0); // the optional one is still asked
    m_annotator->type(QStringLiteral("Nice 1"));
    m_annotator->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(values(QStringLiteral("note")), QStringList{QStringLiteral("Nice 1")});
    QCOMPARE(m_annotator->session().screen().position, 1);
    m_annotator->press(Qt::Key_Down); // to the second, and back by Up
    m_annotator->type(QStringLiteral("1"));
    QCOMPARE(values(QStringLiteral("fits")).size(), 2);
    QCOMPARE(values(QStringLiteral("good")).size(), 1);
}

void tst_AnnotateKinds::anOptionalQuestionCanBePassed()
{
    open({.studyTemplate = kindTemplate(severalJson), .units = 2});
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_annotator->session().screen().position, i);
        m_annotator->type(QStringLiteral("21"));
        m_annotator->press(Qt::Key_Return, Qt::ControlModifier);
    }
    QVERIFY(values(QStringLiteral("note")).isEmpty());
    QVERIFY(m_annotator->seen("finish"));
}

void tst_AnnotateKinds::undoRestoresAnswersAndReasons()
{
    open({.studyTemplate = kindTemplate(yesNoJson), .units = 3});
    m_annotator->answer(m_annotator->session().studyTemplate().questions[0], QStringLiteral("no"),
                        QStringLiteral("too long"));
    QCOMPARE(m_annotator->session().screen().position, 1);
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier); // the reason
    QCOMPARE(m_annotator->session().screen().position, 0);
    const auto answers = [this] { return m_annotator->session().screen().answers; };
    QCOMPARE(answers().value(QStringLiteral("q")), QStringLiteral("no"));
    QVERIFY(!answers().contains(QStringLiteral("q#reason")));
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier); // the answer
    QVERIFY(answers().isEmpty());
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    m_annotator->press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(answers().value(QStringLiteral("q")), QStringLiteral("no"));
    QCOMPARE(answers().value(QStringLiteral("q#reason")), QStringLiteral("too long"));
}

void tst_AnnotateKinds::anAnswerThatNeedsNoReasonTakesItAlong()
{
    open({.studyTemplate = kindTemplate(yesNoJson), .units = 3});
    m_annotator->answer(m_annotator->session().studyTemplate().questions[0], QStringLiteral("no"),
                        QStringLiteral("too long"));
    m_annotator->press(Qt::Key_Left, Qt::AltModifier);
    m_annotator->type(QStringLiteral("1"));
    QCOMPARE(values(QStringLiteral("q#reason")),
             (QStringList{QStringLiteral("too long"), QStringLiteral("withdrawn")}));
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_annotator->session().screen().position, 0);
    const QMap<QString, QString> answers = m_annotator->session().screen().answers;
    QCOMPARE(answers.value(QStringLiteral("q")), QStringLiteral("no"));
    QCOMPARE(answers.value(QStringLiteral("q#reason")), QStringLiteral("too long"));
}

void tst_AnnotateKinds::undoingAnAnswerRestoresTheSkip()
{
    open({.studyTemplate = kindTemplate(choiceJson), .units = 3});
    const auto state = [this] { return m_annotator->session().units().entries()[0].state; };
    m_annotator->type(QStringLiteral("1"));
    m_annotator->press(Qt::Key_Left, Qt::AltModifier);
    m_annotator->press(Qt::Key_S, Qt::AltModifier);
    QCOMPARE(state(), AssignmentState::Skipped);
    m_annotator->press(Qt::Key_Left, Qt::AltModifier);
    m_annotator->type(QStringLiteral("2"));
    QCOMPARE(state(), AssignmentState::Done);
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(state(), AssignmentState::Skipped);
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier); // the skip
    QCOMPARE(state(), AssignmentState::Done);
    QCOMPARE(m_annotator->session().screen().answers.value(QStringLiteral("q")),
             QStringLiteral("a"));
    m_annotator->press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(state(), AssignmentState::Skipped);
    m_annotator->press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(state(), AssignmentState::Done);
    QCOMPARE(m_annotator->session().screen().answers.value(QStringLiteral("q")),
             QStringLiteral("b"));
}

void tst_AnnotateKinds::undoWorksFromAnEmptyTextField()
{
    open({.studyTemplate = kindTemplate(textJson), .units = 3});
    m_annotator->answer(m_annotator->session().studyTemplate().questions[0],
                        QStringLiteral("first"));
    QCOMPARE(m_annotator->session().screen().position, 1);
    m_annotator->type(QStringLiteral("x"));
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier); // the letter
    QCOMPARE(m_annotator->session().screen().position, 1);
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier); // the answer
    QCOMPARE(m_annotator->session().screen().position, 0);
    QCOMPARE(values(QStringLiteral("q")),
             (QStringList{QStringLiteral("first"), QStringLiteral("withdrawn")}));
}

void tst_AnnotateKinds::draftsStayWithTheirUnit()
{
    open({.studyTemplate = kindTemplate(textJson), .units = 3});
    m_annotator->type(QStringLiteral("half a"));
    m_annotator->press(Qt::Key_Right, Qt::AltModifier);
    auto *text = qobject_cast<QPlainTextEdit *>(m_annotator->seen("freeText"));
    QVERIFY(text->toPlainText().isEmpty());
    m_annotator->type(QStringLiteral("other"));
    m_annotator->press(Qt::Key_F, Qt::AltModifier); // changes nothing of it
    QCOMPARE(text->toPlainText(), QStringLiteral("other"));
    m_annotator->press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(text->toPlainText(), QStringLiteral("half a"));
    m_annotator->type(QStringLiteral(" word"));
    m_annotator->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(values(QStringLiteral("q")), QStringList{QStringLiteral("half a word")});
    QCOMPARE(text->toPlainText(), QStringLiteral("other"));
}

void tst_AnnotateKinds::repeatedUnitsLookLikeAllOthers()
{
    open({.studyTemplate = kindTemplate(choiceJson), .units = 3, .repeats = 2});
    const ShownUnit first = m_annotator->session().screen().unit;
    m_annotator->type(QStringLiteral("111"));
    QCOMPARE(m_annotator->session().screen().position, 3);
    QCOMPARE(m_annotator->session().screen().total, 5);
    QCOMPARE(m_annotator->session().screen().unit, first);
    QVERIFY(m_annotator->session().screen().answers.isEmpty());
    m_annotator->type(QStringLiteral("2"));
    QCOMPARE(values(QStringLiteral("q")).constLast(), QStringLiteral("b"));
    QCOMPARE(m_annotator->session().units().entries()[0].answer, QStringLiteral("Apple"));
}

void tst_AnnotateKinds::staysWhereItIsIfToldSo()
{
    open({.studyTemplate = kindTemplate(choiceJson), .units = 3});
    m_annotator->session().setSettings({.advances = false});
    m_annotator->type(QStringLiteral("12"));
    QCOMPARE(m_annotator->session().screen().position, 0);
    QCOMPARE(values(QStringLiteral("q")), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(m_annotator->session().screen().position, 1);
}

void tst_AnnotateKinds::anAttributeUnitTellsNothingElseOfItsItem()
{
    const auto importDemo = [](ProjectFile &project) -> Result<void> {
        const auto report =
            importFiles(project,
                        {{QStringLiteral(CONCORD_SOURCE_DIR "/resources/demo/items.jsonl"),
                          QStringLiteral("auto"), QStringLiteral("secretdata"), Origin::Synthetic}},
                        {true, QDateTime::currentDateTimeUtc()});
        return report ? Result<void>() : Result<void>(report.error());
    };
    const auto addSubjects = [](ProjectFile &project) {
        return project
            .write([](Database &database) {
                Query add(database,
                          QStringLiteral("INSERT INTO unit_subject (unit, position, role, kind, "
                                         "item, attribute) SELECT id, 0, 'subject', 'attribute', "
                                         "(SELECT min(id) FROM item), 'hobby' FROM unit"));
                return add.exec();
            })
            .result();
    };
    open({.studyTemplate = kindTemplate(yesNoJson),
          .units = 3,
          .chips = {QStringLiteral("hobby: reading")}},
         importDemo, addSubjects);
    for (int i = 0; i < 3; ++i) {
        const QStringList texts = screenTexts(m_controller->window(), m_annotator->page());
        QVERIFY(texts.contains(QStringLiteral("hobby: reading"))); // what is judged is there
        for (const char *secret : {"secretdata", "items.jsonl", "synthetic", "middle_income",
                                   "minor_issue", "openness", "familiar", "kinds-"}) {
            for (const QString &text : texts)
                QVERIFY2(!text.contains(QLatin1StringView(secret)), qPrintable(text));
        }
        m_annotator->type(QStringLiteral("1"));
    }
}

CONCORD_TEST(tst_AnnotateKinds)
#include "tst_annotatekinds.moc"
