// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/attributeseteditor.h"

#include "ui/widgets/answers/confirmbutton.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int typeWidth = 104;
constexpr int attributeGap = 2;

} // namespace

AttributeSetEditor::AttributeSetEditor(const Question &question, QWidget *parent)
    : QuestionEditor(question, parent), m_filterFrame(makeFrame("filter")),
      m_filterLine(makeLabel({}, "filtertext")), m_hint(makeLabel({}, "small")),
      m_confirm(new ConfirmButton)
{
    m_filterLine->setObjectName(QStringLiteral("attributeFilter"));
    m_hint->setObjectName(QStringLiteral("attributeHint"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *filter = new QHBoxLayout(m_filterFrame);
    filter->setContentsMargins(8, 4, 8, 4);
    filter->addWidget(m_filterLine);
    filter->addStretch();
    filter->addWidget(m_hint);
    auto *line = new QHBoxLayout; // always in sight, however long the rows are
    line->addWidget(m_filterFrame, 1);
    line->addWidget(m_confirm);
    column->addLayout(line);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(attributeGap);
    grid->setColumnMinimumWidth(0, typeWidth);
    grid->setColumnStretch(1, 1);
    for (const AttributeChoice &attribute : question.attributes)
        addRow(grid, attribute);
    column->addLayout(grid);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT used();
        Q_EMIT answered(value());
    });
    showChosen({});
    setFilter({});
}

void AttributeSetEditor::addRow(QGridLayout *grid, const AttributeChoice &attribute)
{
    Row row{attribute.type, makeLabel(attributeWord(attribute.type), "attributetype"), {}};
    row.label->setWordWrap(true);
    auto *values = new QWidget;
    auto *flow = new FlowLayout(values, attributeGap);
    for (const QString &value : attribute.values) {
        auto *button = new QToolButton;
        button->setObjectName(u"value-" + attribute.type + u'-' + value);
        button->setText(attributeWord(value));
        button->setProperty("role", QStringLiteral("value"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus); // keys go to the filter
        button->setAccessibleName(tr("%1: %2", "attribute").arg(row.label->text(), button->text()));
        connect(button, &QToolButton::clicked, this,
                [this, pair = AttributePair(attribute.type, value)] {
                    Q_EMIT used();
                    pick(pair);
                });
        flow->addWidget(button);
        row.values.insert(value, button);
    }
    const int place = int(m_rows.size());
    grid->addWidget(row.label, place, 0, Qt::AlignTop);
    grid->addWidget(values, place, 1);
    m_rows.append(row);
}

void AttributeSetEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    Q_UNUSED(reason)
    m_stored = value;
    showChosen(value ? chosenAttributes(*value) : AttributeValues());
    setFilter({});
}

// The same value again takes it back.
void AttributeSetEditor::pick(const AttributePair &pair)
{
    AttributeValues chosen = m_chosen;
    if (chosen.value(pair.first) == pair.second)
        chosen.remove(pair.first);
    else
        chosen.insert(pair.first, pair.second);
    showChosen(chosen);
    setFilter({});
}

void AttributeSetEditor::showChosen(const AttributeValues &chosen)
{
    m_chosen = chosen;
    for (const Row &row : std::as_const(m_rows)) {
        for (auto value = row.values.cbegin(); value != row.values.cend(); ++value)
            value.value()->setChecked(chosen.value(row.type) == value.key());
    }
    m_confirm->setText(chosen.isEmpty() ? tr("None of these  (Enter)")
                                        : tr("Confirm %1  (Enter)").arg(chosen.size()));
    m_confirm->setPending(m_stored != value());
}

void AttributeSetEditor::setFilter(const QString &filter)
{
    m_filter = filter;
    const QList<AttributePair> matches = matchingAttributes(question().attributes, filter);
    for (const Row &row : std::as_const(m_rows)) {
        for (auto value = row.values.cbegin(); value != row.values.cend(); ++value) {
            const bool isMatch = matches.contains({row.type, value.key()});
            const QString state = filter.isEmpty() ? QString()
                : isMatch                          ? QStringLiteral("match")
                                                   : QStringLiteral("other");
            setState(value.value(), state);
        }
    }
    m_filterLine->setText(filter.isEmpty() ? tr("Type to find: ho mu") : filter);
    for (QWidget *part :
         {static_cast<QWidget *>(m_filterFrame), static_cast<QWidget *>(m_filterLine)})
        setState(part, filter.isEmpty() ? QString() : QStringLiteral("typed"));
    m_hint->setText(filter.isEmpty()          ? QString()
                        : matches.size() == 1 ? tr("Enter: %1: %2")
                                                    .arg(attributeWord(matches[0].first),
                                                         attributeWord(matches[0].second))
                                              : tr("%1 values").arg(matches.size()));
}

void AttributeSetEditor::type(const QString &letter)
{
    const QString wanted = m_filter + letter;
    if (!matchingAttributes(question().attributes, wanted).isEmpty())
        setFilter(wanted);
    else
        m_hint->setText(tr("nothing begins with “%1”").arg(wanted));
}

bool AttributeSetEditor::pickOnlyMatch()
{
    const QList<AttributePair> matches = matchingAttributes(question().attributes, m_filter);
    if (matches.size() != 1)
        return false;
    pick(matches.constFirst());
    return true;
}

bool AttributeSetEditor::handleKey(const QKeyEvent &key)
{
    const QString text = key.text();
    if (isPlainEnter(key)) {
        if (m_filter.isEmpty())
            Q_EMIT answered(value());
        else
            pickOnlyMatch();
        return true;
    }
    if (key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Escape) {
        setFilter(key.key() == Qt::Key_Escape ? QString()
                                              : m_filter.chopped(m_filter.isEmpty() ? 0 : 1));
        return true;
    }
    if (key.key() == Qt::Key_Space) {
        if (!m_filter.isEmpty() && !pickOnlyMatch() && !m_filter.endsWith(u' '))
            type(text);
        return true;
    }
    if (text.isEmpty() || !(text[0].isLetterOrNumber() || text[0] == u'-' || text[0] == u'_'))
        return false;
    type(text);
    return true;
}

QString AttributeSetEditor::draft() const
{
    const bool isUntouched = !m_stored && m_chosen.isEmpty();
    return isUntouched || m_stored == value() ? QString() : value();
}

void AttributeSetEditor::setDraft(const QString &draft)
{
    showChosen(chosenAttributes(draft));
}

QString AttributeSetEditor::spokenKeys() const
{
    return tr("Type the beginning of a type and of a value; Enter picks it. Enter alone confirms "
              "the set; without any picked it says that none applies.");
}

} // namespace Concord
