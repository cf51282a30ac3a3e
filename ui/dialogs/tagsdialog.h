// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace Concord {

/// The researcher's tags: add, remove, put in order.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TagsDialog(const QStringList &tags, QWidget *parent = nullptr);

    QStringList tags() const;

Q_SIGNALS:
    void tagsChosen(const QStringList &tags); ///< the dialog was accepted, and they are others

private:
    void fill(const QStringList &tags);
    QWidget *makeButtons();
    void add();
    void removeCurrent();
    void moveCurrent(int by);
    void showKeys();
    void accept() override;

    QStringList m_before;
    QListWidget *m_list;
    QLineEdit *m_name;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
};

} // namespace Concord
