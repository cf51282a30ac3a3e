// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class IntervalTable;
struct StudyResults;

/// Fleiss' kappa of each category against all others.
class CategoryCard : public QFrame
{
    Q_OBJECT

public:
    explicit CategoryCard(QWidget *parent = nullptr);

    void setResults(const StudyResults &results);

private:
    IntervalTable *m_table;
    QLabel *m_note;
};

} // namespace Concord
