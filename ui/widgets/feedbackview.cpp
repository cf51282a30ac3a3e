// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/feedbackview.h"

#include "ui/widgets/fittingarea.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Concord {

namespace {

QLabel *makeWhy(const QString &text)
{
    QLabel *label = makeTextLabel(text);
    label->setProperty("role", QStringLiteral("reading"));
    return label;
}

} // namespace

FeedbackView::FeedbackView(QWidget *parent)
    : QWidget(parent), m_marks(new QVBoxLayout), m_area(nullptr)
{
    setObjectName(QStringLiteral("feedback"));
    setAccessibleName(tr("Feedback on your answers"));
    m_marks->setSpacing(10);
    m_marks->setContentsMargins(0, 0, 0, 0);
    auto *marks = new QWidget;
    marks->setLayout(m_marks);
    m_area = new FittingArea(marks);
    auto *next = new QPushButton(tr("Next  (Enter)"));
    next->setObjectName(QStringLiteral("feedbackNext"));
    next->setProperty("role", QStringLiteral("primary"));
    next->setFocusPolicy(Qt::NoFocus); // Enter comes from wherever the focus is
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_area);
    column->addWidget(next);
    connect(next, &QPushButton::clicked, this, &FeedbackView::nextRequested);
}

void FeedbackView::setFeedback(const TrainingFeedback &feedback)
{
    emptyLayout(m_marks);
    m_area->verticalScrollBar()->setValue(0);
    for (const TrainingMark &mark : feedback.marks)
        addMark(mark);
    if (!feedback.text.isEmpty())
        m_marks->addWidget(makeWhy(feedback.text));
    if (feedback.marks.isEmpty() && feedback.text.isEmpty())
        m_marks->addWidget(makeWhy(tr("Your answer is saved.")));
}

void FeedbackView::addMark(const TrainingMark &mark)
{
    QFrame *card = makeFrame("reference");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    const auto add = [column](const QString &text, const char *role) {
        QLabel *label = makeLabel(text, role);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    if (mark.isRight)
        add(*mark.isRight ? tr("✓ Right") : tr("✗ Not right"),
            *mark.isRight ? "verdictright" : "verdictwrong");
    add(mark.question, "strong");
    const QString given = mark.given.isEmpty() ? tr("none") : mark.given;
    add(mark.isRight == true ? tr("Your answer: %1").arg(given)
                             : tr("Your answer: %1\nExpected: %2").arg(given, mark.right),
        nullptr);
    m_marks->addWidget(card);
}

} // namespace Concord
