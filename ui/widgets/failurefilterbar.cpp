// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failurefilterbar.h"

#include "models/itemmodels/failuretablemodel.h"
#include "ui/widgets/filtercombo.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/labels.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace Concord {

namespace {

constexpr int columnCount = 3;

QList<FilterChoice> stateChoices()
{
    QList<FilterChoice> choices;
    for (const ParseState state :
         {ParseState::Parsed, ParseState::NoAnswer, ParseState::UnusableAnswer})
        choices.append({FailureTableModel::stateText(state), parseStateName(state)});
    return choices;
}

QStringList oneOrNone(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList(value);
}

QStringList pathwayNames(const QList<Pathway> &pathways)
{
    QStringList names;
    for (const Pathway pathway : pathways)
        names.append(pathwayName(pathway));
    return names;
}

QDoubleSpinBox *makePercentBox(const char *objectName, const QString &name, const QString &tip)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setRange(0, 100);
    box->setDecimals(2);
    box->setSingleStep(5);
    box->setSuffix(FailureFilterBar::tr(" %"));
    box->setKeyboardTracking(false); // half a number is not a wish
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

} // namespace

FailureFilterBar::FailureFilterBar(QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout), m_moreGrid(new QGridLayout),
      m_more(new QWidget(this)), m_fold(new Fold(tr("More filters"), [this] { return m_more; })),
      m_scores(new QWidget), m_model(new FilterCombo(tr("Model"), tr("All models"))),
      m_pathway(new FilterCombo(tr("Pathway"), tr("All pathways"))),
      m_task(new FilterCombo(tr("Task"), tr("All tasks"))),
      m_state(new FilterCombo(tr("Answer read or not"), tr("Answer read or not"))),
      m_tag(new FilterCombo(tr("Tag"), tr("Any tag or none"))),
      m_domain(new FilterCombo(tr("Domain"), tr("All domains"))),
      m_type(new FilterCombo(tr("Attribute that matters"), tr("All attributes"))),
      m_value(new FilterCombo(tr("Value of the attribute"), tr("All values"))),
      m_measure(new QComboBox),
      m_lowest(makePercentBox("lowest", tr("Lowest score"), tr("0 %: no limit"))),
      m_highest(makePercentBox("highest", tr("Highest score"), tr("100 %: no limit")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_grid);
    column->addWidget(m_fold);
    m_fold->setObjectName(QStringLiteral("moreFilters"));
    m_more->setLayout(m_moreGrid);
    m_more->hide(); // until the fold is opened
    makeScores();
    nameChoices();
    m_state->setChoices(stateChoices());
    connectChoices();
    setChoices({}, {}, {}, {}, {});
    setFilter({});
}

void FailureFilterBar::nameChoices()
{
    const std::pair<FilterCombo *, const char *> combos[] = {
        {m_model, "modelFilter"}, {m_pathway, "pathwayFilter"}, {m_task, "taskFilter"},
        {m_state, "stateFilter"}, {m_tag, "tagFilter"},         {m_domain, "domainFilter"},
        {m_type, "typeFilter"},   {m_value, "valueFilter"}};
    for (const auto &[combo, name] : combos) {
        combo->setObjectName(QString::fromLatin1(name));
        combo->setParent(this);
    }
    m_model->setTitles(modelTitle);
    m_moreGrid->setContentsMargins(0, 0, 0, 0);
    for (QGridLayout *grid : {m_grid, m_moreGrid}) {
        grid->setSpacing(6);
        for (int column = 0; column < columnCount; ++column)
            grid->setColumnStretch(column, 1);
    }
}

