// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace Concord {

class TagBar;

/// One response beside its reference, and its tags.
class FailureDetail : public QWidget
{
    Q_OBJECT

public:
    explicit FailureDetail(QWidget *parent = nullptr);

    void setDetail(const ResponseDetail &detail);
    /// There is no response, or it is still on its way.
    void clear();
    void setPointSize(int size); ///< of responses that are shown from now on
    TagBar &tags() { return *m_tags; }

Q_SIGNALS:
    void itemRequested(Concord::ItemId item);

private:
    QLayout *makeHead();

    ItemId m_item;
    int m_pointSize = 11;
    QLabel *m_key;
    QLabel *m_where;
    QPushButton *m_open;
    TagBar *m_tags;
    QScrollArea *m_area;
};

} // namespace Concord
