// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfacets.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QToolButton;
class QTreeWidget;

namespace Concord {

/// A titled list of values with their counts, of which one, or "all", is chosen. As high as its
/// values; folded, it is its title alone.
class FacetList : public QWidget
{
    Q_OBJECT

public:
    FacetList(const QString &title, const QString &allText, QWidget *parent = nullptr);

    /// How values are shown that are not texts of the data.
    void setNames(const QHash<QString, QString> &names);
    /// Puts something at the right of the title.
    void addToTitle(QWidget *widget);
    /// Keeps what is chosen, even where no item has it any more.
    void setValues(const QList<FacetValue> &values);
    /// How many items there are with any value or none; without a number it stays away. Without
    /// this call they are taken to have one value each.
    void setAll(std::optional<qint64> items);
    QStringList values() const; ///< those that are shown
    bool isEmpty() const { return m_isEmpty; } ///< there are no values
    /// Greys the counts, which are those of another choice.
    void setCounting(bool isCounting);

    QString chosen() const { return m_chosen; } ///< empty: all
    void setChosen(const QString &value); ///< says nothing

    bool isFolded() const;
    void setFolded(bool isFolded);

Q_SIGNALS:
    void chosenChanged(const QString &value);
    void foldedChanged(bool isFolded);

private:
    void addRow(const QString &text, const QString &value, qint64 items);
    QString nameOf(const QString &value) const;
    void selectChosen();
    void fitHeight();
    void choose();
    void fold(bool isUnfolded);

    QHBoxLayout *m_head;
    QToolButton *m_title;
    QTreeWidget *m_list;
    QString m_allText;
    QString m_chosen;
    QHash<QString, QString> m_names;
    bool m_isEmpty = true;
    bool m_isCounting = false;
    bool m_filling = false;
};

} // namespace Concord
