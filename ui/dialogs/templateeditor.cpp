// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/templateeditor.h"

#include "models/study/templateschema.h"
#include "ui/dialogs/savedialog.h"
#include "ui/widgets/answerpanel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

namespace Concord {

namespace {

constexpr int typingPauseMs = 250;

QPushButton *makeEditorButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false); // Enter belongs to the text
    return button;
}

QLabel *makeWrappedLabel(const char *name, const char *role)
{
    QLabel *label = makeLabel({}, role);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    return label;
}

void setRole(QLabel *label, const char *role)
{
    label->setProperty("role", QString::fromLatin1(role));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

TemplateEditor::TemplateEditor(const QList<TemplateText> &builtIn, bool canUse, QWidget *parent)
    : QDialog(parent), m_builtIn(builtIn), m_start(new QComboBox), m_text(new QPlainTextEdit),
      m_save(makeEditorButton(tr("Save as…"), "saveTemplate")),
      m_use(makeEditorButton(tr("Use for a new study"), "useTemplate")),
      m_title(makeWrappedLabel("previewTitle", "heading")),
      m_facts(makeWrappedLabel("previewFacts", "muted")), m_panel(new AnswerPanel),
      m_complaint(makeWrappedLabel("complaint", "danger")),
      m_note(makeWrappedLabel("note", "muted"))
{
    Q_ASSERT(!builtIn.isEmpty());
    setObjectName(QStringLiteral("templateEditor"));
    setWindowTitle(tr("Templates"));
    resize(1080, 720);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    m_complaint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(makeEditor(), 1);
    row->addWidget(makePreview());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addLayout(row, 1);
    column->addWidget(m_complaint);
    column->addWidget(m_note);
    column->addLayout(makeButtons(canUse));
    m_note->hide();
    m_text->setPlainText(builtIn.constFirst().text);
    m_savedText = m_text->toPlainText();
    m_text->setFocus();
    connect(m_text, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &TemplateEditor::check);
    check();
}

QLayout *TemplateEditor::makeEditor()
{
    for (const TemplateText &builtIn : m_builtIn)
        m_start->addItem(builtIn.title);
    m_start->setObjectName(QStringLiteral("startFrom"));
    m_start->setAccessibleName(tr("Start from a template"));
    m_start->setToolTip(tr("Start from a template that comes with Concord."));
    m_text->setObjectName(QStringLiteral("templateText"));
    m_text->setAccessibleName(tr("The template as JSON"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    QPushButton *open = makeEditorButton(tr("Open file…"), "openTemplate");
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Start from"), "muted"));
    top->addWidget(m_start, 1);
    top->addWidget(open);
    top->addWidget(m_save);
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    connect(m_start, &QComboBox::activated, this,
            [this](int index) { setText(m_builtIn.value(index).text); });
    connect(open, &QPushButton::clicked, this, &TemplateEditor::askOpen);
    connect(m_save, &QPushButton::clicked, this, &TemplateEditor::askSave);
    return column;
}

QWidget *TemplateEditor::makePreview()
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_panel, 1);
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("preview"));
    area->setAccessibleName(tr("What annotators are asked"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    area->setFixedWidth(m_panel->width() + 24); // beside a scroll bar
    m_preview = area;
    return area;
}

QLayout *TemplateEditor::makeButtons(bool canUse)
{
    QPushButton *close = makeEditorButton(tr("Close"), "closeEditor");
    m_use->setProperty("role", QStringLiteral("primary"));
    m_use->setVisible(canUse);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_use);
    connect(close, &QPushButton::clicked, this, &TemplateEditor::reject);
    connect(m_use, &QPushButton::clicked, this, &TemplateEditor::use);
    return row;
}

void TemplateEditor::setText(const QString &text)
{
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.setPosition(0);
    m_text->setTextCursor(cursor);
    m_note->hide();
    check();
}

void TemplateEditor::setSaved()
{
    m_savedText = m_text->toPlainText();
}

void TemplateEditor::showNote(const QString &note)
{
    m_note->setText(note);
    m_note->show();
}

void TemplateEditor::check()
{
    m_pause.stop();
    const auto studyTemplate = checkedStudyTemplate(m_text->toPlainText().toUtf8());
    m_template = studyTemplate ? std::optional(*studyTemplate) : std::nullopt;
    m_complaint->setText(studyTemplate ? tr("This template can be used.")
                                       : studyTemplate.error().message);
    setRole(m_complaint, studyTemplate ? "strong" : "danger");
    if (studyTemplate)
        showTemplate(*studyTemplate);
    // What was asked before stays to be seen while a word is being typed.
    m_preview->setEnabled(bool(studyTemplate));
    m_save->setEnabled(bool(studyTemplate));
    m_use->setEnabled(bool(studyTemplate));
}

void TemplateEditor::showTemplate(const StudyTemplate &studyTemplate)
{
    m_title->setText(studyTemplate.title);
    m_facts->setText(tr("Of each %1: %2")
                         .arg(unitKindId(studyTemplate.unit.kind),
                              studyTemplate.shows.join(QStringLiteral(", "))));
    m_panel->setTemplate(studyTemplate);
}

void TemplateEditor::askOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a template"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Templates (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateEditor::openRequested);
    dialog->open();
}

void TemplateEditor::askSave()
{
    check();
    if (!m_template)
        return;
    askForPath(this, tr("Save the template"), m_template->id, {tr("Templates (*.json)")},
               [this](const QString &path) {
                   Q_EMIT saveRequested(path, m_text->toPlainText().toUtf8());
               });
}

void TemplateEditor::use()
{
    check();
    if (!m_template)
        return;
    const StudyTemplate studyTemplate = *m_template;
    accept();
    Q_EMIT useRequested(studyTemplate);
}

void TemplateEditor::reject()
{
    const bool isKept = m_text->toPlainText() == m_savedText
        || std::ranges::any_of(m_builtIn, [this](const TemplateText &builtIn) {
                            return builtIn.text == m_text->toPlainText();
                        });
    if (isKept)
        return QDialog::reject();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close the editor"),
                                tr("The template is not saved. Close the editor without it?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("discardQuestion"));
    QPushButton *discard = box->addButton(tr("Close without saving"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

} // namespace Concord
