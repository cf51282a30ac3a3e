// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyoverview.h"

#include <QDialog>

class QCheckBox;

namespace Concord {

/// Asks to whom the open units of an annotator are to go; deletes itself when it is closed.
class ReassignDialog : public QDialog
{
    Q_OBJECT

public:
    /// `annotator`: the place of the one who left in the overview.
    ReassignDialog(const StudyOverview &overview, int annotator, QWidget *parent = nullptr);

    QStringList receivers() const;

private:
    QWidget *makeReceivers(const StudyOverview &overview, int annotator);

    QList<QCheckBox *> m_boxes;
    QStringList m_names;
};

} // namespace Concord
