// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/datasetpage.h"

#include "models/charts/datasetcharts.h"
#include "models/report/datasettables.h"
#include "models/text/harmlesstext.h"
#include "ui/charts/heatmappainter.h"
#include "ui/dialogs/savedialog.h"
#include "ui/widgets/attributevaluescard.h"
#include "ui/widgets/datasethistograms.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/multichoice.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/tablecard.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace Concord {

namespace {

constexpr int wideDataset = 210; ///< characters; from here on the attributes' cards are a row
constexpr int meaningColumn = 3; ///< of the diversity's table

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Unknown:
        return DatasetPage::tr("origin unknown");
    case Origin::Human:
        return DatasetPage::tr("human texts");
    case Origin::Synthetic:
        return DatasetPage::tr("synthetic texts");
    }
    Q_UNREACHABLE();
}

// The rows have the same names in full: the columns' must not make the page wider than it is.
QString columnName(const QString &type)
{
    constexpr qsizetype longest = 9; ///< characters of a word
    QString name;
    qsizetype word = 0;
    for (const QChar c : type) {
        word = c == u'_' || c == u' ' || c == u'-' ? 0 : word + 1;
        if (word < longest)
            name += c;
        else if (word == longest)
            name += u'…';
    }
    return name;
}

StudyChart narrowed(StudyChart chart)
{
    auto *grid = std::get_if<HeatmapGrid>(&chart.chart);
    if (grid && !HeatmapPainter::hasUprightNames(*grid)) {
        for (QString &column : grid->columns)
            column = columnName(column);
    }
    return chart;
}

// What the page says already stays out of the title: the dataset, and how it is counted.
DocumentTable titled(DocumentTable table, const QString &title)
{
    table.caption = title;
    return table;
}

} // namespace

DatasetPage::DatasetPage(QWidget *parent)
    : QWidget(parent), m_back(new QPushButton(tr("‹ Overview"))), m_title(makeLabel({}, "title")),
      m_facts(makeLabel({}, "muted")), m_compare(new MultiChoice(tr("Compare with"))),
      m_export(new QPushButton(tr("Export…"))), m_state(makeFrame("card")),
      m_stateText(makeLabel({})), m_progress(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))), m_area(new QScrollArea), m_tasks(new TableCard),
      m_comparison(new TableCard), m_histograms(new DatasetHistograms),
      m_attributeCards(new QBoxLayout(QBoxLayout::TopToBottom)), m_values(new AttributeValuesCard),
      m_together(new ChartCard), m_diversity(new TableCard)
{
    m_area->setObjectName(QStringLiteral("datasetArea"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    // Texts wrap by the width: a bar that comes and goes makes QScrollArea resize without end.
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QScrollBar *bar = m_area->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, bar,
            [bar](int low, int high) { bar->setEnabled(low < high); });
    m_area->setWidget(makeContent());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(makeState());
    column->addWidget(m_area, 1);
    setFocusProxy(m_back);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &DatasetPage::backRequested);
    connectCards();
    updateHead();
    updateCards();
}

QWidget *DatasetPage::makeTop()
{
    m_back->setObjectName(QStringLiteral("back"));
    m_back->setProperty("role", QStringLiteral("link"));
    m_back->setAccessibleName(tr("Back to the overview"));
    m_back->setToolTip(tr("Back to the overview (Esc)"));
    m_title->setObjectName(QStringLiteral("datasetTitle"));
    m_title->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("datasetFacts"));
    m_facts->setWordWrap(true);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setNoneText(tr("none"));
    m_export->setObjectName(QStringLiteral("exportNumbers"));
    m_export->setToolTip(tr("Saves all numbers as CSV, JSON or LaTeX"));
    auto *top = new QWidget;
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(26, 12, 32, 12);
    column->setSpacing(2);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_title, 1);
    row->addWidget(m_compare);
    row->addWidget(m_export);
    column->addLayout(row);
    m_facts->setContentsMargins(6, 0, 0, 0);
    column->addWidget(m_facts);
    return top;
}

