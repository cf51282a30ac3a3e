// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/studyratings.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_StudyRatings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersBecomeRatings();
    void repeatsAndTrainingAreLeftOut();
    void skippedAndWithdrawnAreMissing();
    void anAnswerToAnotherQuestionEndsASkip();
    void whatWasHandedOnCountsOnceItIsWhole();
    void categoriesAreTheOptions();
    void unknownAnswerIsAnError();
    void judgesAreLeftOut();
    void wholeAnswersAreCategories_data();
    void wholeAnswersAreCategories();
    void scalesAreDeclared();
    void freeTextsHaveNoAgreement();

private:
    StudyAssignment assignment(const char *unit, const char *annotator, int occurrence = 1,
                               bool isTraining = false) const;
    void answer(const StudyAssignment &assignment, const char *value,
                const QString &question = QStringLiteral("source"));
    // "unit: rater=value …" for each unit
    QStringList ratings(const QList<StudyAssignment> &assignments) const;

    Question m_question;
    AnswerState m_answers;
    qint64 m_sequence = 1;
    const DeviceId m_device = DeviceId::create();
};

void tst_StudyRatings::initTestCase()
{
    m_question = {
        QStringLiteral("source"), QuestionKind::SingleChoice, QStringLiteral("?"), {}, true};
    for (const char *id : {"human", "ai"})
        m_question.options.append(
            {QString::fromLatin1(id), QStringLiteral("x"), QStringLiteral("1")});
}

StudyAssignment tst_StudyRatings::assignment(const char *unit, const char *annotator,
                                             int occurrence, bool isTraining) const
{
    StudyAssignment made;
    made.id = AssignmentId::create();
    made.unitKey = QString::fromUtf8(unit);
    made.annotatorName = QString::fromUtf8(annotator);
    made.occurrence = occurrence;
    made.isTraining = isTraining;
    return made;
}

void tst_StudyRatings::answer(const StudyAssignment &assignment, const char *value,
                              const QString &question)
{
    NewAnswer given{assignment.id, question};
    if (value)
        given.value = QString::fromUtf8(value);
    m_answers.add(nextEvent(m_answers, given, m_device, m_sequence++));
}

QStringList tst_StudyRatings::ratings(const QList<StudyAssignment> &assignments) const
{
    const auto built = studyRatings(assignments, m_answers, {m_question}, m_question);
    if (!built)
        return {built.error().message};
    QStringList lines;
    for (qsizetype i = 0; i < built->unitCount(); ++i) {
        QString line = built->unitName(i) + u':';
        for (const Rating &rating : built->unit(i))
            line +=
                u' ' + built->raters()[rating.rater] + u'=' + built->categories()[rating.category];
        lines.append(line);
    }
    return lines;
}

void tst_StudyRatings::answersBecomeRatings()
{
    const QList<StudyAssignment> all{assignment("f-2", "Zoë"), assignment("f-1", "Zoë"),
                                     assignment("f-2", "Al"), assignment("f-1", "Al"),
                                     assignment("f-3", "Al")};
    answer(all[0], "ai");
    answer(all[1], "human");
    answer(all[2], "human");
    answer(all[2], "ai");
    QCOMPARE(ratings(all),
             QStringList({QStringLiteral("f-1: Zoë=human"), QStringLiteral("f-2: Al=ai Zoë=ai")}));
    const auto built = studyRatings(all, m_answers, {m_question}, m_question);
    QCOMPARE(built->summary().droppedUnits, 1);
    QCOMPARE(built->summary().pairableUnits, 1);
}

void tst_StudyRatings::repeatsAndTrainingAreLeftOut()
{
    const QList<StudyAssignment> all{assignment("f-1", "Al"), assignment("f-1", "Al", 2),
                                     assignment("t-1", "Al", 1, true)};
    answer(all[0], "ai");
    answer(all[1], "human");
    answer(all[2], "human");
    QCOMPARE(ratings(all), QStringList(QStringLiteral("f-1: Al=ai")));
}

void tst_StudyRatings::skippedAndWithdrawnAreMissing()
{
    const QList<StudyAssignment> all{assignment("f-1", "Al"), assignment("f-1", "Bo"),
                                     assignment("f-1", "Cy")};
    answer(all[0], "ai");
    answer(all[0], "1", skipQuestion);
    answer(all[1], "ai");
    answer(all[1], nullptr);
    answer(all[2], "human");
    QCOMPARE(ratings(all), QStringList(QStringLiteral("f-1: Cy=human")));
}

