// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/populationpage.h"

#include "ui/dialogs/studywizard/unitwords.h"
#include "ui/widgets/filtercombo.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace Concord {

namespace {

constexpr int mostTokens = 100'000;

std::optional<int> limitOf(const QSpinBox &spin)
{
    return spin.value() > 0 ? std::optional(spin.value()) : std::nullopt;
}

QString chosenOf(const FilterCombo &combo)
{
    return combo.chosen().value(0);
}

} // namespace

PopulationPage::PopulationPage(const StudyWizardData &offered)
    : StudyWizardPage(tr("Drawn from what?")), m_slices(offered.slices), m_form(addForm())
{
    addSlices();
    addFilter(offered);
    addAttributes(offered.attributes);
    addUnit();
    addRuns(offered.runs);
    addStrata();
}

void PopulationPage::addSlices()
{
    m_slice = new QComboBox;
    m_slice->setObjectName(QStringLiteral("slice"));
    m_slice->addItem(tr("None: as chosen below"));
    for (const Slice &slice : m_slices)
        m_slice->addItem(slice.name);
    m_form->addRow(tr("Saved sl&ice"), m_slice);
    m_form->setRowVisible(m_slice, !m_slices.isEmpty());
    connect(m_slice, &QComboBox::currentIndexChanged, this, &PopulationPage::sliceChosen);
}

void PopulationPage::addFilter(const StudyWizardData &offered)
{
    const auto add = [this](const QString &label, const char *name, const QString &all,
                            const QStringList &values) {
        auto *combo = new FilterCombo(QString(label).remove(u'&'), all);
        combo->setObjectName(QString::fromLatin1(name));
        combo->setValues(values);
        m_form->addRow(label, combo);
        connect(combo, &FilterCombo::chosenChanged, this, &StudyWizardPage::changed);
        return combo;
    };
    m_dataset = add(tr("&Dataset"), "dataset", tr("All datasets"), offered.datasets);
    m_task = add(tr("Tas&k"), "task", tr("All tasks"), offered.tasks);
    m_domain = add(tr("D&omain"), "domain", tr("All domains"), offered.domains);
}

void PopulationPage::addAttributes(const QList<AttributeChoice> &attributes)
{
    QList<FilterChoice> choices;
    for (const AttributeChoice &attribute : attributes) {
        choices.append({attribute.type, attribute.type});
        for (const QString &value : attribute.values)
            choices.append({attribute.type + u": " + value, attribute.type + u'=' + value});
    }
    m_attribute = new FilterCombo(tr("Attribute"), tr("All attributes"));
    m_attribute->setObjectName(QStringLiteral("attribute"));
    m_attribute->setChoices(choices);
    m_text = new QLineEdit;
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setClearButtonEnabled(true);
    m_text->setPlaceholderText(tr("All these words in request or dialogue"));
    m_saveSlice = new QPushButton(tr("Save as slice…"));
    m_saveSlice->setObjectName(QStringLiteral("saveSlice"));
    m_saveSlice->setEnabled(false);
    m_saveSlice->setAutoDefault(false);
    m_form->addRow(tr("&Attribute"), m_attribute);
    m_form->setRowVisible(m_attribute, !attributes.isEmpty());
    m_form->addRow(tr("&With the words"), m_text);
    m_form->addRow(QString(), m_saveSlice);
    connect(m_attribute, &FilterCombo::chosenChanged, this, &StudyWizardPage::changed);
    connect(m_text, &QLineEdit::textChanged, this, &StudyWizardPage::changed);
    connect(m_saveSlice, &QPushButton::clicked, this, &PopulationPage::askSliceName);
    connect(this, &StudyWizardPage::changed, m_saveSlice, [this] {
        m_saveSlice->setEnabled(m_slice->currentIndex() == 0 && chosenFilter() != ItemFilter());
    });
}

ItemFilter PopulationPage::chosenFilter() const
{
    ItemFilter filter;
    filter.dataset = chosenOf(*m_dataset);
    filter.task = chosenOf(*m_task);
    filter.domain = chosenOf(*m_domain);
    filter.attributeType = chosenOf(*m_attribute).section(u'=', 0, 0);
    filter.attributeValue = chosenOf(*m_attribute).section(u'=', 1);
    filter.text = m_text->text().trimmed();
    return filter;
}

void PopulationPage::askSliceName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as slice"));
    dialog->setLabelText(tr("Name of the slice (one of that name is replaced):"));
    dialog->setTextValue(itemFilterWords(chosenFilter()));
    connect(dialog, &QInputDialog::textValueSelected, this, &PopulationPage::saveSlice);
    dialog->open();
}

void PopulationPage::saveSlice(const QString &name)
{
    const Slice slice{name.trimmed(), chosenFilter()};
    if (slice.name.isEmpty())
        return;
    auto place = std::ranges::find(m_slices, slice.name, &Slice::name) - m_slices.begin();
    if (place == m_slices.size()) {
        m_slices.append(slice);
        m_slice->addItem(slice.name);
    }
    m_slices[place] = slice;
    m_form->setRowVisible(m_slice, true);
    m_slice->setCurrentIndex(int(place) + 1);
    Q_EMIT sliceSaveRequested(slice);
}

