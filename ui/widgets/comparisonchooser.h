// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationfilter.h"

#include <QWidget>

class QComboBox;

namespace Concord {

/// Which two models, pathways or runs are compared.
class ComparisonChooser : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonChooser(QWidget *parent = nullptr);

    /// Emits nothing.
    void setChoices(const ResponseChoices &choices, const QString &first, const QString &second);

Q_SIGNALS:
    /// By their names; always two of one kind, and not the same twice.
    void comparisonRequested(const QString &first, const QString &second);

private:
    void addRuns(QComboBox &box, const ResponseChoices &choices);
    void choose(QComboBox *changed, QComboBox *other);

    ResponseChoices m_choices;
    QComboBox *m_first;
    QComboBox *m_second;
};

} // namespace Concord
