// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wordnet.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string_view>
#include <unordered_map>

namespace Concord {

namespace {

using Bytes = std::string_view;

struct Ending
{
    Bytes suffix;
    Bytes replacement;
};

// The detachments of morphy(7WN).
std::span<const Ending> endingsOf(Bytes part)
{
    static constexpr std::array nouns = {
        Ending{"s", ""},      Ending{"ses", "s"},   Ending{"ves", "f"},
        Ending{"xes", "x"},   Ending{"zes", "z"},   Ending{"ches", "ch"},
        Ending{"shes", "sh"}, Ending{"men", "man"}, Ending{"ies", "y"}};
    static constexpr std::array verbs = {Ending{"s", ""},    Ending{"ies", "y"}, Ending{"es", "e"},
                                         Ending{"es", ""},   Ending{"ed", "e"},  Ending{"ed", ""},
                                         Ending{"ing", "e"}, Ending{"ing", ""}};
    static constexpr std::array adjectives = {Ending{"er", ""}, Ending{"est", ""},
                                              Ending{"er", "e"}, Ending{"est", "e"}};
    if (part == "noun")
        return nouns;
    if (part == "verb")
        return verbs;
    return part == "adj" ? std::span<const Ending>(adjectives) : std::span<const Ending>();
}

std::vector<Bytes> fieldsOf(Bytes line)
{
    std::vector<Bytes> fields;
    while (!line.empty()) {
        const size_t begin = line.find_first_not_of(' ');
        if (begin == Bytes::npos)
            break;
        const size_t end = std::min(line.find(' ', begin), line.size());
        fields.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
    return fields;
}

Bytes lineAt(Bytes file, size_t begin)
{
    if (begin >= file.size())
        return {};
    const size_t end = std::min(file.find('\n', begin), file.size());
    return file.substr(begin, end - begin);
}

size_t numberOf(Bytes text, int base)
{
    size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

// The line of a sorted file that begins with `word` and a space; empty when there is none.
Bytes findLine(Bytes file, const std::string &word)
{
    size_t low = 0;
    size_t high = file.size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const size_t before = middle == 0 ? Bytes::npos : file.rfind('\n', middle - 1);
        const size_t begin = before == Bytes::npos ? 0 : before + 1;
        const Bytes line = lineAt(file, begin);
        // The licence at the beginning of a file is indented.
        const Bytes first = line.starts_with(' ') ? Bytes() : line.substr(0, line.find(' '));
        if (first == word)
            return line;
        if (first < Bytes(word))
            low = begin + line.size() + 1;
        else
            high = begin;
    }
    return {};
}

} // namespace

struct WordNet::PartOfSpeech
{
    Bytes index() const { return bytes[0]; }
    Bytes data() const { return bytes[1]; }
    Bytes exceptions() const { return bytes[2]; }

    bool isLemma(const std::string &form) const { return !findLine(index(), form).empty(); }
    std::vector<std::string> keep(const std::vector<std::string> &forms) const;
    std::vector<std::string> detach(const std::vector<std::string> &forms) const;
    std::vector<std::string> baseForms(const std::string &word) const;

