// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLayout;

namespace Concord {

class FilterCombo;
class Fold;

/// Which responses are listed, and by which measure.
class FailureFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FailureFilterBar(QWidget *parent = nullptr);

    /// A list without choices hides what it would choose from.
    void setChoices(const QStringList &models, const QStringList &tasks,
                    const QList<Pathway> &pathways, const QStringList &domains,
                    const QMap<QString, QStringList> &attributes);
    void setTags(const QStringList &tags);
    /// Shows it; says nothing. What the bar has no control for stays as it is.
    void setFilter(const FailureFilter &filter);
    const FailureFilter &filter() const { return m_filter; }

    /// Why a list of these is empty: it names the models that are chosen.
    QString nothingText() const;
    bool lacksModels() const; ///< of those that are chosen there is no response at all
    bool isNarrowed() const; ///< something is left out
    void clear(); ///< everything is let in, by the same measure; emits filterChanged()

Q_SIGNALS:
    void filterChanged(const Concord::FailureFilter &filter);

private:
    void nameChoices();
    void placeChoices();
    void place(const QList<FilterCombo *> &combos, QGridLayout *grid);
    void placeScores(int combos);
    void orderTabs(const QList<FilterCombo *> &inView, const QList<FilterCombo *> &folded);
    void makeScores();
    void connectChoices();
    void showAttributeValues();
    void readScore(QDoubleSpinBox *changed);
    void emitFilter();

    FailureFilter m_filter;
    QMap<QString, QStringList> m_attributes;
    QStringList m_models;
    QGridLayout *m_grid;
    QGridLayout *m_moreGrid;
    QWidget *m_more;
    Fold *m_fold;
    QWidget *m_scores;
    FilterCombo *m_model;
    FilterCombo *m_pathway;
    FilterCombo *m_task;
    FilterCombo *m_state;
    FilterCombo *m_tag;
    FilterCombo *m_domain;
    FilterCombo *m_type;
    FilterCombo *m_value;
    QComboBox *m_measure;
    QDoubleSpinBox *m_lowest;
    QDoubleSpinBox *m_highest;
};

} // namespace Concord
