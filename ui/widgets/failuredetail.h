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

    /// Shows whose response it is, until setDetail() shows the rest. Without a response it says so.
    void setRow(const FailureRow &row);
    void setDetail(const ResponseDetail &detail);
    void setPointSize(int size); ///< of responses that are shown from now on
    TagBar &tags() { return *m_tags; }

Q_SIGNALS:
    void itemRequested(Concord::ItemId item);

private:
    QWidget *makeHead();

    ItemId m_item;
    int m_pointSize = 11;
    QWidget *m_head;
    QLabel *m_key;
    QLabel *m_where;
    QPushButton *m_open;
    TagBar *m_tags;
    QScrollArea *m_area;
};

} // namespace Concord
