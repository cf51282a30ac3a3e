// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <span>

namespace Concord {

/// The words of many turns one after another, each type (different word) as a number from 0 on: a
/// word takes four bytes, however long it is.
class WordSequence
{
public:
    /// The lexicalWords() of a turn.
    void addTurn(const QString &text);
    void addTurn(const QStringList &words);

    std::span<const int> words() const { return {m_words.constData(), size_t(m_words.size())}; }
    qsizetype typeCount() const { return m_types.size(); }

    qsizetype turnCount() const { return m_turnEnds.size(); }
    std::span<const int> turn(qsizetype index) const;

private:
    QHash<QString, int> m_types;
    QList<int> m_words;
    QList<qsizetype> m_turnEnds;
};

} // namespace Concord
