// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reportpage.h"

#include "models/charts/studycharts.h"
#include "ui/dialogs/savedialog.h"
#include "ui/print/documentlayout.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/studychooser.h"

#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int previewMargin = 36;
constexpr int figureWidth = 640;
constexpr int paperWidth = 1000; ///< lines longer than that are hard to read

// A name for a file made of a study's: what file systems dislike becomes a dash.
QString fileNameFor(const QString &title)
{
    QString name;
    for (const QChar c : title.simplified().toLower())
        name += c.isLetterOrNumber() ? c : QChar(u'-');
    return name.isEmpty() ? QStringLiteral("report") : name;
}

} // namespace

ReportPage::ReportPage(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_chooser(new StudyChooser),
      m_charts(new QComboBox), m_chartText(makeLabel({}, "muted")),
      m_saveReport(new QPushButton(tr("Save report…"))),
      m_saveChart(new QPushButton(tr("Save chart…"))), m_preview(new QTextBrowser)
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(32, 8, 32, 28);
    row->setSpacing(0);
    QFrame *paper = makeFrame("card");
    auto *inside = new QVBoxLayout(paper);
    inside->setContentsMargins(2, 2, 2, 2);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->viewport()->setAutoFillBackground(false);
    m_preview->setOpenLinks(false);
    inside->addWidget(m_preview);
    paper->setMaximumWidth(paperWidth);
    row->addWidget(paper, 100);
    row->addSpacing(16);
    row->addWidget(makeSide(), 0, Qt::AlignTop);
    row->addStretch(1);
    auto *empty = new EmptyState;
    empty->setTexts(tr("There is no study in this project yet."),
                    tr("A report tells of one study: its design, its labels, their agreement."),
                    tr("Go to Studies"));
    m_stack->addWidget(content);
    m_stack->addWidget(empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_stack, 1);
    setFocusProxy(m_chooser);

    connect(empty, &EmptyState::actionRequested, this, &ReportPage::studiesPageRequested);
    connect(m_chooser, &StudyChooser::studyRequested, this, &ReportPage::studyRequested);
    connect(m_charts, &QComboBox::currentIndexChanged, this, &ReportPage::updateState);
    connect(m_saveReport, &QPushButton::clicked, this, &ReportPage::askForReportPath);
    connect(m_saveChart, &QPushButton::clicked, this, &ReportPage::askForChartPath);
    updateState();
}

ReportPage::~ReportPage() = default;

QWidget *ReportPage::makeTop()
{
    m_chooser->setObjectName(QStringLiteral("reportChooser"));
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(32, 20, 32, 12);
    row->addWidget(makeLabel(tr("Report"), "title"));
    row->addStretch();
    row->addWidget(m_chooser);
    return top;
}

QWidget *ReportPage::makeSide()
{
    m_saveReport->setObjectName(QStringLiteral("saveReport"));
    m_saveReport->setProperty("role", QStringLiteral("primary"));
    m_saveChart->setObjectName(QStringLiteral("saveChart"));
    m_charts->setObjectName(QStringLiteral("chartChooser"));
    m_charts->setAccessibleName(tr("Chart"));
    m_chartText->setWordWrap(true);
    QLabel *text = makeLabel(
        tr("One file that needs nothing beside it: design and guideline, who did how much and how "
           "fast, agreement with intervals, results, disagreements, and what is needed to repeat "
           "it (seed, hashes of the files, version)."),
        "muted");
    text->setWordWrap(true);
    QFrame *side = makeFrame("card");
    side->setFixedWidth(290);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(18, 16, 18, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Report"), "heading"));
    column->addWidget(text);
    column->addWidget(m_saveReport);
    column->addSpacing(4);
    column->addWidget(makeFrame("rule"));
    column->addSpacing(4);
    column->addWidget(makeLabel(tr("Charts"), "heading"));
    column->addWidget(m_charts);
    column->addWidget(m_chartText);
    column->addWidget(m_saveChart);
    return side;
}

void ReportPage::setStudies(const QList<StudyChoice> &studies)
{
    m_chooser->setStudies(studies);
    updateState();
}

void ReportPage::setReport(const StudyChoice &choice, const Document &report,
                           const QList<StudyChart> &charts)
{
    const bool isSame = m_shown == choice;
    m_shown = choice;
    m_report = report;
    m_hasReport = true;
    m_chooser->choose(choice);
    const QString chosen = m_charts->currentData().toString();
    m_charts->clear();
    for (const StudyChart &chart : charts) {
        m_charts->addItem(chart.title(), chart.id);
        m_charts->setItemData(m_charts->count() - 1, chart.description, Qt::ToolTipRole);
        if (chart.id == chosen)
            m_charts->setCurrentIndex(m_charts->count() - 1);
    }
    const int scrolled = m_preview->verticalScrollBar()->value();
    showPreview();
    m_preview->verticalScrollBar()->setValue(isSame ? scrolled : 0);
    updateState();
}

void ReportPage::showPreview()
{
    const ChartColors colors = ChartColors::fromTheme(currentTheme());
    QTextDocument *document = layOut(m_report, colors, font(), figureWidth).release();
    document->setParent(m_preview);
    document->setDocumentMargin(previewMargin);
    m_preview->setDocument(document);
    delete m_text;
    m_text = document;
}

void ReportPage::updateState()
{
    m_stack->setCurrentIndex(m_chooser->isEmpty() ? 1 : 0);
    m_saveReport->setEnabled(m_hasReport);
    m_saveChart->setEnabled(m_charts->count() > 0);
    m_charts->setEnabled(m_charts->count() > 0);
    m_chartText->setText(m_charts->count() > 0 ? m_charts->currentData(Qt::ToolTipRole).toString()
                                               : tr("Charts appear as soon as there are labels."));
}

void ReportPage::askForReportPath()
{
    askForPath(this, tr("Save report"), fileNameFor(m_report.title),
               {tr("Web page (*.html)"), tr("PDF (*.pdf)")},
               [this](const QString &path) { Q_EMIT reportSaveRequested(path); });
}

void ReportPage::askForChartPath()
{
    const QString chart = m_charts->currentData().toString();
    askForPath(this, tr("Save chart"), fileNameFor(m_report.title) + u'-' + chart,
               {tr("SVG drawing (*.svg)"), tr("PNG image (*.png)"), tr("PDF (*.pdf)"),
                tr("Numbers (*.csv)")},
               [this, chart](const QString &path) { Q_EMIT chartSaveRequested(chart, path); });
}

void ReportPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_hasReport)
        showPreview();
    QWidget::changeEvent(event);
}

} // namespace Concord