// In view is what is asked for often, behind the fold the rest; nowhere what has nothing to choose
// from.
void FailureFilterBar::placeChoices()
{
    const bool hasPathways = m_pathway->count() > 1;
    const bool hasSeveralPathways = m_pathway->count() > 2;
    QList<FilterCombo *> inView{m_model, m_task, m_state};
    QList<FilterCombo *> folded;
    if (hasPathways)
        (hasSeveralPathways ? inView : folded).append(m_pathway);
    if (m_tag->count() > 1)
        inView.append(m_tag);
    for (FilterCombo *combo : {m_domain, m_type}) {
        if (combo->count() > 1)
            folded.append(combo);
    }
    if (!m_filter.responses.attributeType.isEmpty())
        folded.append(m_value);
    for (FilterCombo *combo :
         {m_model, m_pathway, m_task, m_state, m_tag, m_domain, m_type, m_value}) {
        m_grid->removeWidget(combo);
        m_moreGrid->removeWidget(combo);
        combo->hide();
    }
    place(inView, m_grid);
    place(folded, m_moreGrid);
    placeScores(int(inView.size()));
    orderTabs(inView, folded);
    m_fold->setVisible(!folded.isEmpty());
    for (FilterCombo *combo : std::as_const(folded)) {
        if (!combo->chosen().isEmpty())
            m_fold->setOpen(true);
    }
}

// Beside the last of the combos in view, or in a row of their own.
void FailureFilterBar::placeScores(int combos)
{
    m_grid->removeWidget(m_scores);
    const int row = combos / columnCount;
    const int column = combos % columnCount;
    if (columnCount - column >= 2)
        m_grid->addWidget(m_scores, row, column, 1, columnCount - column);
    else
        m_grid->addWidget(m_scores, row + 1, 0, 1, columnCount);
}

void FailureFilterBar::orderTabs(const QList<FilterCombo *> &inView,
                                 const QList<FilterCombo *> &folded)
{
    QList<QWidget *> order(inView.begin(), inView.end());
    order += {m_measure, m_lowest, m_highest, m_fold->focusProxy()};
    for (FilterCombo *combo : folded)
        order.append(combo);
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void FailureFilterBar::place(const QList<FilterCombo *> &combos, QGridLayout *grid)
{
    for (int i = 0; i < combos.size(); ++i) {
        grid->addWidget(combos[i], i / columnCount, i % columnCount);
        combos[i]->show();
    }
}

void FailureFilterBar::makeScores()
{
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->setAccessibleName(tr("Measure that failures are ranked by"));
    for (const FailureMeasure measure :
         {FailureMeasure::TaskAccuracy, FailureMeasure::AttributeTypeF1,
          FailureMeasure::RelativeValueAccuracy})
        m_measure->addItem(FailureTableModel::measureText(measure));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_measure->setMinimumContentsLength(8);
    auto *row = new QHBoxLayout(m_scores);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_measure, 1);
    row->addWidget(m_lowest);
    row->addWidget(makeLabel(tr("to"), "muted"));
    row->addWidget(m_highest);
}

void FailureFilterBar::connectChoices()
{
    const auto on = [this](FilterCombo *combo, auto read) {
        connect(combo, &FilterCombo::chosenChanged, this, [this, combo, read] {
            read(combo->chosen());
            emitFilter();
        });
    };
    on(m_model, [this](const QStringList &chosen) { m_filter.responses.models = chosen; });
    on(m_task, [this](const QStringList &chosen) { m_filter.responses.tasks = chosen; });
    on(m_domain,
       [this](const QStringList &chosen) { m_filter.responses.domain = chosen.value(0); });
    on(m_value,
       [this](const QStringList &chosen) { m_filter.responses.attributeValue = chosen.value(0); });
    on(m_tag, [this](const QStringList &chosen) { m_filter.tag = chosen.value(0); });
    on(m_state,
       [this](const QStringList &chosen) { m_filter.state = parseStateNamed(chosen.value(0)); });
    on(m_pathway, [this](const QStringList &chosen) {
        m_filter.responses.pathways.clear();
        for (const QString &name : chosen)
            m_filter.responses.pathways.append(
                pathwayNamed(name).value_or(Pathway::DirectResponse));
    });
    on(m_type, [this](const QStringList &chosen) {
        m_filter.responses.attributeType = chosen.value(0);
        m_filter.responses.attributeValue.clear();
        showAttributeValues();
    });
    connect(m_measure, &QComboBox::activated, this, [this](int index) {
        m_filter.measure = FailureMeasure(index);
        emitFilter();
    });
    for (QDoubleSpinBox *box : {m_lowest, m_highest})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, box] { readScore(box); });
}