QWidget *DatasetPage::makeState()
{
    m_state->setObjectName(QStringLiteral("datasetState"));
    m_stateText->setWordWrap(true);
    m_stateText->setObjectName(QStringLiteral("stateText"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(220);
    m_cancel->setObjectName(QStringLiteral("cancelStatistics"));
    auto *row = new QHBoxLayout(m_state);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(16);
    row->addWidget(m_stateText, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    auto *around = new QWidget;
    auto *column = new QVBoxLayout(around);
    column->setContentsMargins(32, 0, 32, 8);
    column->addWidget(m_state);
    m_state->hide();
    return around;
}

QWidget *DatasetPage::makeContent()
{
    m_tasks->setObjectName(QStringLiteral("taskCard"));
    m_comparison->setObjectName(QStringLiteral("comparisonCard"));
    m_histograms->setObjectName(QStringLiteral("histograms"));
    m_together->setObjectName(QStringLiteral("togetherCard"));
    m_together->setCellHint(tr("Choose a cell to read it in words; Enter or a double click opens "
                               "the items that have the attribute of its row."));
    m_diversity->setObjectName(QStringLiteral("diversityCard"));
    m_diversity->table().setWideColumn(meaningColumn);
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 4, 20, 28); // the scroll bar has the rest
    column->setSpacing(16);
    column->addWidget(m_tasks);
    column->addWidget(m_comparison);
    column->addWidget(m_histograms);
    m_attributeCards->setSpacing(16);
    m_attributeCards->addWidget(m_values, 1, Qt::AlignTop);
    m_attributeCards->addWidget(m_together, 1, Qt::AlignTop);
    column->addLayout(m_attributeCards);
    column->addWidget(m_diversity);
    column->addStretch();
    return inside;
}

void DatasetPage::connectCards()
{
    connect(m_back, &QPushButton::clicked, this, &DatasetPage::backRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DatasetPage::cancelRequested);
    connect(m_export, &QPushButton::clicked, this, &DatasetPage::askExport);
    connect(m_compare, &MultiChoice::chosenChanged, this, [this] {
        updateComparison();
        Q_EMIT comparisonRequested(m_compare->chosen());
    });
    connect(m_histograms, &DatasetHistograms::saveRequested, this,
            &DatasetPage::chartSaveRequested);
    connect(m_values, &ChartCard::saveRequested, this, &DatasetPage::chartSaveRequested);
    connect(m_together, &ChartCard::saveRequested, this, &DatasetPage::chartSaveRequested);
    connect(m_together, &ChartCard::cellOpened, this,
            [this](const QString &, int row, int column) { openCell(row, column); });
}

void DatasetPage::setDatasets(const QList<Dataset> &datasets)
{
    m_datasets = datasets;
    const auto isGone = [&](const DatasetStatistics &known) {
        return std::none_of(datasets.begin(), datasets.end(), [&](const Dataset &dataset) {
            return dataset.name == known.dataset && dataset.items == known.items;
        });
    };
    m_known.removeIf(isGone);
    updateHead();
}

void DatasetPage::openDataset(const QString &name)
{
    m_dataset = name;
    m_statistics = {};
    m_compare->setChosen({});
    m_state->hide();
    updateHead();
    updateCards();
    m_area->verticalScrollBar()->setValue(0);
    Q_EMIT datasetRequested(name);
}

void DatasetPage::updateHead()
{
    m_title->setText(isolated(harmlessText(m_dataset)));
    QStringList facts;
    QStringList names;
    for (const Dataset &dataset : m_datasets) {
        if (dataset.name != m_dataset) {
            names.append(dataset.name);
            continue;
        }
        facts = {tr("%Ln item(s)", nullptr, int(dataset.items)), originText(dataset.origin)};
        if (!dataset.sourceName.isEmpty())
            facts.append(tr("from %1").arg(isolated(harmlessText(dataset.sourceName))));
        if (dataset.rejected > 0)
            facts.append(tr("%Ln line(s) rejected", nullptr, int(dataset.rejected)));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_compare->setNames(names, names);
    m_compare->setVisible(!names.isEmpty());
}

void DatasetPage::showStatistics(const DatasetStatistics &statistics)
{
    m_state->hide();
    if (statistics.dataset == m_dataset) {
        m_statistics = statistics;
        updateCards();
        return;
    }
    m_known.removeIf(
        [&](const DatasetStatistics &known) { return known.dataset == statistics.dataset; });
    m_known.append(statistics);
    updateComparison();
}

void DatasetPage::showProgress(int percent, const QString &text)
{
    m_stateText->setText(text);
    setRole(m_stateText, "muted");
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(percent);
    m_progress->show();
    m_cancel->show();
    m_state->show();
}

void DatasetPage::showError(const QString &sentence)
{
    m_stateText->setText(sentence);
    setRole(m_stateText, "danger");
    m_progress->hide();
    m_cancel->hide();
    m_state->show();
}

void DatasetPage::updateCards()
{
    const bool isKnown = !m_statistics.dataset.isEmpty();
    m_export->setEnabled(isKnown);
    m_area->widget()->setVisible(isKnown);
    if (!isKnown)
        return;
    const bool hasTasks = std::any_of(m_statistics.tasks.begin(), m_statistics.tasks.end(),
                                      [](const auto &task) { return !task.task.isEmpty(); });
    m_tasks->setTable(
        titled(taskTable(m_statistics), hasTasks ? tr("Tasks") : tr("Dialogues")),
        hasTasks ? tr("As Table 6 of the IP-Dialog paper. Means are over items; history and "
                      "request in words parted by white space, the history with the speakers' "
                      "labels. A column's head says more under the mouse.")
                 : tr("Plain dialogues: they have no tasks, requests or domains. "
                      "Means are over items."));
    m_values->setDistributions(m_statistics.distributions);
    const QList<StudyChart> charts = datasetCharts(m_statistics);
    const auto together = std::find_if(charts.begin(), charts.end(), [](const StudyChart &chart) {
        return chart.id == u"attribute-cooccurrence";
    });
    if (together != charts.end()) {
        const StudyChart chart = narrowed(*together);
        m_together->setChart(&chart);
    } else {
        m_together->setEmpty(tr("Attributes together"),
                             tr("These items have no attributes that matter to a request."));
    }
    updateDiversity();
    updateComparison();
}

void DatasetPage::updateDiversity()
{
    m_diversity->setTable(titled(diversityTable(m_statistics), tr("Lexical diversity")),
                          m_statistics.diversity.isEmpty()
                              ? tr("Lexical diversity is being computed…")
                              : tr("Of what is said in the dialogues. A higher value means more "
                                   "varied words, but of Self-BLEU a lower one."));
}

QList<DatasetStatistics> DatasetPage::others() const
{
    QList<DatasetStatistics> others;
    const QStringList chosen = m_compare->chosen();
    for (const QString &name : chosen) {
        for (const DatasetStatistics &known : m_known) {
            if (known.dataset == name)
                others.append(known);
        }
    }
    return others;
}

void DatasetPage::updateComparison()
{
    if (m_statistics.dataset.isEmpty())
        return;
    QList<DatasetStatistics> shown = others();
    m_histograms->setStatistics(m_statistics, shown);
    m_comparison->setVisible(!shown.isEmpty());
    if (shown.isEmpty())
        return;
    shown.prepend(m_statistics);
    m_comparison->setTable(datasetComparison(shown),
                           tr("Whole datasets; their histograms stand beneath each other."));
}

void DatasetPage::openCell(int row, int)
{
    const HeatmapGrid &grid = m_statistics.cooccurrence;
    const QString key = grid.rowKeys.value(row, std::nullopt).value_or(grid.rows.value(row));
    if (!key.isEmpty())
        Q_EMIT itemsRequested(m_dataset, key);
}

void DatasetPage::askExport()
{
    askForPath(this, tr("Export the numbers"), fileNameFor(m_dataset),
               {tr("Numbers (*.csv)"), tr("JSON (*.json)"), tr("LaTeX tables (*.tex)")},
               [this](const QString &path) {
                   Q_EMIT exportRequested(QFileInfo(path).suffix().toLower(), path);
               });
}

void DatasetPage::resizeEvent(QResizeEvent *event)
{
    const bool isWide = event->size().width() > wideDataset * fontMetrics().averageCharWidth();
    m_attributeCards->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

} // namespace Concord
