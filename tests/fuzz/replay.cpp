// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"
#include "tests/fuzz/fuzzing.h"

#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QList>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace Concord;

namespace {

constexpr qsizetype longestInput = 4096;
constexpr qint64 longestMilliseconds = 5000;
constexpr std::array tokens = {"Answer:",
                               "Analysis:",
                               "[",
                               "]",
                               "- **Attributes**:",
                               "Attributes: [",
                               "**Analysis**",
                               "\n- ",
                               "\n",
                               "1. ",
                               "\"Answer\": [",
                               "- **Answer**:",
                               "A, B",
                               "age: senior",
                               "\t  ",
                               "{\"",
                               "\"predict\": \"",
                               "\"label\": \"",
                               "\"index\": 1",
                               "\\u0000",
                               "\xEF\xBB\xBF",
                               "\r\n",
                               "\xED\xA0\x80",
                               "answer_acc",
                               "yes",
                               "y",
                               "'",
                               "...",
                               "1e999",
                               "}}",
                               "[{",
                               ",",
                               "\\ud800",
                               "\"turns\": [{\"speaker\": \"",
                               "\"content\": ",
                               "null",
                               "\x1F\x8B\x08"};

const QByteArray *currentInput = nullptr;

// Keeps what the target ended on; nothing but system calls may be made here.
void keepInput(int signal)
{
    const int file = ::open("fuzz-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && currentInput) {
        static_cast<void>(!::write(file, currentInput->constData(), size_t(currentInput->size())));
        ::close(file);
    }
    static constexpr char said[] = "The input is in fuzz-input, in the working directory.\n";
    static_cast<void>(!::write(STDERR_FILENO, said, sizeof said - 1));
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const QByteArray &input)
{
    currentInput = &input;
    QElapsedTimer timer;
    timer.start();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                           size_t(input.size()));
    FUZZ_CHECK(timer.elapsed() < longestMilliseconds);
}

/// Changes inputs at random, always in the same way.
class Mutator
{
public:
    explicit Mutator(const QList<QByteArray> &corpus) : m_corpus(corpus), m_random(1) {}

    QByteArray next()
    {
        QByteArray input = some();
        for (quint64 changes = 1 + m_random.below(6); changes > 0; --changes)
            change(input);
        input.truncate(longestInput);
        return input;
    }

private:
    const QByteArray &some()
    {
        return m_corpus[qsizetype(m_random.below(quint64(m_corpus.size())))];
    }
    qsizetype placeIn(const QByteArray &input)
    {
        return qsizetype(m_random.below(quint64(input.size()) + 1));
    }
    QByteArray rangeOf(const QByteArray &input)
    {
        const qsizetype begin = placeIn(input);
        return input.mid(begin, qsizetype(m_random.below(64)));
    }
    void change(QByteArray &input);

    const QList<QByteArray> &m_corpus;
    Philox m_random;
};

void Mutator::change(QByteArray &input)
{
    const qsizetype place = placeIn(input);
    switch (m_random.below(6)) {
    case 0: // one bit or one byte
        if (place < input.size())
            input[place] = char(m_random.below(2) ? input[place] ^ (1 << m_random.below(8))
                                                  : int(m_random.below(256)));
        break;
    case 1: // a range of another input, or of the same
        input.insert(place, rangeOf(m_random.below(2) ? some() : input));
        break;
    case 2:
        input.remove(place, qsizetype(m_random.below(64)));
        break;
    case 3:
        input.insert(place, tokens[m_random.below(tokens.size())]);
        break;
    case 4: // the end of another input
        input = input.first(place) + some().mid(place);
        break;
    case 5: { // the same again and again
        const QByteArray range = rangeOf(input);
        input.insert(place, range.repeated(qsizetype(m_random.below(8))));
        break;
    }
    }
}

QList<QByteArray> inputsIn(const QString &path)
{
    const QDir folder(path);
    const QStringList names =
        QFileInfo(path).isDir() ? folder.entryList(QDir::Files, QDir::Name) : QStringList{path};
    QList<QByteArray> inputs;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        inputs.append(file.readAll());
    }
    return inputs;
}

} // namespace

/// Runs a fuzz target without a fuzzer: `replay_NAME CORPUS CHANGED` over every file of a folder
/// (or over one file), then over as many changed ones, the same in each run.
int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    std::signal(SIGABRT, keepInput);
    std::signal(SIGSEGV, keepInput);
    const QList<QByteArray> corpus = inputsIn(QFile::decodeName(argv[1]));
    FUZZ_CHECK(!corpus.isEmpty());
    for (const QByteArray &input : corpus)
        run(input);
    const int changed = argc > 2 ? std::atoi(argv[2]) : 0;
    Mutator mutator(corpus);
    for (int i = 0; i < changed; ++i)
        run(mutator.next());
    std::printf("%lld inputs and %d changed ones\n", qlonglong(corpus.size()), changed);
    return 0;
}
