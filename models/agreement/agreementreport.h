// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/inference.h"
#include "models/agreement/measure.h"
#include "models/agreement/raterpairs.h"
#include "models/agreement/ratings.h"
#include "models/core/result.h"

#include <QJsonObject>
#include <QStringList>

namespace Concord {

/// Which interval to report. `automatic` is each coefficient's preferred one.
enum class IntervalChoice { automatic, analytic, bootstrap, none };

struct AgreementOptions
{
    QStringList coefficients; ///< ids, reported in this order; empty: all
    Measure measure = Measure::nominal;
    IntervalChoice interval = IntervalChoice::automatic;
    StandardErrorKind standardError = StandardErrorKind::ratio;
    double level = 0.95; ///< in (0, 1)
    int replicates = 2000;
    quint64 seed = 1;
    qsizetype pairLimit = 20'000; ///< above it, pairs that share no unit are not listed
};

struct CoefficientResult
{
    QString id;
    Estimate estimate;

    friend bool operator==(const CoefficientResult &, const CoefficientResult &) = default;
};

/// Everything `concord agreement` says about a ratings table.
struct AgreementReport
{
    RatingsSummary summary;
    QStringList raters;
    QStringList categories;
    bool categoriesDeclared = false;
    Measure measure = Measure::nominal;
    QList<CoefficientResult> coefficients;
    QList<Estimate> byCategory; ///< Fleiss' kappa of each category against all others; nominal data
    QList<RaterPair> pairs;
    QStringList warnings; ///< sentences

    friend bool operator==(const AgreementReport &, const AgreementReport &) = default;
};

/// Computes the report; the same for the same ratings and options on any machine. An Error tells of
/// an unknown coefficient, an option out of range, or labels that do not fit the measure.
Result<AgreementReport> agreementReport(const Ratings &ratings, const AgreementOptions &options);

/// The document that cli.md describes as `agreement --json`.
QJsonObject toJson(const AgreementReport &report);

} // namespace Concord
