// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

#include <QDialog>

namespace Concord {

/// Every key of the Annotate screen, for the template at hand.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(const StudyTemplate &studyTemplate, QWidget *parent = nullptr);
};

} // namespace Concord
