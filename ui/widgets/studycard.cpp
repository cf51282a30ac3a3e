// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/studycard.h"

#include "ui/dialogs/addannotatordialog.h"
#include "ui/dialogs/confirmation.h"
#include "ui/dialogs/guidelinedialog.h"
#include "ui/dialogs/judgedialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/dialogs/savelabelsdialog.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progresstable.h"

#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

QString studyStateWord(StudyState state)
{
    switch (state) {
    case StudyState::Draft:
        return StudyCard::tr("draft");
    case StudyState::Open:
        return StudyCard::tr("open");
    case StudyState::Closed:
        return StudyCard::tr("closed");
    }
    Q_UNREACHABLE();
}

} // namespace

StudyCard::StudyCard(const StudyOverview &overview, bool isWritable, QWidget *parent)
    : QFrame(parent), m_overview(overview), m_isWritable(isWritable),
      m_takesWork(isWritable && overview.study.state == StudyState::Open)
{
    setProperty("role", QStringLiteral("card"));
    setObjectName(u"study-" + overview.study.name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addLayout(makeHead());
    QLabel *said = makeLabel(facts(), "muted");
    said->setWordWrap(true);
    column->addWidget(said);
    column->addWidget(makeTable());
    if (!overview.amendments.isEmpty())
        column->addWidget(makeAmendments());
    column->addLayout(makeButtons());
}

QLayout *StudyCard::makeHead() const
{
    const Study &study = m_overview.study;
    const bool isPilot = study.design.phase == StudyPhase::Pilot;
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(study.name, "heading"));
    head->addWidget(makeLabel(studyStateWord(study.state),
                              study.state == StudyState::Open ? "chip" : "plainchip"));
    head->addWidget(makeLabel(isPilot ? tr("pilot") : tr("main study"), "plainchip"));
    head->addStretch();
    return head;
}

QString StudyCard::facts() const
{
    const Study &study = m_overview.study;
    const StudyDesign &design = study.design;
    QStringList facts{tr("%1 units, %2 annotators, %3 per unit")
                          .arg(design.units)
                          .arg(m_overview.annotators.size())
                          .arg(design.perUnit)};
    if (study.templateTitle != study.name)
        facts.prepend(study.templateTitle);
    if (design.trainingUnits > 0)
        facts.append(design.passMark > 0
                         ? tr("%1 training units, pass mark %2 %")
                               .arg(design.trainingUnits)
                               .arg(QLocale().toString(design.passMark * 100, 'f', 0))
                         : tr("%1 training units").arg(design.trainingUnits));
    if (design.repeatedUnits > 0)
        facts.append(tr("%1 repeated for each").arg(design.repeatedUnits));
    if (study.guidelineVersion > 1)
        facts.append(tr("guideline version %1").arg(study.guidelineVersion));
    facts.append(tr("seed %1").arg(design.seed));
    return facts.join(QStringLiteral(" · "));
}

QWidget *StudyCard::makeTable()
{
    auto *table = new ProgressTable(m_overview, m_takesWork, m_isWritable);
    connect(table, &ProgressTable::annotateRequested, this, [this](int annotator) {
        Q_EMIT annotateRequested(m_overview.annotators.value(annotator).id.toString());
    });
    connect(table, &ProgressTable::reassignRequested, this, &StudyCard::askReassign);
    connect(table, &ProgressTable::renameRequested, this, &StudyCard::askRenameAnnotator);
    connect(table, &ProgressTable::eraseRequested, this, &StudyCard::askErase);
    return table;
}

QWidget *StudyCard::makeAmendments() const
{
    const auto list = [amendments = m_overview.amendments] {
        auto *text = new QWidget;
        auto *column = new QVBoxLayout(text);
        column->setContentsMargins(22, 0, 0, 0);
        for (const Amendment &amendment : amendments) {
            const QString at = QLocale().toString(amendment.at.toLocalTime(), QLocale::ShortFormat);
            column->addWidget(makeTextLabel(tr("%1: %2").arg(at, amendmentWords(amendment))));
        }
        return text;
    };
    auto *fold = new Fold(tr("%n amendments", nullptr, int(m_overview.amendments.size())), list);
    fold->setObjectName(QStringLiteral("amendments"));
    return fold;
}

