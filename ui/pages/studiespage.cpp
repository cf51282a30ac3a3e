// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/studiespage.h"

#include "ui/dialogs/savelabelsdialog.h"
#include "ui/widgets/labels.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Concord {

namespace {

QString stateText(StudyState state)
{
    switch (state) {
    case StudyState::Draft:
        return StudiesPage::tr("draft");
    case StudyState::Open:
        return StudiesPage::tr("open");
    case StudyState::Closed:
        return StudiesPage::tr("closed");
    }
    Q_UNREACHABLE();
}

QString timeText(const std::optional<TimeSpread> &time)
{
    if (!time)
        return QStringLiteral("–");
    return StudiesPage::tr("%1 s a unit").arg(QLocale().toString(time->medianMs / 1000, 'f', 1));
}

QPushButton *makeButton(const QString &text, const QString &name, const char *role = nullptr)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    if (role)
        button->setProperty("role", QString::fromLatin1(role));
    return button;
}

} // namespace

StudiesPage::StudiesPage(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_cards(new QVBoxLayout)
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(14);
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Studies"), "title"));
    top->addStretch();
    m_newButtons.append(makeButton(tr("New study…"), QStringLiteral("newStudy"), "primary"));
    top->addWidget(m_newButtons.constLast());
    column->addLayout(top);
    m_cards->setSpacing(14);
    column->addLayout(m_cards);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto *empty = new QWidget;
    auto *emptyColumn = new QVBoxLayout(empty);
    QLabel *text = makeLabel(tr("There is no study in this project yet."), "empty");
    QLabel *hint = makeLabel(
        tr("A study puts one question to several annotators over a sample of texts. It needs a "
           "dataset of human texts and one of synthetic texts."),
        "muted");
    for (QLabel *label : {text, hint})
        label->setAlignment(Qt::AlignCenter);
    m_newButtons.append(makeButton(tr("New study…"), QStringLiteral("firstStudy"), "primary"));
    emptyColumn->addStretch();
    emptyColumn->addWidget(text);
    emptyColumn->addWidget(hint);
    emptyColumn->addSpacing(12);
    emptyColumn->addWidget(m_newButtons.constLast(), 0, Qt::AlignCenter);
    emptyColumn->addStretch();
    m_stack->addWidget(area);
    m_stack->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    for (QPushButton *button : m_newButtons)
        connect(button, &QPushButton::clicked, this, &StudiesPage::newRequested);
    setStudies({});
}

void StudiesPage::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    for (QPushButton *button : m_newButtons)
        button->setEnabled(isWritable);
    setStudies(m_studies);
}

void StudiesPage::setStudies(const QList<StudyOverview> &studies)
{
    m_studies = studies;
    emptyLayout(m_cards);
    for (const StudyOverview &overview : studies)
        m_cards->addWidget(makeCard(overview));
    if (m_stack->currentIndex() < 2)
        showList();
}

void StudiesPage::showInside(QWidget &page)
{
    if (m_stack->indexOf(&page) < 0)
        m_stack->addWidget(&page);
    m_stack->setCurrentWidget(&page);
}

void StudiesPage::showList()
{
    m_stack->setCurrentIndex(m_studies.isEmpty() ? 1 : 0);
}

QWidget *StudiesPage::makeCard(const StudyOverview &overview)
{
    const Study &study = overview.study;
    QFrame *card = makeFrame("card");
    card->setObjectName(u"study-" + study.name);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(study.name, "heading"));
    head->addWidget(
        makeLabel(stateText(study.state), study.state == StudyState::Open ? "chip" : "plainchip"));
    head->addStretch();
    column->addLayout(head);
    QLabel *facts = makeLabel(tr("%1 · %2 units, %3 annotators, %4 per unit · seed %5")
                                  .arg(study.templateTitle)
                                  .arg(study.design.units)
                                  .arg(study.design.annotators.size())
                                  .arg(study.design.perUnit)
                                  .arg(study.design.seed),
                              "muted");
    facts->setWordWrap(true);
    column->addWidget(facts);
    column->addWidget(makeProgressTable(overview));
    column->addLayout(makeButtons(overview));
    return card;
}

