// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progresstable.h"

#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace Concord {

namespace {

enum Column {
    NameColumn,
    BarColumn,
    DoneColumn,
    SkippedColumn,
    FlaggedColumn,
    TimeColumn,
    PaceColumn,
    TrainingColumn,
    ConsistencyColumn,
    LastColumn,
    ActionColumn,
    StretchColumn,
};

constexpr double msPerSecond = 1000;
constexpr double msPerMinute = 60 * msPerSecond;

QString shortNumber(double value)
{
    return QLocale().toString(value, 'f', value < 100 ? 1 : 0);
}

QString timeText(const std::optional<TimeSpread> &time)
{
    if (!time)
        return QStringLiteral("–");
    return ProgressTable::tr("%1 s (%2–%3)")
        .arg(shortNumber(time->medianMs / msPerSecond),
             shortNumber(time->lowerQuartileMs / msPerSecond),
             shortNumber(time->upperQuartileMs / msPerSecond));
}

QString leftText(double ms)
{
    const auto minutes = qint64(ms / msPerMinute + 0.5);
    if (minutes < 1)
        return ProgressTable::tr("under a minute left");
    if (minutes < 100)
        return ProgressTable::tr("%1 min left").arg(minutes);
    return ProgressTable::tr("%1 h left").arg(QLocale().toString(double(minutes) / 60, 'f', 1));
}

QString paceText(const AnnotatorProgress &progress)
{
    const auto pace = progress.unitsPerHour();
    if (!pace)
        return QStringLiteral("–");
    const QString perHour =
        ProgressTable::tr("%1 an hour").arg(QLocale().toString(qRound64(*pace)));
    const auto left = progress.expectedMsLeft();
    return progress.open() == 0 || !left
        ? perHour
        : ProgressTable::tr("%1, %2").arg(perHour, leftText(*left));
}

QString trainingText(const TrainingResult &training)
{
    if (training.units == 0)
        return QStringLiteral("–");
    if (training.answered < training.units)
        return ProgressTable::tr("%1 of %2 done").arg(training.answered).arg(training.units);
    QString text = ProgressTable::tr("%1 of %2 right").arg(training.right).arg(training.asked);
    if (training.passed)
        text = *training.passed ? ProgressTable::tr("passed, %1").arg(text)
                                : ProgressTable::tr("not passed, %1").arg(text);
    if (training.attempts > 1)
        text = ProgressTable::tr("%1 (%2 attempts)").arg(text).arg(training.attempts);
    return text;
}

QString consistencyText(const SelfConsistency &consistency)
{
    return consistency.units == 0
        ? QStringLiteral("–")
        : ProgressTable::tr("%1 of %2 alike").arg(consistency.alike).arg(consistency.units);
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? QLocale().toString(moment.toLocalTime(), QLocale::ShortFormat)
                            : QStringLiteral("–");
}

} // namespace

