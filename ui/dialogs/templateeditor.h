// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace Concord {

class AnswerPanel;

/// A template's file to begin with.
struct TemplateText
{
    QString title;
    QString text;
};

/// A researcher's own template as JSON, beside it what annotators will be asked, and below it what
/// is still wrong. Files are read and written by whoever opens the editor.
class TemplateEditor : public QDialog
{
    Q_OBJECT

public:
    /// Begins with the first of `builtIn`, which are at least one. Where it `canUse` a template,
    /// a button takes it to a new study.
    TemplateEditor(const QList<TemplateText> &builtIn, bool canUse, QWidget *parent = nullptr);

    /// Replaces the text, such as by a file's; undo brings the old one back.
    void setText(const QString &text);
    /// The text as it is now is kept in a file.
    void setSaved();
    /// Says how opening or saving went.
    void showNote(const QString &note);

public Q_SLOTS:
    /// Reads the text now; after typing that happens by itself, a moment later.
    void check();
    void reject() override;

Q_SIGNALS:
    void openRequested(const QString &path);
    void saveRequested(const QString &path, const QByteArray &json);
    void useRequested(const Concord::StudyTemplate &studyTemplate);

private:
    QLayout *makeEditor();
    QWidget *makePreview();
    QLayout *makeButtons(bool canUse);
    void showTemplate(const StudyTemplate &studyTemplate);
    void askOpen();
    void askSave();
    void use();

    QList<TemplateText> m_builtIn;
    std::optional<StudyTemplate> m_template; ///< of the text when it was last read
    QString m_savedText;
    QTimer m_pause;
    QComboBox *m_start;
    QPlainTextEdit *m_text;
    QPushButton *m_save;
    QPushButton *m_use;
    QLabel *m_title;
    QLabel *m_facts;
    AnswerPanel *m_panel;
    QWidget *m_preview = nullptr;
    QLabel *m_complaint;
    QLabel *m_note;
};

} // namespace Concord
