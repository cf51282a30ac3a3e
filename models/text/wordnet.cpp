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

// The database has no longer word, and morphology would shorten one letter by letter.
constexpr size_t longestWord = 200;
// Many more than a text has; with a bound, memory does not grow with the number of texts.
constexpr size_t mostRemembered = 20'000;

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

// What a line of data says of a synset: "offset file part words lemma id lemma id ...".
void appendLemmas(Bytes line, WordNet::Lemmas &lemmas)
{
    const auto next = [&line] {
        const size_t end = std::min(line.find(' '), line.size());
        const Bytes field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        return field;
    };
    for (int skipped = 0; skipped < 3; ++skipped)
        next();
    for (size_t words = numberOf(next(), 16); words > 0 && !line.empty(); --words) {
        const Bytes lemma = next();
        next();
        if (lemma.find('_') == Bytes::npos)
            lemmas.emplace_back(lemma.substr(0, lemma.find('('))); // (a), (p), (ip)
    }
}

// The line of a sorted file that begins with `word` and a space; empty when there is none.
Bytes findLine(Bytes file, const std::string &word)
{
    size_t low = 0; // where a line begins
    size_t high = file.size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        size_t begin = middle == low ? low : file.find('\n', middle - 1) + 1;
        if (begin == 0 || begin >= high)
            begin = low; // few lines are left
        // The licence at the beginning of a file is indented.
        const Bytes first = file.substr(begin, file.find(' ', begin) - begin);
        if (first == word)
            return lineAt(file, begin);
        if (first < Bytes(word))
            low = begin + lineAt(file, begin).size() + 1;
        else
            high = begin == low ? low : middle;
    }
    return {};
}

} // namespace

struct WordNet::PartOfSpeech
{
    Bytes index() const { return bytes[0]; }
    Bytes data() const { return bytes[1]; }
    Bytes exceptions() const { return bytes[2]; }

    std::vector<Bytes> entriesOf(const std::vector<std::string> &forms) const;
    std::vector<std::string> detach(const std::vector<std::string> &forms) const;
    std::vector<Bytes> baseEntries(const std::string &word) const;

    Bytes name;
    std::array<std::unique_ptr<QFile>, 3> files;
    std::array<Bytes, 3> bytes;
};

// The index's lines of those forms that it has, each once.
std::vector<Bytes> WordNet::PartOfSpeech::entriesOf(const std::vector<std::string> &forms) const
{
    std::vector<Bytes> entries;
    for (const std::string &form : forms) {
        const Bytes entry = findLine(index(), form);
        if (!entry.empty() && std::ranges::find(entries, entry) == entries.end())
            entries.push_back(entry);
    }
    return entries;
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
std::vector<Bytes> WordNet::PartOfSpeech::baseEntries(const std::string &word) const
{
    std::vector<std::string> forms{word};
    const Bytes exception = findLine(exceptions(), word);
    if (!exception.empty()) {
        for (const Bytes base : fieldsOf(exception)) // the word itself is the first
            forms.emplace_back(base);
        return entriesOf(forms);
    }
    std::vector<std::string> shorter = detach(forms);
    forms.insert(forms.end(), shorter.begin(), shorter.end());
    std::vector<Bytes> entries = entriesOf(forms);
    while (entries.empty() && !shorter.empty()) {
        shorter = detach(shorter);
        entries = entriesOf(shorter);
    }
    return entries;
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
    return word == other
        || std::ranges::binary_search(lemmasOf(word.toStdString()),
                                      HashedWord(other.toStdString()));
}

const WordNet::Lemmas &WordNet::lemmasOf(const std::string &word)
{
    if (const auto known = m_lemmas.find(word); known != m_lemmas.end())
        return known->second;
    if (m_lemmas.size() >= mostRemembered)
        m_lemmas.clear();
    return m_lemmas.emplace(word, findLemmas(word)).first->second;
}

WordNet::Lemmas WordNet::findLemmas(const std::string &word) const
{
    Lemmas lemmas;
    if (word.size() > longestWord)
        return lemmas;
    const std::string lower = QString::fromStdString(word).toLower().toStdString();
    for (const auto &part : m_parts) {
        for (const Bytes line : part->baseEntries(lower)) {
            const auto entry = fieldsOf(line);
            const size_t senses = entry.size() > 2 ? numberOf(entry[2], 10) : 0;
            for (size_t i = entry.size() - std::min(senses, entry.size()); i < entry.size(); ++i)
                appendLemmas(lineAt(part->data(), numberOf(entry[i], 10)), lemmas);
        }
    }
    std::ranges::sort(lemmas);
    const auto repeated = std::ranges::unique(lemmas);
    lemmas.erase(repeated.begin(), repeated.end());
    return lemmas;
}

} // namespace Concord
