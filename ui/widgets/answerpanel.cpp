// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answerpanel.h"

#include "models/study/answervalue.h"
#include "ui/widgets/answers/linefield.h"
#include "ui/widgets/answers/questioncard.h"
#include "ui/widgets/answers/questioneditor.h"
#include "ui/widgets/answers/undokeys.h"
#include "ui/widgets/feedbackview.h"
#include "ui/widgets/fittingarea.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

constexpr int panelWidth = 350;
constexpr int widePanelWidth = 480;
constexpr int leastQuestionHeight = 120;
constexpr int leastGuidelineHeight = 80;
constexpr int sideMargin = 20;
constexpr int wideSideMargin = 14;

bool hasTallQuestion(const StudyTemplate &studyTemplate)
{
    return std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
        return question.kind == QuestionKind::AttributeSet;
    });
}

FittingArea *makeArea(QLayout *content, QWidget *inside)
{
    inside->setLayout(content);
    auto *area = new FittingArea(inside);
    area->setMinimumHeight(leastQuestionHeight);
    return area;
}

} // namespace

AnswerPanel::AnswerPanel(QWidget *parent)
    : QFrame(parent), m_questions(new QVBoxLayout),
      m_questionArea(makeArea(m_questions, new QWidget)), m_feedback(new FeedbackView),
      m_comment(new LineField), m_flag(makeQuietButton(tr("Flag  Alt+F"), "flag")),
      m_skip(makeQuietButton(tr("Skip  Alt+S"), "skip")), m_guidelineFold(new QToolButton),
      m_guideline(makeTextLabel({})), m_guidelineArea(new QScrollArea)
{
    setProperty("role", QStringLiteral("side"));
    fitInto(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(sideMargin, 16, sideMargin, 12);
    column->setSpacing(8);
    m_questions->setContentsMargins(0, 0, 0, 0);
    m_questions->setSpacing(8);
    m_questionArea->setObjectName(QStringLiteral("questions"));
    m_feedback->hide();
    column->addWidget(m_questionArea);
    column->addWidget(m_feedback);
    makeComment(column);
    makeGuideline(column);
    column->addStretch(0);
    connect(m_feedback, &FeedbackView::nextRequested, this, &AnswerPanel::goOnRequested);
}

// Fields that go away lose the keyboard and tell so, when there is nobody to tell any more.
AnswerPanel::~AnswerPanel()
{
    const QList<QWidget *> inside = findChildren<QWidget *>();
    for (QWidget *widget : inside)
        widget->disconnect(this);
}

void AnswerPanel::makeComment(QVBoxLayout *column)
{
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setPlaceholderText(tr("Comment (Alt+C)"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setMaxLength(2000);
    leaveUnusedUndoKeys(m_comment);
    m_flag->setCheckable(true);
    m_flag->setToolTip(tr("Mark this unit for the researchers: something is odd about it."));
    m_skip->setToolTip(tr("Leave this unit without an answer and go on."));
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_flag, m_skip}) {
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the question
        row->addWidget(button);
    }
    m_commands = new QBoxLayout(QBoxLayout::TopToBottom);
    m_commands->addWidget(m_comment);
    m_commands->addLayout(row);
    column->addLayout(m_commands);
    connect(m_comment, &QLineEdit::editingFinished, this, &AnswerPanel::submitComment);
    connect(m_comment, &QLineEdit::returnPressed, this, &AnswerPanel::keyboardReturned);
    connect(m_flag, &QPushButton::clicked, this, &AnswerPanel::flagRequested);
    connect(m_skip, &QPushButton::clicked, this, &AnswerPanel::skipRequested);
}

void AnswerPanel::makeGuideline(QVBoxLayout *column)
{
    m_guidelineFold->setObjectName(QStringLiteral("guidelineFold"));
    m_guidelineFold->setProperty("role", QStringLiteral("fold"));
    m_guidelineFold->setFocusPolicy(Qt::TabFocus);
    m_guidelineFold->setCheckable(true);
    m_guidelineFold->setChecked(true);
    m_guidelineFold->setArrowType(Qt::DownArrow);
    m_guidelineFold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_guidelineFold->setText(tr("Guideline  Alt+G"));
    m_guideline->setContentsMargins(0, 0, 10, 0); // away from the scroll bar
    m_guideline->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_guidelineArea->setObjectName(QStringLiteral("guideline"));
    m_guidelineArea->setWidgetResizable(true);
    m_guidelineArea->setFrameShape(QFrame::NoFrame);
    m_guidelineArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_guidelineArea->setWidget(m_guideline);
    m_guidelineArea->setAccessibleName(tr("Guideline"));
    m_guidelineArea->setProperty("role", QStringLiteral("plain"));
    m_guidelineArea->setMinimumHeight(leastGuidelineHeight);
    // The questions get their height first, the guideline what is left.
    m_guidelineArea->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    column->addWidget(makeFrame("rule"));
    column->addWidget(m_guidelineFold);
    column->addWidget(m_guidelineArea, 1);
    connect(m_guidelineFold, &QToolButton::toggled, this, [this](bool open) {
        m_guidelineFold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_guidelineArea->setVisible(open);
        foldWhereShort();
    });
    connect(m_guidelineFold, &QToolButton::clicked, this, &AnswerPanel::guidelineToggled);
}

void AnswerPanel::setTemplate(const StudyTemplate &studyTemplate)
{
    m_template = studyTemplate;
    m_guideline->setText(studyTemplate.guideline);
    m_drafts.clear();
    m_screen = {};
    m_screen.position = -1;
    m_asked.clear();
    const bool isWide = hasTallQuestion(studyTemplate);
    m_isWide = isWide;
    setFixedWidth(isWide ? widePanelWidth : m_width);
    const int margin = isWide ? wideSideMargin : sideMargin;
    layout()->setContentsMargins(margin, 16, margin, 12);
    m_commands->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setQuestions(studyTemplate.questions);
}

void AnswerPanel::fitInto(int pageWidth)
{
    m_width = qBound(panelWidth, pageWidth / 4, widePanelWidth);
    setFixedWidth(m_isWide ? widePanelWidth : m_width);
}

void AnswerPanel::setGuidelinePointSize(int size)
{
    QFont textFont = m_guideline->font();
    textFont.setPointSize(size);
    m_guideline->setFont(textFont);
}

void AnswerPanel::setGuidelineOpen(bool isOpen)
{
    m_guidelineFold->setChecked(isOpen && !hasTallQuestion(m_template));
}

void AnswerPanel::setQuestions(const QList<Question> &questions)
{
    if (m_asked == questions)
        return;
    m_asked = questions;
    m_current = -1;
    m_cards.clear();
    emptyLayout(m_questions);
    for (const Question &question : questions)
        addCard(question);
}

void AnswerPanel::addCard(const Question &question)
{
    auto *card = new QuestionCard(question, m_asked.size() == 1);
    const qsizetype index = m_cards.size();
    m_cards.append(card);
    m_questions->addWidget(card);
    card->show(); // at once: it may be given the keyboard before the next event
    const QuestionEditor *editor = &card->editor();
    connect(card, &QuestionCard::currentRequested, this, [this, index] { setCurrent(index); });
    connect(editor, &QuestionEditor::answered, this,
            [this, id = question.id](const QString &value) {
                m_drafts.remove({m_screen.position, id});
                Q_EMIT answerRequested(id, value);
            });
    connect(editor, &QuestionEditor::reasonGiven, this,
            [this, id = reasonQuestion(question.id)](const QString &reason) {
                Q_EMIT answerRequested(id, reason);
            });
    connect(editor, &QuestionEditor::passed, this, &AnswerPanel::pass);
}

void AnswerPanel::keepDrafts()
{
    for (QuestionCard *card : std::as_const(m_cards)) {
        const QString draft = card->editor().draft();
        const QPair<int, QString> place(m_screen.position, card->question().id);
        if (draft.isEmpty())
            m_drafts.remove(place);
        else
            m_drafts.insert(place, draft);
    }
}

void AnswerPanel::setScreen(const AnnotationScreen &screen)
{
    const bool hadFocus = m_questionArea->isAncestorOf(QApplication::focusWidget());
    const AnnotationScreen before = m_screen;
    const bool isAnother = screen.position != before.position || screen.unit != before.unit;
    if (isAnother && before.position >= 0)
        keepDrafts();
    m_screen = screen;
    setQuestions(questionsOf(m_template, screen.unit));
    showAnswers(before, isAnother);
    m_flag->setChecked(screen.isFlagged);
    m_skip->setText(screen.isSkipped ? tr("Skipped") : tr("Skip  Alt+S"));
    m_skip->setEnabled(!screen.feedback);
    if (m_comment->text().trimmed() != screen.comment)
        m_comment->setText(screen.comment);
    m_questionArea->setVisible(!screen.feedback);
    m_feedback->setVisible(screen.feedback.has_value());
    if (screen.feedback && screen.feedback != before.feedback)
        m_feedback->setFeedback(*screen.feedback);
    if (isAnother)
        setCurrent(qMax(qsizetype(0), nextOpen(-1)));
    else
        moveOn();
    foldWhereShort();
    // A reason that is not asked for any more has taken the keyboard along.
    if (hadFocus && !m_questionArea->isAncestorOf(QApplication::focusWidget()))
        Q_EMIT keyboardReturned();
}

// What was not answered meanwhile is left alone: somebody may be at it.
void AnswerPanel::showAnswers(const AnnotationScreen &before, bool isAnother)
{
    const auto valueIn = [](const AnnotationScreen &screen, const QString &id) {
        const auto found = screen.answers.constFind(id);
        return found == screen.answers.cend() ? std::optional<QString>() : *found;
    };
    for (QuestionCard *card : std::as_const(m_cards)) {
        const QString id = card->question().id;
        const QString reasonId = reasonQuestion(id);
        const bool isChanged = valueIn(before, id) != valueIn(m_screen, id)
            || valueIn(before, reasonId) != valueIn(m_screen, reasonId);
        if (isAnother || isChanged)
            card->setAnswer(valueIn(m_screen, id), m_screen.answers.value(reasonId));
        const QString draft = m_drafts.value({m_screen.position, id});
        if (isAnother && !draft.isEmpty())
            card->editor().setDraft(draft);
    }
}

qsizetype AnswerPanel::nextOpen(qsizetype from) const
{
    for (qsizetype step = 1; step <= m_cards.size(); ++step) {
        const qsizetype index = (from + step) % m_cards.size();
        if (!m_cards[index]->isAnswered())
            return index;
    }
    return -1;
}

// From a question that has its answer to one that has none.
void AnswerPanel::moveOn()
{
    const qsizetype open = nextOpen(m_current);
    if (m_current < 0 || !m_cards[m_current]->isAnswered() || open < 0 || m_screen.feedback)
        return;
    setCurrent(open);
    if (!m_comment->hasFocus())
        takeFocus();
}

void AnswerPanel::setCurrent(qsizetype index)
{
    if (index < 0 || index >= m_cards.size())
        return;
    m_current = index;
    for (qsizetype i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setCurrent(i == index);
    foldWhereShort();
}

bool AnswerPanel::takeFocus()
{
    return m_current >= 0 && !m_screen.feedback && m_cards[m_current]->takeFocus();
}

void AnswerPanel::pass()
{
    const qsizetype next = m_current + 1;
    for (qsizetype i = next; i < m_cards.size(); ++i) {
        if (!m_cards[i]->isAnswered()) {
            setCurrent(i);
            takeFocus();
            return;
        }
    }
    Q_EMIT goOnRequested();
}

bool AnswerPanel::handleKey(const QKeyEvent &key)
{
    if (m_screen.feedback) {
        if (isPlainEnter(key))
            Q_EMIT goOnRequested();
        return isPlainEnter(key);
    }
    if (m_current < 0)
        return false;
    const bool isStep = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
    if (isStep && m_cards.size() > 1) {
        setCurrent(qBound(qsizetype(0), m_current + (key.key() == Qt::Key_Up ? -1 : 1),
                          m_cards.size() - 1));
        takeFocus();
        return true;
    }
    QuestionCard *card = m_cards[m_current];
    if (card->editor().handleKey(key))
        return true;
    const bool mayPass = !card->question().isRequired || card->isAnswered();
    if (isPlainEnter(key) && mayPass)
        pass();
    return isPlainEnter(key) && mayPass;
}

void AnswerPanel::foldWhereShort()
{
    for (QuestionCard *card : std::as_const(m_cards))
        card->setFolded(false);
    const int others = layout()->minimumSize().height() - leastQuestionHeight;
    const auto isShort = [&] { return m_questionArea->wholeHeight() > height() - others; };
    const auto fold = [this](bool openToo) {
        for (qsizetype i = 0; i < m_cards.size(); ++i)
            m_cards[i]->setFolded(i != m_current && (openToo || m_cards[i]->isAnswered()));
        m_questions->activate();
    };
    if (m_cards.size() > 1 && isShort())
        fold(false);
    if (m_cards.size() > 1 && isShort())
        fold(true);
    if (m_current < 0)
        return;
    m_questions->activate();
    m_questionArea->ensureWidgetVisible(m_cards[m_current], 0, 0);
}

void AnswerPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    foldWhereShort();
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
    m_guidelineFold->click();
}

} // namespace Concord
