// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/unitlistmodel.h"
#include "models/study/annotationsettings.h"
#include "models/study/study.h"
#include "ui/widgets/annotatorchooser.h"

#include <QWidget>

class QStackedWidget;

namespace Concord {

class AnnotateFoot;
class AnnotateHead;
class AnswerPanel;
class ConsentView;
class RestingPlace;
class UnitView;

/// The screen that an annotator works on, wholly by keys: plain keys go to the question, Alt and a
/// letter does the rest. Before a study is begun it lists who can annotate what; after the training
/// it says how that went; after the last unit it offers a review.
class AnnotatePage : public QWidget
{
    Q_OBJECT

public:
    explicit AnnotatePage(UnitListModel &units, QWidget *parent = nullptr);
    ~AnnotatePage() override;

    void setChoices(const QList<AnnotatorChoice> &choices) { m_chooser->setChoices(choices); }
    void setSettings(const AnnotationSettings &settings);
    /// Begins: question, keys and guideline come from the template.
    void begin(const QString &annotator, const StudyTemplate &studyTemplate);
    void setScreen(const AnnotationScreen &screen);
    /// After begin(), before the first screen.
    void askConsent(const QString &text);
    /// The training is over: the study begins, or the training again.
    void showTrainingResult(const TrainingScore &score);
    /// Every unit is answered or skipped: offers review and finish.
    void showFinished();
    /// Back to the list of who can annotate what.
    void end();
    void setPointSize(int size); ///< of text elsewhere; what is judged is larger

Q_SIGNALS:
    void beginRequested(const QString &study, const QString &annotator);
    void consentGiven();
    /// As answervalue.h says; also to reasonQuestion().
    void answerRequested(const QString &question, const QString &value);
    void goOnRequested(); ///< past feedback, or past optional questions
    void beginStudyRequested(); ///< after the training
    void repeatTrainingRequested();
    void flagRequested(bool flagged);
    void skipRequested();
    void commentRequested(const QString &comment);
    void undoRequested();
    void redoRequested();
    void unitRequested(int position);
    void nextRequested();
    void previousRequested();
    void finishRequested(); ///< the annotator is done, or goes away for now
    void settingsChanged(const Concord::AnnotationSettings &settings);
    void textSizeRequested(int step);
    void touched(); ///< for the time without idle
    void studiesRequested(); ///< from the empty state

private:
    QWidget *makeWork();
    void connectPanel();
    void connectFoot();
    QWidget *makeTrainingResult();
    QWidget *makeFinished();
    void makeShortcuts();
    void addShortcut(const QKeySequence &key, const std::function<void()> &action);
    bool isWorking() const;
    void showUnitList();
    void showSettings();
    void showKeys();
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    UnitListModel &m_units;
    StudyTemplate m_template;
    AnnotationScreen m_screen;
    AnnotationSettings m_settings;
    QStackedWidget *m_stack;
    AnnotatorChooser *m_chooser;
    AnnotateHead *m_head;
    UnitView *m_view;
    AnswerPanel *m_panel;
    AnnotateFoot *m_foot;
    ConsentView *m_consent;
    RestingPlace *m_result;
    RestingPlace *m_finished;
    QWidget *m_work;
};

} // namespace Concord
