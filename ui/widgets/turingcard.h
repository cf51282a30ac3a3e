// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class HeatmapWidget;
class ResultTable;
struct TuringResults;

/// Who could tell human from synthetic texts: accuracy, d', confusion.
class TuringCard : public QFrame
{
    Q_OBJECT

public:
    explicit TuringCard(QWidget *parent = nullptr);

    void setTuring(const TuringResults &turing);

private:
    QLabel *m_sentence;
    ResultTable *m_table;
    QLabel *m_note;
    HeatmapWidget *m_confusion;
};

} // namespace Concord
