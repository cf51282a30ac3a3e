// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationscreen.h"
#include "models/study/template.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace Concord {

/// Beside the text that is judged: the questions with their keys, comment, flag, skip and the
/// guideline.
class AnswerPanel : public QFrame
{
    Q_OBJECT

public:
    explicit AnswerPanel(QWidget *parent = nullptr);

    void setTemplate(const StudyTemplate &studyTemplate);
    void setScreen(const AnnotationScreen &screen);

    /// Answers where the text of a key is that of an option; whether it was.
    bool answerByKey(const QString &key);
    /// Hands in a comment that is being typed.
    void submitComment();
    void editComment();
    void toggleGuideline();

Q_SIGNALS:
    void answerRequested(const QString &question, const QString &option);
    void flagRequested(bool flagged);
    void skipRequested();
    void commentRequested(const QString &comment);
    void commentDone(); ///< Enter: the keyboard goes back to the text

private:
    void makeComment(QVBoxLayout *column);
    void makeGuideline(QVBoxLayout *column);
    void fillQuestions();

    StudyTemplate m_template;
    AnnotationScreen m_screen;
    QVBoxLayout *m_questions;
    QList<QPushButton *> m_options;
    QLineEdit *m_comment;
    QPushButton *m_flag;
    QPushButton *m_skip;
    QToolButton *m_guidelineFold;
    QLabel *m_guideline;
    QScrollArea *m_guidelineArea;
};

} // namespace Concord
