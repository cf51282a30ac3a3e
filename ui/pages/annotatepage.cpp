// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/annotatepage.h"

#include "ui/dialogs/annotatesettingsdialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/dialogs/unitlistdialog.h"
#include "ui/widgets/annotatefoot.h"
#include "ui/widgets/annotatehead.h"
#include "ui/widgets/answerpanel.h"
#include "ui/widgets/consentview.h"
#include "ui/widgets/restingplace.h"
#include "ui/widgets/unitview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int smallestText = 13;
constexpr int largestText = 20;
constexpr int guidelineStep = 5; ///< points that the guideline is smaller than what is judged

} // namespace

AnnotatePage::AnnotatePage(UnitListModel &units, QWidget *parent)
    : QWidget(parent), m_units(units), m_stack(new QStackedWidget), m_chooser(new AnnotatorChooser),
      m_head(new AnnotateHead), m_view(new UnitView), m_panel(new AnswerPanel),
      m_foot(new AnnotateFoot), m_consent(new ConsentView), m_result(new RestingPlace),
      m_finished(new RestingPlace), m_work(makeWork())
{
    m_stack->addWidget(m_chooser);
    m_stack->addWidget(m_work);
    m_stack->addWidget(makeTrainingResult());
    m_stack->addWidget(makeFinished());
    m_stack->addWidget(m_consent);
    connect(m_consent, &ConsentView::agreed, this, &AnnotatePage::consentGiven);
    connect(m_consent, &ConsentView::declined, this, &AnnotatePage::finishRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_chooser, &AnnotatorChooser::beginRequested, this, &AnnotatePage::beginRequested);
    connect(m_chooser, &AnnotatorChooser::studiesRequested, this, &AnnotatePage::studiesRequested);
    connectPanel();
    connectFoot();
    makeShortcuts();
    qApp->installEventFilter(this);
}

AnnotatePage::~AnnotatePage()
{
    m_panel->disconnect(this); // it loses the keyboard while it goes away
}

QWidget *AnnotatePage::makeWork()
{
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_panel);
    column->addWidget(m_head);
    column->addLayout(row, 1);
    column->addWidget(m_foot);
    return work;
}

void AnnotatePage::connectPanel()
{
    connect(m_panel, &AnswerPanel::answerRequested, this, &AnnotatePage::answerRequested);
    connect(m_panel, &AnswerPanel::goOnRequested, this, &AnnotatePage::goOnRequested);
    connect(m_panel, &AnswerPanel::flagRequested, this, &AnnotatePage::flagRequested);
    connect(m_panel, &AnswerPanel::skipRequested, this, &AnnotatePage::skipRequested);
    connect(m_panel, &AnswerPanel::commentRequested, this, &AnnotatePage::commentRequested);
    connect(m_panel, &AnswerPanel::keyboardReturned, this, [this] {
        if (!m_panel->takeFocus())
            m_view->setFocus();
    });
    connect(m_panel, &AnswerPanel::guidelineToggled, this, [this](bool isOpen) {
        m_settings.isGuidelineOpen = isOpen;
        Q_EMIT settingsChanged(m_settings);
    });
}

void AnnotatePage::connectFoot()
{
    connect(m_foot, &AnnotateFoot::previousRequested, this, &AnnotatePage::previousRequested);
    connect(m_foot, &AnnotateFoot::nextRequested, this, &AnnotatePage::nextRequested);
    connect(m_foot, &AnnotateFoot::undoRequested, this, &AnnotatePage::undoRequested);
    connect(m_foot, &AnnotateFoot::redoRequested, this, &AnnotatePage::redoRequested);
    connect(m_foot, &AnnotateFoot::unitListRequested, this, &AnnotatePage::showUnitList);
    connect(m_foot, &AnnotateFoot::settingsRequested, this, &AnnotatePage::showSettings);
    connect(m_foot, &AnnotateFoot::keysRequested, this, &AnnotatePage::showKeys);
    connect(m_foot, &AnnotateFoot::leaveRequested, this, &AnnotatePage::finishRequested);
}