void PopulationPage::addUnit()
{
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("unitKind"));
    for (const UnitKind kind : {UnitKind::Utterance, UnitKind::Round, UnitKind::Dialogue})
        m_kind->addItem(unitWord({kind, Tokenizer::Penn, {}, {}}), int(kind));
    m_minTokens = makeNumber(0, mostTokens, "minTokens");
    m_maxTokens = makeNumber(0, mostTokens, "maxTokens");
    for (QSpinBox *limit : {m_minTokens, m_maxTokens})
        limit->setSpecialValueText(tr("No limit"));
    m_form->addRow(tr("&Unit"), m_kind);
    m_form->addRow(tr("&Least tokens"), m_minTokens);
    m_form->addRow(tr("&Most tokens"), m_maxTokens);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &StudyWizardPage::changed);
}

void PopulationPage::addRuns(const QStringList &runs)
{
    const auto add = [&](const QString &label, const char *name) {
        auto *combo = new QComboBox;
        combo->setObjectName(QString::fromLatin1(name));
        combo->addItems(runs);
        m_form->addRow(label, combo);
        connect(combo, &QComboBox::currentIndexChanged, this, &StudyWizardPage::changed);
        return combo;
    };
    m_run = add(tr("&Responses of"), "run");
    m_secondRun = add(tr("&Compared with"), "secondRun");
    m_secondRun->setCurrentIndex(runs.size() > 1 ? 1 : 0);
}

void PopulationPage::addStrata()
{
    m_strata = new QWidget;
    auto *row = new QHBoxLayout(m_strata);
    row->setContentsMargins(0, 0, 0, 0);
    const std::pair<QString, const char *> boxes[]{
        {tr("datasets"), "byDataset"}, {tr("tasks"), "byTask"}, {tr("domains"), "byDomain"}};
    for (const auto &[text, name] : boxes) {
        auto *box = new QCheckBox(text);
        box->setObjectName(QString::fromLatin1(name));
        row->addWidget(box);
        m_stratumBoxes.append(box);
    }
    row->addStretch();
    const StudyDesign usual;
    for (const Stratum stratum : usual.strata)
        m_stratumBoxes[int(stratum)]->setChecked(true);
    m_form->addRow(tr("In proportion to"), m_strata);
    for (QCheckBox *box : std::as_const(m_stratumBoxes))
        connect(box, &QCheckBox::toggled, this, &StudyWizardPage::changed);
}

// A slice has a filter of its own.
void PopulationPage::sliceChosen()
{
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_dataset, m_task, m_domain, m_attribute, m_text})
        field->setEnabled(m_slice->currentIndex() == 0);
    Q_EMIT changed();
}

void PopulationPage::setTemplate(const StudyTemplate &studyTemplate)
{
    m_template = studyTemplate;
    const UnitRule &unit = studyTemplate.unit;
    const bool isText = isTextUnit(unit.kind);
    const bool isResponse = unit.kind == UnitKind::Response;
    setExplanation(
        isResponse ? tr("Units are responses of models to the items that you choose here.")
            : isText
            ? tr("Units are texts of the items that you choose here.")
            : tr("Units are taken from the items that you choose here: %1.").arg(unitWord(unit)));
    const QSignalBlocker kind(m_kind);
    const QSignalBlocker least(m_minTokens);
    const QSignalBlocker most(m_maxTokens);
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(unit.kind))));
    m_minTokens->setValue(unit.minTokens.value_or(0));
    m_maxTokens->setValue(unit.maxTokens.value_or(0));
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_minTokens),
                           static_cast<QWidget *>(m_maxTokens)})
        m_form->setRowVisible(field, isText);
    m_form->setRowVisible(m_run, isResponse);
    m_form->setRowVisible(m_secondRun, isResponse && unit.isPair);
}

UnitRule PopulationPage::unit() const
{
    UnitRule unit = m_template.unit;
    if (!isTextUnit(unit.kind))
        return unit;
    unit.kind = UnitKind(m_kind->currentData().toInt());
    unit.minTokens = limitOf(*m_minTokens);
    unit.maxTokens = limitOf(*m_maxTokens);
    return unit;
}

void PopulationPage::fill(StudyRequest &request) const
{
    StudyDesign &design = request.design;
    const int slice = m_slice->currentIndex() - 1;
    if (slice >= 0) {
        design.filter = m_slices[slice].filter;
        design.population = m_slices[slice].name;
    } else {
        design.filter = chosenFilter();
        design.population = itemFilterWords(design.filter);
    }
    if (unit() != m_template.unit)
        design.unit = unit();
    if (m_template.unit.kind == UnitKind::Response && m_run->count() > 0) {
        design.runs.append(m_run->currentText());
        if (m_template.unit.isPair)
            design.runs.append(m_secondRun->currentText());
    }
    design.strata.clear();
    for (int i = 0; i < m_stratumBoxes.size(); ++i) {
        if (m_stratumBoxes[i]->isChecked())
            design.strata.append(Stratum(i));
    }
}

} // namespace Concord
