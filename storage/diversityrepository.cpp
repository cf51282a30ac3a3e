// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/diversityrepository.h"

#include "models/core/random.h"
#include "storage/datasetstatisticsrepository.h"
#include "storage/query.h"

#include <QSet>

namespace Concord {

namespace {

constexpr double readingShare = 0.9; ///< of the work; the rest is computing

Result<QList<qint64>> differentDialogues(const Database &database, DatasetId dataset)
{
    Query query(database,
                QStringLiteral("SELECT dialogue FROM item WHERE dataset = ? ORDER BY id"));
    query.bind(dataset.value());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<qint64> dialogues;
    QSet<qint64> seen;
    while (query.next()) {
        const qint64 dialogue = query.integer(0);
        const auto before = seen.size();
        seen.insert(dialogue);
        if (seen.size() > before)
            dialogues.append(dialogue);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return dialogues;
}

QList<qint64> drawnFrom(const QList<qint64> &dialogues, const DiversityRequest &request)
{
    if (request.dialogues == 0 || dialogues.size() <= request.dialogues)
        return dialogues;
    Philox random(request.seed);
    QList<qint64> drawn;
    for (const qsizetype index : sampleIndices(dialogues.size(), request.dialogues, random))
        drawn.append(dialogues[index]);
    return drawn;
}

Result<void> addDialogue(const Database &database, qint64 dialogue, WordSequence &text)
{
    Query query(database,
                QStringLiteral("SELECT content FROM turn WHERE dialogue = ? ORDER BY position"),
                Query::Preparation::Kept);
    query.bind(dialogue);
    if (auto done = query.exec(); !done)
        return done;
    while (query.next())
        text.addTurn(query.text(0));
    return query.ended();
}

} // namespace

Result<QList<DiversityMeasure>> readDiversity(const Database &database, const QString &dataset,
                                              const DiversityRequest &request,
                                              const ReadingProgress &progress)
{
    const auto known = datasetNamed(database, dataset);
    if (!known)
        return known.error();
    WatchedReading reading(database, progress);
    const auto all = differentDialogues(database, known->id);
    if (!all)
        return all.error();
    const QList<qint64> drawn = drawnFrom(*all, request);
    WordSequence text;
    DiversitySample sample{0, all->size(), request.seed, {}};
    for (const qint64 dialogue : drawn) {
        if (qsizetype(text.words().size()) >= request.words) {
            sample.drawn = drawn.size();
            break;
        }
        if (auto done = addDialogue(database, dialogue, text); !done)
            return done.error();
        ++sample.dialogues;
        const double share = double(sample.dialogues) / double(drawn.size());
        if (auto done = reading.reached(readingShare * share); !done)
            return done.error();
    }
    QList<DiversityMeasure> measures =
        lexicalDiversity(text, sample, [&] { return bool(reading.reached(readingShare)); });
    if (auto done = reading.reached(1); !done)
        return done.error();
    return measures;
}

} // namespace Concord
