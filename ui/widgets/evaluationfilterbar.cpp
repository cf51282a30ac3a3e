// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/evaluationfilterbar.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/multichoice.h"

#include <QComboBox>
#include <QPushButton>

namespace Concord {

namespace {

constexpr int typeRole = Qt::UserRole;
constexpr int valueRole = Qt::UserRole + 1;

QStringList pathwayNames(const QList<Pathway> &list)
{
    QStringList names;
    for (const Pathway pathway : list)
        names.append(QString(pathwayName(pathway)));
    return names;
}

} // namespace

EvaluationFilterBar::EvaluationFilterBar(QWidget *parent)
    : QWidget(parent), m_models(new MultiChoice(tr("Models"))),
      m_tasks(new MultiChoice(tr("Tasks"))), m_pathways(new MultiChoice(tr("Pathways"))),
      m_domain(new QComboBox), m_attribute(new QComboBox),
      m_clear(new QPushButton(tr("Clear filters")))
{
    m_models->setObjectName(QStringLiteral("models"));
    m_tasks->setObjectName(QStringLiteral("tasks"));
    m_pathways->setObjectName(QStringLiteral("pathways"));
    m_domain->setObjectName(QStringLiteral("domain"));
    m_domain->setAccessibleName(tr("Domain"));
    m_attribute->setObjectName(QStringLiteral("attribute"));
    m_attribute->setAccessibleName(tr("Related attribute"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_clear->setProperty("role", QStringLiteral("link"));
    for (QComboBox *box : {m_domain, m_attribute}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    auto *flow = new FlowLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_models, m_tasks, m_pathways, m_domain,
                                                          m_attribute, m_clear})
        flow->addWidget(part);

    for (MultiChoice *choice : {m_models, m_tasks, m_pathways})
        connect(choice, &MultiChoice::chosenChanged, this, &EvaluationFilterBar::change);
    for (QComboBox *box : {m_domain, m_attribute})
        connect(box, &QComboBox::activated, this, &EvaluationFilterBar::change);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        for (MultiChoice *choice : {m_models, m_tasks, m_pathways})
            choice->setChosen({});
        m_domain->setCurrentIndex(0);
        m_attribute->setCurrentIndex(0);
        change();
    });
    setFilter({}, {}, false);
}

void EvaluationFilterBar::setFilter(const ResponseChoices &choices, const EvaluationFilter &filter,
                                    bool hasItems)
{
    QStringList titles;
    for (const QString &model : choices.models)
        titles.append(modelTitle(model));
    m_models->setNames(choices.models, titles);
    m_models->setChosen(filter.models);
    m_tasks->setNames(choices.tasks, choices.tasks);
    m_tasks->setChosen(filter.tasks);
    const QStringList pathways = pathwayNames(choices.pathways);
    m_pathways->setNames(pathways, pathways);
    m_pathways->setChosen(pathwayNames(filter.pathways));
    fillDomains(choices, filter);
    fillAttributes(choices, filter);
    for (QComboBox *box : {m_domain, m_attribute}) {
        box->setEnabled(hasItems && box->count() > 1);
        box->setToolTip(hasItems ? QString()
                                 : tr("Imported numbers are means over items: they cannot be told "
                                      "apart by domain or attribute."));
    }
    m_clear->setVisible(filter != EvaluationFilter());
}

void EvaluationFilterBar::fillDomains(const ResponseChoices &choices,
                                      const EvaluationFilter &filter)
{
    m_domain->clear();
    m_domain->addItem(tr("Any domain"));
    for (const QString &domain : choices.domains)
        m_domain->addItem(domain, domain);
    m_domain->setCurrentIndex(qMax(0, m_domain->findData(filter.domain)));
}

void EvaluationFilterBar::fillAttributes(const ResponseChoices &choices,
                                         const EvaluationFilter &filter)
{
    m_attribute->clear();
    m_attribute->addItem(tr("Any attribute"));
    const auto add = [&](const QString &text, const QString &type, const QString &value) {
        m_attribute->addItem(text);
        const int row = m_attribute->count() - 1;
        m_attribute->setItemData(row, type, typeRole);
        m_attribute->setItemData(row, value, valueRole);
        if (type == filter.attributeType && value == filter.attributeValue)
            m_attribute->setCurrentIndex(row);
    };
    for (auto type = choices.attributes.begin(); type != choices.attributes.end(); ++type) {
        add(type.key(), type.key(), {});
        for (const QString &value : type.value())
            add(tr("%1: %2").arg(type.key(), value), type.key(), value);
    }
}

EvaluationFilter EvaluationFilterBar::filter() const
{
    EvaluationFilter filter;
    filter.models = m_models->chosen();
    filter.tasks = m_tasks->chosen();
    for (const QString &name : m_pathways->chosen())
        filter.pathways.append(*pathwayNamed(name));
    filter.domain = m_domain->currentData().toString();
    filter.attributeType = m_attribute->currentData(typeRole).toString();
    filter.attributeValue = m_attribute->currentData(valueRole).toString();
    return filter;
}

void EvaluationFilterBar::change()
{
    m_clear->setVisible(filter() != EvaluationFilter());
    Q_EMIT filterChanged(filter());
}

} // namespace Concord
