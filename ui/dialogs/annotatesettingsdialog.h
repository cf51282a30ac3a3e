// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationsettings.h"

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace Concord {

/// How somebody likes to annotate. Every change counts at once.
class AnnotateSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AnnotateSettingsDialog(const AnnotationSettings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void settingsChanged(const Concord::AnnotationSettings &settings);
    void textSizeRequested(int step); ///< larger, smaller

private:
    void change();

    AnnotationSettings m_settings;
    QCheckBox *m_advances;
    QSpinBox *m_idle;
};

} // namespace Concord
