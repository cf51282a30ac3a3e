// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/adjudicationpage.h"

#include "ui/widgets/adjudicationpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/longtable.h"
#include "ui/widgets/unitview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Concord {

namespace {

enum AdjudicationFilter { OpenUnits, AllUnits };
enum AdjudicationView { UnitShown, NothingShown };

constexpr int queueWidth = 420;

} // namespace

/// The queue, or of it what is open.
class OpenUnitsProxy : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyOpen(bool isOnlyOpen)
    {
        m_isOnlyOpen = isOnlyOpen;
        invalidateFilter();
    }

private:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return !m_isOnlyOpen
            || sourceModel()->index(row, 0, parent).data(AdjudicationQueueModel::StateRole)
            == int(AdjudicationState::Open);
    }

    bool m_isOnlyOpen = true;
};

AdjudicationPage::AdjudicationPage(AdjudicationQueueModel &queue, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_proxy(new OpenUnitsProxy(this)), m_table(new QTableView),
      m_title(makeLabel({}, "heading")), m_progress(makeLabel({}, "muted")),
      m_questions(new QComboBox), m_filter(new QComboBox), m_stack(new QStackedWidget),
      m_text(new UnitView), m_panel(new AdjudicationPanel), m_empty(new EmptyState)
{
    m_proxy->setSourceModel(&queue);
    auto *unit = new QWidget;
    auto *unitRow = new QHBoxLayout(unit);
    unitRow->setContentsMargins(0, 0, 0, 0);
    unitRow->setSpacing(0);
    unitRow->addWidget(m_text, 1);
    unitRow->addWidget(m_panel);
    m_text->setObjectName(QStringLiteral("adjudicatedText"));
    m_text->setAccessibleName(tr("Text of the unit"));
    m_stack->addWidget(unit);
    m_stack->addWidget(m_empty);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeQueue());
    row->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(row, 1);
    column->addWidget(makeFoot());
    makeShortcuts();
    connectPanel();
    connect(&m_queue, &QAbstractItemModel::modelReset, this, &AdjudicationPage::queueChanged);
    connect(&m_queue, &QAbstractItemModel::dataChanged, this, &AdjudicationPage::queueChanged);
    connect(m_empty, &EmptyState::actionRequested, this,
            [this] { m_filter->setCurrentIndex(AllUnits); });
    queueChanged();
}

QWidget *AdjudicationPage::makeHead()
{
    auto *back = makeQuietButton(tr("← Studies"), "leaveAdjudication");
    m_progress->setObjectName(QStringLiteral("adjudicationProgress"));
    m_questions->setObjectName(QStringLiteral("adjudicationQuestion"));
    m_questions->setAccessibleName(tr("Question"));
    m_questions->setMaximumWidth(320);
    // Its questions may come later than its size is asked for.
    m_questions->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_questions->setMinimumContentsLength(30);
    m_filter->setObjectName(QStringLiteral("adjudicationFilter"));
    m_filter->setAccessibleName(tr("Units in the queue"));
    m_filter->addItems({tr("Open units"), tr("All units")});
    QFrame *head = makeFrame("head");
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 8, 20, 8);
    row->setSpacing(14);
    row->addWidget(back);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_progress);
    row->addWidget(m_questions);
    row->addWidget(m_filter);
    connect(back, &QPushButton::clicked, this, &AdjudicationPage::leaveRequested);
    connect(m_questions, &QComboBox::activated, this, [this](int index) {
        Q_EMIT questionRequested(m_questions->itemData(index).toString());
    });
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_proxy->setOnlyOpen(index == OpenUnits);
        queueChanged();
    });
    return head;
}

