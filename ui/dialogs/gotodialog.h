// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <optional>

class QLineEdit;

namespace Concord {

/// Asks for a row by its number or by a percentage; deletes itself when it is closed.
class GoToDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GoToDialog(int rows, QWidget *parent = nullptr);

    /// The row, from 0, that "1,234" or "50 %" means among `rows`.
    static std::optional<int> rowOf(const QString &text, int rows);

Q_SIGNALS:
    void rowChosen(int row);

private:
    void chooseRow();

    int m_rows;
    QLineEdit *m_place;
};

} // namespace Concord
