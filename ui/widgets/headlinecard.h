// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class IntervalBar;
struct StudyResults;

/// The one big number with its interval, the words for it, and what it rests on.
class HeadlineCard : public QFrame
{
    Q_OBJECT

public:
    explicit HeadlineCard(QWidget *parent = nullptr);

    void setResults(const StudyResults &results);

private:
    QLayout *makeNumbers();
    void showUndefined(const QString &sentence);

    QLabel *m_name;
    QLabel *m_number;
    QLabel *m_interval;
    QLabel *m_words;
    IntervalBar *m_bar;
    QLabel *m_units;
    QLabel *m_raters;
    QLabel *m_ratings;
    QLabel *m_pairableUnits;
    QLabel *m_pairableValues;
};

} // namespace Concord
