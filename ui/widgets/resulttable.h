// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"

#include <QTableWidget>

namespace Concord {

/// A finished table to read: numbers flush right, and Ctrl+C copies the chosen rows, or all of
/// them, as lines for a spreadsheet.
class ResultTable : public QTableWidget
{
    Q_OBJECT

public:
    enum class Height {
        Content, ///< as high as its rows: the page scrolls
        Given, ///< scrolls by itself
    };

    explicit ResultTable(Height height, QWidget *parent = nullptr);

    /// The column that takes the width which is left, -1 for none. Texts in it wrap, and rows grow
    /// with them, unless `wraps` is false.
    void setWideColumn(int column, bool wraps = true);
    /// Of Content: as high as so many rows at most, -1 for all; more are scrolled to.
    void setMostRows(int rows);
    /// Keeps the current row (by the text of its first cell) and the scroll position. The caption
    /// becomes the accessible name.
    void setTable(const DocumentTable &table);
    /// All rows with their titles, apart by tabs.
    QString asText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillRow(int row, const DocumentTable &table);
    void fitColumns();
    int shownRows() const;
    QStringList rowTexts(int row) const;

    Height m_height;
    DocumentTable m_table;
    int m_wideColumn = -1;
    bool m_wraps = true;
    int m_mostRows = -1;
};

} // namespace Concord
