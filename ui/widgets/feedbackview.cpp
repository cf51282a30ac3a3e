// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/feedbackview.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

FeedbackView::FeedbackView(QWidget *parent) : QWidget(parent), m_marks(new QVBoxLayout)
{
    setObjectName(QStringLiteral("feedback"));
    setAccessibleName(tr("Feedback on your answers"));
    m_marks->setSpacing(10);
    auto *next = new QPushButton(tr("Next  (Enter)"));
    next->setObjectName(QStringLiteral("feedbackNext"));
    next->setProperty("role", QStringLiteral("primary"));
    next->setFocusPolicy(Qt::NoFocus); // Enter comes from wherever the focus is
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addLayout(m_marks);
    column->addWidget(next);
    connect(next, &QPushButton::clicked, this, &FeedbackView::nextRequested);
}

void FeedbackView::setFeedback(const TrainingFeedback &feedback)
{
    emptyLayout(m_marks);
    for (const TrainingMark &mark : feedback.marks)
        addMark(mark);
    if (!feedback.text.isEmpty())
        m_marks->addWidget(makeTextLabel(feedback.text));
    if (feedback.marks.isEmpty() && feedback.text.isEmpty())
        m_marks->addWidget(makeTextLabel(tr("Your answer is saved.")));
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
