// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"

#include <QFrame>

class QLabel;
class QRadioButton;

namespace Concord {

class IntervalTable;

/// The headline's coefficient for each task or domain that the units are about.
class BreakdownCard : public QFrame
{
    Q_OBJECT

public:
    explicit BreakdownCard(QWidget *parent = nullptr);

    /// Task or domain stays chosen.
    void setResults(const StudyResults &results);

private:
    QLayout *makeHead();
    void showGroups();

    StudyResults m_results;
    QRadioButton *m_byTask;
    QRadioButton *m_byDomain;
    IntervalTable *m_table;
    QLabel *m_note;
};

} // namespace Concord
