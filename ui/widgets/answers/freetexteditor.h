// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/questioneditor.h"

class QPlainTextEdit;

namespace Concord {

class ConfirmButton;

/// A text in the annotator's own words; Enter begins a line, Ctrl+Enter hands it in.
class FreeTextEditor : public QuestionEditor
{
    Q_OBJECT

public:
    explicit FreeTextEditor(const Question &question, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString draft() const override;
    void setDraft(const QString &draft) override;
    QWidget *textField() const override;
    QString spokenKeys() const override;

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    QString typed() const;
    void commit();
    void showState();

    QPlainTextEdit *m_text;
    ConfirmButton *m_confirm;
    QString m_stored;
};

} // namespace Concord
