// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationscreen.h"
#include "models/study/template.h"

#include <QFrame>

class QBoxLayout;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace Concord {

class FeedbackView;
class FittingArea;
class QuestionCard;

/// Beside the text that is judged: the questions with their keys, comment, flag, skip and the
/// guideline; after a training unit its feedback. One question is current and gets the keys.
class AnswerPanel : public QFrame
{
    Q_OBJECT

public:
    explicit AnswerPanel(QWidget *parent = nullptr);
    ~AnswerPanel() override;

    void setTemplate(const StudyTemplate &studyTemplate);
    void fitInto(int pageWidth); ///< takes its share of the page
    void setGuidelinePointSize(int size);
    void setGuidelineOpen(bool isOpen); ///< not where a tall question needs the room
    void setScreen(const AnnotationScreen &screen);

    /// A key from anywhere but a text field; whether it was for a question.
    bool handleKey(const QKeyEvent &key);
    /// Puts the keyboard into the current question; false where that is not needed.
    bool takeFocus();
    /// Hands in a comment that is being typed.
    void submitComment();
    void editComment();
    void toggleGuideline();

Q_SIGNALS:
    /// Also to reasonQuestion().
    void answerRequested(const QString &question, const QString &value);
    void goOnRequested(); ///< past feedback, or past optional questions
    void flagRequested(bool flagged);
    void skipRequested();
    void commentRequested(const QString &comment);
    void keyboardReturned(); ///< it goes back to the question, or to the text
    void guidelineToggled(bool isOpen);

private:
    void makeComment(QVBoxLayout *column);
    void makeGuideline(QVBoxLayout *column);
    void setQuestions(const QList<Question> &questions);
    void addCard(const Question &question);
    void keepDrafts();
    void showAnswers(const AnnotationScreen &before, bool isAnother);
    void setCurrent(qsizetype index);
    void moveOn();
    void pass();
    qsizetype nextOpen(qsizetype from) const; ///< after `from`, else from the beginning; -1: none
    void foldWhereShort();
    void resizeEvent(QResizeEvent *event) override;

    StudyTemplate m_template;
    AnnotationScreen m_screen;
    QList<Question> m_asked;
    QList<QuestionCard *> m_cards;
    qsizetype m_current = -1;
    QMap<QPair<int, QString>, QString> m_drafts; ///< by the unit's position and the question
    QVBoxLayout *m_questions;
    FittingArea *m_questionArea;
    FeedbackView *m_feedback;
    int m_width = 0; ///< unless a question wants the wide panel
    bool m_isWide = false;
    QBoxLayout *m_commands = nullptr; ///< comment, flag, skip
    QLineEdit *m_comment;
    QPushButton *m_flag;
    QPushButton *m_skip;
    QToolButton *m_guidelineFold;
    QLabel *m_guideline;
    QScrollArea *m_guidelineArea;
};

} // namespace Concord
