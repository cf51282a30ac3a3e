// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filtercombo.h"

#include <algorithm>

namespace Concord {

FilterCombo::FilterCombo(const QString &name, const QString &allText, QWidget *parent)
    : QComboBox(parent), m_allText(allText)
{
    setAccessibleName(name);
    setToolTip(name);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fill();
    connect(this, &QComboBox::activated, this, &FilterCombo::choose);
}

void FilterCombo::setChoices(const QList<FilterChoice> &choices)
{
    if (m_choices == choices)
        return;
    m_choices = choices;
    fill();
}

void FilterCombo::setValues(const QStringList &values)
{
    QList<FilterChoice> choices;
    for (const QString &value : values)
        choices.append({value, value});
    setChoices(choices);
}

void FilterCombo::setChosen(const QStringList &values)
{
    m_chosen = values;
    fill();
}

void FilterCombo::fill()
{
    clear();
    addItem(m_allText, QStringList());
    for (const FilterChoice &choice : m_choices)
        addItem(choice.text, QStringList(choice.value));
    int place = m_chosen.isEmpty() ? 0 : -1;
    for (int i = 0; i < count(); ++i)
        place = itemData(i).toStringList() == m_chosen ? i : place;
    if (place < 0) {
        QStringList texts = m_chosen;
        for (QString &text : texts) {
            const auto known =
                std::find_if(m_choices.begin(), m_choices.end(),
                             [&](const FilterChoice &choice) { return choice.value == text; });
            if (known != m_choices.end())
                text = known->text;
            else if (m_titleOf)
                text = m_titleOf(text);
        }
        addItem(texts.join(QStringLiteral(", ")), m_chosen);
        place = count() - 1;
    }
    setCurrentIndex(place);
}

void FilterCombo::choose()
{
    const QStringList chosen = currentData().toStringList();
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    Q_EMIT chosenChanged();
}

} // namespace Concord
