// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "ui/widgets/resulttable.h"

namespace Concord {

class IntervalDelegate;

/// A table whose last column is intervals: as numbers and, in the width that is left, as bars.
class IntervalTable : public ResultTable
{
    Q_OBJECT

public:
    explicit IntervalTable(QWidget *parent = nullptr);

    /// `estimates` has one entry for each row of `table`.
    void setIntervals(DocumentTable table, const QList<Estimate> &estimates);
    /// From where to where the bars reach, in a sentence.
    QString axisSentence() const;

private:
    IntervalDelegate *m_delegate;
};

} // namespace Concord
