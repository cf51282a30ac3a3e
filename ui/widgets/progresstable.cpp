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
    DoneColumn,
    TimeColumn,
    TrainingColumn,
    ConsistencyColumn,
    ActionColumn,
    StretchColumn,
};

constexpr int longestNamePx = 150;
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
        return ProgressTable::tr("< 1 min left");
    if (minutes < 100)
        return ProgressTable::tr("%1 min left").arg(minutes);
    return ProgressTable::tr("%1 h left").arg(QLocale().toString(double(minutes) / 60, 'f', 1));
}

QString paceText(const AnnotatorProgress &progress)
{
    const auto pace = progress.unitsPerHour();
    if (!pace)
        return {};
    const QString perHour =
        ProgressTable::tr("%1 an hour").arg(QLocale().toString(qRound64(*pace)));
    const auto left = progress.expectedMsLeft();
    return progress.open() == 0 || !left
        ? perHour
        : ProgressTable::tr("%1, %2").arg(perHour, leftText(*left));
}

// In few words, and in more.
QPair<QString, QString> trainingTexts(const TrainingResult &training)
{
    if (training.units == 0)
        return {QStringLiteral("–"), {}};
    if (training.answered < training.units)
        return {ProgressTable::tr("%1 of %2 done").arg(training.answered).arg(training.units), {}};
    const QString right =
        ProgressTable::tr("%1 of %2 right").arg(training.right).arg(training.asked);
    const QString attempts =
        training.attempts > 1 ? ProgressTable::tr("%1 attempts").arg(training.attempts) : QString();
    if (!training.passed)
        return {right, attempts};
    const QString passed =
        *training.passed ? ProgressTable::tr("passed") : ProgressTable::tr("not passed");
    return {passed, attempts.isEmpty() ? right : ProgressTable::tr("%1, %2").arg(right, attempts)};
}

QString consistencyText(const SelfConsistency &consistency)
{
    return consistency.units == 0
        ? QStringLiteral("–")
        : ProgressTable::tr("%1 of %2 alike").arg(consistency.alike).arg(consistency.units);
}

QString lastAnswerText(const QDateTime &moment)
{
    return moment.isValid() ? ProgressTable::tr("last %1").arg(
               QLocale().toString(moment.toLocalTime(), QLocale::ShortFormat))
                            : ProgressTable::tr("no answer yet");
}

QString besidesText(const AnnotatorProgress &progress)
{
    QStringList parts;
    if (progress.skipped > 0)
        parts.append(ProgressTable::tr("%1 skipped").arg(progress.skipped));
    if (progress.flagged > 0)
        parts.append(ProgressTable::tr("%1 flagged").arg(progress.flagged));
    return parts.join(QStringLiteral(", "));
}

/// A text with a smaller one beneath it.
QVBoxLayout *makeCell(QWidget *first, const QString &beneath)
{
    auto *cell = new QVBoxLayout;
    cell->setSpacing(1);
    cell->addWidget(first);
    if (!beneath.isEmpty())
        cell->addWidget(makeLabel(beneath, "small"));
    return cell;
}

} // namespace

ProgressTable::ProgressTable(const StudyOverview &overview, bool takesWork, bool isWritable,
                             QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_takesWork(takesWork),
      m_isWritable(isWritable)
{
    m_grid->setContentsMargins(0, 4, 0, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
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
    const auto add = [this](Column column, const QString &text, const QString &explanation = {}) {
        QLabel *label = makeLabel(text, "section");
        label->setToolTip(explanation);
        m_grid->addWidget(label, 0, column);
    };
    add(NameColumn, tr("Annotator"));
    add(DoneColumn, tr("Done"));
    add(TimeColumn, tr("Time a unit (middle half)"),
        tr("The median, and from where to where the middle half of the times lies. "
           "Time away from the screen is not counted."));
    if (m_hasTraining)
        add(TrainingColumn, tr("Training"),
            tr("Answers to the units with feedback that come before the others."));
    if (m_hasRepeats)
        add(ConsistencyColumn, tr("Repeated units"),
            tr("Units that were asked twice, and were answered alike both times."));
}

void ProgressTable::addRow(int row, const AnnotatorProgress &progress)
{
    QLabel *name = makeLabel({});
    name->setText(
        name->fontMetrics().elidedText(progress.annotator, Qt::ElideRight, longestNamePx));
    name->setAccessibleName(progress.annotator);
    if (name->text() != progress.annotator)
        name->setToolTip(progress.annotator.toHtmlEscaped());
    m_grid->addLayout(makeCell(name, lastAnswerText(progress.lastAnswerAt)), row + 1, NameColumn);
    addNumbers(row + 1, progress, nullptr);
    if (m_hasTraining) {
        const auto [result, details] = trainingTexts(progress.training);
        const bool hasFailed = progress.training.passed == false;
        m_grid->addLayout(makeCell(makeLabel(result, hasFailed ? "danger" : nullptr), details),
                          row + 1, TrainingColumn);
    }
    if (m_isWritable)
        addActions(row, progress);
}

void ProgressTable::addTotal(const AnnotatorProgress &all)
{
    const int line = m_grid->rowCount();
    m_grid->addWidget(makeFrame("rule"), line, 0, 1, ActionColumn + 1);
    m_grid->addLayout(makeCell(makeLabel(tr("All together"), "strong"), {}), line + 1, NameColumn);
    addNumbers(line + 1, all, "strong");
}

void ProgressTable::addNumbers(int line, const AnnotatorProgress &progress, const char *role)
{
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setRange(0, qMax(1, progress.total));
    bar->setValue(progress.done);
    bar->setFixedWidth(80);
    bar->setAccessibleName(
        tr("%1: %2 of %3 done")
            .arg(progress.annotator.isEmpty() ? tr("All together") : progress.annotator)
            .arg(progress.done)
            .arg(progress.total));
    auto *done = new QWidget;
    auto *both = new QHBoxLayout(done);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(bar);
    both->addWidget(makeLabel(tr("%1 / %2").arg(progress.done).arg(progress.total), role));
    both->addStretch();
    m_grid->addLayout(makeCell(done, besidesText(progress)), line, DoneColumn);
    m_grid->addLayout(makeCell(makeLabel(timeText(progress.time), role), paceText(progress)), line,
                      TimeColumn);
    if (m_hasRepeats)
        m_grid->addLayout(makeCell(makeLabel(consistencyText(progress.consistency), role), {}),
                          line, ConsistencyColumn);
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
    auto *more = new QPushButton(tr("More"));
    more->setObjectName(u"annotatorMenu-" + progress.annotator);
    more->setProperty("role", QStringLiteral("quietmenu"));
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
