// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace Concord {

/// Scrolls downwards, and asks for no more height than what is in it. Keys that come up from
/// inside are let through unless it takes the focus itself.
class FittingArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit FittingArea(QWidget *inside, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    /// The height at which nothing scrolls.
    int wholeHeight() const;

private:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Concord
