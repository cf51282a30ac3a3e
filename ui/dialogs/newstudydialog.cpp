// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newstudydialog.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Concord {

namespace {

QSpinBox *makeSpin(int least, int most, const char *name)
{
    auto *spin = new QSpinBox;
    spin->setRange(least, most);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setGroupSeparatorShown(true);
    spin->setMinimumWidth(120);
    return spin;
}

QLabel *makeNote()
{
    QLabel *note = makeLabel({}, "note");
    note->setWordWrap(true);
    note->hide();
    return note;
}

// QWizard indents a subtitle of its own past the title.
QLabel *makeExplanation(const QString &text)
{
    QLabel *label = makeLabel(text, "muted");
    label->setWordWrap(true);
    return label;
}

QFormLayout *makeForm(QWizardPage *page, QLabel *explanation)
{
    auto *column = new QVBoxLayout(page);
    column->setSpacing(10);
    column->addWidget(explanation);
    auto *form = new QFormLayout;
    form->setSpacing(10);
    column->addLayout(form);
    column->addStretch();
    return form;
}

QString proposedAnnotators(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(QStringLiteral("A%1").arg(i + 1));
    return names.join(u'\n');
}

} // namespace

NewStudyDialog::NewStudyDialog(const QList<StudyTemplate> &templates, const QStringList &takenNames,
                               QWidget *parent)
    : QWizard(parent), m_templates(templates), m_takenNames(takenNames)
{
    setWindowTitle(tr("New study"));
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setButtonText(QWizard::FinishButton, tr("Create the study"));
    resize(720, 560);
    addPage(makeTemplatePage());
    addPage(makeSamplePage());
    addPage(makeAnnotatorsPage());
    addPage(makeGuidelinePage());
    addPage(makeReviewPage());
    showTemplate();
    connect(this, &QWizard::currentIdChanged, this, &NewStudyDialog::changed);
}

const StudyTemplate &NewStudyDialog::chosenTemplate() const
{
    return m_templates[qMax(0, m_template->currentIndex())];
}

QWizardPage *NewStudyDialog::makeTemplatePage()
{
    auto *page = new QWizardPage;
    page->setTitle(tr("What is asked?"));
    QLabel *explanation =
        makeExplanation(tr("A template fixes the question, its answers and what annotators see."));
    m_template = new QComboBox;
    m_template->setObjectName(QStringLiteral("template"));
    for (const StudyTemplate &studyTemplate : m_templates)
        m_template->addItem(studyTemplate.title, studyTemplate.id);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("studyName"));
    m_templateText = makeLabel({}, "muted");
    m_templateText->setWordWrap(true);
    QFormLayout *form = makeForm(page, explanation);
    // Underlined alone a T is drawn without its kerning, wider than the label.
    form->addRow(tr("Te&mplate"), m_template);
    form->addRow(QString(), m_templateText);
    form->addRow(tr("&Name of the study"), m_name);
    m_notes.append(makeNote());
    form->addRow(m_notes.constLast());
    connect(m_template, &QComboBox::currentIndexChanged, this, &NewStudyDialog::showTemplate);
    connect(m_name, &QLineEdit::textChanged, this, &NewStudyDialog::changed);
    return page;
}

QWizardPage *NewStudyDialog::makeSamplePage()
{
    auto *page = new QWizardPage;
    page->setTitle(tr("How many texts?"));
    QLabel *explanation =
        makeExplanation(tr("Texts are drawn at random, half of them human and half synthetic, in "
                           "proportion to datasets "
                           "and tasks. The same seed draws the same texts on every machine."));
    m_units = makeSpin(1, 100'000, "units");
    m_seed = makeSpin(0, 2'000'000'000, "seed");
    QFormLayout *form = makeForm(page, explanation);
    form->addRow(tr("&Units"), m_units);
    form->addRow(tr("&Seed"), m_seed);
    m_notes.append(makeNote());
    form->addRow(m_notes.constLast());
    m_seed->setValue(1);
    connect(m_units, &QSpinBox::valueChanged, this, &NewStudyDialog::changed);
    connect(m_seed, &QSpinBox::valueChanged, this, &NewStudyDialog::changed);
    return page;
}

QWizardPage *NewStudyDialog::makeAnnotatorsPage()
{
    auto *page = new QWizardPage;
    page->setTitle(tr("Who annotates?"));
    QLabel *explanation =
        makeExplanation(tr("Every unit goes to so many annotators; loads and pairs are kept even. "
                           "Each sees the units in "
                           "an order of their own."));
    m_annotators = new QPlainTextEdit;
    m_annotators->setObjectName(QStringLiteral("annotators"));
    m_annotators->setTabChangesFocus(true);
    m_annotators->setMaximumHeight(130);
    m_annotators->setPlaceholderText(tr("One name a line"));
    m_perUnit = makeSpin(1, 50, "perUnit");
    auto *form = new QFormLayout;
    form->setSpacing(10);
    form->addRow(tr("&Annotators"), m_annotators);
    form->addRow(tr("Per &unit"), m_perUnit);
    auto *inside = new QWidget;
    m_grid = new QGridLayout(inside);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(4);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    area->setAccessibleName(tr("Load and overlap"));
    auto *column = new QVBoxLayout(page);
    column->addWidget(explanation);
    column->addLayout(form);
    column->addWidget(
        makeLabel(tr("Units per annotator, and units that each pair shares"), "section"));
    column->addWidget(area, 1);
    m_notes.append(makeNote());
    column->addWidget(m_notes.constLast());
    connect(m_annotators, &QPlainTextEdit::textChanged, this, &NewStudyDialog::changed);
    connect(m_perUnit, &QSpinBox::valueChanged, this, &NewStudyDialog::changed);
    return page;
}

QWizardPage *NewStudyDialog::makeGuidelinePage()
{
    auto *page = new QWizardPage;
    page->setTitle(tr("What annotators are told"));
    QLabel *explanation =
        makeExplanation(tr("The guideline stands beside every unit. It is frozen with the study."));
    m_guideline = makeTextLabel({});
    m_guideline->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_guideline);
    auto *column = new QVBoxLayout(page);
    column->addWidget(explanation);
    column->addWidget(area);
    return page;
}

QWizardPage *NewStudyDialog::makeReviewPage()
{
    auto *page = new QWizardPage;
    page->setTitle(tr("Is this right?"));
    QLabel *explanation =
        makeExplanation(tr("The study opens at once; its design cannot be changed afterwards."));
    m_review = makeTextLabel({});
    m_review->setObjectName(QStringLiteral("review"));
    auto *column = new QVBoxLayout(page);
    column->addWidget(explanation);
    column->addWidget(m_review);
    m_notes.append(makeNote());
    column->addWidget(m_notes.constLast());
    column->addStretch();
    return page;
}

void NewStudyDialog::showTemplate()
{
    const StudyTemplate &studyTemplate = chosenTemplate();
    QStringList questions;
    for (const Question &question : studyTemplate.questions)
        questions.append(question.text);
    m_templateText->setText(questions.join(u' '));
    m_guideline->setText(studyTemplate.guideline);
    QString name = studyTemplate.title;
    for (int number = 2; m_takenNames.contains(name); ++number)
        name = tr("%1 %2").arg(studyTemplate.title).arg(number);
    m_name->setText(name);
    m_units->setValue(studyTemplate.paperDesign.units);
    m_annotators->setPlainText(proposedAnnotators(studyTemplate.paperDesign.annotators));
    m_perUnit->setValue(studyTemplate.paperDesign.perUnit);
}

StudyRequest NewStudyDialog::request() const
{
    StudyRequest request;
    request.name = m_name->text().trimmed();
    request.templateId = chosenTemplate().id;
    request.ownTemplate = chosenTemplate();
    request.design.units = m_units->value();
    request.design.perUnit = m_perUnit->value();
    request.design.seed = quint64(m_seed->value());
    const QStringList lines = m_annotators->toPlainText().split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            request.design.annotators.append(line.trimmed());
    }
    return request;
}

