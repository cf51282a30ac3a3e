// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/core/result.h"
#include "storage/import/ratingscsv.h"

#include <QCommandLineParser>

namespace Concord {

/// The options of `concord agreement` besides those that say where the ratings are.
QList<QCommandLineOption> agreementOptionList();

/// What they ask for, without the matrix of a weight file. An Error is wrong usage.
Result<AgreementOptions> readAgreementOptions(const QCommandLineParser &parser);

/// Reads the weight file, if --weights names one.
Result<void> readWeightFile(const QCommandLineParser &parser, AgreementOptions &options);

/// How a file of ratings is to be read.
Result<RatingsCsvOptions> readRatingsFileOptions(const QCommandLineParser &parser);

} // namespace Concord
