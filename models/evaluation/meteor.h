// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace Concord {

class WordNet;

/// A hypothesis' word that met one of the reference.
struct MeteorMatch
{
    enum class Stage { Word, Stem, Synonym };

    int hypothesis = 0; ///< place among the hypothesis' tokens
    int reference = 0;
    Stage stage = Stage::Word;

    friend bool operator==(const MeteorMatch &, const MeteorMatch &) = default;
};

/// METEOR's alignment of two texts and what follows from it.
struct Meteor
{
    double score = 0; ///< 0..1
    int hypothesisTokens = 0;
    int referenceTokens = 0;
    int chunks = 0; ///< runs that are adjacent in both texts
    std::vector<MeteorMatch> matches; ///< by place in the hypothesis
};

/// METEOR (Banerjee and Lavie 2005) as nltk 3.8 computes it: alpha .9, beta 3, gamma .5, tokens in
/// lower case, three greedy passes from the last token on (equal words; equal Porter stems; WordNet
/// synonyms of the stems that are left). Without `wordNet` the last pass is left out.
Meteor meteor(const QStringList &reference, const QStringList &hypothesis, WordNet *wordNet);

/// The tokens that METEOR is fed with: sentences first, then Penn Treebank words.
QStringList meteorTokens(const QString &text);

} // namespace Concord
