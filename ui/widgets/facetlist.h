// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfacets.h"

#include <QWidget>

class QTreeWidget;

namespace Concord {

/// A titled list of values with their counts, of which one, or "all", is chosen. As high as its
/// values.
class FacetList : public QWidget
{
    Q_OBJECT

public:
    FacetList(const QString &title, const QString &allText, QWidget *parent = nullptr);

    /// Keeps what is chosen, even where no item has it any more.
    void setValues(const QList<FacetValue> &values);

    QString chosen() const { return m_chosen; } ///< empty: all
    void setChosen(const QString &value); ///< says nothing

Q_SIGNALS:
    void chosenChanged(const QString &value);

private:
    void addRow(const QString &text, const QString &value, qint64 items);
    void selectChosen();
    void choose();

    QTreeWidget *m_list;
    QString m_allText;
    QString m_chosen;
    bool m_filling = false;
};

} // namespace Concord
