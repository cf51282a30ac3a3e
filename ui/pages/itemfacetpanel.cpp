// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/itemfacetpanel.h"

#include "ui/widgets/facetlist.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

// Every project has them; without a value there is nothing to choose.
bool isHiddenWithoutValues(ItemFacet facet)
{
    return facet == ItemFacet::Task || facet == ItemFacet::Domain
        || facet == ItemFacet::AnswerFormat;
}

bool isFoldedAtFirst(ItemFacet facet)
{
    return facet == ItemFacet::AnswerFormat || facet == ItemFacet::AttributeType
        || facet == ItemFacet::Run || facet == ItemFacet::Study;
}

} // namespace

ItemFacetPanel::ItemFacetPanel(QWidget *parent) : QScrollArea(parent)
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 14, 8, 14);
    column->setSpacing(14);
    addLists();
    nameValues();
    addStatistics();
    for (FacetList *list : m_lists)
        column->addWidget(list);
    column->addStretch();
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setMinimumWidth(160);
    setWidget(inside);
    showLists();
}

FacetList *ItemFacetPanel::addList(ItemFacet facet, const char *name, const QString &title,
                                   const QString &all)
{
    auto *list = new FacetList(title, all);
    list->setObjectName(QString::fromLatin1(name));
    list->setFolded(isFoldedAtFirst(facet));
    m_lists.insert(facet, list);
    connect(list, &FacetList::chosenChanged, this, [this, facet](const QString &value) {
        choose(m_filter, facet, value);
        showLists();
        Q_EMIT chosen(facet, value);
    });
    connect(list, &FacetList::foldedChanged, this, [this, list](bool isFolded) {
        list->setCounting(!isFolded);
        Q_EMIT unfoldedChanged(unfolded());
    });
    return list;
}

void ItemFacetPanel::addLists()
{
    addList(ItemFacet::Dataset, "datasetFacet", tr("Dataset"), tr("All datasets"));
    addList(ItemFacet::Task, "taskFacet", tr("Task"), tr("All tasks"));
    addList(ItemFacet::Domain, "domainFacet", tr("Domain"), tr("All domains"));
    addList(ItemFacet::AnswerFormat, "formatFacet", tr("Answer format"), tr("All formats"));
    addList(ItemFacet::Reviewed, "reviewedFacet", tr("Reviewed"), tr("All items"));
    addList(ItemFacet::AttributeType, "attributeFacet", tr("Attribute that matters"),
            tr("Any or none"));
    addList(ItemFacet::AttributeValue, "valueFacet", tr("Its value"), tr("Any value"));
    addList(ItemFacet::Run, "runFacet", tr("Answered by"), tr("Any model or none"));
    addList(ItemFacet::Outcome, "outcomeFacet", tr("Its answer"), tr("Any answer"));
    addList(ItemFacet::Study, "studyFacet", tr("In a study"), tr("Any study or none"));
    addList(ItemFacet::StudyState, "studyStateFacet", tr("Answers in it"), tr("Answered or not"));
}

void ItemFacetPanel::addStatistics()
{
    m_statistics = new QPushButton(tr("Statistics"));
    m_statistics->setObjectName(QStringLiteral("datasetStatistics"));
    m_statistics->setProperty("role", QStringLiteral("link"));
    m_statistics->setToolTip(tr("The numbers of a dataset: lengths, attributes, variety of words"));
    m_lists[ItemFacet::Dataset]->addToTitle(m_statistics);
    connect(m_statistics, &QPushButton::clicked, this, &ItemFacetPanel::requestStatistics);
}

