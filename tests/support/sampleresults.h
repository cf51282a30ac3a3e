// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratingsbuilder.h"
#include "models/agreement/rowpatterns.h"
#include "models/report/studyresults.h"

namespace Concord {

/// Units u1 and u2 rank, u3 and u4 recommend; u4 alone has no domain. Answered u1 first, u4 last.
inline void addSampleParts(StudyResults &results, const Ratings &ratings)
{
    const auto row = [&](const char *group, const std::vector<quint32> &units) {
        const Ratings part = ratings.subset(units);
        return BreakdownRow{QString::fromLatin1(group), part.summary(),
                            estimateOf(part, results.headline, results.options)};
    };
    results.byTask = {row("rank", {0, 1}), row("recommend", {2, 3})};
    results.byDomain = {row("film", {0, 1, 2}), row("", {3})};
    const std::vector<quint32> order{0, 1, 2, 3};
    results.curve = agreementCurve(ratings, order, results.headline, results.options);
    const RowPatterns rows(ratings);
    forEachPair(rows, [&](const RaterMeeting &meeting) {
        results.confusions.append({meeting.first, meeting.second, meeting.table});
    });
}

/// Four units that three annotators took for human or AI. By hand: percent agreement 1/2; right are
/// Ada 4 of 4, Bruno 2 of 4, Chiara 3 of 4; Ada and Bruno differ on u3 and u4.
inline StudyResults sampleResults()
{
    const QStringList names{QStringLiteral("Ada"), QStringLiteral("Bruno"),
                            QStringLiteral("Chiara")};
    const QString units[] = {QStringLiteral("u1"), QStringLiteral("u2"), QStringLiteral("u3"),
                             QStringLiteral("u4")};
    const Author truths[] = {Author::Human, Author::Ai, Author::Human, Author::Ai};
    const bool saysAi[4][3] = {
        {false, false, true}, {true, true, true}, {false, true, false}, {true, false, true}};
    const auto word = [](bool isAi) {
        return isAi ? QStringLiteral("AI") : QStringLiteral("Human");
    };
    StudyResults results;
    RatingsBuilder builder({QStringLiteral("human"), QStringLiteral("ai")});
    QList<TuringJudgement> judgements;
    for (size_t u = 0; u < 4; ++u) {
        DisputedUnit unit{units[u],
                          QStringLiteral("Text of <b>%1</b>").arg(units[u]),
                          {},
                          word(truths[u] == Author::Ai)};
        for (size_t a = 0; a < 3; ++a) {
            const QString &name = names[qsizetype(a)];
            const bool isAi = saysAi[u][a];
            builder.add(units[u], name, isAi ? QStringLiteral("ai") : QStringLiteral("human"));
            judgements.append({name, units[u], truths[u], isAi ? Author::Ai : Author::Human});
            unit.labels.append({name, word(isAi)});
        }
        if (u != 1)
            results.disputed.append(unit);
    }
    results.choice = {QStringLiteral("study-1"), QStringLiteral("author"),
                      QStringLiteral("Pilot: human or AI?")};
    results.facts.name = QStringLiteral("Pilot");
    results.facts.templateTitle = QStringLiteral("Fidelity (Turing test)");
    results.facts.question = QStringLiteral("Was this written by a human?");
    results.facts.guideline = QStringLiteral("Judge the language,\nnot the topic.");
    results.facts.state = QStringLiteral("open");
    results.facts.units = 4;
    results.facts.annotators = 3;
    results.facts.perUnit = 3;
    results.facts.seed = 20250602;
    results.facts.createdAt = QDateTime(QDate(2025, 6, 2), QTime(9, 15), Qt::UTC);
    results.headline = QStringLiteral("fleiss_kappa");
    const Ratings ratings = *builder.build();
    results.options = applicableOptions();
    results.agreement = *agreementReport(ratings, results.options);
    results.categoryLabels = {word(false), word(true)};
    addSampleParts(results, ratings);
    results.turing = turingResults(judgements, names);
    results.progress = {{names[0], 4, 4, 1, 0, 8.4, 5.0, 14.5},
                        {names[1], 4, 4, 0, 0, 9.5, 6.0, 12.0},
                        {names[2], 8, 4, 0, 2, {}, {}, {}}};
    results.sources = {
        {QStringLiteral("talk"), Origin::Human, QStringLiteral("9b74c989"), 1000},
        {QStringLiteral("ip-dialog"), Origin::Synthetic, QStringLiteral("1f3870be"), 10000}};
    results.programVersion = QStringLiteral("0.1.0");
    return results;
}

/// A study without a label yet.
inline StudyResults unlabelledResults()
{
    StudyResults results = sampleResults();
    results.agreement = {};
    results.byTask.clear();
    results.byDomain.clear();
    results.curve.clear();
    results.confusions.clear();
    results.turing = turingResults({}, {});
    results.disputed.clear();
    return results;
}

} // namespace Concord
