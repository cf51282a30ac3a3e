// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QTableWidget;

namespace Concord {

/// Says which column of a table is what of an item.
class ColumnMappingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnMappingPanel(const QString &fileName, QWidget *parent = nullptr);

    /// Shows a table's columns and what they are taken for; nothing changes while they are shown
    /// already.
    void setColumns(const QStringList &columns, const ColumnMapping &mapping);
    ColumnMapping mapping() const;

Q_SIGNALS:
    void changed(); ///< by the person

private:
    enum Mark { NameMark, AttributeMark, RelatedMark, TurnMark, MarkCount };
    struct Field
    {
        QString ColumnMapping::*field;
        QComboBox *combo;
    };

    QWidget *makeFields(const QString &fileName);
    QWidget *makeMarks(const QString &fileName);
    void fillFields(const ColumnMapping &mapping);
    void fillMarks(const ColumnMapping &mapping);
    void setMark(int row, Mark mark, bool isSet);
    QStringList marked(Mark mark) const;
    void allowRelated();

    QStringList m_columns;
    QList<Field> m_fields;
    QCheckBox *m_hasHead;
    QTableWidget *m_marks = nullptr;
    bool m_isFilling = false;
};

} // namespace Concord
