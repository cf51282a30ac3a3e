// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"
#include "models/evaluation/meteor.h"
#include "models/evaluation/responseparser.h"

namespace Concord {

/// How a stated attribute fits the related ones.
enum class AttributeVerdict {
    Right, ///< type and value
    WrongValue, ///< a right type with another value
    Missed, ///< related, but not stated
    Spurious, ///< stated, but not related
};

struct JudgedAttribute
{
    QString type;
    QString stated; ///< empty where missed
    QString reference; ///< empty where spurious
    AttributeVerdict verdict = AttributeVerdict::Right;

    friend bool operator==(const JudgedAttribute &, const JudgedAttribute &) = default;
};

/// Related and stated attributes, by type.
QList<JudgedAttribute> judgedAttributes(const QMap<QString, QString> &related,
                                        const QMap<QString, QString> &stated);

/// A token that METEOR saw; `stage` says how it met one of the other text, if it did.
struct MatchedToken
{
    QString text;
    std::optional<MeteorMatch::Stage> stage;
    int partner = -1; ///< place of that one

    friend bool operator==(const MatchedToken &, const MatchedToken &) = default;
};

/// A response beside its reference, in one reading: everything a person asks when it failed.
struct ResponseDetail
{
    FailureRow row;
    Reading reading = Reading::AsPublished;
    Item item; ///< with the reference
    QString text; ///< the raw response
    ParsedResponse parsed;
    ReferenceAnswer answer; ///< what the parsed answer says in the task's format
    std::optional<ReferenceAnswer> otherReading; ///< what it says in the other reading, if not that
    ResponseScore score;
    QList<JudgedAttribute> attributes;
    QList<MatchedToken> hypothesis; ///< METEOR's tokens; empty where the task has no METEOR
    QList<MatchedToken> reference;
    bool withoutWordNet = false; ///< METEOR had no synonyms to match

    /// Why the answer could not be used, in a sentence; empty where it could.
    QString problem() const;
    /// What the published rules lose or add, and what the other reading has instead, in sentences;
    /// empty where the readings agree.
    QString otherReadingText() const;
    /// Nobody asked for attributes, and none are stated: that none were found is no fault.
    bool isWithoutAttributes() const;
};

/// Parses, judges and matches anew; scores are those of scoreResponse(). `row` is taken over, with
/// its scores set from them.
ResponseDetail responseDetail(const FailureRow &row, const Item &item, const QString &text,
                              Reading reading, WordNet *wordNet);

} // namespace Concord
