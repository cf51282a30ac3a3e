// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ruleannotators.h"

#include "app/mainwindowcontroller.h"
#include "models/study/answervalue.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/scriptedannotator.h"
#include "ui/pages/annotatepage.h"
#include "ui/widgets/consentview.h"

#include <QPushButton>
#include <QTest>

namespace Concord {

namespace {

QString yesUnless(bool isWrong)
{
    return isWrong ? QStringLiteral("no") : QStringLiteral("yes");
}

QString itemAnswer(int item, bool isWrong)
{
    const QString right = ShippedStudy::answer(item);
    if (!isWrong)
        return right;
    if (right.contains(u'|'))
        return QStringLiteral("C");
    return yesUnless(right == u"yes");
}

QString attributesOf(int item, bool isWrong)
{
    const bool isMusic = (ShippedStudy::hobby(item) == u"music") != isWrong;
    return QString(u"hobby=" + (isMusic ? QStringLiteral("music") : QStringLiteral("travel"))
                   + u"|residence=" + ShippedStudy::residence(item));
}

QString preferred(const KnownUnit &unit, int number, bool isWrong)
{
    if (number == 7)
        return QStringLiteral("tie");
    return (unit.firstModel == alphaModel) != isWrong ? QStringLiteral("first")
                                                      : QStringLiteral("second");
}

// An answer to a training question that is not the right one.
QString anotherAnswer(const Question &question, const QString &right)
{
    if (question.kind == QuestionKind::AttributeSet)
        return emptySetValue;
    for (const QString &id : question.optionIds()) {
        if (id != right)
            return id;
    }
    qFatal("%s has no other answer", qPrintable(question.id));
}

} // namespace

QStringList RuleAnnotators::names()
{
    return {QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cyd")};
}

// Four units of twenty, two and five.
bool RuleAnnotators::isWrong(int annotator, int unit)
{
    switch (annotator) {
    case 0:
        return unit % 5 == 0;
    case 1:
        return unit % 10 == 3;
    default:
        return unit % 4 == 1;
    }
}

int RuleAnnotators::number(const QString &unitKey)
{
    return unitKey.section(u'-', -1).toInt();
}

QString RuleAnnotators::reason(const QString &unitKey, int annotator)
{
    return names()[annotator] + QStringLiteral(" misses it in %1").arg(number(unitKey));
}

QString RuleAnnotators::answer(const Question &question, const QString &unitKey, int annotator,
                               int occurrence) const
{
    const KnownUnit unit = m_study.unit(unitKey);
    const int number = RuleAnnotators::number(unitKey);
    // Of a repeated unit nobody is sure where its number is even.
    const bool isWrong =
        RuleAnnotators::isWrong(annotator, number) != (occurrence == 2 && number % 2 == 0);
    const QString &asked = question.id;
    if (asked == u"attributes")
        return attributesOf(unit.item, isWrong);
    if (asked == u"answer")
        return itemAnswer(unit.item, isWrong);
    if (asked == u"source")
        return unit.isHuman != isWrong ? QStringLiteral("human") : QStringLiteral("ai");
    if (asked == u"preferred")
        return preferred(unit, number, isWrong);
    if (asked == u"personalisation")
        return isWrong ? QStringLiteral("2") : QStringLiteral("4");
    if (asked == u"naturalness")
        return isWrong ? QStringLiteral("3") : QStringLiteral("5");
    if (asked == u"coherence")
        return QString::number(1 + number % 5);
    if (asked == u"analytical_coherence")
        return yesUnless(number % 2 == 1);
    if (asked == u"analysis_response")
        return yesUnless(false);
    return yesUnless(isWrong); // inferable, attribute_consistency, task_completion
}

int RuleAnnotators::occurrence(const QString &unitKey)
{
    return ++m_shown[unitKey];
}

QString RuleAnnotators::trainingAnswer(const AnnotateSession &session,
                                       const Question &question) const
{
    return m_study.studyTemplate().training[session.screen().position].answers.value(question.id);
}

void RuleAnnotators::trainWithKeys(MainWindowController &controller)
{
    ScriptedAnnotator annotator(controller);
    AnnotateSession &session = annotator.session();
    const int examples = int(m_study.studyTemplate().training.size());
    for (int i = 0; i < examples; ++i) {
        QCOMPARE(session.screen().position, i);
        QVERIFY(session.screen().isTraining() && !session.screen().feedback);
        const ShownUnit unit = session.screen().unit;
        bool isFirst = i == 0;
        for (const Question &question : questionsOf(m_study.studyTemplate(), unit)) {
            const QString right = trainingAnswer(session, question);
            annotator.answer(question, isFirst ? anotherAnswer(question, right) : right,
                             QStringLiteral("practice"));
            isFirst = false;
        }
        QVERIFY2(session.screen().feedback, qPrintable(unit.key));
        annotator.press(Qt::Key_Return);
    }
    QVERIFY(annotator.seen("beginStudy"));
    annotator.press(Qt::Key_Return);
    QVERIFY(!session.screen().isTraining());
}

void RuleAnnotators::annotateWithKeys(MainWindowController &controller)
{
    ScriptedAnnotator annotator(controller);
    AnnotateSession &session = annotator.session();
    QVERIFY(session.awaitsConsent());
    auto *consent = annotator.page().findChild<ConsentView *>();
    QTRY_VERIFY(consent->isVisible());
    QTest::keyClick(consent->findChild<QPushButton *>(QStringLiteral("agree")), Qt::Key_Space);
    QVERIFY(session.isRunning());
    trainWithKeys(controller);
    m_shown.clear();
    const int total = session.screen().total;
    for (int done = 0; done < total; ++done) {
        QCOMPARE(session.screen().done, done);
        const ShownUnit unit = session.screen().unit;
        const int occurrence = this->occurrence(unit.key);
        for (const Question &question : questionsOf(m_study.studyTemplate(), unit))
            annotator.answer(question, answer(question, unit.key, 0, occurrence),
                             reason(unit.key, 0));
    }
    QCOMPARE(session.screen().done, total);
    QVERIFY(session.isFinished());
}

void RuleAnnotators::trainWithoutWindow(AnnotateSession &session)
{
    while (session.screen().isTraining()) {
        const int position = session.screen().position;
        const ShownUnit unit = session.screen().unit;
        for (const Question &question : questionsOf(m_study.studyTemplate(), unit)) {
            const QString right = trainingAnswer(session, question);
            session.answer(question.id, right);
            if (needsReason(question, right))
                session.answer(reasonQuestion(question.id), QStringLiteral("practice"));
        }
        QVERIFY(session.screen().feedback);
        session.goOn();
        if (session.screen().position == position)
            session.beginStudy();
        QVERIFY(session.screen().position == position + 1);
    }
}

void RuleAnnotators::annotateWithoutWindow(ProjectFile &file, int annotator)
{
    AnnotateSession session(DeviceId::create());
    const Result<QList<Annotator>> people =
        file.read([this](Database &database) {
                return StudyRepository(database).annotators(m_study.id());
            })
            .result();
    QVERIFY(people && people->size() > annotator);
    QVERIFY(session.start(file, m_study.id(), people->at(annotator).id));
    QVERIFY(session.awaitsConsent());
    session.agree();
    trainWithoutWindow(session);
    m_shown.clear();
    while (!session.isFinished()) {
        const int done = session.screen().done;
        const ShownUnit unit = session.screen().unit;
        const int occurrence = this->occurrence(unit.key);
        for (const Question &question : questionsOf(m_study.studyTemplate(), unit)) {
            const QString given = answer(question, unit.key, annotator, occurrence);
            session.answer(question.id, given);
            if (needsReason(question, given))
                session.answer(reasonQuestion(question.id), reason(unit.key, annotator));
        }
        QCOMPARE(session.screen().done, done + 1);
    }
}

} // namespace Concord
