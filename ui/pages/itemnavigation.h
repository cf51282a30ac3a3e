// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace Concord {

/// What is beneath the table of items: the mark of review and the ways to another item.
class ItemNavigation : public QWidget
{
    Q_OBJECT

public:
    explicit ItemNavigation(QWidget *parent = nullptr);

    void setItems(int items);
    void setReviewed(bool isReviewed);
    /// False: the project cannot be written to.
    void setReviewable(bool isReviewable);
    bool isReviewable() const;

Q_SIGNALS:
    void reviewToggled();
    void nextUnreviewedRequested();
    void randomRequested();
    void goToRequested();

private:
    QPushButton *m_reviewed;
    QPushButton *m_next;
    QPushButton *m_random;
    QPushButton *m_goTo;
    bool m_isReviewable = true;
    int m_items = 0;
};

} // namespace Concord
