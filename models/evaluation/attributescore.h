// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace Concord {

/// How well stated attributes fit the related ones (ip-dialog.md section 5).
struct AttributeScore
{
    double precision = 0; ///< of types: |Ts and Ts*| / |Ts|, 0 where none is stated
    double recall = 0; ///< |Ts and Ts*| / |Ts*|
    double typeF1 = 0; ///< ATF: their harmonic mean
    double valueF1 = 0; ///< the same of (type, value) pairs
    double relativeValueAccuracy = 0; ///< RVA: right values of the right types, to two decimals
    double valuePrecision = 0; ///< of pairs, as `precision` and `recall` of types
    double valueRecall = 0;

    friend bool operator==(const AttributeScore &, const AttributeScore &) = default;
};

AttributeScore scoreAttributes(const QMap<QString, QString> &reference,
                               const QMap<QString, QString> &stated);

/// F1 of two sets of options; 0 where they have none in common. Order and repetition do not count.
double setF1(const QStringList &reference, const QStringList &stated);

/// (tau_b + 1) / 2 between the letters that stand at the same places of two rankings, as IP-Dialog
/// published it: 0 where they differ in length, nothing where tau does not exist (all letters of
/// one are the same). It depends on how the options are lettered.
std::optional<double> publishedRankScore(const QStringList &reference, const QStringList &stated);

/// The usual (tau + 1) / 2 between the ranks that each option has; 0 unless both rank the same
/// options, each once; nothing for a single option.
std::optional<double> itemRankScore(const QStringList &reference, const QStringList &stated);

/// A list of texts as Python prints it: ['a', "it's b"]. IP-Dialog's METEOR is fed with it.
QString pythonList(const QStringList &texts);

} // namespace Concord
