// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnmappingpanel.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>

namespace Concord {

ColumnMappingPanel::ColumnMappingPanel(const QString &fileName, QWidget *parent)
    : QWidget(parent), m_hasHead(new QCheckBox(tr("The first line names the columns")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(20);
    row->addWidget(makeFields(fileName), 1);
    row->addWidget(makeMarks(fileName), 1);
    connect(m_hasHead, &QCheckBox::toggled, this, [this] {
        if (!m_isFilling)
            Q_EMIT changed();
    });
    connect(m_marks, &QTableWidget::itemChanged, this, [this] {
        if (m_isFilling)
            return;
        allowRelated();
        Q_EMIT changed();
    });
}

QWidget *ColumnMappingPanel::makeFields(const QString &fileName)
{
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    const auto add = [&](int row, int column, const QString &label, const char *name,
                         QString ColumnMapping::*field) {
        auto *combo = new QComboBox;
        combo->setObjectName(QString::fromLatin1(name));
        combo->setAccessibleName(tr("Column of: %1, %2").arg(label, fileName));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        connect(combo, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_isFilling)
                Q_EMIT changed();
        });
        grid->addWidget(makeLabel(label), row, 2 * column);
        grid->addWidget(combo, row, 2 * column + 1);
        m_fields.append({field, combo});
    };
    add(0, 0, tr("Key"), "keyColumn", &ColumnMapping::key);
    add(1, 0, tr("Task"), "taskColumn", &ColumnMapping::task);
    add(2, 0, tr("Domain"), "domainColumn", &ColumnMapping::domain);
    add(3, 0, tr("Analysis"), "analysisColumn", &ColumnMapping::analysis);
    add(0, 1, tr("Request"), "requestColumn", &ColumnMapping::request);
    add(1, 1, tr("Dialogue"), "dialogueColumn", &ColumnMapping::dialogue);
    add(2, 1, tr("Answer"), "answerColumn", &ColumnMapping::answer);
    m_hasHead->setObjectName(QStringLiteral("hasHead"));
    m_hasHead->setAccessibleName(tr("%1, %2").arg(m_hasHead->text(), fileName));
    grid->addWidget(m_hasHead, 4, 0, 1, 4);
    grid->setRowStretch(5, 1);
    return fields;
}

QWidget *ColumnMappingPanel::makeMarks(const QString &fileName)
{
    m_marks = new QTableWidget(0, MarkCount);
    m_marks->setObjectName(QStringLiteral("marks"));
    m_marks->setAccessibleName(tr("What the columns of %1 are").arg(fileName));
    m_marks->setHorizontalHeaderLabels({tr("Column"), tr("Attribute"), tr("Matters"), tr("Turn")});
    m_marks->horizontalHeaderItem(AttributeMark)
        ->setToolTip(tr("The column is an attribute of the user; its name is the attribute's."));
    m_marks->horizontalHeaderItem(RelatedMark)
        ->setToolTip(tr("The attribute matters for the request."));
    m_marks->horizontalHeaderItem(TurnMark)->setToolTip(
        tr("The column is a turn of the dialogue; its name is the speaker."));
    m_marks->verticalHeader()->hide();
    m_marks->setTabKeyNavigation(false);
    m_marks->setSelectionMode(QAbstractItemView::SingleSelection);
    m_marks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_marks->setShowGrid(false);
    m_marks->setMinimumHeight(190);
    m_marks->horizontalHeaderItem(NameMark)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_marks->horizontalHeader()->setHighlightSections(false);
    m_marks->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_marks->horizontalHeader()->setSectionResizeMode(NameMark, QHeaderView::Stretch);
    return m_marks;
}

void ColumnMappingPanel::setColumns(const QStringList &columns, const ColumnMapping &mapping)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_isFilling = true;
    m_hasHead->setChecked(mapping.hasHead);
    fillFields(mapping);
    fillMarks(mapping);
    m_isFilling = false;
}

void ColumnMappingPanel::fillFields(const ColumnMapping &mapping)
{
    for (const Field &each : m_fields) {
        each.combo->clear();
        each.combo->addItem(tr("none"), QString());
        for (const QString &column : m_columns)
            each.combo->addItem(column, column);
        each.combo->setCurrentIndex(qMax(0, each.combo->findData(mapping.*each.field)));
    }
}

void ColumnMappingPanel::fillMarks(const ColumnMapping &mapping)
{
    m_marks->setRowCount(0);
    for (const QString &column : m_columns) {
        const int row = m_marks->rowCount();
        m_marks->insertRow(row);
        auto *name = new QTableWidgetItem(column);
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        name->setToolTip(column.toHtmlEscaped());
        m_marks->setItem(row, NameMark, name);
        setMark(row, AttributeMark, mapping.attributes.contains(column));
        setMark(row, RelatedMark, mapping.related.contains(column));
        setMark(row, TurnMark, mapping.turns.contains(column));
    }
    allowRelated();
}

void ColumnMappingPanel::setMark(int row, Mark mark, bool isSet)
{
    auto *cell = new QTableWidgetItem;
    cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    cell->setCheckState(isSet ? Qt::Checked : Qt::Unchecked);
    cell->setData(Qt::AccessibleTextRole,
                  tr("%1: %2").arg(m_columns[row], m_marks->horizontalHeaderItem(mark)->text()));
    m_marks->setItem(row, mark, cell);
}

// What is no attribute cannot matter as one: there is no box to tick.
void ColumnMappingPanel::allowRelated()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    for (int row = 0; row < m_marks->rowCount(); ++row) {
        QTableWidgetItem *related = m_marks->item(row, RelatedMark);
        const bool isAttribute = m_marks->item(row, AttributeMark)->checkState() == Qt::Checked;
        if (!isAttribute)
            related->setData(Qt::CheckStateRole, {});
        else if (!related->data(Qt::CheckStateRole).isValid())
            related->setCheckState(Qt::Unchecked);
        related->setFlags(isAttribute
                              ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                              : Qt::ItemFlags(Qt::ItemIsSelectable));
    }
    m_isFilling = wasFilling;
}

QStringList ColumnMappingPanel::marked(Mark mark) const
{
    QStringList columns;
    for (int row = 0; row < m_marks->rowCount(); ++row) {
        if (m_marks->item(row, mark)->checkState() == Qt::Checked)
            columns.append(m_columns[row]);
    }
    return columns;
}

ColumnMapping ColumnMappingPanel::mapping() const
{
    ColumnMapping mapping;
    for (const Field &each : m_fields)
        mapping.*each.field = each.combo->currentData().toString();
    mapping.turns = marked(TurnMark);
    mapping.attributes = marked(AttributeMark);
    mapping.related = marked(RelatedMark);
    mapping.hasHead = m_hasHead->isChecked();
    return mapping;
}

} // namespace Concord
