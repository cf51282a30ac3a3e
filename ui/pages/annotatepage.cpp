// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/annotatepage.h"

#include "ui/dialogs/keysheet.h"
#include "ui/dialogs/unitlistdialog.h"
#include "ui/widgets/answerpanel.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/consentview.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Concord {

namespace {

enum StackPage { ChooserPage, WorkPage, FinishedPage, ConsentPage };

constexpr int textWidth = 900;

} // namespace

AnnotatePage::AnnotatePage(UnitListModel &units, QWidget *parent)
    : QWidget(parent), m_units(units), m_stack(new QStackedWidget), m_panel(new AnswerPanel),
      m_consent(new ConsentView)
{
    m_stack->addWidget(makeChooser());
    m_stack->addWidget(makeWork());
    m_stack->addWidget(makeFinished());
    m_stack->addWidget(m_consent);
    connect(m_consent, &ConsentView::agreed, this, &AnnotatePage::consentGiven);
    connect(m_consent, &ConsentView::declined, this, &AnnotatePage::finishRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    makeShortcuts();
    qApp->installEventFilter(this);
    setChoices({});
}

QWidget *AnnotatePage::makeChooser()
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
    m_choices = new QVBoxLayout;
    m_choices->setSpacing(8);
    column->addLayout(m_choices);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    return area;
}

void AnnotatePage::setChoices(const QList<AnnotatorChoice> &choices)
{
    emptyLayout(m_choices);
    for (const AnnotatorChoice &choice : choices) {
        const QString left = choice.done >= choice.total
            ? tr("all %1 units done").arg(choice.total)
            : tr("%1 of %2 units done").arg(choice.done).arg(choice.total);
        auto *button = new QPushButton(
            tr("%1  ·  %2  ·  %3").arg(choice.annotatorName, choice.studyName, left));
        button->setProperty("role", QStringLiteral("action"));
        button->setMaximumWidth(textWidth);
        connect(button, &QPushButton::clicked, this,
                [this, choice] { Q_EMIT beginRequested(choice.study, choice.annotator); });
        m_choices->addWidget(button);
    }
    if (!choices.isEmpty())
        return;
    m_choices->addWidget(makeLabel(tr("There is no open study to annotate."), "empty"));
    auto *button = new QPushButton(tr("Go to the studies"));
    button->setProperty("role", QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, &AnnotatePage::studiesRequested);
    m_choices->addWidget(button, 0, Qt::AlignLeft);
}

QWidget *AnnotatePage::makeWork()
{
    m_work = new QWidget;
    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *center = new QHBoxLayout(inside);
    center->setContentsMargins(32, 28, 32, 28);
    auto *texts = new QWidget;
    texts->setMaximumWidth(textWidth);
    m_turns = new QVBoxLayout(texts);
    m_turns->setContentsMargins(0, 0, 0, 0);
    m_turns->setSpacing(12);
    center->addStretch(1);
    center->addWidget(texts, 100);
    center->addStretch(1);
    m_textArea = new QScrollArea;
    m_textArea->setObjectName(QStringLiteral("unitText"));
    m_textArea->setAccessibleName(tr("Text to judge"));
    m_textArea->setWidgetResizable(true);
    m_textArea->setFrameShape(QFrame::NoFrame);
    m_textArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_textArea->setWidget(inside);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_textArea, 1);
    row->addWidget(m_panel);
    column->addLayout(row, 1);
    column->addWidget(makeFoot());
    connect(m_panel, &AnswerPanel::answerRequested, this, &AnnotatePage::answerRequested);
    connect(m_panel, &AnswerPanel::flagRequested, this, &AnnotatePage::flagRequested);
    connect(m_panel, &AnswerPanel::skipRequested, this, &AnnotatePage::skipRequested);
    connect(m_panel, &AnswerPanel::commentRequested, this, &AnnotatePage::commentRequested);
    connect(m_panel, &AnswerPanel::commentDone, m_textArea, qOverload<>(&QWidget::setFocus));
    return m_work;
}

