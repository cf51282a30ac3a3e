// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartcard.h"

#include "ui/charts/heatmapwidget.h"
#include "ui/charts/histogramchart.h"
#include "ui/charts/progresschart.h"
#include "ui/dialogs/savedialog.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sidewaysarea.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Concord {

namespace {

// In the card's own area and in that of the page.
void bringIntoView(QWidget &inside, const QRect &part)
{
    for (QWidget *around = inside.parentWidget(); around; around = around->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(around);
        if (!area)
            continue;
        const QPoint center = inside.mapTo(area->widget(), part.center());
        area->ensureVisible(center.x(), center.y(), part.width(), part.height());
    }
}

} // namespace

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent), m_title(makeLabel({}, "heading")), m_description(makeLabel({}, "muted")),
      m_save(new QPushButton(tr("Save…"))), m_heatmap(new HeatmapWidget),
      m_heatmapArea(new SidewaysArea(m_heatmap)), m_bars(new ProgressChart),
      m_histogram(new HistogramChart), m_cell(makeLabel({})), m_note(makeLabel({})),
      m_head(new QHBoxLayout), m_column(new QVBoxLayout(this)), m_rest(new QSpacerItem(0, 0)),
      m_hint(tr("Choose a cell to read it in words; Enter or a double click opens the responses "
                "behind it."))
{
    setProperty("role", QStringLiteral("card"));
    m_save->setProperty("role", QStringLiteral("link"));
    m_save->setObjectName(QStringLiteral("saveChart"));
    m_cell->setObjectName(QStringLiteral("cell"));
    m_note->setObjectName(QStringLiteral("note"));
    for (QLabel *label : {m_title, m_description, m_cell, m_note})
        label->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_description);
    m_head->addLayout(texts, 1);
    m_head->addWidget(m_save, 0, Qt::AlignTop);
    m_column->setContentsMargins(20, 14, 20, 16);
    m_column->setSpacing(10);
    m_column->addLayout(m_head);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_heatmapArea, m_bars, m_histogram, m_cell, m_note})
        m_column->addWidget(part);
    m_column->addItem(m_rest);

    connect(m_heatmap, &HeatmapWidget::currentCellChanged, this, [this] {
        showCell();
        bringIntoView(*m_heatmap, m_heatmap->currentRect());
    });
    connect(m_heatmap, &HeatmapWidget::cellActivated, this,
            [this](int row, int cell) { Q_EMIT cellOpened(m_chart, row, cell); });
    connect(m_save, &QPushButton::clicked, this, &ChartCard::askForFile);
    setChart(nullptr);
}

void ChartCard::setChart(const StudyChart *chart)
{
    setVisible(chart != nullptr);
    if (!chart)
        return;
    m_chart = chart->id;
    m_title->setText(chart->title());
    m_description->setText(tr("%1.").arg(chart->description));
    m_save->setAccessibleName(tr("Save the chart \"%1\"").arg(chart->title()));
    const auto *grid = std::get_if<HeatmapGrid>(&chart->chart);
    const auto *bars = std::get_if<BarSeries>(&chart->chart);
    m_heatmap->setGrid(grid ? *grid : HeatmapGrid());
    m_heatmapArea->setVisible(grid);
    m_heatmapArea->updateGeometry();
    m_bars->setBars(bars ? *bars : BarSeries());
    m_bars->setVisible(bars);
    const auto *histogram = std::get_if<HistogramSeries>(&chart->chart);
    m_histogram->setSeries(histogram ? *histogram : HistogramSeries());
    m_histogram->setVisible(histogram);
    m_save->show();
    m_rest->changeSize(0, 0);
    m_column->invalidate();
    m_cell->setVisible(grid);
    showCell();
    setNote({});
}

void ChartCard::setEmpty(const QString &title, const QString &sentence)
{
    show();
    m_title->setText(title);
    m_description->setText(sentence);
    for (QWidget *part : std::initializer_list<QWidget *>{m_save, m_heatmapArea, m_bars,
                                                          m_histogram, m_cell, m_note})
        part->hide();
    m_rest->changeSize(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding);
    m_column->invalidate();
}

void ChartCard::setCellHint(const QString &hint)
{
    m_hint = hint;
    showCell();
}

void ChartCard::setBeneath(QWidget *widget)
{
    delete m_beneath;
    m_beneath = widget;
    if (widget)
        m_column->addWidget(widget);
}

void ChartCard::addTool(QWidget *tool)
{
    m_head->insertWidget(1, tool, 0, Qt::AlignTop);
}

void ChartCard::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ChartCard::showCell()
{
    const HeatmapGrid &grid = m_heatmap->grid();
    const bool hasCell = m_heatmap->currentRow() >= 0 && grid.isValid();
    m_cell->setProperty("role", hasCell ? QVariant() : QVariant(QStringLiteral("muted")));
    m_cell->setText(hasCell
                        ? grid.cell(m_heatmap->currentRow(), m_heatmap->currentColumn()).description
                        : m_hint);
}

void ChartCard::askForFile()
{
    askForPath(this, tr("Save chart"), m_chart,
               {tr("SVG drawing (*.svg)"), tr("PNG image (*.png)"), tr("PDF (*.pdf)"),
                tr("Numbers (*.csv)"), tr("LaTeX table (*.tex)")},
               [this](const QString &path) { Q_EMIT saveRequested(m_chart, path); });
}

} // namespace Concord