QLayout *StudyCard::makeButtons()
{
    auto *row = new QHBoxLayout;
    const auto add = [&](const QString &text, const char *name, bool isEnabled) {
        auto *button = new QPushButton(text);
        button->setObjectName(QString::fromLatin1(name));
        button->setEnabled(isEnabled);
        row->addWidget(button);
        return button;
    };
    connect(add(tr("Agreement"), "agreement", true), &QPushButton::clicked, this,
            &StudyCard::agreementRequested);
    connect(add(tr("Adjudicate…"), "adjudicate", true), &QPushButton::clicked, this,
            &StudyCard::adjudicateRequested);
    connect(add(tr("Packets out…"), "packetsOut", m_takesWork), &QPushButton::clicked, this,
            &StudyCard::askPackets);
    connect(add(tr("Merge packets…"), "mergePackets", m_takesWork), &QPushButton::clicked, this,
            &StudyCard::askMerge);
    auto *more = new QPushButton(tr("More"));
    more->setObjectName(QStringLiteral("studyMenu"));
    more->setProperty("role", QStringLiteral("menu"));
    more->setAccessibleName(tr("More about %1").arg(m_overview.study.name));
    more->setMenu(makeMenu(more));
    row->addWidget(more);
    row->addStretch();
    return row;
}

QMenu *StudyCard::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString &text, const char *name, void (StudyCard::*ask)(),
                         bool isEnabled) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(isEnabled);
        connect(action, &QAction::triggered, this, ask);
        return action;
    };
    add(tr("Save labels…"), "exportLabels", &StudyCard::askExport, true);
    QAction *load = add(tr("Load labels…"), "importLabels", &StudyCard::askImport, m_takesWork);
    add(tr("Load a judge's ratings…"), "importJudge", &StudyCard::askJudge, m_isWritable)
        ->setToolTip(tr("The answers of a model, to be compared with those of people."));
    if (m_overview.study.state == StudyState::Closed)
        load->setToolTip(tr("The study is closed: it takes no more answers of people."));
    else
        load->setToolTip(tr("Answers from a file as Save labels writes it."));
    menu->addSeparator();
    add(tr("Add an annotator…"), "addAnnotator", &StudyCard::askAnnotator, m_takesWork);
    add(tr("Amend the guideline…"), "amendGuideline", &StudyCard::askGuideline, m_takesWork);
    add(tr("Rename…"), "renameStudy", &StudyCard::askRename, m_isWritable);
    menu->addSeparator();
    add(tr("Close the study…"), "closeStudy", &StudyCard::askClose, m_takesWork);
    add(tr("Delete…"), "deleteStudy", &StudyCard::askDelete, m_isWritable);
    return menu;
}

StudyChange StudyCard::change(StudyChange::Kind kind, int annotator) const
{
    return {kind, m_overview.study.id.toString(), m_overview.annotators.value(annotator).name};
}

void StudyCard::askExport()
{
    auto *dialog = new SaveLabelsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const LabelExport wanted = dialog->wanted();
        const bool isCsv = wanted.format == LabelFormat::Csv;
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save labels"),
            tr("%1 %2").arg(m_overview.study.name, labelKindId(wanted.kind))
                + (isCsv ? u".csv" : u".json"),
            isCsv ? tr("CSV (*.csv)") : tr("Label Studio JSON (*.json)"));
        if (!path.isEmpty())
            Q_EMIT labelsExportRequested(path, wanted);
    });
    dialog->open();
}

void StudyCard::askImport()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Load labels"), {},
        tr("CSV or Label Studio JSON (*.csv *.tsv *.json);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT labelsImportRequested(path);
}

void StudyCard::askJudge()
{
    auto *dialog = new JudgeDialog(this);
    connect(dialog, &JudgeDialog::chosen, this, &StudyCard::askRatings);
    dialog->open();
}

void StudyCard::askRatings(const QString &judge, bool isFolder)
{
    const QString title = tr("Ratings of %1").arg(judge);
    const QString path = isFolder
        ? QFileDialog::getExistingDirectory(this, title)
        : QFileDialog::getOpenFileName(
            this, title, {}, tr("CSV or Label Studio JSON (*.csv *.tsv *.json);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT judgeImportRequested(judge, path);
}

void StudyCard::askPackets()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("A folder for one packet of each annotator"));
    if (!folder.isEmpty())
        Q_EMIT packetsRequested(folder);
}

