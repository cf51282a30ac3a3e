// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/labelfiles.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace Concord {

/// Asks which labels of a study are to be saved, and how.
class SaveLabelsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SaveLabelsDialog(QWidget *parent = nullptr);

    LabelExport wanted() const;

private:
    void updateFormats();

    QComboBox *m_kind;
    QComboBox *m_format;
    QCheckBox *m_isWhole;
};

} // namespace Concord
