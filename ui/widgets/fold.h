// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QToolButton;

namespace Concord {

/// A line that unfolds what is beneath it.
class Fold : public QWidget
{
    Q_OBJECT

public:
    using Maker = std::function<QWidget *()>;

    /// `make` is called when the fold is opened for the first time: what nobody opens costs
    /// nothing.
    Fold(const QString &title, Maker make, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    bool isOpen() const;
    void setOpen(bool isOpen);

private:
    void unfold(bool isOpen);

    QToolButton *m_button;
    Maker m_make;
    QWidget *m_content = nullptr;
};

} // namespace Concord