QWidget *AnnotatePage::makeHead()
{
    m_title = makeLabel({}, "heading");
    m_annotator = makeLabel({}, "muted");
    m_count = makeLabel({}, nullptr);
    m_count->setObjectName(QStringLiteral("unitCount"));
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(220);
    m_progress->setAccessibleName(tr("Units done"));
    QFrame *head = makeFrame("head");
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(20, 10, 20, 10);
    row->setSpacing(16);
    row->addWidget(m_title);
    row->addWidget(m_annotator);
    row->addStretch();
    row->addWidget(m_count);
    row->addWidget(m_progress);
    return head;
}

QWidget *AnnotatePage::makeFoot()
{
    m_previous = makeQuietButton(tr("← Previous  Alt+←"), "previous");
    m_next = makeQuietButton(tr("Next →  Alt+→"), "next");
    m_undo = makeQuietButton(tr("Undo  Ctrl+Z"), "undo");
    m_redo = makeQuietButton(tr("Redo  Ctrl+Shift+Z"), "redo");
    QPushButton *list = makeQuietButton(tr("Units  Alt+J"), "unitList");
    QPushButton *keys = makeQuietButton(tr("Keys  F1"), "keys");
    QPushButton *leave = makeQuietButton(tr("Stop for now"), "leave");
    m_saved = makeLabel({}, "muted");
    m_saved->setObjectName(QStringLiteral("saved"));
    QFrame *foot = makeFrame("foot");
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    for (QPushButton *button : {m_previous, m_next, m_undo, m_redo, list})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_saved);
    row->addStretch();
    row->addWidget(keys);
    row->addWidget(leave);
    connect(m_previous, &QPushButton::clicked, this, &AnnotatePage::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &AnnotatePage::nextRequested);
    connect(m_undo, &QPushButton::clicked, this, &AnnotatePage::undoRequested);
    connect(m_redo, &QPushButton::clicked, this, &AnnotatePage::redoRequested);
    connect(list, &QPushButton::clicked, this, &AnnotatePage::showUnitList);
    connect(keys, &QPushButton::clicked, this, &AnnotatePage::showKeys);
    connect(leave, &QPushButton::clicked, this, &AnnotatePage::finishRequested);
    return foot;
}