void StudyCard::askMerge()
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Merge packets that came back"), {},
                                      tr("Packets (*.concordpacket);;All files (*)"));
    if (!paths.isEmpty())
        Q_EMIT packetMergeRequested(paths);
}

void StudyCard::askClose()
{
    const int open = m_overview.open();
    const QString left = open == 0
        ? tr("All answers are given.")
        : tr("%n answers are still open and will stay missing.", nullptr, open);
    const QString name = m_overview.study.name;
    confirm(this,
            {tr("Close the study"), tr("Close \"%1\"?").arg(name),
             tr("%1 A closed study takes no more answers, and cannot be opened again.").arg(left),
             tr("Close the study")},
            [this] { Q_EMIT closeRequested(); });
}

void StudyCard::askDelete()
{
    const QString name = m_overview.study.name;
    confirm(this,
            {tr("Delete the study"), tr("Delete \"%1\"?").arg(name),
             tr("Its units and all answers to them (%1 so far) are deleted with it. This cannot be "
                "undone. Save the labels first if you may need them.")
                 .arg(m_overview.done()),
             tr("Delete the study")},
            [this] { Q_EMIT changeRequested(change(StudyChange::Kind::Delete)); });
}

void StudyCard::askRename()
{
    auto *dialog = new NameDialog(tr("Rename the study"), tr("Name of the study"),
                                  m_overview.study.name, {}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        StudyChange wanted = change(StudyChange::Kind::Rename);
        wanted.text = dialog->name();
        Q_EMIT changeRequested(wanted);
    });
    dialog->open();
}

void StudyCard::askGuideline()
{
    auto *dialog =
        new GuidelineDialog(m_overview.guideline, m_overview.study.guidelineVersion, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        StudyChange wanted = change(StudyChange::Kind::AmendGuideline);
        wanted.text = dialog->guideline();
        Q_EMIT changeRequested(wanted);
    });
    dialog->open();
}

void StudyCard::askAnnotator()
{
    auto *dialog = new AddAnnotatorDialog(m_overview, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        StudyChange wanted = change(StudyChange::Kind::AddAnnotator);
        wanted.annotator = dialog->name();
        wanted.extra = dialog->extra();
        Q_EMIT changeRequested(wanted);
    });
    dialog->open();
}

void StudyCard::askReassign(int annotator)
{
    auto *dialog = new ReassignDialog(m_overview, annotator, this);
    connect(dialog, &QDialog::accepted, this, [this, annotator, dialog] {
        StudyChange wanted = change(StudyChange::Kind::Reassign, annotator);
        wanted.receivers = dialog->receivers();
        Q_EMIT changeRequested(wanted);
    });
    dialog->open();
}

void StudyCard::askRenameAnnotator(int annotator)
{
    const QString name = m_overview.annotators.value(annotator).name;
    auto *dialog = new NameDialog(tr("Rename the annotator"), tr("Name of the annotator"), name,
                                  tr("The name changes in every study of this project."), this);
    connect(dialog, &QDialog::accepted, this, [this, annotator, dialog] {
        StudyChange wanted = change(StudyChange::Kind::RenameAnnotator, annotator);
        wanted.text = dialog->name();
        Q_EMIT changeRequested(wanted);
    });
    dialog->open();
}

void StudyCard::askErase(int annotator)
{
    const QString name = m_overview.annotators.value(annotator).name;
    confirm(this,
            {tr("Erase the annotator"), tr("Erase %1?").arg(name),
             tr("The name and all answers and comments of %1 are taken out of every study of this "
                "project, closed ones too, and out of the file itself. Results change. This cannot "
                "be undone. Packets and labels that were saved elsewhere are not touched, and nor "
                "is what you wrote yourself.")
                 .arg(name),
             tr("Erase %1").arg(name)},
            [this, annotator] {
                Q_EMIT changeRequested(change(StudyChange::Kind::EraseAnnotator, annotator));
            });
}

} // namespace Concord
