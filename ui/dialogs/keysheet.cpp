// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keysheet.h"

#include "ui/widgets/fittingarea.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QPushButton>

namespace Concord {

namespace {

constexpr int sheetWidth = 560;
constexpr int framing = 150; ///< title, buttons, margins
constexpr int tallestSheet = 760;
constexpr int headingGap = 10; ///< above every group of keys but the first

} // namespace

KeySheet::KeySheet(const StudyTemplate &studyTemplate, QWidget *parent)
    : KeySheet(groupsOf(studyTemplate), parent)
{}

QList<KeySheet::Group> KeySheet::groupsOf(const StudyTemplate &studyTemplate)
{
    QList<Group> groups;
    for (const Question &question : studyTemplate.questions)
        groups.append({question.text, questionKeys(question)});
    groups.append({tr("Commands"), commandKeys(studyTemplate.questions.size() > 1)});
    return groups;
}

KeySheet::KeySheet(const QList<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(1, 1);
    for (const Group &group : groups)
        addKeys(grid, group.heading, group.keys);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *area = new FittingArea(inside);
    area->setFocusPolicy(Qt::StrongFocus); // Up and Down scroll
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    column->addWidget(makeLabel(tr("Keys"), "title"));
    column->addWidget(area);
    column->addWidget(buttons);
    const int whole = grid->totalHeightForWidth(sheetWidth - 60) + framing;
    resize(sheetWidth, qMin(whole, tallestSheet));
}

void KeySheet::addKeys(QGridLayout *grid, const QString &heading, const Keys &keys)
{
    QLabel *title = makeLabel(heading, "strong");
    title->setWordWrap(true);
    title->setContentsMargins(0, grid->count() > 0 ? headingGap : 0, 0, 0);
    grid->addWidget(title, grid->rowCount(), 0, 1, 2);
    for (const auto &[key, meaning] : keys) {
        const int row = grid->rowCount();
        QLabel *text = makeLabel(meaning);
        text->setWordWrap(true);
        grid->addWidget(makeLabel(key, "keycap"), row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(text, row, 1);
    }
}

KeySheet::Keys KeySheet::questionKeys(const Question &question)
{
    Keys keys;
    for (const AnswerOption &option : question.options)
        keys.append({option.key.toUpper(), tr("answer: %1").arg(option.text)});
    return keys + kindKeys(question);
}

KeySheet::Keys KeySheet::kindKeys(const Question &question)
{
    const QString enter = tr("Enter");
    const QString back = tr("Backspace");
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
        return {};
    case QuestionKind::MultipleChoice:
        return {{enter, tr("confirm what is chosen; none of these, where nothing is")}};
    case QuestionKind::AttributeSet:
        return {{tr("letters"), tr("find a value: ho mu is hobby: music")},
                {tr("Space, Enter"), tr("pick the value that is left; again takes it back")},
                {back, tr("delete a letter; Esc deletes all")},
                {enter, tr("without letters: confirm the set; none of these, where it is empty")}};
    case QuestionKind::YesNoReason:
        return {{enter, tr("hand in the reason, where one is asked for")}};
    case QuestionKind::Ranking:
        return {{back, tr("take the last place back")}};
    case QuestionKind::FreeText:
        return {{tr("Ctrl+Enter"), tr("hand the text in; Enter alone begins a line")}};
    case QuestionKind::ItemAnswer:
        return {{tr("digits, letters"), tr("the answer, as the unit's own options say")},
                {enter, tr("confirm, where several may be chosen")},
                {back, tr("take the last place of a ranking back")}};
    }
    Q_UNREACHABLE();
}

KeySheet::Keys KeySheet::commandKeys(bool hasSeveralQuestions)
{
    const auto native = [](QKeySequence::StandardKey key) {
        return QKeySequence(key).toString(QKeySequence::NativeText);
    };
    Keys keys;
    if (hasSeveralQuestions)
        keys.append({tr("Tab, ↑, ↓"), tr("another question of the unit")});
    return keys
        + Keys{{tr("Alt+→, Alt+←"), tr("next, previous unit")},
               {native(QKeySequence::Undo), tr("undo, over units too")},
               {tr("Ctrl+Shift+Z"), tr("redo")},
               {tr("Alt+S"), tr("skip: no answer for this unit")},
               {tr("Alt+F"), tr("flag: something is odd about this unit")},
               {tr("Alt+C"), tr("comment; Enter goes back to the text")},
               {tr("Alt+J"), tr("list of units; jump to one")},
               {tr("Alt+G"), tr("fold or unfold the guideline")},
               {tr("Alt+O"), tr("settings: going on by itself, idle time, text size")},
               {tr("Page ↑, Page ↓"), tr("scroll the text")},
               {tr("Ctrl++, Ctrl+-"), tr("larger, smaller text")},
               {tr("F1"), tr("this sheet")}};
}

} // namespace Concord