QWidget *AnnotatePage::makeFinished()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    QLabel *title = makeLabel(tr("All units are done"), "title");
    title->setAlignment(Qt::AlignCenter);
    m_finishedText = makeLabel({}, "muted");
    m_finishedText->setAlignment(Qt::AlignCenter);
    auto *finish = new QPushButton(tr("Finish"));
    finish->setObjectName(QStringLiteral("finish"));
    finish->setProperty("role", QStringLiteral("primary"));
    auto *review = new QPushButton(tr("Review my answers (Alt+J)"));
    review->setObjectName(QStringLiteral("review"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(review);
    row->addWidget(finish);
    row->addStretch();
    column->addStretch();
    column->addWidget(title);
    column->addWidget(m_finishedText);
    column->addSpacing(16);
    column->addLayout(row);
    column->addStretch();
    connect(finish, &QPushButton::clicked, this, &AnnotatePage::finishRequested);
    connect(review, &QPushButton::clicked, this, &AnnotatePage::showUnitList);
    return page;
}

void AnnotatePage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, const std::function<void()> &action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, action] {
            if (m_stack->currentIndex() == ChooserPage || m_stack->currentIndex() == ConsentPage)
                return;
            m_panel->submitComment(); // a shortcut leaves the focus where it is
            action();
        });
    };
    const auto working = [this](const std::function<void()> &action) {
        return [this, action] {
            if (m_stack->currentIndex() == WorkPage)
                action();
        };
    };
    add(QKeySequence(Qt::ALT | Qt::Key_F),
        working([this] { Q_EMIT flagRequested(!m_screen.isFlagged); }));
    add(QKeySequence(Qt::ALT | Qt::Key_S), working([this] { Q_EMIT skipRequested(); }));
    add(QKeySequence(Qt::ALT | Qt::Key_C), working([this] { m_panel->editComment(); }));
    add(QKeySequence(Qt::ALT | Qt::Key_G), working([this] { m_panel->toggleGuideline(); }));
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { Q_EMIT previousRequested(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), working([this] { Q_EMIT nextRequested(); }));
    add(QKeySequence(Qt::ALT | Qt::Key_J), [this] { showUnitList(); });
    add(QKeySequence::Undo, [this] { Q_EMIT undoRequested(); });
    // The platform's redo is one of these; both work everywhere, as the key sheet promises the
    // first.
    for (const QKeySequence &key :
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
        add(key, [this] { Q_EMIT redoRequested(); });
    add(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
}

void AnnotatePage::begin(const QString &annotator, const StudyTemplate &studyTemplate)
{
    m_template = studyTemplate;
    m_title->setText(studyTemplate.title);
    m_annotator->setText(tr("annotator %1").arg(annotator));
    m_panel->setTemplate(studyTemplate);
    m_stack->setCurrentIndex(WorkPage);
    m_textArea->setFocus();
}

void AnnotatePage::askConsent(const QString &text)
{
    m_stack->setCurrentIndex(ConsentPage);
    m_consent->ask(text);
}

void AnnotatePage::setScreen(const AnnotationScreen &screen)
{
    const bool isAnother = screen.unit != m_screen.unit || screen.position != m_screen.position;
    m_screen = screen;
    if (isAnother || m_turns->isEmpty())
        showTurns(screen.unit);
    m_panel->setScreen(screen);
    const QLocale locale;
    m_count->setText(
        tr("%1 / %2").arg(locale.toString(screen.position + 1), locale.toString(screen.total)));
    m_progress->setRange(0, qMax(1, screen.total));
    m_progress->setValue(screen.done);
    m_progress->setToolTip(tr("%1 of %2 units done").arg(screen.done).arg(screen.total));
    m_saved->setText(screen.savedAt.isValid()
                         ? tr("saved %1")
                               .arg(locale.toString(screen.savedAt.toLocalTime().time(),
                                                    QStringLiteral("HH:mm:ss")))
                         : QString());
    m_undo->setEnabled(screen.canUndo);
    m_redo->setEnabled(screen.canRedo);
    m_previous->setEnabled(screen.position > 0);
    m_next->setEnabled(screen.position + 1 < screen.total);
    m_stack->setCurrentIndex(WorkPage);
    if (isAnother)
        m_textArea->setFocus();
}

void AnnotatePage::showTurns(const ShownUnit &unit)
{
    emptyLayout(m_turns);
    m_turns->addStretch(1);
    for (const ShownTurn &turn : unit.turns) {
        auto *bubble = new Bubble({turn.label, turn.text},
                                  turn.side % 2 == 0 ? Bubble::Side::Left : Bubble::Side::Right);
        bubble->setPointSize(m_pointSize);
        m_turns->addWidget(bubble);
    }
    m_turns->addStretch(2);
}

void AnnotatePage::showFinished()
{
    m_finishedText->setText(
        tr("You can look at your answers once more, or finish. Everything is saved."));
    m_stack->setCurrentIndex(FinishedPage);
    findChild<QPushButton *>(QStringLiteral("finish"))->setFocus();
}

void AnnotatePage::end()
{
    if (m_stack->currentIndex() == WorkPage)
        m_panel->submitComment();
    emptyLayout(m_turns);
    m_screen = {};
    m_stack->setCurrentIndex(ChooserPage);
}

void AnnotatePage::setPointSize(int size)
{
    m_pointSize = size + 2; // what is judged stands out from what is read
    const QList<Bubble *> bubbles = m_work->findChildren<Bubble *>();
    for (Bubble *bubble : bubbles)
        bubble->setPointSize(m_pointSize);
}

void AnnotatePage::showUnitList()
{
    auto *dialog = new UnitListDialog(m_units, m_screen.position, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UnitListDialog::unitChosen, this, [this](int position) {
        m_stack->setCurrentIndex(WorkPage);
        Q_EMIT unitRequested(position);
    });
    dialog->open();
}

void AnnotatePage::showKeys()
{
    auto *dialog = new KeySheet(m_template, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnnotatePage::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    if (m_stack->currentIndex() == WorkPage && isPlain && !event->isAutoRepeat()
        && m_panel->answerByKey(event->text())) {
        event->accept();
        return;
    }
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