ProgressTable::ProgressTable(const StudyOverview &overview, bool takesWork, bool isWritable,
                             QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_takesWork(takesWork),
      m_isWritable(isWritable)
{
    m_grid->setContentsMargins(0, 4, 0, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_hasTraining = std::ranges::any_of(
        overview.progress, [](const AnnotatorProgress &own) { return own.training.units > 0; });
    m_hasRepeats = overview.study.design.repeatedUnits > 0
        || std::ranges::any_of(overview.progress, [](const AnnotatorProgress &own) {
                       return own.consistency.units > 0;
                   });
    addHeader();
    for (int row = 0; row < overview.progress.size(); ++row)
        addRow(row, overview.progress[row]);
    if (overview.progress.size() > 1)
        addTotal(together(overview.progress));
    m_grid->setColumnStretch(StretchColumn, 1);
}

void ProgressTable::addHeader()
{
    const auto add = [this](Column column, const QString &text,
                            Qt::Alignment alignment = Qt::AlignLeft) {
        m_grid->addWidget(makeLabel(text, "section"), 0, column, alignment);
    };
    add(NameColumn, tr("Annotator"));
    add(DoneColumn, tr("Done"), Qt::AlignRight);
    add(SkippedColumn, tr("Skipped"), Qt::AlignRight);
    add(FlaggedColumn, tr("Flagged"), Qt::AlignRight);
    add(TimeColumn, tr("Time a unit"));
    add(PaceColumn, tr("Pace"));
    if (m_hasTraining)
        add(TrainingColumn, tr("Training"));
    if (m_hasRepeats)
        add(ConsistencyColumn, tr("Repeated units"));
    add(LastColumn, tr("Last answer"));
}

void ProgressTable::addRow(int row, const AnnotatorProgress &progress)
{
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setRange(0, qMax(1, progress.total));
    bar->setValue(progress.done);
    bar->setFixedWidth(110);
    bar->setAccessibleName(
        tr("%1: %2 of %3 done").arg(progress.annotator).arg(progress.done).arg(progress.total));
    QLabel *name = makeLabel(progress.annotator);
    name->setMaximumWidth(180);
    name->setToolTip(progress.annotator.toHtmlEscaped());
    m_grid->addWidget(name, row + 1, NameColumn);
    m_grid->addWidget(bar, row + 1, BarColumn);
    addNumbers(row + 1, progress, nullptr);
    if (m_hasTraining)
        m_grid->addWidget(makeLabel(trainingText(progress.training),
                                    progress.training.passed == false ? "danger" : "muted"),
                          row + 1, TrainingColumn);
    if (m_isWritable)
        addActions(row, progress);
}

void ProgressTable::addTotal(const AnnotatorProgress &all)
{
    const int line = m_grid->rowCount();
    m_grid->addWidget(makeFrame("rule"), line, 0, 1, ActionColumn);
    m_grid->addWidget(makeLabel(tr("All together"), "strong"), line + 1, NameColumn, 1, 2);
    addNumbers(line + 1, all, "strong");
}

void ProgressTable::addNumbers(int line, const AnnotatorProgress &progress, const char *role)
{
    const auto add = [&](Column column, const QString &text,
                         Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter) {
        m_grid->addWidget(makeLabel(text,
                                    column == DoneColumn ? role
                                        : role           ? role
                                                         : "muted"),
                          line, column, alignment);
    };
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    add(DoneColumn, tr("%1 / %2").arg(progress.done).arg(progress.total), right);
    add(SkippedColumn, QString::number(progress.skipped), right);
    add(FlaggedColumn, QString::number(progress.flagged), right);
    add(TimeColumn, timeText(progress.time));
    add(PaceColumn, paceText(progress));
    if (m_hasRepeats)
        add(ConsistencyColumn, consistencyText(progress.consistency));
    add(LastColumn, momentText(progress.lastAnswerAt));
}

void ProgressTable::addActions(int row, const AnnotatorProgress &progress)
{
    auto *actions = new QHBoxLayout;
    actions->setSpacing(6);
    if (m_takesWork) {
        auto *annotate = new QPushButton(tr("Annotate"));
        annotate->setObjectName(u"annotate-" + progress.annotator);
        annotate->setAccessibleName(tr("Annotate as %1").arg(progress.annotator));
        connect(annotate, &QPushButton::clicked, this,
                [this, row] { Q_EMIT annotateRequested(row); });
        actions->addWidget(annotate);
    }
    QPushButton *more = makeQuietButton(tr("More"), "annotatorMenu");
    more->setObjectName(u"annotatorMenu-" + progress.annotator);
    more->setAccessibleName(tr("More about %1").arg(progress.annotator));
    auto *menu = new QMenu(more);
    const auto add = [&](const QString &text, const char *name, auto signal) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name) + u'-' + progress.annotator);
        connect(action, &QAction::triggered, this, [this, row, signal] {
            Q_EMIT(this->*signal)(row);
        });
        return action;
    };
    add(tr("Hand open units on…"), "reassign", &ProgressTable::reassignRequested)
        ->setEnabled(m_takesWork && progress.open() > 0);
    add(tr("Rename…"), "renameAnnotator", &ProgressTable::renameRequested);
    menu->addSeparator();
    add(tr("Erase…"), "eraseAnnotator", &ProgressTable::eraseRequested);
    more->setMenu(menu);
    actions->addWidget(more);
    m_grid->addLayout(actions, row + 1, ActionColumn, Qt::AlignRight);
}

} // namespace Concord
