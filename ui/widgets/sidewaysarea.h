// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace Concord {

/// Scrolls sideways what is wider than there is room, and is as high as it needs. Keys that come up
/// from inside are let through: the page around it scrolls downwards.
class SidewaysArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit SidewaysArea(QWidget *inside, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int barHeight() const;
};

} // namespace Concord
