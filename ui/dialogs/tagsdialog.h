// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Concord {

/// The researcher's tags: add, rename, remove, put in order.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `responses`: how many have each tag. One that is on some is removed after a question only.
    explicit TagsDialog(const QList<Tag> &tags, const QHash<TagId, qint64> &responses = {},
                        QWidget *parent = nullptr);

    QList<Tag> tags() const; ///< new ones without an id

Q_SIGNALS:
    /// The dialog was accepted, and they are others.
    void tagsChosen(const QList<Concord::Tag> &tags);

private:
    void fill();
    void addRow(const Tag &tag);
    QWidget *makeButtons();
    QWidget *makeQuestion();
    bool isTaken(const QString &name, int exceptRow = -1) const;
    void add();
    void rename(int row, const QString &name);
    void askToRemove();
    void removeCurrent();
    void moveCurrent(int by);
    void showRows();
    void accept() override;

    QList<Tag> m_before;
    QHash<TagId, qint64> m_responses;
    QListWidget *m_list;
    QLineEdit *m_name;
    QPushButton *m_add;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QWidget *m_question;
    QLabel *m_asked;
    QPushButton *m_keep;
};

} // namespace Concord
