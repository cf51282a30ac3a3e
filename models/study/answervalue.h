// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/attribute.h"
#include "models/study/question.h"

#include <QMap>

namespace Concord {

// Answers are texts, in events as in files:
//
//     single choice, scale, yes/no     the option's id
//     multiple choice                  ids in the order of the options, joined by '|'
//     attribute set                    type=value in the order of the question's types, joined by
//                                      '|'
//     ranking                          ids, best first, joined by '>'
//     free text                        the text, trimmed
//     item answer                      as the question it turns into
//
// "{}" is the empty set. The reason of a yes/no answer is the answer to a question of its own.

inline const QString emptySetValue = QStringLiteral("{}");
/// Characters of a free text, a reason or a comment.
constexpr qsizetype longestAnswer = 10'000;

/// The question that holds the reason given for an answer to `question`: "can_infer#reason".
QString reasonQuestion(const QString &question);
/// Whether that is such a question's id.
bool isReasonQuestion(QStringView question);

QString choiceValue(const Question &question, const QStringList &optionIds);
QStringList chosenIds(const QString &value);

/// By type.
using AttributeValues = QMap<QString, QString>;
QString attributesValue(const Question &question, const AttributeValues &attributes);
AttributeValues chosenAttributes(const QString &value);

QString rankingValue(const QStringList &optionIds);
QStringList rankedIds(const QString &value);

/// `value` as this question's answers are written (sets in order), or an Error with a sentence that
/// says what is allowed. An ItemAnswer takes whatever any item's question would.
Result<QString> checkedAnswer(const Question &question, const QString &value);

/// Whether an answer is not complete without a reason.
bool needsReason(const Question &question, const QString &value);

/// An answer in the words of the options, for lists: "Human", "hobby: music, age: adult", "B > A".
QString answerWords(const Question &question, const QString &value);

} // namespace Concord
