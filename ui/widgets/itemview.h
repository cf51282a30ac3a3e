// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Concord {

class DialogueView;

/// One item, whole: request, related attributes as chips that lead to their round, dialogue,
/// reference, and on request everything that is known of the user.
class ItemView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemView(QWidget *parent = nullptr);

    void setItem(const QString &dataset, const Item &item);
    /// Shows `text` in place of an item.
    void setEmpty(const QString &text);
    void setPointSize(int size);

private:
    QWidget *makeHead(const QString &dataset, const Item &item);
    QWidget *makeRequest(const Item &item);
    QWidget *makeRelated(const Item &item);
    QWidget *makeProfile(const Item &item);
    QWidget *makeReference(const Item &item);
    void reset();
    void showRound(int round);

    QVBoxLayout *m_layout = nullptr;
    DialogueView *m_dialogue = nullptr;
    int m_pointSize = 13;
};

} // namespace Concord
