// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QPushButton;

namespace Concord {

class FlowLayout;

/// The researcher's tags as buttons with their keys; those of the current response are down.
class TagBar : public QWidget
{
    Q_OBJECT

public:
    explicit TagBar(QWidget *parent = nullptr);

    void setTags(const QList<Tag> &tags);
    /// How many responses have each tag; a tag without any need not be there.
    void setCounts(const QList<TagCount> &counts) { m_counts = counts; }
    /// Those of the current response.
    void setChosen(const QStringList &names);
    /// Without a response no tag can be put on.
    void setHasResponse(bool hasResponse);
    void setWritable(bool isWritable);
    /// Toggles the tag of that key; false when it has none.
    bool pressKey(const QKeyEvent &event);

Q_SIGNALS:
    /// A wish: the button goes down when setChosen() says so.
    void tagRequested(Concord::TagId tag, bool on);
    void tagsEdited(const QList<Concord::Tag> &tags); ///< new ones without an id

private:
    void fill();
    void toggle(qsizetype place);
    void updateState();
    void edit();

    QList<Tag> m_tags;
    QList<TagCount> m_counts;
    QStringList m_chosen;
    bool m_hasResponse = false;
    bool m_isWritable = true;
    QWidget *m_buttons;
    QLabel *m_hint;
    QPushButton *m_edit;
};

} // namespace Concord