// As the annotator sees it: the earlier answers are there again.
void tst_StudyRatings::anAnswerToAnotherQuestionEndsASkip()
{
    const QList<Question> questions{
        m_question, {QStringLiteral("why"), QuestionKind::FreeText, QStringLiteral("?")}};
    const QList<StudyAssignment> all{assignment("f-1", "Al")};
    answer(all[0], "ai");
    answer(all[0], "1", skipQuestion);
    QCOMPARE(studyRatings(all, m_answers, questions, m_question)->summary().ratings, 0);
    answer(all[0], "style", QStringLiteral("why"));
    QCOMPARE(studyRatings(all, m_answers, questions, m_question)->summary().ratings, 1);
}

void tst_StudyRatings::whatWasHandedOnCountsOnceItIsWhole()
{
    const QList<Question> questions{
        m_question, {QStringLiteral("why"), QuestionKind::FreeText, QStringLiteral("?")}};
    QList<StudyAssignment> all{assignment("f-1", "Al"), assignment("f-1", "Bo")};
    all[0].isWithdrawn = true;
    answer(all[0], "ai");
    answer(all[1], "human");
    QCOMPARE(studyRatings(all, m_answers, questions, m_question)->summary().raters, 1);
    answer(all[0], "style", QStringLiteral("why"));
    QCOMPARE(studyRatings(all, m_answers, questions, m_question)->summary().raters, 2);
}

void tst_StudyRatings::categoriesAreTheOptions()
{
    const auto built = studyRatings({}, m_answers, {m_question}, m_question);
    VERIFY_RESULT(built);
    QCOMPARE(built->categories(), m_question.optionIds());
    QVERIFY(built->categoriesDeclared());
    QCOMPARE(built->unitCount(), 0);
}

void tst_StudyRatings::unknownAnswerIsAnError()
{
    const StudyAssignment one = assignment("f-9", "Al");
    answer(one, "robot");
    QVERIFY(ratings({one}).first().contains(QStringLiteral("robot")));
}

void tst_StudyRatings::judgesAreLeftOut()
{
    QList<StudyAssignment> all{assignment("j-1", "Al"), assignment("j-1", "Model")};
    all[1].isJudge = true;
    answer(all[0], "ai");
    answer(all[1], "human");
    QCOMPARE(ratings(all), QStringList(QStringLiteral("j-1: Al=ai")));
    QCOMPARE(studyRatings(all, m_answers, {m_question}, m_question)->summary().droppedRaters, 0);
}

void tst_StudyRatings::wholeAnswersAreCategories_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("multiple choice")
        << int(QuestionKind::MultipleChoice) << QByteArray("ai|human") << QByteArray("{}");
    QTest::newRow("attributes") << int(QuestionKind::AttributeSet)
                                << QByteArray("age=adult|hobby=music") << QByteArray("age=child");
    QTest::newRow("ranking") << int(QuestionKind::Ranking) << QByteArray("ai>human")
                             << QByteArray("human>ai");
    QTest::newRow("item answers") << int(QuestionKind::ItemAnswer) << QByteArray("A|C")
                                  << QByteArray("yes");
}

void tst_StudyRatings::wholeAnswersAreCategories()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const QList<StudyAssignment> all{assignment("k-1", "Al"), assignment("k-2", "Al")};
    answer(all[0], first.constData());
    answer(all[1], second.constData());
    Question question = m_question;
    question.kind = QuestionKind(kind);
    const auto built = studyRatings(all, m_answers, {question}, question);
    VERIFY_RESULT(built);
    QStringList expected{QString::fromUtf8(first), QString::fromUtf8(second)};
    expected.sort();
    QStringList categories = built->categories();
    categories.sort();
    QCOMPARE(categories, expected);
    QVERIFY(!built->categoriesDeclared());
}

void tst_StudyRatings::scalesAreDeclared()
{
    Question question = m_question;
    question.kind = QuestionKind::Scale;
    const auto built = studyRatings({}, m_answers, {question}, question);
    VERIFY_RESULT(built);
    QCOMPARE(built->categories(), question.optionIds());
    QVERIFY(built->categoriesDeclared());
}

void tst_StudyRatings::freeTextsHaveNoAgreement()
{
    Question question = m_question;
    question.kind = QuestionKind::FreeText;
    const auto built = studyRatings({}, m_answers, {question}, question);
    QVERIFY(!built);
    QVERIFY(built.error().message.contains(QStringLiteral("free texts")));
}

CONCORD_TEST(tst_StudyRatings)

#include "tst_studyratings.moc"
