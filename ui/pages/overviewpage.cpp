// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overviewpage.h"

#include "ui/theme.h"
#include "ui/widgets/labels.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Concord {

namespace {

enum DatasetColumn {
    NameColumn,
    OriginColumn,
    FormatColumn,
    ItemsColumn,
    RejectedColumn,
    ImportedColumn,
    ColumnCount
};

QWidget *makeCard(const QString &text, QLabel *number)
{
    QFrame *card = makeFrame("card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(2);
    column->addWidget(number);
    column->addWidget(makeLabel(text, "muted"));
    card->setMinimumWidth(150);
    return card;
}

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Unknown:
        return OverviewPage::tr("unknown");
    case Origin::Human:
        return OverviewPage::tr("human");
    case Origin::Synthetic:
        return OverviewPage::tr("synthetic");
    }
    Q_UNREACHABLE();
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "title")), m_path(makeLabel({}, "muted")),
      m_items(makeLabel({}, "number")), m_datasetCount(makeLabel({}, "number")),
      m_rejected(makeLabel({}, "number")), m_next(makeLabel({}, nullptr)),
      m_table(new QTableWidget), m_statistics(new QPushButton(tr("Statistics"))),
      m_import(new QPushButton(tr("Import data…"))),
      m_browse(new QPushButton(tr("Browse the items"))),
      m_studies(new QPushButton(tr("Go to the studies"))), m_studyCount(makeLabel({}, "number")),
      m_answers(makeLabel({}, "number")), m_models(makeLabel({})), m_modelGroup(makeModels()),
      m_failures(new QPushButton(tr("See where models fail")))
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_path);
    column->addSpacing(12);
    column->addWidget(makeCards());
    column->addSpacing(16);
    column->addWidget(makeNext());
    column->addSpacing(16);
    column->addWidget(m_modelGroup);
    m_tableGroup = makeDatasets();
    column->addWidget(m_tableGroup);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    setFocusProxy(m_browse);
    connect(m_import, &QPushButton::clicked, this, &OverviewPage::importRequested);
    connect(m_browse, &QPushButton::clicked, this, &OverviewPage::browseRequested);
    connect(m_studies, &QPushButton::clicked, this, &OverviewPage::studiesRequested);
    connect(m_failures, &QPushButton::clicked, this, &OverviewPage::evaluationRequested);
    setStudies({});
    setModels({});
    connect(m_table, &QTableWidget::cellActivated, this,
            [this](int row) { Q_EMIT datasetRequested(m_table->item(row, NameColumn)->text()); });
}

QWidget *OverviewPage::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(makeCard(tr("items and dialogues"), m_items));
    row->addWidget(makeCard(tr("datasets"), m_datasetCount));
    row->addWidget(makeCard(tr("rejected lines"), m_rejected));
    row->addWidget(makeCard(tr("studies"), m_studyCount));
    row->addWidget(makeCard(tr("answers given"), m_answers));
    row->addStretch();
    return cards;
}

