// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationfilter.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace Concord {

class MultiChoice;

/// Which responses are evaluated: models, tasks, pathways, domain, attribute.
class EvaluationFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit EvaluationFilterBar(QWidget *parent = nullptr);

    /// What there is to choose from and what is chosen; emits nothing. Without `hasItems` domain
    /// and attribute cannot be chosen.
    void setFilter(const ResponseChoices &choices, const EvaluationFilter &filter, bool hasItems);
    EvaluationFilter filter() const;

Q_SIGNALS:
    void filterChanged(const Concord::EvaluationFilter &filter);

private:
    void fillDomains(const ResponseChoices &choices, const EvaluationFilter &filter);
    void fillAttributes(const ResponseChoices &choices, const EvaluationFilter &filter);
    void change();

    MultiChoice *m_models;
    MultiChoice *m_tasks;
    MultiChoice *m_pathways;
    QComboBox *m_domain;
    QComboBox *m_attribute;
    QPushButton *m_clear;
};

} // namespace Concord
