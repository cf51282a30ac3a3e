// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answerpanel.h"

#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int panelWidth = 330;

} // namespace

AnswerPanel::AnswerPanel(QWidget *parent)
    : QFrame(parent), m_questions(new QVBoxLayout), m_comment(new QLineEdit),
      m_flag(makeQuietButton(tr("Flag  Alt+F"), "flag")),
      m_skip(makeQuietButton(tr("Skip  Alt+S"), "skip")), m_guidelineFold(new QToolButton),
      m_guideline(makeTextLabel({})), m_guidelineArea(new QScrollArea)
{
    setProperty("role", QStringLiteral("side"));
    setFixedWidth(panelWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    m_questions->setSpacing(8);
    column->addLayout(m_questions);
    column->addSpacing(4);
    makeComment(column);
    makeGuideline(column);
    column->addStretch(0);
}

void AnswerPanel::makeComment(QVBoxLayout *column)
{
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setPlaceholderText(tr("Comment (Alt+C)"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setMaxLength(2000);
    m_flag->setCheckable(true);
    m_flag->setToolTip(tr("Mark this unit for the researchers: something is odd about it."));
    m_skip->setToolTip(tr("Leave this unit without an answer and go on."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_flag);
    row->addWidget(m_skip);
    column->addWidget(m_comment);
    column->addLayout(row);
    connect(m_comment, &QLineEdit::editingFinished, this, &AnswerPanel::submitComment);
    connect(m_comment, &QLineEdit::returnPressed, this, &AnswerPanel::commentDone);
    connect(m_flag, &QPushButton::clicked, this, &AnswerPanel::flagRequested);
    connect(m_skip, &QPushButton::clicked, this, &AnswerPanel::skipRequested);
}

void AnswerPanel::makeGuideline(QVBoxLayout *column)
{
    m_guidelineFold->setProperty("role", QStringLiteral("fold"));
    m_guidelineFold->setCheckable(true);
    m_guidelineFold->setChecked(true);
    m_guidelineFold->setArrowType(Qt::DownArrow);
    m_guidelineFold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_guidelineFold->setText(tr("Guideline  Alt+G"));
    m_guideline->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_guidelineArea->setWidgetResizable(true);
    m_guidelineArea->setFrameShape(QFrame::NoFrame);
    m_guidelineArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_guidelineArea->setWidget(m_guideline);
    m_guidelineArea->setAccessibleName(tr("Guideline"));
    m_guidelineArea->setProperty("role", QStringLiteral("plain"));
    column->addWidget(makeFrame("rule"));
    column->addWidget(m_guidelineFold);
    column->addWidget(m_guidelineArea, 1);
    connect(m_guidelineFold, &QToolButton::toggled, this, [this](bool open) {
        m_guidelineFold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_guidelineArea->setVisible(open);
    });
}

void AnswerPanel::setTemplate(const StudyTemplate &studyTemplate)
{
    m_template = studyTemplate;
    m_guideline->setText(studyTemplate.guideline);
    fillQuestions();
}

void AnswerPanel::fillQuestions()
{
    emptyLayout(m_questions);
    m_options.clear();
    for (const Question &question : m_template.questions) {
        QLabel *text = makeLabel(question.text, "heading");
        text->setWordWrap(true);
        m_questions->addWidget(text);
        for (const AnswerOption &option : question.options) {
            auto *button = new QPushButton(tr("%1    %2").arg(option.key, option.text));
            button->setObjectName(u"option-" + option.id);
            button->setProperty("role", QStringLiteral("option"));
            button->setProperty("answer", QStringList{question.id, option.id});
            button->setCheckable(true);
            button->setAccessibleName(tr("%1, key %2").arg(option.text, option.key));
            connect(button, &QPushButton::clicked, this,
                    [this, id = question.id, answer = option.id] {
                        Q_EMIT answerRequested(id, answer);
                    });
            m_questions->addWidget(button);
            m_options.append(button);
        }
    }
}

void AnswerPanel::setScreen(const AnnotationScreen &screen)
{
    m_screen = screen;
    for (QPushButton *button : m_options) {
        const QStringList answer = button->property("answer").toStringList();
        button->setChecked(screen.answers.value(answer.value(0)) == answer.value(1));
    }
    m_flag->setChecked(screen.isFlagged);
    m_skip->setText(screen.isSkipped ? tr("Skipped") : tr("Skip  Alt+S"));
    if (m_comment->text().trimmed() != screen.comment)
        m_comment->setText(screen.comment);
}

bool AnswerPanel::answerByKey(const QString &key)
{
    if (key.isEmpty())
        return false;
    for (const Question &question : m_template.questions) {
        for (const AnswerOption &option : question.options) {
            if (option.key.compare(key, Qt::CaseInsensitive) == 0) {
                Q_EMIT answerRequested(question.id, option.id);
                return true;
            }
        }
    }
    return false;
}

void AnswerPanel::submitComment()
{
    if (m_comment->text().trimmed() != m_screen.comment)
        Q_EMIT commentRequested(m_comment->text());
}

void AnswerPanel::editComment()
{
    m_comment->setFocus();
    m_comment->selectAll();
}

void AnswerPanel::toggleGuideline()
{
    m_guidelineFold->toggle();
}

} // namespace Concord
