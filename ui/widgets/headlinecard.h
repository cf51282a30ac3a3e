// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class BandBar;
class IntervalBar;
struct CoefficientResult;
struct RatingsSummary;
struct StudyResults;

/// The one big number with its interval, the words for it, how probable each band of Landis and
/// Koch and of Krippendorff is, and what it rests on.
class HeadlineCard : public QFrame
{
    Q_OBJECT

public:
    explicit HeadlineCard(QWidget *parent = nullptr);

    void setResults(const StudyResults &results);

private:
    QLayout *makeNumbers();
    void showDefined(const CoefficientResult &headline, const RatingsSummary &summary);
    void showUndefined(const QString &sentence);

    QLabel *m_name;
    QLabel *m_number;
    QLabel *m_interval;
    QLabel *m_words;
    IntervalBar *m_bar;
    QLabel *m_pairable; ///< how many units the interval comes from
    QLabel *m_fewUnits; ///< the same as a warning
    BandBar *m_landisKoch;
    BandBar *m_krippendorff;
    QLabel *m_units;
    QLabel *m_raters;
    QLabel *m_ratings;
    QLabel *m_pairableUnits;
    QLabel *m_pairableValues;
};

} // namespace Concord
