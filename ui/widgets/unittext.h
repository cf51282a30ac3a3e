// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/shownunit.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Concord {

/// What annotators saw of a unit, to be read again: its turns as bubbles, then its parts.
class UnitText : public QScrollArea
{
    Q_OBJECT

public:
    explicit UnitText(QWidget *parent = nullptr);

    void setUnit(const ShownUnit &unit);
    void clear();
    void setPointSize(int size);

private:
    void addPart(const ShownPart &part);

    QVBoxLayout *m_texts;
    int m_pointSize;
};

} // namespace Concord
