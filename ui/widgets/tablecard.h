// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace Concord {

class ResultTable;

/// A table with its title, a sentence about it, and a button that copies it for a spreadsheet.
class TableCard : public QFrame
{
    Q_OBJECT

public:
    explicit TableCard(QWidget *parent = nullptr);

    ResultTable &table() { return *m_table; }
    /// Without rows only the title and the sentence are shown.
    void setTable(const DocumentTable &table, const QString &sentence);

private:
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_copy;
    ResultTable *m_table;
};

} // namespace Concord
