// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Concord {

class DialogueView;

/// One item, whole: request, related attributes as chips that lead to their round, dialogue,
/// reference, what models answered, and on request everything that is known of the user.
class ItemView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemView(QWidget *parent = nullptr);

    static constexpr qsizetype shownAtOnce = 6; ///< responses; a button shows the others

    void setItem(const QString &dataset, const Item &item);
    /// What models answered to the item that is shown, in this order.
    void setResponses(const QList<ResponseDetail> &responses);
    /// Shows `text` in place of an item.
    void setEmpty(const QString &text);
    void setPointSize(int size);

private:
    QWidget *makeHead(const QString &dataset, const Item &item);
    QWidget *makeRelated(const Item &item);
    QWidget *makeProfile(const Item &item);
    void addResponses(qsizetype first, qsizetype count);
    void reset();
    void showRound(int round);

    QVBoxLayout *m_layout = nullptr;
    DialogueView *m_dialogue = nullptr;
    QList<ResponseDetail> m_responses;
    QWidget *m_responseList = nullptr;
    int m_pointSize = 13;
};

} // namespace Concord
