// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/searchwords.h"

#include <QStyledItemDelegate>

namespace Concord {

/// Marks in a cell's text what was searched for; where that is beyond the cell's end, the text
/// begins shortly before it.
class SearchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setWords(const SearchWords &words) { m_words = words; }
    const SearchWords &words() const { return m_words; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    SearchWords m_words;
};

} // namespace Concord