    Bytes name;
    std::array<std::unique_ptr<QFile>, 3> files;
    std::array<Bytes, 3> bytes;
};

std::vector<std::string> WordNet::PartOfSpeech::keep(const std::vector<std::string> &forms) const
{
    std::vector<std::string> kept;
    for (const std::string &form : forms) {
        if (isLemma(form) && std::ranges::find(kept, form) == kept.end())
            kept.push_back(form);
    }
    return kept;
}

std::vector<std::string> WordNet::PartOfSpeech::detach(const std::vector<std::string> &forms) const
{
    std::vector<std::string> shorter;
    for (const std::string &form : forms) {
        for (const Ending &ending : endingsOf(name)) {
            if (form.ends_with(ending.suffix))
                shorter.push_back(form.substr(0, form.size() - ending.suffix.size())
                                  + std::string(ending.replacement));
        }
    }
    return shorter;
}

// morphy(7WN): exceptions first, then one round of detachments with the word, then further rounds.
std::vector<std::string> WordNet::PartOfSpeech::baseForms(const std::string &word) const
{
    const Bytes exception = findLine(exceptions(), word);
    if (!exception.empty()) {
        std::vector<std::string> forms{word};
        const auto bases = fieldsOf(exception); // the word itself is the first
        for (const Bytes base : bases)
            forms.emplace_back(base);
        return keep(forms);
    }
    std::vector<std::string> forms = detach({word});
    std::vector<std::string> all{word};
    all.insert(all.end(), forms.begin(), forms.end());
    std::vector<std::string> kept = keep(all);
    while (kept.empty() && !forms.empty()) {
        forms = detach(forms);
        kept = keep(forms);
    }
    return kept;
}

Result<std::shared_ptr<WordNet>> WordNet::open(const QString &folder)
{
    const QString place = folder.isEmpty() ? QStringLiteral("/usr/share/wordnet") : folder;
    std::shared_ptr<WordNet> wordNet(new WordNet);
    for (const char *part : {"noun", "verb", "adj", "adv"}) {
        if (auto done = wordNet->openPart(place, part); !done)
            return done.error();
    }
    return wordNet;
}

WordNet::~WordNet() = default;

Result<void> WordNet::openPart(const QString &folder, const char *name)
{
    auto part = std::make_unique<PartOfSpeech>();
    part->name = name;
    const QString word = QString::fromLatin1(name);
    const std::array paths = {QStringLiteral("index.%1").arg(word),
                              QStringLiteral("data.%1").arg(word),
                              QStringLiteral("%1.exc").arg(word)};
    for (size_t i = 0; i < paths.size(); ++i) {
        auto file = std::make_unique<QFile>(QDir(folder).filePath(paths[i]));
        const bool isOpen = file->open(QIODevice::ReadOnly);
        const uchar *content = isOpen ? file->map(0, file->size()) : nullptr;
        if (!content) {
            return Error{QCoreApplication::translate(
                             "Concord::Evaluation",
                             "WordNet is not installed: %1 cannot be read. Install the package "
                             "wordnet-base to let METEOR match synonyms.")
                             .arg(QDir::toNativeSeparators(file->fileName())),
                         file->errorString()};
        }
        part->bytes[i] = Bytes(reinterpret_cast<const char *>(content), size_t(file->size()));
        part->files[i] = std::move(file);
    }
    m_parts.push_back(std::move(part));
    return {};
}

bool WordNet::areSynonyms(const QString &word, const QString &other)
{
    return word == other || lemmasOf(word.toStdString()).contains(other.toStdString());
}

const WordNet::Lemmas &WordNet::lemmasOf(const std::string &word)
{
    const auto known = m_lemmas.find(word);
    if (known != m_lemmas.end())
        return known->second;
    Lemmas lemmas;
    const std::string lower = QString::fromStdString(word).toLower().toStdString();
    for (const auto &part : m_parts) {
        for (const std::string &form : part->baseForms(lower)) {
            const auto entry = fieldsOf(findLine(part->index(), form));
            const size_t senses = entry.size() > 2 ? numberOf(entry[2], 10) : 0;
            for (size_t i = entry.size() - std::min(senses, entry.size()); i < entry.size(); ++i) {
                const Bytes line = lineAt(part->data(), numberOf(entry[i], 10));
                const auto synset = fieldsOf(line.substr(0, line.find('|')));
                const size_t words = synset.size() > 3 ? numberOf(synset[3], 16) : 0;
                for (size_t k = 0; k < words && 4 + 2 * k < synset.size(); ++k) {
                    const Bytes lemma = synset[4 + 2 * k];
                    if (lemma.find('_') == Bytes::npos)
                        lemmas.emplace(lemma.substr(0, lemma.find('('))); // (a), (p), (ip)
                }
            }
        }
    }
    return m_lemmas.emplace(word, std::move(lemmas)).first->second;
}

} // namespace Concord
