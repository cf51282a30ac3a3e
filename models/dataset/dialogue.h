// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Concord {

/// What one speaker says at once.
struct Turn
{
    QString speaker;
    QString content;

    friend bool operator==(const Turn &, const Turn &) = default;
};

/// A stretch of a dialogue that belongs together, usually a question and its reply.
struct Round
{
    QList<Turn> turns;

    friend bool operator==(const Round &, const Round &) = default;
};

/// An ordered list of rounds. Several items may share one dialogue.
struct Dialogue
{
    QList<Round> rounds;

    qsizetype turnCount() const;
    int contentWords() const; ///< of what is said, parted by white space
    int labelWords() const; ///< of the speakers' names, once a turn

    friend bool operator==(const Dialogue &, const Dialogue &) = default;
};

/// A digest of speakers, contents and round boundaries (BLAKE2b, 32 bytes): equal for dialogues
/// that are equal, on every platform.
QByteArray contentHash(const Dialogue &dialogue);

/// Rounds for turns that come without them: a new round begins when the speaker who opened the
/// current one speaks again after somebody else has.
QList<Round> roundsFromTurns(const QList<Turn> &turns);

} // namespace Concord