// Of the dataset that is chosen, of the only one, or of one that a menu offers.
void ItemFacetPanel::requestStatistics()
{
    const QString chosenOne = chosenValue(m_filter, ItemFacet::Dataset);
    const QStringList datasets = m_lists[ItemFacet::Dataset]->values();
    if (!chosenOne.isEmpty() || datasets.size() == 1) {
        Q_EMIT statisticsRequested(chosenOne.isEmpty() ? datasets.constFirst() : chosenOne);
        return;
    }
    auto *menu = new QMenu(m_statistics);
    menu->setObjectName(QStringLiteral("statisticsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &dataset : datasets) {
        menu->addAction(QString(dataset).replace(u'&', QStringLiteral("&&")), this,
                        [this, dataset] { Q_EMIT statisticsRequested(dataset); });
    }
    menu->popup(m_statistics->mapToGlobal(m_statistics->rect().bottomLeft()));
}

void ItemFacetPanel::nameValues()
{
    m_lists[ItemFacet::AnswerFormat]->setNames({
        {QStringLiteral("open_ended"), tr("open-ended")},
        {QStringLiteral("ranking"), tr("ranking")},
        {QStringLiteral("multiple_choice"), tr("multiple choice")},
        {QStringLiteral("binary_choice"), tr("binary choice")},
    });
    m_lists[ItemFacet::Reviewed]->setNames({
        {QStringLiteral("yes"), tr("reviewed")},
        {QStringLiteral("no"), tr("not reviewed")},
    });
    m_lists[ItemFacet::Outcome]->setNames({
        {QStringLiteral("wrong"), tr("wrong, or not all right")},
        {QStringLiteral("right"), tr("right")},
        {QStringLiteral("unparsed"), tr("could not be read")},
    });
    m_lists[ItemFacet::StudyState]->setNames({
        {QStringLiteral("answered"), tr("answered by all")},
        {QStringLiteral("open"), tr("open")},
    });
}

void ItemFacetPanel::showLists()
{
    for (auto list = m_lists.begin(); list != m_lists.end(); ++list) {
        const std::optional<ItemFacet> above = facetAbove(list.key());
        const bool isWanted =
            above ? !chosenValue(m_filter, *above).isEmpty() && !m_lists[*above]->isFolded() : true;
        const bool isUseless = isHiddenWithoutValues(list.key()) && (*list)->isEmpty()
            && !(*list)->isFolded() && chosenValue(m_filter, list.key()).isEmpty();
        (*list)->setVisible(isWanted && !isUseless);
    }
}

void ItemFacetPanel::setFacets(const ItemFacets &facets)
{
    const QList<ItemFacet> counted = unfolded();
    for (const ItemFacet facet : counted)
        m_lists[facet]->setValues(valuesOf(facets, facet));
    showAll();
    showLists();
}

void ItemFacetPanel::setItems(int items)
{
    m_items = items;
    showAll();
}

void ItemFacetPanel::showAll()
{
    for (auto list = m_lists.begin(); list != m_lists.end(); ++list) {
        const bool haveOneEach = list.key() == ItemFacet::Dataset
            || list.key() == ItemFacet::Reviewed || list.key() == ItemFacet::StudyState;
        if (haveOneEach || (*list)->isEmpty())
            continue;
        const bool isAny = chosenValue(m_filter, list.key()).isEmpty();
        (*list)->setAll(isAny ? std::optional<qint64>(m_items) : std::nullopt);
    }
}

void ItemFacetPanel::setFilter(const ItemFilter &filter)
{
    m_filter = filter;
    for (auto list = m_lists.begin(); list != m_lists.end(); ++list) {
        const QString value = chosenValue(filter, list.key());
        (*list)->setChosen(value);
        if (!value.isEmpty())
            (*list)->setFolded(false);
    }
    showLists();
}

void ItemFacetPanel::setCounting(bool isCounting)
{
    const QList<ItemFacet> counted = unfolded();
    for (const ItemFacet facet : counted)
        m_lists[facet]->setCounting(isCounting);
}

QList<ItemFacet> ItemFacetPanel::unfolded() const
{
    QList<ItemFacet> facets;
    for (auto list = m_lists.begin(); list != m_lists.end(); ++list) {
        const std::optional<ItemFacet> above = facetAbove(list.key());
        const FacetList *decisive = above ? m_lists[*above] : *list;
        if (!decisive->isFolded() && !(above && (*list)->isFolded()))
            facets.append(list.key());
    }
    return facets;
}

} // namespace Concord
