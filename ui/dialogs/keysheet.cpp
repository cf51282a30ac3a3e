// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keysheet.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QVBoxLayout>

namespace Concord {

KeySheet::KeySheet(const StudyTemplate &studyTemplate, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    QList<std::pair<QString, QString>> keys;
    for (const Question &question : studyTemplate.questions) {
        for (const AnswerOption &option : question.options)
            keys.append({option.key, tr("answer: %1").arg(option.text)});
    }
    const auto native = [](QKeySequence::StandardKey key) {
        return QKeySequence(key).toString(QKeySequence::NativeText);
    };
    keys.append({tr("Alt+→, Alt+←"), tr("next, previous unit")});
    keys.append({native(QKeySequence::Undo), tr("undo, over units too")});
    keys.append({tr("Ctrl+Shift+Z"), tr("redo")});
    keys.append({tr("Alt+S"), tr("skip: no answer for this unit")});
    keys.append({tr("Alt+F"), tr("flag: something is odd about this unit")});
    keys.append({tr("Alt+C"), tr("comment; Enter goes back to the text")});
    keys.append({tr("Alt+J"), tr("list of units; jump to one")});
    keys.append({tr("Alt+G"), tr("fold or unfold the guideline")});
    keys.append({tr("Ctrl++, Ctrl+-"), tr("larger, smaller text")});
    keys.append({tr("F1"), tr("this sheet")});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    for (int row = 0; row < keys.size(); ++row) {
        grid->addWidget(makeLabel(keys[row].first, "keycap"), row, 0, Qt::AlignLeft);
        grid->addWidget(makeLabel(keys[row].second), row, 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    column->addWidget(makeLabel(tr("Keys"), "heading"));
    column->addLayout(grid);
    column->addWidget(buttons);
}

} // namespace Concord
