// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/adjudicationqueuemodel.h"

#include "models/study/answervalue.h"

#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype shortLabel = 24;

QString shortText(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= shortLabel ? line : QString(line.first(shortLabel - 1) + u'…');
}

} // namespace

void AdjudicationQueueModel::setUnits(const Question &question,
                                      const QList<AdjudicationUnit> &units)
{
    if (!hasSameUnits(question, units)) {
        beginResetModel();
        m_question = question;
        m_units = units;
        endResetModel();
        return;
    }
    for (int row = 0; row < units.size(); ++row) {
        if (m_units[row] == units[row])
            continue;
        m_units[row] = units[row];
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

bool AdjudicationQueueModel::hasSameUnits(const Question &question,
                                          const QList<AdjudicationUnit> &units) const
{
    return question == m_question
        && std::ranges::equal(units, m_units, {}, &AdjudicationUnit::unit, &AdjudicationUnit::unit);
}

int AdjudicationQueueModel::rowOf(UnitId unit) const
{
    const auto found = std::ranges::find(m_units, unit, &AdjudicationUnit::unit);
    return found == m_units.end() ? -1 : int(found - m_units.begin());
}

int AdjudicationQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_units.size());
}

int AdjudicationQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// Sorted by value, so that the order tells nothing of who gave which.
QString AdjudicationQueueModel::labelsText(const AdjudicationUnit &unit) const
{
    QStringList values = unit.values();
    std::ranges::sort(values);
    QStringList texts;
    for (const QString &value : std::as_const(values))
        texts.append(shortText(answerWords(m_question, value)));
    return texts.join(QStringLiteral(" · "));
}

QVariant AdjudicationQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AdjudicationUnit &unit = m_units[index.row()];
    if (role == StateRole)
        return int(unit.state());
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case UnitColumn:
        return unit.key;
    case DisagreementColumn:
        return QLocale().toString(unit.disagreement, 'f', 2);
    case LabelsColumn:
        return labelsText(unit);
    case StateColumn:
        switch (unit.state()) {
        case AdjudicationState::Open:
            return tr("open");
        case AdjudicationState::Unanimous:
            return tr("unanimous");
        case AdjudicationState::Decided:
            return tr("decided");
        case AdjudicationState::Waiting:
            return tr("waiting");
        }
        break;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AdjudicationQueueModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case UnitColumn:
        return tr("Unit");
    case DisagreementColumn:
        return tr("Differ by");
    case LabelsColumn:
        return tr("Labels");
    case StateColumn:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Concord
