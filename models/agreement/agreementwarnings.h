// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace Concord {

struct AgreementReport;
struct BootstrapSummary;

/// What a reader has to know about the data before trusting the coefficients; translated sentences.
QStringList agreementWarnings(const AgreementReport &report);

/// The same about a bootstrap whose replicates were not all defined.
std::optional<QString> bootstrapWarning(const QString &coefficient,
                                        const BootstrapSummary &summary);

/// That a jackknife was asked for and cannot be had.
QString jackknifeWarning(const QString &coefficient);

/// That a BCa interval was asked for and cannot be had though the replicates are defined.
QString acceleratedWarning(const QString &coefficient);

/// That ICC and Kendall's W of the report rest on complete units only; nothing where all are.
std::optional<QString> completeUnitsWarning(const AgreementReport &report);

/// How weights that are not symmetric are read.
QString asymmetryWarning();

} // namespace Concord
