// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/annotatorchooser.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int choiceWidth = 900;

} // namespace

AnnotatorChooser::AnnotatorChooser(QWidget *parent)
    : QScrollArea(parent), m_choices(new QVBoxLayout)
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Annotate"), "title"));
    QLabel *hint = makeLabel(
        tr("Who are you? Your answers are kept apart from everybody else's, and you go on "
           "where you stopped."),
        "muted");
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addSpacing(8);
    m_choices->setSpacing(8);
    column->addLayout(m_choices);
    column->addStretch();
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(inside);
    setChoices({});
}

void AnnotatorChooser::setChoices(const QList<AnnotatorChoice> &choices)
{
    emptyLayout(m_choices);
    QString study;
    QLayout *people = nullptr;
    for (const AnnotatorChoice &choice : choices) {
        if (!people || choice.study != study) {
            people = addStudy(choice.studyName);
            study = choice.study;
        }
        people->addWidget(makeChoice(choice));
    }
    if (!choices.isEmpty())
        return;
    m_choices->addWidget(makeLabel(tr("There is no open study to annotate."), "empty"));
    auto *button = new QPushButton(tr("Go to the studies"));
    button->setProperty("role", QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, &AnnotatorChooser::studiesRequested);
    m_choices->addWidget(button, 0, Qt::AlignLeft);
}

QLayout *AnnotatorChooser::addStudy(const QString &name)
{
    QFrame *card = makeFrame("card");
    card->setAccessibleName(name);
    card->setMaximumWidth(choiceWidth);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 12, 18, 14);
    column->setSpacing(8);
    QLabel *title = makeLabel(name, "strong");
    title->setWordWrap(true);
    auto *people = new QWidget;
    auto *flow = new FlowLayout(people, 8);
    column->addWidget(title);
    column->addWidget(people);
    m_choices->addWidget(card);
    return flow;
}

QPushButton *AnnotatorChooser::makeChoice(const AnnotatorChoice &choice)
{
    const QString left = choice.done >= choice.total
        ? tr("all %1 units done").arg(choice.total)
        : tr("%1 of %2 units done").arg(choice.done).arg(choice.total);
    auto *button = new QPushButton(tr("%1  ·  %2").arg(choice.annotatorName, left));
    button->setAccessibleName(tr("%1, %2, %3").arg(choice.annotatorName, choice.studyName, left));
    button->setAutoDefault(true); // Enter presses it
    connect(button, &QPushButton::clicked, this,
            [this, choice] { Q_EMIT beginRequested(choice.study, choice.annotator); });
    return button;
}

} // namespace Concord