QWidget *AnnotatePage::makeTrainingResult()
{
    QPushButton *repeat = m_result->addButton(tr("Repeat the training"), "repeatTraining", true);
    QPushButton *begin = m_result->addButton(tr("Begin with the study"), "beginStudy", true);
    connect(repeat, &QPushButton::clicked, this, &AnnotatePage::repeatTrainingRequested);
    connect(begin, &QPushButton::clicked, this, &AnnotatePage::beginStudyRequested);
    return m_result;
}

QWidget *AnnotatePage::makeFinished()
{
    m_finished->setTexts(
        tr("All units are done"),
        tr("You can look at your answers once more, or finish. Everything is saved."));
    QPushButton *review = m_finished->addButton(tr("Review my answers (Alt+J)"), "review", false);
    QPushButton *finish = m_finished->addButton(tr("Finish"), "finish", true);
    connect(finish, &QPushButton::clicked, this, &AnnotatePage::finishRequested);
    connect(review, &QPushButton::clicked, this, &AnnotatePage::showUnitList);
    return m_finished;
}

bool AnnotatePage::isWorking() const
{
    return m_stack->currentWidget() == m_work;
}

void AnnotatePage::addShortcut(const QKeySequence &key, const std::function<void()> &action)
{
    auto *shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, action] {
        if (m_stack->currentWidget() == m_chooser || m_stack->currentWidget() == m_consent)
            return;
        m_panel->submitComment(); // a shortcut leaves the focus where it is
        action();
    });
}

