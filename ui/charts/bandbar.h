// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/bandprobabilities.h"

#include <QWidget>

namespace Concord {

/// How probable each band of a coefficient is: one bar in parts as long as their probabilities,
/// with its percentages in it, and a legend that names every band of half a percent or more.
class BandBar : public QWidget
{
    Q_OBJECT

public:
    explicit BandBar(QWidget *parent = nullptr);

    /// `title` stands above the bar. The numbers become the accessible description.
    void setBands(const QString &title, const QList<BandProbability> &bands);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct LegendEntry
    {
        qsizetype band = 0;
        QString text;
        QRectF place;
    };

    QList<LegendEntry> legend(double width) const;
    double barTop() const;
    double barHeight() const;
    void paintBar(QPainter &painter) const;

    QString m_title;
    QList<BandProbability> m_bands;
};

} // namespace Concord