void NewStudyDialog::changed()
{
    if (!m_review)
        return; // still being made
    m_plan.reset();
    m_problem = m_takenNames.contains(request().name)
        ? tr("There is a study called \"%1\" already.").arg(request().name)
        : QString();
    if (m_problem.isEmpty())
        Q_EMIT planRequested(request());
    showPreview();
}

void NewStudyDialog::setPlan(const StudyRequest &planned, const Result<StudyPlan> &plan)
{
    if (planned != request())
        return; // of something typed before
    m_plan = plan ? std::optional(*plan) : std::nullopt;
    m_problem = plan ? QString() : plan.error().message;
    showPreview();
}

// Nobody has asked for a size that is only proposed.
QString NewStudyDialog::noteOf(const DesignWarning &warning) const
{
    const int proposed = chosenTemplate().paperDesign.units;
    if (warning.kind != DesignWarning::Kind::TooFewCandidates || m_units->value() != proposed)
        return warning.sentence;
    return tr("The template proposes %1 units; the texts of this project are enough for %2.")
        .arg(proposed)
        .arg(m_plan->units.size());
}

void NewStudyDialog::showPreview()
{
    QStringList notes;
    if (!m_problem.isEmpty())
        notes.append(m_problem);
    if (m_plan) {
        for (const DesignWarning &warning : m_plan->warnings)
            notes.append(noteOf(warning));
    }
    for (QLabel *note : m_notes) {
        note->setText(notes.join(u'\n'));
        note->setVisible(!notes.isEmpty());
    }
    showGrid();
    if (!m_plan)
        return;
    m_review->setText(tr("%1\n\nTemplate: %2\nUnits: %3\nAnnotators: %4\nAnnotators per unit: "
                         "%5\nAnswers in all: %6\nSeed: %7")
                          .arg(m_plan->name, m_plan->studyTemplate.title)
                          .arg(m_plan->units.size())
                          .arg(m_plan->design.annotators.join(QStringLiteral(", ")))
                          .arg(m_plan->design.perUnit)
                          .arg(m_plan->assignments.size())
                          .arg(m_plan->design.seed));
}

// A triangle: the diagonal holds loads, what is above it the units that two share.
void NewStudyDialog::showGrid()
{
    emptyLayout(m_grid);
    if (!m_plan)
        return;
    const QStringList &names = m_plan->design.annotators;
    const int count = int(names.size());
    const AssignmentGrid grid = m_plan->grid();
    const QList<int> loads = annotatorLoads(grid, count);
    const QList<QList<int>> pairs = pairCounts(grid, count);
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(makeLabel(names[i], "muted"), 0, i + 1, Qt::AlignRight);
        m_grid->addWidget(makeLabel(names[i], "muted"), i + 1, 0);
        for (int j = i; j < count; ++j) {
            QLabel *cell = makeLabel(QString::number(i == j ? loads[i] : pairs[i][j]),
                                     i == j ? "strong" : nullptr);
            m_grid->addWidget(cell, i + 1, j + 1, Qt::AlignRight);
        }
    }
    m_grid->setColumnStretch(count + 1, 1);
    m_grid->setRowStretch(count + 1, 1);
}

bool NewStudyDialog::validateCurrentPage()
{
    const bool isLast = nextId() < 0;
    return m_problem.isEmpty() && !request().name.isEmpty() && (!isLast || m_plan);
}

} // namespace Concord