void AnnotatePage::makeShortcuts()
{
    const auto working = [this](const std::function<void()> &action) {
        return [this, action] {
            if (isWorking())
                action();
        };
    };
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_F),
                working([this] { Q_EMIT flagRequested(!m_screen.isFlagged); }));
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_S), working([this] { Q_EMIT skipRequested(); }));
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_C), working([this] { m_panel->editComment(); }));
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_G), working([this] { m_panel->toggleGuideline(); }));
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { Q_EMIT previousRequested(); });
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_Right), working([this] { Q_EMIT nextRequested(); }));
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_J), [this] { showUnitList(); });
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_O), [this] { showSettings(); });
    addShortcut(QKeySequence::Undo, [this] { Q_EMIT undoRequested(); });
    // The platform's redo is one of these; both work everywhere, as the key sheet promises the
    // first.
    for (const QKeySequence &key :
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
        addShortcut(key, [this] { Q_EMIT redoRequested(); });
    addShortcut(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
}

void AnnotatePage::setSettings(const AnnotationSettings &settings)
{
    m_settings = settings;
    m_panel->setGuidelineOpen(settings.isGuidelineOpen);
}

void AnnotatePage::begin(const QString &annotator, const StudyTemplate &studyTemplate)
{
    m_template = studyTemplate;
    m_head->setStudy(studyTemplate.title, annotator);
    m_view->setShows(studyTemplate.shows);
    m_view->clear();
    m_screen = {};
    m_screen.position = -1; // whatever comes first is another unit
    m_panel->setTemplate(studyTemplate);
    m_panel->setGuidelineOpen(m_settings.isGuidelineOpen);
    m_stack->setCurrentWidget(m_work);
    m_view->setFocus();
}

void AnnotatePage::askConsent(const QString &text)
{
    m_stack->setCurrentWidget(m_consent);
    m_consent->ask(text);
}

void AnnotatePage::setScreen(const AnnotationScreen &screen)
{
    const bool isAnother = screen.unit != m_screen.unit || screen.position != m_screen.position;
    const bool hadFeedback = m_screen.feedback.has_value();
    m_screen = screen;
    if (isAnother)
        m_view->setUnit(screen.unit);
    m_head->setScreen(screen);
    m_panel->setScreen(screen);
    m_foot->setScreen(screen);
    m_stack->setCurrentWidget(m_work);
    const bool wantsFocus = isAnother || hadFeedback != screen.feedback.has_value();
    if (wantsFocus && !m_panel->takeFocus())
        m_view->setFocus();
}

void AnnotatePage::showTrainingResult(const TrainingScore &score)
{
    const QLocale locale;
    const bool mayBegin = score.passMark <= 0 || score.isPassed();
    QStringList lines;
    if (score.asked > 0)
        lines.append(tr("%1 of %2 answers were right.")
                         .arg(locale.toString(score.right), locale.toString(score.asked)));
    if (score.passMark > 0)
        lines.append(tr("%1 % are needed.").arg(locale.toString(score.passMark * 100, 'g', 3)));
    if (!mayBegin)
        lines.append(tr("Read the guideline once more, then try again."));
    m_result->setReading(mayBegin ? QString() : m_template.guideline);
    m_result->setTexts(mayBegin ? tr("The training is done")
                                : tr("The training has to be repeated"),
                       lines.join(u'\n'));
    auto *repeat = m_result->findChild<QPushButton *>(QStringLiteral("repeatTraining"));
    auto *begin = m_result->findChild<QPushButton *>(QStringLiteral("beginStudy"));
    repeat->setVisible(!mayBegin);
    begin->setVisible(mayBegin);
    m_stack->setCurrentWidget(m_result);
    (mayBegin ? begin : repeat)->setFocus();
}

void AnnotatePage::showFinished()
{
    m_stack->setCurrentWidget(m_finished);
    m_finished->findChild<QPushButton *>(QStringLiteral("finish"))->setFocus();
}

void AnnotatePage::end()
{
    if (isWorking())
        m_panel->submitComment();
    m_view->clear();
    m_screen = {};
    m_screen.position = -1;
    m_stack->setCurrentWidget(m_chooser);
}

void AnnotatePage::setPointSize(int size)
{
    const int reading = qBound(smallestText, size + 2, largestText);
    m_view->setPointSize(reading);
    m_consent->setPointSize(reading - 2);
    m_panel->setGuidelinePointSize(reading - guidelineStep);
    m_result->setPointSize(reading - guidelineStep);
}

void AnnotatePage::showUnitList()
{
    auto *dialog = new UnitListDialog(m_units, m_screen.position, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UnitListDialog::unitChosen, this, [this](int position) {
        if (position < m_screen.reach())
            m_stack->setCurrentWidget(m_work);
        Q_EMIT unitRequested(position);
    });
    dialog->open();
}

void AnnotatePage::showSettings()
{
    auto *dialog = new AnnotateSettingsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AnnotateSettingsDialog::textSizeRequested, this,
            &AnnotatePage::textSizeRequested);
    connect(dialog, &AnnotateSettingsDialog::settingsChanged, this,
            [this](const AnnotationSettings &settings) {
                m_settings = settings;
                Q_EMIT settingsChanged(settings);
            });
    dialog->open();
}

void AnnotatePage::showKeys()
{
    auto *dialog = new KeySheet(m_template, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnnotatePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_panel->fitInto(width());
}

// Ctrl is let through for Ctrl+Enter; Alt is for commands.
void AnnotatePage::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool hasCommand = event->modifiers() & (Qt::AltModifier | Qt::MetaModifier);
    const bool hasControl = event->modifiers() & Qt::ControlModifier;
    const bool isHeld = event->isAutoRepeat() && event->key() != Qt::Key_Backspace;
    if (isWorking() && !hasCommand && (!hasControl || isEnter) && !isHeld
        && m_panel->handleKey(*event)) {
        event->accept();
        return;
    }
    if (isWorking() && m_view->scrollByKey(event->key()))
        return;
    QWidget::keyPressEvent(event);
}

bool AnnotatePage::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        if (m_work->isVisible())
            Q_EMIT touched();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Concord
