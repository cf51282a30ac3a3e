// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failureview.h"

#include "models/itemmodels/failuretablemodel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/failuredetail.h"
#include "ui/widgets/failurefilterbar.h"
#include "ui/widgets/failurelist.h"
#include "ui/widgets/itemparts.h"
#include "ui/widgets/tagbar.h"
#include "ui/widgets/tagcounts.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

FailureView::FailureView(FailureTableModel &failures, QWidget *parent)
    : QWidget(parent), m_failures(failures), m_stack(new QStackedWidget), m_splitter(new QSplitter),
      m_list(new FailureList(failures)), m_detail(new FailureDetail), m_empty(new EmptyState)
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->setSizes({600, 620});
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_empty->setTexts(tr("There are no responses in this project yet."),
                      tr("Import model responses to see where they fail."),
                      tr("Import model responses…"));
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    makeColumn(this, 0)->addWidget(m_stack);
    setFocusProxy(m_list->table());
    connectParts();
    setTotal(0, 0);
    showCurrent(m_list->current());
}

void FailureView::connectParts()
{
    connect(m_list, &FailureList::filterChanged, this, &FailureView::filterChanged);
    connect(m_list, &FailureList::currentChanged, this, &FailureView::showCurrent);
    connect(m_list, &FailureList::exportRequested, this, &FailureView::exportRequested);
    connect(&m_list->tagCounts(), &TagCounts::modelCellActivated, this,
            [this](const QString &tag, const QString &model) { narrowTo(tag, model, {}); });
    connect(&m_list->tagCounts(), &TagCounts::taskCellActivated, this,
            [this](const QString &tag, const QString &task) { narrowTo(tag, {}, task); });
    connect(&m_failures, &QAbstractItemModel::dataChanged, this, &FailureView::showTags);
    connect(m_detail, &FailureDetail::itemRequested, this, &FailureView::itemRequested);
    connect(&m_detail->tags(), &TagBar::tagsEdited, this, &FailureView::tagsEdited);
    connect(&m_detail->tags(), &TagBar::tagRequested, this,
            [this](TagId tag, bool on) { Q_EMIT tagRequested(m_list->current(), tag, on); });
    connect(m_empty, &EmptyState::actionRequested, this, &FailureView::importRequested);
    m_list->table()->installEventFilter(this);
    m_detail->installEventFilter(this);
}

void FailureView::setChoices(const QStringList &models, const QStringList &tasks,
                             const QList<Pathway> &pathways, const QStringList &domains,
                             const QMap<QString, QStringList> &attributes)
{
    m_models = models;
    m_list->filters().setChoices(models, tasks, pathways, domains, attributes);
}

void FailureView::setTags(const QList<Tag> &tags, const QList<TagCount> &counts)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    m_list->filters().setTags(names);
    m_detail->tags().setTags(tags);
    m_detail->tags().setCounts(counts);
}

void FailureView::setTagGrids(const HeatmapGrid &byModel, const HeatmapGrid &byTask)
{
    m_list->tagCounts().setGrids(byModel, byTask);
}

void FailureView::setFilter(const FailureFilter &filter)
{
    m_list->filters().setFilter(filter);
    m_list->updateState();
}

void FailureView::setTotal(qint64 fitting, qint64 all)
{
    m_list->setTotal(fitting, all);
    m_stack->setCurrentIndex(all > 0 ? 0 : 1);
}

void FailureView::setDetail(const ResponseDetail &detail)
{
    if (detail.row.response == m_list->current())
        m_detail->setDetail(detail);
}

void FailureView::setWritable(bool isWritable)
{
    m_detail->tags().setWritable(isWritable);
}

void FailureView::setPointSize(int size)
{
    m_detail->setPointSize(size);
}

void FailureView::showCurrent(ResponseId response)
{
    m_detail->setRow(m_failures.rowAt(m_failures.rowOf(response)));
    m_detail->tags().setHasResponse(response.isValid());
    showTags();
    if (response.isValid())
        Q_EMIT responseRequested(response);
}

void FailureView::showTags()
{
    const int row = m_failures.rowOf(m_list->current());
    m_detail->tags().setChosen(m_failures.rowAt(row).tags);
}

// The responses that a cell of the tag counts counted.
void FailureView::narrowTo(const QString &tag, const QString &model, const QString &task)
{
    FailureFilter filter;
    filter.reading = m_list->filters().filter().reading;
    filter.measure = m_list->filters().filter().measure;
    filter.tag = tag;
    if (!model.isEmpty()) {
        const auto known = std::find_if(m_models.begin(), m_models.end(), [&](const QString &id) {
            return id == model || modelTitle(id) == model;
        });
        filter.responses.models = QStringList{known == m_models.end() ? model : *known};
    }
    if (!task.isEmpty())
        filter.responses.tasks = QStringList{task};
    setFilter(filter);
    Q_EMIT filterChanged(filter);
}

bool FailureView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && m_detail->tags().pressKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace Concord
