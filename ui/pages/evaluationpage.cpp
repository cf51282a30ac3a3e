// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationpage.h"

#include "models/evaluation/comparisontables.h"
#include "ui/widgets/comparisonchooser.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/evaluationfilterbar.h"
#include "ui/widgets/evaluationtab.h"
#include "ui/widgets/failureview.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QComboBox>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Concord {

EvaluationPage::EvaluationPage(FailureTableModel &failures, QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_origin(new QComboBox), m_reading(new QComboBox), m_filters(new EvaluationFilterBar),
      m_summary(makeLabel({}, "muted")), m_note(makeLabel({}, "note")), m_bar(new QTabBar),
      m_pages(new QStackedWidget), m_attributeSwitch(new QComboBox),
      m_compared(new ComparisonChooser),
      m_comparison(new ResultTable(ResultTable::Height::Content)),
      m_failures(new FailureView(failures))
{
    m_summary->setObjectName(QStringLiteral("summary"));
    m_note->setObjectName(QStringLiteral("scoringNote"));
    m_empty->setTexts(tr("No model has been evaluated yet."),
                      tr("Import the responses of models to a benchmark of this project, or "
                         "finished numbers; then heatmaps and failures show here."),
                      tr("Import…"));
    m_stack->addWidget(makeTabs());
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_stack, 1);
    setFocusProxy(m_bar);

    connectParts();
    setView({});
}

void EvaluationPage::connectParts()
{
    connect(m_empty, &EmptyState::actionRequested, this, &EvaluationPage::importRequested);
    connect(m_filters, &EvaluationFilterBar::filterChanged, this,
            [this](const EvaluationFilter &filter) {
                EvaluationChoice choice = m_view.choice;
                choice.filter = filter;
                change(choice);
            });
    connect(m_origin, &QComboBox::activated, this, [this](int row) {
        EvaluationChoice choice = m_view.choice;
        choice.origin = static_cast<MetricOrigin>(row);
        if (choice.origin == MetricOrigin::Imported)
            choice.reading = Reading::AsPublished;
        choice.filter = {};
        change(choice);
    });
    connect(m_reading, &QComboBox::activated, this, [this](int row) {
        EvaluationChoice choice = m_view.choice;
        choice.reading = static_cast<Reading>(row);
        change(choice);
    });
    connect(m_compared, &ComparisonChooser::comparisonRequested, this,
            [this](const QString &first, const QString &second) {
                EvaluationChoice choice = m_view.choice;
                choice.first = first;
                choice.second = second;
                change(choice);
            });
}

QWidget *EvaluationPage::makeTop()
{
    m_origin->setObjectName(QStringLiteral("origin"));
    m_origin->setAccessibleName(tr("Whose numbers"));
    m_origin->addItem(tr("Scores computed here"));
    m_origin->addItem(tr("Imported numbers"));
    m_reading->setObjectName(QStringLiteral("reading"));
    m_reading->setAccessibleName(tr("Reading of the responses"));
    m_reading->addItem(tr("As published"));
    m_reading->addItem(tr("Repaired"));
    m_reading->setItemData(0,
                           tr("Every quirk of the published code is kept, so that numbers compare "
                              "with the paper."),
                           Qt::ToolTipRole);
    m_reading->setItemData(1,
                           tr("Two parsing faults are mended, rankings are compared by item, and "
                              "responses that state no attributes have no attribute score."),
                           Qt::ToolTipRole);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(32, 20, 32, 10);
    row->setSpacing(12);
    row->addWidget(makeLabel(tr("Evaluation"), "title"));
    row->addStretch();
    row->addWidget(m_origin);
    row->addWidget(m_reading);
    return top;
}

QWidget *EvaluationPage::makeTabs()
{
    m_bar->setObjectName(QStringLiteral("tabs"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setUsesScrollButtons(true);
    EvaluationTab *attributes =
        addTab(tr("Attribute awareness"),
               {QStringLiteral("attribute-type-f1"), QStringLiteral("relative-value-accuracy")});
    attributes->addAbove(makeAttributeSwitch());
    addTab(tr("Task accuracy"), {QStringLiteral("task-accuracy")});
    addTab(tr("Judge score"), {QStringLiteral("judge-score")});
    addTab(tr("Pathways"),
           {QStringLiteral("pathways"), QStringLiteral("pathway-by-model"),
            QStringLiteral("pathway-by-model-judge")});
    EvaluationTab *difference = addTab(tr("Difference"), {QStringLiteral("difference")});
    difference->addAbove(m_compared);
    difference->addBelow(makeComparison());
    m_bar->addTab(tr("Failures"));
    m_pages->addWidget(m_failures);
    connect(m_failures, &FailureView::importRequested, this, &EvaluationPage::importRequested);
    // The failures have filters of their own.
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_filters->setVisible(tab != Failures);
        m_summary->setVisible(tab != Failures);
        showSources();
    });

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeFrame("rule"));
    column->addWidget(m_pages, 1);
    return content;
}

