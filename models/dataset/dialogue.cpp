// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/dialogue.h"

#include "models/text/wordcount.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace Concord {

namespace {

// Every text goes in with its length, so that no two dialogues give the same bytes.
void addText(QCryptographicHash &hash, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto size = qToLittleEndian(quint64(utf8.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
    hash.addData(utf8);
}

} // namespace

qsizetype Dialogue::turnCount() const
{
    qsizetype count = 0;
    for (const Round &round : rounds)
        count += round.turns.size();
    return count;
}

int Dialogue::contentWords() const
{
    int words = 0;
    for (const Round &round : rounds) {
        for (const Turn &turn : round.turns)
            words += wordCount(turn.content);
    }
    return words;
}

int Dialogue::labelWords() const
{
    int words = 0;
    for (const Round &round : rounds) {
        for (const Turn &turn : round.turns)
            words += wordCount(turn.speaker);
    }
    return words;
}

QByteArray contentHash(const Dialogue &dialogue)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const Round &round : dialogue.rounds) {
        const auto count = qToLittleEndian(quint64(round.turns.size()));
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&count), sizeof count));
        for (const Turn &turn : round.turns) {
            addText(hash, turn.speaker);
            addText(hash, turn.content);
        }
    }
    return hash.result();
}

QList<Round> roundsFromTurns(const QList<Turn> &turns)
{
    QList<Round> rounds;
    bool answered = false;
    for (const Turn &turn : turns) {
        const bool opensRound = rounds.isEmpty()
            || (answered && turn.speaker == rounds.constLast().turns.constFirst().speaker);
        if (opensRound) {
            rounds.append(Round{});
            answered = false;
        } else if (turn.speaker != rounds.constLast().turns.constFirst().speaker) {
            answered = true;
        }
        rounds.last().turns.append(turn);
    }
    return rounds;
}

} // namespace Concord