QWidget *OverviewPage::makeNext()
{
    QFrame *card = makeFrame("card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("What to do next"), "section"));
    m_next->setWordWrap(true);
    column->addWidget(m_next);
    m_import->setObjectName(QStringLiteral("import"));
    setThemedIcon(m_import, QStringLiteral("import"), &Theme::accent);
    m_browse->setObjectName(QStringLiteral("browse"));
    m_browse->setProperty("role", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    m_studies->setObjectName(QStringLiteral("studies"));
    row->addWidget(m_browse);
    m_failures->setObjectName(QStringLiteral("toFailures"));
    row->addWidget(m_failures);
    row->addWidget(m_studies);
    row->addWidget(m_import);
    row->addStretch();
    column->addLayout(row);
    return card;
}

QWidget *OverviewPage::makeModels()
{
    auto *group = new QWidget; // with the space below, which goes with it
    group->setObjectName(QStringLiteral("modelCard"));
    QFrame *card = makeFrame("card");
    auto *outside = new QVBoxLayout(group);
    outside->setContentsMargins(0, 0, 0, 16);
    outside->addWidget(card);
    m_models->setObjectName(QStringLiteral("models"));
    auto *button = new QPushButton(tr("Evaluation"));
    button->setObjectName(QStringLiteral("toEvaluation"));
    connect(button, &QPushButton::clicked, this, &OverviewPage::evaluationRequested);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(makeLabel(tr("Models"), "section"));
    column->addWidget(m_models);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(18, 14, 18, 14);
    row->addLayout(column, 1);
    row->addWidget(button);
    return group;
}

QWidget *OverviewPage::makeDatasets()
{
    m_table->setObjectName(QStringLiteral("datasets"));
    m_table->setAccessibleName(tr("Datasets"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels(
        {tr("Dataset"), tr("Origin"), tr("Format"), tr("Items"), tr("Rejected"), tr("Imported")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {ItemsColumn, RejectedColumn})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setToolTip(tr("Enter or double-click shows the dataset's items."));
    QFrame *card = makeFrame("card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addLayout(makeDatasetsHead());
    column->addWidget(m_table);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // as high as its rows
    return card;
}

QLayout *OverviewPage::makeDatasetsHead()
{
    m_statistics->setObjectName(QStringLiteral("statistics"));
    m_statistics->setToolTip(
        tr("What the chosen dataset is like: tasks, lengths, attributes, lexical diversity"));
    connect(m_statistics, &QPushButton::clicked, this, &OverviewPage::requestStatistics);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(11, 4, 8, 0);
    row->addWidget(makeLabel(tr("Datasets"), "section"));
    row->addStretch();
    row->addWidget(m_statistics);
    return row;
}

void OverviewPage::requestStatistics()
{
    const int row = qMax(0, m_table->currentRow());
    if (row < m_table->rowCount())
        Q_EMIT statisticsRequested(m_table->item(row, NameColumn)->text());
}

void OverviewPage::setProject(const QString &path, bool isWritable)
{
    const QFileInfo file(path);
    m_title->setText(file.completeBaseName());
    m_path->setText(file.absoluteFilePath());
    m_import->setEnabled(isWritable);
    m_import->setToolTip(isWritable ? QString() : tr("The project is open for reading only."));
}

void OverviewPage::setDatasets(const QList<Dataset> &datasets)
{
    const QLocale locale;
    qint64 items = 0;
    qint64 rejected = 0;
    m_table->setRowCount(int(datasets.size()));
    for (int row = 0; row < datasets.size(); ++row) {
        const Dataset &dataset = datasets[row];
        items += dataset.items;
        rejected += dataset.rejected;
        const QStringList cells = {
            dataset.name,
            originName(dataset.origin),
            dataset.format,
            locale.toString(dataset.items),
            locale.toString(dataset.rejected),
            locale.toString(dataset.importedAt.toLocalTime(), QLocale::ShortFormat)};
        for (int column = 0; column < ColumnCount; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
        for (const int column : {ItemsColumn, RejectedColumn})
            m_table->item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rowHeight * int(datasets.size()) + 4);
    if (m_table->currentRow() < 0 && !datasets.isEmpty())
        m_table->setCurrentCell(0, NameColumn);
    m_tableGroup->setVisible(!datasets.isEmpty());
    m_items->setText(locale.toString(items));
    m_datasetCount->setText(locale.toString(datasets.size()));
    m_rejected->setText(locale.toString(rejected));
    m_itemCount = items;
    updateNext();
}

void OverviewPage::setStudies(const QList<StudyOverview> &studies)
{
    int answers = 0;
    for (const StudyOverview &study : studies)
        answers += study.done();
    m_studiesKnown = int(studies.size());
    m_studyCount->setText(QLocale().toString(studies.size()));
    m_answers->setText(QLocale().toString(answers));
    updateNext();
}

void OverviewPage::setModels(const ModelOverview &models)
{
    QStringList facts;
    if (models.models > 0)
        facts.append(tr("%1, %2").arg(tr("%Ln model(s)", nullptr, models.models),
                                      tr("%Ln response(s)", nullptr, int(models.responses))));
    if (models.importedModels > 0)
        facts.append(tr("finished numbers of %Ln model(s)", nullptr, models.importedModels));
    m_models->setText(facts.join(QStringLiteral("; ")));
    m_modelGroup->setVisible(!facts.isEmpty());
    m_hasResponses = models.models > 0;
    updateNext();
}

void OverviewPage::updateNext()
{
    m_failures->setVisible(m_hasResponses);
    m_browse->setVisible(m_itemCount > 0);
    m_studies->setVisible(m_itemCount > 0);
    if (m_itemCount == 0)
        m_next->setText(tr(
            "Bring data in: drop files on this window, or choose them. Concord reads IP-Dialog's "
            "benchmark and plain dialogues (JSON Lines)."));
    else if (m_studiesKnown == 0)
        m_next->setText(
            tr("Read the items: filter them, search their texts, and see which round of a dialogue "
               "reveals "
               "what. Or make a study: can people tell the human texts from the synthetic ones?"));
    else
        m_next->setText(tr("Read the items, annotate, or look at what the annotators agree on. The "
                           "pages are on the left; "
                           "Ctrl and a number goes there."));
}

} // namespace Concord
