// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace Concord {

/// Scrolls downwards, and asks for no more height than what is in it.
class FittingArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit FittingArea(QWidget *inside, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    /// The height at which nothing scrolls.
    int wholeHeight() const;

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Concord