// What the charts are made from, and the tabs.
QWidget *EvaluationPage::makeHead()
{
    m_summary->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *head = new QWidget;
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(32, 0, 32, 8);
    lines->setSpacing(8);
    lines->addWidget(m_filters);
    lines->addWidget(m_summary);
    lines->addWidget(m_note);
    lines->addWidget(m_bar);
    return head;
}

EvaluationTab *EvaluationPage::addTab(const QString &title, const QStringList &charts)
{
    auto *tab = new EvaluationTab(charts);
    m_bar->addTab(title);
    m_pages->addWidget(tab);
    m_tabs.append(tab);
    connect(tab, &EvaluationTab::cellOpened, this, &EvaluationPage::openCell);
    connect(tab, &EvaluationTab::saveRequested, this, &EvaluationPage::chartSaveRequested);
    connect(tab, &EvaluationTab::actionRequested, this, [this] {
        if (m_view.choice.origin == MetricOrigin::Imported || !m_view.sources.hasImported) {
            Q_EMIT importRequested();
            return;
        }
        EvaluationChoice choice;
        choice.origin = MetricOrigin::Imported;
        change(choice);
    });
    return tab;
}

QWidget *EvaluationPage::makeComparison()
{
    m_comparison->setObjectName(QStringLiteral("comparison"));
    m_comparisonCard = makeFrame("card");
    auto *column = new QVBoxLayout(m_comparisonCard);
    column->setContentsMargins(20, 14, 20, 16);
    column->setSpacing(6);
    column->addWidget(makeLabel(tr("Paired by item"), "heading"));
    m_comparisonText = makeLabel({}, "muted");
    m_comparisonText->setObjectName(QStringLiteral("comparisonText"));
    m_comparisonText->setWordWrap(true);
    column->addWidget(m_comparisonText);
    column->addWidget(m_comparison);
    return m_comparisonCard;
}

QWidget *EvaluationPage::makeAttributeSwitch()
{
    m_attributeSwitch->setObjectName(QStringLiteral("attributePathways"));
    m_attributeSwitch->setAccessibleName(tr("Pathways whose attributes are averaged"));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(makeLabel(tr("Attributes stated under")));
    row->addWidget(m_attributeSwitch);
    row->addStretch();
    connect(m_attributeSwitch, &QComboBox::activated, this, [this] {
        EvaluationChoice choice = m_view.choice;
        choice.attributePathways.clear();
        const QStringList names = m_attributeSwitch->currentData().toStringList();
        for (const QString &name : names)
            choice.attributePathways.append(*pathwayNamed(name));
        change(choice);
    });
    return line;
}

void EvaluationPage::change(const EvaluationChoice &choice)
{
    m_view.choice = choice;
    Q_EMIT choiceChanged(choice);
}

void EvaluationPage::showTab(Tab tab)
{
    m_bar->setCurrentIndex(tab);
}

void EvaluationPage::openCell(const QString &chart, int row, int column)
{
    const auto filter = failuresBehind(m_view, chart, row, column);
    if (!filter)
        return;
    showTab(Failures);
    m_failures->setFocus();
    Q_EMIT failuresRequested(*filter);
}

void EvaluationPage::setView(const EvaluationView &view)
{
    m_view = view;
    const bool isEmpty = !view.sources.hasComputed && !view.sources.hasImported;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_empty->setVisible(isEmpty && view.isLoaded);
    m_origin->setVisible(!isEmpty);
    m_reading->setVisible(!isEmpty);
    m_filters->setFilter(view.sources.choices, view.choice.filter,
                         view.choice.origin == MetricOrigin::Computed);
    showSources();
    showAttributeSwitch();
    m_compared->setChoices(view.sources.choices, view.choice.first, view.choice.second);
    showTabs();
    showComparison();
    // A project without stated attributes opens on the tasks.
    if (isEmpty)
        m_hasOpened = false;
    if (!m_hasOpened && !view.charts.isEmpty()) {
        m_hasOpened = true;
        showTab(view.chart(evaluationChartIds().constFirst()) ? Attributes : Tasks);
    }
}

