// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/attributefilter.h"
#include "ui/widgets/answers/questioneditor.h"

class QFrame;
class QGridLayout;
class QLabel;
class QToolButton;

namespace Concord {

class ConfirmButton;

/// At most one value of each attribute type. The types are rows with their values as buttons; typed
/// letters narrow them down, Space or Enter picks what is left, Enter alone hands the set in.
class AttributeSetEditor : public QuestionEditor
{
    Q_OBJECT

public:
    explicit AttributeSetEditor(const Question &question, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString draft() const override;
    void setDraft(const QString &draft) override;
    QString spokenKeys() const override;

private:
    struct Row
    {
        QString type;
        QLabel *label;
        QMap<QString, QToolButton *> values;
    };

    void addRow(QGridLayout *grid, const AttributeChoice &attribute);
    void pick(const AttributePair &pair);
    void type(const QString &letter);
    bool pickOnlyMatch();
    void setFilter(const QString &filter);
    void showChosen(const AttributeValues &chosen);
    QString value() const { return attributesValue(question(), m_chosen); }

    QList<Row> m_rows;
    QFrame *m_filterFrame;
    QLabel *m_filterLine;
    QLabel *m_hint;
    ConfirmButton *m_confirm;
    QString m_filter;
    std::optional<QString> m_stored;
    AttributeValues m_chosen;
};

} // namespace Concord
