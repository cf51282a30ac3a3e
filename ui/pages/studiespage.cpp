// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/studiespage.h"

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
    QPushButton *templates = makeQuietButton(tr("Templates…"), "templates");
    top->addWidget(templates);
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
    QPushButton *firstTemplates = makeQuietButton(tr("Templates…"), "firstTemplates");
    emptyColumn->addWidget(firstTemplates, 0, Qt::AlignCenter);
    emptyColumn->addStretch();
    m_stack->addWidget(area);
    m_stack->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    for (QPushButton *button : m_newButtons)
        connect(button, &QPushButton::clicked, this, &StudiesPage::newRequested);
    for (QPushButton *button : {templates, firstTemplates})
        connect(button, &QPushButton::clicked, this, &StudiesPage::templatesRequested);
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
    m_stack->setCurrentIndex(studies.isEmpty() ? 1 : 0);
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
    QPushButton *save = makeButton(tr("Save labels…"), QStringLiteral("exportLabels"));
    QPushButton *load = makeButton(tr("Load labels…"), QStringLiteral("importLabels"));
    QPushButton *packets = makeButton(tr("Packets out…"), QStringLiteral("packetsOut"));
    QPushButton *merge = makeButton(tr("Merge packets…"), QStringLiteral("mergePackets"));
    QPushButton *close = makeButton(tr("Close the study…"), QStringLiteral("closeStudy"));
    const bool isOpen = study.state == StudyState::Open && m_isWritable;
    for (QPushButton *button : {load, packets, merge, close})
        button->setEnabled(isOpen);
    connect(agreement, &QPushButton::clicked, this,
            [this, study] { Q_EMIT agreementRequested(study.id.toString()); });
    connect(save, &QPushButton::clicked, this, [this, study] { askExport(study); });
    connect(load, &QPushButton::clicked, this, [this, study] { askImport(study); });
    connect(packets, &QPushButton::clicked, this, [this, study] { askPackets(study); });
    connect(merge, &QPushButton::clicked, this, [this] { askMerge(); });
    connect(close, &QPushButton::clicked, this, [this, study] { askClose(study); });
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {agreement, packets, merge, save, load, close})
        row->addWidget(button);
    row->addStretch();
    return row;
}

void StudiesPage::askExport(const Study &study)
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save labels"), tr("%1 labels.csv").arg(study.name), tr("CSV (*.csv)"));
    if (!path.isEmpty())
        Q_EMIT labelsExportRequested(study.id.toString(), path, true);
}

void StudiesPage::askImport(const Study &study)
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Load labels"), {}, tr("CSV (*.csv);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT labelsImportRequested(study.id.toString(), path);
}

void StudiesPage::askPackets(const Study &study)
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("A folder for one packet of each annotator"));
    if (!folder.isEmpty())
        Q_EMIT packetsRequested(study.id.toString(), folder);
}

void StudiesPage::askMerge()
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Merge packets that came back"), {},
                                      tr("Packets (*.concordpacket);;All files (*)"));
    if (!paths.isEmpty())
        Q_EMIT packetMergeRequested(paths);
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
