// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <compare>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Concord {

/// A word in UTF-8 that compares by its hash first, which is faster than by its letters.
struct HashedWord
{
    explicit HashedWord(std::string_view word)
        : hash(std::hash<std::string_view>()(word)), text(word)
    {}

    size_t hash;
    std::string_view text;

    friend auto operator<=>(const HashedWord &, const HashedWord &) = default;
};

/// Reads WordNet 3.0's database (Fellbaum 1998; Debian's wordnet-base), of which METEOR wants
/// synonyms. Files are mapped, not read, so that opening takes no time. Used by one thread; each
/// thread opens its own.
class WordNet
{
public:
    /// Opens the database in `folder`, by default where Debian puts it. An Error says what is
    /// missing.
    static Result<std::shared_ptr<WordNet>> open(const QString &folder = {});

    ~WordNet();
    WordNet(const WordNet &) = delete;
    WordNet &operator=(const WordNet &) = delete;

    /// Whether `other` is a lemma of a synset that `word` is in, in any part of speech and in any
    /// inflected form that WordNet's morphology undoes, or is `word` itself. Lemmas of several
    /// words are left out and capitals are kept, so that proper nouns never match a lower-case
    /// word.
    bool areSynonyms(const QString &word, const QString &other);

    using Lemmas = std::vector<HashedWord>; ///< sorted; texts are inside the mapped files
    /// All words that areSynonyms() is true of, but the word itself; valid until the next call.
    const Lemmas &lemmasOf(const std::string &word);

private:
    struct PartOfSpeech;

    WordNet() = default;
    Result<void> openPart(const QString &folder, const char *name);
    Lemmas findLemmas(const std::string &word) const;

    std::vector<std::unique_ptr<PartOfSpeech>> m_parts;
    std::unordered_map<std::string, Lemmas> m_lemmas;
};

} // namespace Concord
