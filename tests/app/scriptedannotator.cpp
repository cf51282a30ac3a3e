// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scriptedannotator.h"

#include "app/mainwindowcontroller.h"
#include "models/study/answervalue.h"
#include "ui/pages/annotatepage.h"
#include "ui/widgets/answers/attributefilter.h"

#include <QApplication>
#include <QTest>

namespace Concord {

AnnotatePage &ScriptedAnnotator::page()
{
    return m_controller.window().annotate();
}

AnnotateSession &ScriptedAnnotator::session()
{
    return m_controller.annotation();
}

bool ScriptedAnnotator::begin(const QString &annotator)
{
    const StudyOverview &study = m_controller.studies().studies().constFirst();
    for (const Annotator &known : study.annotators) {
        if (known.name == annotator)
            Q_EMIT page().beginRequested(study.study.id.toString(), known.id.toString());
    }
    return session().isRunning();
}

void ScriptedAnnotator::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus && page().isAncestorOf(focus) ? focus : &page(), key, modifiers);
}

void ScriptedAnnotator::type(const QString &text)
{
    for (const QChar letter : text) {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus && page().isAncestorOf(focus) ? focus : &page(), letter.toLatin1());
    }
}

void ScriptedAnnotator::pressOption(const Question &question, const QString &id)
{
    const AnswerOption *option = question.option(id);
    if (!option)
        qFatal("%s has no option %s", qPrintable(question.id), qPrintable(id));
    type(option->key);
}

// The first letters of the type, then of the value, until nothing else begins so.
void ScriptedAnnotator::pickAttribute(const Question &question, const QString &attribute,
                                      const QString &value)
{
    QString typed = attribute.first(qMin(qsizetype(4), attribute.size()));
    type(typed);
    for (const QChar letter : value) {
        if (matchingAttributes(question.attributes, typed).size() == 1)
            break;
        typed += letter;
        type(letter);
    }
    press(Qt::Key_Return);
}

void ScriptedAnnotator::answer(const Question &question, const QString &value,
                               const QString &reason)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
        return pressOption(question, value);
    case QuestionKind::YesNoReason:
        pressOption(question, value);
        if (needsReason(question, value)) {
            type(reason);
            press(Qt::Key_Return);
        }
        return;
    case QuestionKind::MultipleChoice:
        for (const QString &id : chosenIds(value))
            pressOption(question, id);
        return press(Qt::Key_Return);
    case QuestionKind::Ranking:
        for (const QString &id : rankedIds(value))
            pressOption(question, id);
        return;
    case QuestionKind::AttributeSet: {
        const AttributeValues chosen = chosenAttributes(value);
        for (auto pair = chosen.cbegin(); pair != chosen.cend(); ++pair)
            pickAttribute(question, pair.key(), pair.value());
        return press(Qt::Key_Return);
    }
    case QuestionKind::FreeText:
        type(value);
        return press(Qt::Key_Return, Qt::ControlModifier);
    case QuestionKind::ItemAnswer:
        qFatal("ask the unit's own question");
    }
}

QWidget *ScriptedAnnotator::seen(const char *objectName)
{
    const QList<QWidget *> found = page().findChildren<QWidget *>(QString::fromLatin1(objectName));
    for (QWidget *widget : found) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

void ScriptedAnnotator::click(const char *objectName)
{
    QWidget *widget = seen(objectName);
    if (!widget)
        qFatal("there is no %s to click", objectName);
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace Concord