QWidget *AdjudicationPage::makeQueue()
{
    setUpLongTable(*m_table, *m_proxy);
    m_table->setObjectName(QStringLiteral("adjudicationQueue"));
    m_table->setAccessibleName(tr("Units to decide"));
    m_table->setFixedWidth(queueWidth);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setStretchLastSection(true);
    // The end of a key is its number, and the end of the labels the one that differs.
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setColumnWidth(AdjudicationQueueModel::UnitColumn, 118);
    m_table->setColumnWidth(AdjudicationQueueModel::DisagreementColumn, 90);
    m_table->setColumnWidth(AdjudicationQueueModel::LabelsColumn, 134);
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AdjudicationPage::showCurrent);
    return m_table;
}

QWidget *AdjudicationPage::makeFoot()
{
    QPushButton *previous = makeQuietButton(tr("← Previous  Alt+←"), "previousUnit");
    QPushButton *next = makeQuietButton(tr("Next →  Alt+→"), "nextUnit");
    QPushButton *undo = makeQuietButton(tr("Undo  Ctrl+Z"), "undoDecision");
    QFrame *foot = makeFrame("foot");
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 6, 12, 6);
    for (QPushButton *button : {previous, next, undo})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(makeLabel(
        tr("Up and Down: queue · keys: final value · Alt+R: reason · Alt+V: value · Enter: decide"),
        "small"));
    connect(previous, &QPushButton::clicked, this, [this] { move(-1); });
    connect(next, &QPushButton::clicked, this, [this] { move(1); });
    connect(undo, &QPushButton::clicked, this, &AdjudicationPage::undoRequested);
    return foot;
}

void AdjudicationPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, const std::function<void()> &action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_R), [this] { m_panel->editReason(); });
    add(QKeySequence(Qt::ALT | Qt::Key_V), [this] { m_panel->editValue(); });
    add(QKeySequence(Qt::ALT | Qt::Key_N), [this] { m_panel->toggleNames(); });
    add(QKeySequence(Qt::ALT | Qt::Key_T), [this] {
        if (const AdjudicationUnit *unit = current(); unit && unit->decision)
            Q_EMIT takeBackRequested(unit->unit);
    });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { move(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { move(1); });
    add(QKeySequence::Undo, [this] { Q_EMIT undoRequested(); });
}

void AdjudicationPage::connectPanel()
{
    connect(m_panel, &AdjudicationPanel::decisionRequested, this, &AdjudicationPage::decided);
    connect(m_panel, &AdjudicationPanel::takeBackRequested, this, [this] {
        if (const AdjudicationUnit *unit = current())
            Q_EMIT takeBackRequested(unit->unit);
    });
    connect(m_panel, &AdjudicationPanel::editingDone, m_table, qOverload<>(&QWidget::setFocus));
}

void AdjudicationPage::begin(const QString &study, quint64 seed, const QList<Question> &questions,
                             bool isWritable)
{
    m_title->setText(tr("Adjudicate %1").arg(study));
    m_panel->setSeed(seed);
    m_panel->setWritable(isWritable);
    m_questions->clear();
    for (const Question &question : questions)
        m_questions->addItem(question.text, question.id);
    m_questions->setVisible(questions.size() > 1);
    m_filter->setCurrentIndex(OpenUnits);
    m_table->setFocus();
}

const AdjudicationUnit *AdjudicationPage::current() const
{
    const QModelIndex index = m_proxy->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_queue.units()[index.row()] : nullptr;
}

void AdjudicationPage::showCurrent()
{
    const AdjudicationUnit *unit = current();
    m_stack->setCurrentIndex(unit ? UnitShown : NothingShown);
    if (!unit) {
        m_shown = {};
        return;
    }
    if (*unit == m_shown && m_queue.question() == m_asked)
        return; // what is being typed stays
    m_panel->setUnit(*unit, m_queue.question());
    if (m_shown.unit != unit->unit)
        m_text->clear();
    m_shown = *unit;
    m_asked = m_queue.question();
    Q_EMIT unitRequested(unit->unit);
}