void EvaluationPage::showSources()
{
    const bool isImported = m_view.choice.origin == MetricOrigin::Imported;
    const bool showsFailures = m_bar->currentIndex() == Failures;
    m_origin->setCurrentIndex(isImported && !showsFailures ? 1 : 0);
    m_origin->setEnabled(m_view.sources.hasComputed && m_view.sources.hasImported
                         && !showsFailures);
    m_origin->setToolTip(showsFailures ? tr("Only scores that were computed here have responses.")
                                       : tr("Scores of the responses in this project, or numbers "
                                            "that were finished when they were imported. The two "
                                            "are never mixed."));
    m_reading->setCurrentIndex(int(m_view.choice.reading));
    m_reading->setEnabled(!isImported);
    m_reading->setToolTip(
        isImported ? tr("Imported numbers are as published: there is no other reading of them.")
                   : m_reading->currentData(Qt::ToolTipRole).toString());
    const QString models = tr("%Ln model(s)", nullptr, int(m_view.models));
    if (isImported)
        m_summary->setText(
            tr("%1, finished numbers as their files have them; nothing was computed here.")
                .arg(models));
    else
        m_summary->setText(tr("%1, %2; %3 with an answer that could be read.")
                               .arg(models, tr("%Ln response(s)", nullptr, int(m_view.responses)),
                                    locale().toString(m_view.parsed)));
    m_note->setText(tr("METEOR was computed without WordNet’s synonyms, so that scores of "
                       "open-ended tasks are lower than they should be. Install wordnet-base and "
                       "open the project again."));
    m_note->setVisible(!isImported && m_view.withoutWordNet);
}

void EvaluationPage::showAttributeSwitch()
{
    m_attributeSwitch->clear();
    m_attributeSwitch->addItem(tr("AttributeFilter, TypeGuided, TaskRelated (as in the paper)"));
    const auto add = [this](const QString &text, const QList<Pathway> &list) {
        QStringList names;
        for (const Pathway pathway : list)
            names.append(QString(pathwayName(pathway)));
        m_attributeSwitch->addItem(text, names);
        if (list == m_view.choice.attributePathways)
            m_attributeSwitch->setCurrentIndex(m_attributeSwitch->count() - 1);
    };
    add(tr("every pathway"), allPathways());
    for (const Pathway pathway : m_view.sources.choices.pathways)
        add(tr("%1 alone").arg(pathwayName(pathway)), {pathway});
}

void EvaluationPage::showComparison()
{
    const bool isImported = m_view.choice.origin == MetricOrigin::Imported;
    m_comparisonCard->setVisible(isImported || !m_view.comparisons.isEmpty());
    m_comparisonText->setText(
        isImported
            ? tr("Imported numbers are means over items: without the responses they cannot be "
                 "paired, so that there is neither interval nor test.")
            : tr("Items on which both have a score; an answer that could not be read scores 0. "
                 "Several pathways, or models, are averaged within an item first. Intervals are "
                 "by bootstrap over the items; p is of a paired permutation test, for each task by "
                 "itself."));
    m_comparison->setVisible(!isImported);
    ComparedRuns runs;
    runs.first = m_view.choice.first;
    runs.second = m_view.choice.second;
    runs.reading = m_view.choice.reading;
    m_comparison->setTable(comparisonTable(m_view.comparisons, runs));
    m_tabs[Attributes]->setNote(1, m_view.attributeNotes.join(u'\n'));
}

void EvaluationPage::showTabs()
{
    const bool isComputed = m_view.choice.origin == MetricOrigin::Computed;
    const bool hasOther = isComputed && m_view.sources.hasImported;
    m_tabs[Attributes]->setView(
        m_view,
        tr("None of these responses was made under a pathway that states attributes. Choose "
           "another pathway above, or loosen the filters."),
        {});
    m_tabs[Tasks]->setView(m_view, tr("No response fits the filters."), {});
    m_tabs[Judge]->setView(
        m_view,
        isComputed ? tr("A judge’s scores are imported: nothing here can compute them.")
                   : tr("The imported numbers have no judge’s scores that fit the filters."),
        hasOther         ? tr("Show imported numbers")
            : isComputed ? tr("Import…")
                         : QString());
    m_tabs[Pathways]->setView(m_view, tr("No response fits the filters."), {});
    m_tabs[Difference]->setView(
        m_view,
        tr("It takes two models, or two pathways, with scores on the same tasks: choose them "
           "above, or loosen the filters."),
        {});
}

} // namespace Concord
