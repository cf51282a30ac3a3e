// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/responsescorer.h"

#include "models/text/wordnet.h"

#include <algorithm>
#include <system_error>
#include <thread>

namespace Concord {

ResponseScorer::ResponseScorer()
{
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < cores; ++i) {
        auto wordNet = WordNet::open();
        if (!wordNet && i == 0)
            m_warning = wordNet.error().message;
        m_wordNets.push_back(wordNet ? *wordNet : nullptr);
    }
}

ResponseScorer::~ResponseScorer() = default;

QList<ResponseScores> ResponseScorer::score(const QList<ScoringItem> &items,
                                            const QStringList &texts, Pathway pathway)
{
    QList<ResponseScores> scored(items.size());
    ResponseScores *results = scored.data();
    const auto threads = qsizetype(m_wordNets.size());
    const auto work = [&](qsizetype thread) {
        for (qsizetype i = thread; i < items.size(); i += threads)
            results[i] = scoreBoth(items[i], texts[i], pathway, m_wordNets[size_t(thread)].get());
    };
    std::vector<std::thread> others;
    for (qsizetype thread = 1; thread < threads; ++thread) {
        try {
            others.emplace_back(work, thread);
        } catch (const std::system_error &) { // no thread to be had: the work is done here
            work(thread);
        }
    }
    work(0);
    for (std::thread &other : others)
        other.join();
    return scored;
}

} // namespace Concord
