// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/unitlistmodel.h"
#include "models/study/study.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace Concord {

class AnswerPanel;
class ConsentView;

/// An annotator's place in a study, as a chooser lists it.
struct AnnotatorChoice
{
    QString study; ///< id
    QString annotator; ///< id
    QString studyName;
    QString annotatorName;
    int done = 0;
    int total = 0;

    friend bool operator==(const AnnotatorChoice &, const AnnotatorChoice &) = default;
};

/// The screen that an annotator works on, wholly by keys: the digits answer, Alt and a letter does
/// the rest. Before a study is begun it lists who can annotate what; after the last unit it offers
/// a review.
class AnnotatePage : public QWidget
{
    Q_OBJECT

public:
    explicit AnnotatePage(UnitListModel &units, QWidget *parent = nullptr);

    void setChoices(const QList<AnnotatorChoice> &choices);
    /// Begins: question, keys and guideline come from the template.
    void begin(const QString &annotator, const StudyTemplate &studyTemplate);
    void setScreen(const AnnotationScreen &screen);
    /// After begin(), before the first screen.
    void askConsent(const QString &text);
    /// Every unit is answered or skipped: offers review and finish.
    void showFinished();
    /// Back to the list of who can annotate what.
    void end();
    void setPointSize(int size);

Q_SIGNALS:
    void beginRequested(const QString &study, const QString &annotator);
    void consentGiven();
    void answerRequested(const QString &question, const QString &option);
    void flagRequested(bool flagged);
    void skipRequested();
    void commentRequested(const QString &comment);
    void undoRequested();
    void redoRequested();
    void unitRequested(int position);
    void nextRequested();
    void previousRequested();
    void finishRequested(); ///< the annotator is done, or goes away for now
    void touched(); ///< for the time without idle
    void studiesRequested(); ///< from the empty state

private:
    QWidget *makeChooser();
    QWidget *makeWork();
    QWidget *makeHead();
    QWidget *makeFoot();
    QWidget *makeFinished();
    void makeShortcuts();
    void showUnitList();
    void showKeys();
    void showTurns(const ShownUnit &unit);
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    UnitListModel &m_units;
    StudyTemplate m_template;
    AnnotationScreen m_screen;
    QStackedWidget *m_stack;
    AnswerPanel *m_panel;
    ConsentView *m_consent;
    QVBoxLayout *m_choices = nullptr;
    QWidget *m_work = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_annotator = nullptr;
    QLabel *m_count = nullptr;
    QProgressBar *m_progress = nullptr;
    QScrollArea *m_textArea = nullptr;
    QVBoxLayout *m_turns = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_redo = nullptr;
    QLabel *m_saved = nullptr;
    QLabel *m_finishedText = nullptr;
    int m_pointSize = 15;
};

} // namespace Concord