// What was decided leaves the queue of open units, and the next one is current by itself; among all
// units it stays, and the next open one is looked for.
void AdjudicationPage::queueChanged()
{
    const int row = m_queue.rowOf(m_deciding);
    const bool isDecided = row >= 0 && m_queue.units()[row].state() == AdjudicationState::Decided;
    const AdjudicationUnit *unit = current();
    if (isDecided && unit && unit->unit == m_deciding) {
        int next = m_table->currentIndex().row() + 1;
        while (next < m_proxy->rowCount()
               && m_proxy->index(next, 0).data(AdjudicationQueueModel::StateRole)
                   != int(AdjudicationState::Open))
            ++next;
        if (next < m_proxy->rowCount())
            m_table->selectRow(next);
    }
    if (isDecided) {
        m_deciding = {};
        m_table->setFocus();
    }
    if (!m_table->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_table->selectRow(0);
    showCurrent();
    showProgress();
    showEmptyState();
}

void AdjudicationPage::showProgress()
{
    const AdjudicationCounts counts = adjudicationCounts(m_queue.units());
    QStringList parts{tr("%1 unanimous").arg(counts.unanimous),
                      tr("%1 decided").arg(counts.decided), tr("%1 open").arg(counts.open)};
    if (counts.waiting > 0)
        parts.append(tr("%1 waiting").arg(counts.waiting));
    m_progress->setText(parts.join(QStringLiteral(", ")));
    const int index = m_questions->findData(m_queue.question().id);
    if (index >= 0)
        m_questions->setCurrentIndex(index);
}

void AdjudicationPage::showEmptyState()
{
    const AdjudicationCounts counts = adjudicationCounts(m_queue.units());
    if (m_queue.units().isEmpty())
        m_empty->setTexts(tr("There are no units to decide."),
                          tr("Units show here when a study has them."), {});
    else if (counts.unanimous + counts.decided == 0)
        m_empty->setTexts(tr("Nothing is open yet."),
                          tr("Units show here when two annotators have answered differently."),
                          tr("Show all units"));
    else
        m_empty->setTexts(tr("Every unit has its final value."),
                          tr("Save the adjudicated labels from the study's card."),
                          tr("Show all units"));
    if (counts.waiting > 0 && counts.unanimous + counts.decided > 0)
        m_empty->setTexts(tr("Nothing is open at the moment."),
                          tr("Some answers are still to come."), tr("Show all units"));
}

void AdjudicationPage::showUnit(const ShownUnit &unit, const Question &question)
{
    const AdjudicationUnit *shown = current();
    if (!shown || shown->key != unit.key || question.id != m_queue.question().id)
        return;
    m_text->setUnit(unit);
    m_panel->setQuestion(question);
}

void AdjudicationPage::select(UnitId unit)
{
    const int row = m_queue.rowOf(unit);
    if (row < 0)
        return;
    const QModelIndex index = m_proxy->mapFromSource(m_queue.index(row, 0));
    if (index.isValid())
        m_table->selectRow(index.row());
    m_table->setFocus();
}

void AdjudicationPage::setPointSize(int size)
{
    m_text->setPointSize(size);
}

void AdjudicationPage::move(int step)
{
    const int row = m_table->currentIndex().row() + step;
    if (row >= 0 && row < m_proxy->rowCount())
        m_table->selectRow(row);
}

void AdjudicationPage::decided(const QString &value, const QString &reason)
{
    const AdjudicationUnit *unit = current();
    if (!unit)
        return;
    m_deciding = unit->unit;
    Q_EMIT decisionRequested(unit->unit, value, reason);
}

bool AdjudicationPage::takeKey(const QKeyEvent &event)
{
    if (m_stack->currentIndex() != UnitShown
        || (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return false;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        m_panel->decide();
        return true;
    }
    return m_panel->takeByKey(event.text());
}

// A table would search for what is typed.
bool AdjudicationPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress
        && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void AdjudicationPage::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()); isEnter && button)
        button->click();
    else if (!takeKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace Concord
