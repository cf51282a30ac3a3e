// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class CurveChart;
struct StudyResults;

/// How the headline's coefficient and its interval settled as units came in.
class CurveCard : public QFrame
{
    Q_OBJECT

public:
    explicit CurveCard(QWidget *parent = nullptr);

    void setResults(const StudyResults &results);

private:
    CurveChart *m_chart;
    QLabel *m_sentence;
    QLabel *m_note;
};

} // namespace Concord
