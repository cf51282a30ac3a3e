// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace Concord {

/// A value of a filter and how it is called.
struct FilterChoice
{
    QString text;
    QString value;

    friend bool operator==(const FilterChoice &, const FilterChoice &) = default;
};

/// Chooses one value of a filter, or all.
class FilterCombo : public QComboBox
{
    Q_OBJECT

public:
    FilterCombo(const QString &name, const QString &allText, QWidget *parent = nullptr);

    /// Keeps what is chosen, even where it is no choice any more.
    void setChoices(const QList<FilterChoice> &choices);
    void setValues(const QStringList &values); ///< that are called what they are
    /// How a value is called that is no choice.
    void setTitles(QString (*titleOf)(const QString &value)) { m_titleOf = titleOf; }
    /// Says nothing. Several values are shown as one choice of their own.
    void setChosen(const QStringList &values);
    QStringList chosen() const { return m_chosen; } ///< empty: all

Q_SIGNALS:
    void chosenChanged();

private:
    void fill();
    void choose();

    QString m_allText;
    QString (*m_titleOf)(const QString &value) = nullptr;
    QList<FilterChoice> m_choices;
    QStringList m_chosen;
};

} // namespace Concord
