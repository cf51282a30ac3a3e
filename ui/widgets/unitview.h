// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/shownunit.h"

#include <QScrollArea>

class QBoxLayout;
class QVBoxLayout;

namespace Concord {

/// What is judged: a dialogue's turns, and the request, attributes, answer or responses beside it,
/// as they are (never as HTML).
class UnitView : public QScrollArea
{
    Q_OBJECT

public:
    explicit UnitView(QWidget *parent = nullptr);

    /// Parts stand in the order of the template's `shows`, above or below "text".
    void setShows(const QStringList &shows) { m_shows = shows; }
    void setUnit(const ShownUnit &unit);
    void clear();
    void setPointSize(int size); ///< of the text, in points
    /// Page up and down, wherever the keyboard is; whether it was one of them.
    bool scrollByKey(int key);

private:
    void resizeEvent(QResizeEvent *event) override;
    void addTurns(const QList<ShownTurn> &turns);
    void addPart(const ShownPart &part);
    void arrangePair();

    QStringList m_shows;
    QWidget *m_texts; ///< as wide as a line may be, or two beside each other
    QVBoxLayout *m_column;
    QBoxLayout *m_pair = nullptr; ///< of two responses; nullptr without
    int m_pointSize = 15;
};

} // namespace Concord
