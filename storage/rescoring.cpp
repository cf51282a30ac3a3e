// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rescoring.h"

#include "models/text/wordnet.h"
#include "storage/database.h"
#include "storage/import/responsescorer.h"
#include "storage/projectfile.h"
#include "storage/runrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

namespace Concord {

namespace {

constexpr int rescoredAtOnce = 1000;

class Rescoring
{
public:
    Rescoring(ProjectFile &project, const QDateTime &now, const RescoringProgress &progress)
        : m_project(project), m_now(now), m_progress(progress)
    {}

    Result<QList<ModelRun>> run(QList<ModelRun> runs);

private:
    Result<QList<ResponseRescore>> scoresOf(const ModelRun &run);
    QList<ResponseRescore> score(const ModelRun &run, const QList<StoredResponse> &responses);
    Result<void> replace(const ModelRun &run, const QList<ResponseRescore> &scores);

    ProjectFile &m_project;
    const QDateTime &m_now;
    const RescoringProgress &m_progress;
    ResponseScorer m_scorer;
    qint64 m_scored = 0;
    qint64 m_total = 0;
};

Result<QList<ModelRun>> Rescoring::run(QList<ModelRun> runs)
{
    for (const ModelRun &run : runs)
        m_total += run.responses;
    for (ModelRun &run : runs) {
        const auto scores = scoresOf(run);
        if (!scores)
            return scores.error();
        run.usedWordNet = m_scorer.usesWordNet();
        if (auto done = replace(run, *scores); !done)
            return done.error();
    }
    return runs;
}

Result<QList<ResponseRescore>> Rescoring::scoresOf(const ModelRun &run)
{
    QList<ResponseRescore> scores;
    ItemId last;
    for (;;) {
        const auto responses =
            m_project
                .read([id = run.id, last](Database &database) {
                    return RunRepository(database).responses(id, last, rescoredAtOnce);
                })
                .result();
        if (!responses)
            return responses.error();
        if (responses->isEmpty())
            return scores;
        scores += score(run, *responses);
        last = responses->constLast().row.id;
        m_scored += responses->size();
        if (m_progress && !m_progress(m_scored, m_total))
            return Error{StorageText::tr("The scoring was cancelled. It begins again when the "
                                         "project is opened next."),
                         {}};
    }
}

QList<ResponseRescore> Rescoring::score(const ModelRun &run, const QList<StoredResponse> &responses)
{
    QList<ScoringItem> items;
    QStringList texts;
    for (const StoredResponse &response : responses) {
        items.append(response.row.item);
        texts.append(response.text);
    }
    const QList<ResponseScores> scores = m_scorer.score(items, texts, run.pathway);
    QList<ResponseRescore> rescored;
    for (qsizetype i = 0; i < scores.size(); ++i)
        rescored.append({responses[i].id, scores[i]});
    return rescored;
}

// One transaction for the whole run: nobody reads scores of two versions in one mean, and a state
// in between needs no column. It only writes what was computed before.
Result<void> Rescoring::replace(const ModelRun &run, const QList<ResponseRescore> &scores)
{
    return m_project
        .write([run, scores, now = m_now](Database &database) -> Result<void> {
            Transaction transaction(database);
            if (!transaction.begun())
                return transaction.begun();
            if (auto done = RunRepository(database).replaceScores(run, scores, now); !done)
                return done;
            return transaction.commit();
        })
        .result();
}

} // namespace

Result<QList<ModelRun>> outdatedRuns(ProjectFile &project)
{
    const bool hasWordNet = bool(WordNet::open());
    return project
        .read([hasWordNet](Database &database) {
            return RunRepository(database).outdated(hasWordNet);
        })
        .result();
}

Result<QList<ModelRun>> rescore(ProjectFile &project, const QDateTime &now,
                                const RescoringProgress &progress)
{
    auto runs = outdatedRuns(project);
    if (!runs || runs->isEmpty())
        return runs;
    return Rescoring(project, now, progress).run(*std::move(runs));
}

} // namespace Concord