void FailureFilterBar::setChoices(const QStringList &models, const QStringList &tasks,
                                  const QList<Pathway> &pathways, const QStringList &domains,
                                  const QMap<QString, QStringList> &attributes)
{
    m_models = models;
    QList<FilterChoice> titled;
    for (const QString &model : models)
        titled.append({modelTitle(model), model});
    m_model->setChoices(titled);
    m_task->setValues(tasks);
    m_pathway->setValues(pathwayNames(pathways));
    m_domain->setValues(domains);
    m_attributes = attributes;
    m_type->setValues(attributes.keys());
    setFilter(m_filter);
}

void FailureFilterBar::setTags(const QStringList &tags)
{
    m_tag->setValues(tags);
    placeChoices();
}

void FailureFilterBar::setFilter(const FailureFilter &filter)
{
    m_filter = filter;
    m_model->setChosen(filter.responses.models);
    m_task->setChosen(filter.responses.tasks);
    m_pathway->setChosen(pathwayNames(filter.responses.pathways));
    m_domain->setChosen(oneOrNone(filter.responses.domain));
    m_type->setChosen(oneOrNone(filter.responses.attributeType));
    m_tag->setChosen(oneOrNone(filter.tag));
    m_state->setChosen(filter.state ? QStringList(parseStateName(*filter.state)) : QStringList());
    m_measure->setCurrentIndex(int(filter.measure));
    const QSignalBlocker quietLowest(m_lowest);
    const QSignalBlocker quietHighest(m_highest);
    m_lowest->setValue(filter.lowest.value_or(0) * 100);
    m_highest->setValue(filter.highest.value_or(1) * 100);
    showAttributeValues();
}

void FailureFilterBar::showAttributeValues()
{
    const EvaluationFilter &responses = m_filter.responses;
    m_value->setValues(m_attributes.value(responses.attributeType));
    m_value->setChosen(oneOrNone(responses.attributeValue));
    placeChoices();
}

// The ends of the range are no limits: responses without a score fit none.
void FailureFilterBar::readScore(QDoubleSpinBox *changed)
{
    QDoubleSpinBox *other = changed == m_lowest ? m_highest : m_lowest;
    const bool isCrossed = m_lowest->value() > m_highest->value();
    const QSignalBlocker quiet(other);
    if (isCrossed)
        other->setValue(changed->value());
    const double low = m_lowest->value();
    const double high = m_highest->value();
    if (changed == m_lowest || isCrossed)
        m_filter.lowest = low > 0 ? std::optional(low / 100) : std::nullopt;
    if (changed == m_highest || isCrossed)
        m_filter.highest = high < 100 ? std::optional(high / 100) : std::nullopt;
    emitFilter();
}

bool FailureFilterBar::lacksModels() const
{
    const QStringList &chosen = m_filter.responses.models;
    return !chosen.isEmpty()
        && std::none_of(chosen.begin(), chosen.end(),
                        [this](const QString &model) { return m_models.contains(model); });
}

QString FailureFilterBar::nothingText() const
{
    QStringList titles;
    for (const QString &model : m_filter.responses.models)
        titles.append(modelTitle(model));
    if (titles.isEmpty())
        return tr("No response fits.");
    const QString names = titles.join(QStringLiteral(", "));
    return lacksModels()
        ? tr("There are no responses of %1 in this project; its numbers were imported.").arg(names)
        : tr("No response of %1 fits.").arg(names);
}

bool FailureFilterBar::isNarrowed() const
{
    FailureFilter all;
    all.reading = m_filter.reading;
    all.measure = m_filter.measure;
    return m_filter != all;
}

void FailureFilterBar::clear()
{
    FailureFilter all;
    all.reading = m_filter.reading;
    all.measure = m_filter.measure;
    setFilter(all);
    emitFilter();
}

void FailureFilterBar::emitFilter()
{
    Q_EMIT filterChanged(m_filter);
}

} // namespace Concord