QWidget *StudiesPage::makeProgressTable(const StudyOverview &overview)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(6);
    for (int row = 0; row < overview.progress.size(); ++row) {
        const AnnotatorProgress &progress = overview.progress[row];
        auto *bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setRange(0, qMax(1, progress.total));
        bar->setValue(progress.done);
        bar->setFixedWidth(220);
        bar->setAccessibleName(
            tr("%1: %2 of %3 done").arg(progress.annotator).arg(progress.done).arg(progress.total));
        grid->addWidget(makeLabel(progress.annotator), row, 0);
        grid->addWidget(bar, row, 1);
        grid->addWidget(makeLabel(tr("%1 / %2").arg(progress.done).arg(progress.total)), row, 2,
                        Qt::AlignRight);
        grid->addWidget(makeLabel(tr("%1 skipped").arg(progress.skipped), "muted"), row, 3);
        grid->addWidget(makeLabel(tr("%1 flagged").arg(progress.flagged), "muted"), row, 4);
        grid->addWidget(makeLabel(timeText(progress.time), "muted"), row, 5);
        if (overview.study.state != StudyState::Open || !m_isWritable)
            continue;
        QPushButton *annotate = makeButton(tr("Annotate"), u"annotate-" + progress.annotator);
        connect(annotate, &QPushButton::clicked, this,
                [this, study = overview.study.id, annotator = overview.annotators.value(row).id] {
                    Q_EMIT annotateRequested(study.toString(), annotator.toString());
                });
        grid->addWidget(annotate, row, 6);
    }
    grid->setColumnStretch(7, 1);
    return table;
}

QLayout *StudiesPage::makeButtons(const StudyOverview &overview)
{
    const Study study = overview.study;
    QPushButton *agreement = makeButton(tr("Agreement"), QStringLiteral("agreement"));
    QPushButton *adjudicate = makeButton(tr("Adjudicate…"), QStringLiteral("adjudicate"));
    QPushButton *save = makeButton(tr("Save labels…"), QStringLiteral("exportLabels"));
    QPushButton *load = makeButton(tr("Load labels…"), QStringLiteral("importLabels"));
    QPushButton *close = makeButton(tr("Close the study…"), QStringLiteral("closeStudy"));
    const bool isOpen = study.state == StudyState::Open && m_isWritable;
    load->setEnabled(isOpen);
    close->setEnabled(isOpen);
    connect(agreement, &QPushButton::clicked, this,
            [this, study] { Q_EMIT agreementRequested(study.id.toString()); });
    connect(adjudicate, &QPushButton::clicked, this,
            [this, study] { Q_EMIT adjudicateRequested(study.id.toString()); });
    connect(save, &QPushButton::clicked, this, [this, study] { askExport(study); });
    connect(load, &QPushButton::clicked, this, [this, study] { askImport(study); });
    connect(close, &QPushButton::clicked, this, [this, study] { askClose(study); });
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {agreement, adjudicate, save, load, close})
        row->addWidget(button);
    row->addStretch();
    return row;
}

void StudiesPage::askExport(const Study &study)
{
    auto *dialog = new SaveLabelsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, study, dialog] {
        const LabelExport wanted = dialog->wanted();
        const bool isCsv = wanted.format == LabelFormat::Csv;
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save labels"),
            tr("%1 %2").arg(study.name, labelKindId(wanted.kind)) + (isCsv ? u".csv" : u".json"),
            isCsv ? tr("CSV (*.csv)") : tr("Label Studio JSON (*.json)"));
        if (!path.isEmpty())
            Q_EMIT labelsExportRequested(study.id.toString(), path, wanted);
    });
    dialog->open();
}

void StudiesPage::askImport(const Study &study)
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Load labels"), {},
        tr("CSV or Label Studio JSON (*.csv *.tsv *.json);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT labelsImportRequested(study.id.toString(), path);
}

void StudiesPage::askClose(const Study &study)
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Close the study"),
                        tr("Close \"%1\"? A closed study takes no more answers.").arg(study.name),
                        QMessageBox::Cancel, this);
    QPushButton *close = box->addButton(tr("Close the study"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(close, &QPushButton::clicked, this,
            [this, study] { Q_EMIT closeRequested(study.id.toString()); });
    box->open();
}

} // namespace Concord
