// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QListWidget;

namespace Concord {

/// A button that opens a list of names of which any number can be ticked; none and all mean the
/// same: no restriction. Says how many are chosen.
class MultiChoice : public QToolButton
{
    Q_OBJECT

public:
    /// `title` names what is chosen, such as "Models".
    explicit MultiChoice(const QString &title, QWidget *parent = nullptr);

    /// Makes none mean none, and says so by `text`; all are all then.
    void setNoneText(const QString &text);
    /// What there is, by key and with a text for each; ticks stay where their keys stay. Emits
    /// nothing.
    void setNames(const QStringList &keys, const QStringList &texts);
    void setChosen(const QStringList &keys); ///< emits nothing
    QStringList chosen() const; ///< empty: no restriction

Q_SIGNALS:
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateText();

    QString m_title;
    QString m_none; ///< empty: none means all
    QListWidget *m_list;
};

} // namespace Concord
