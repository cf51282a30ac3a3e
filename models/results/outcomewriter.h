// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "models/results/outcome.h"

#include <QJsonObject>

namespace Concord {

/// "62.5 % (55.1 to 70.2 %)" as reports print it; a dash without a value.
QString outcomeText(const OutcomeValue &value, OutcomeForm form);

/// A table for pages and reports, captioned with its title.
DocumentTable documentTable(const OutcomeTable &table);
/// Unit, annotator, answer (where there are any) and text.
DocumentTable documentTable(const QList<WrittenAnswer> &written);
/// "Reasons given" or "Texts written"; empty without any.
QString writtenTitle(const StudyOutcome &outcome);

/// The document that `concord help study` describes.
QJsonObject toJson(const StudyOutcome &outcome);

/// Lines of CSV, without a header, that begin with `question`: question, table, kind, name, column,
/// value, low, high, n. Numbers are shares and not per cent. What was written has the table
/// "written", the annotator's name, the unit in place of the column and the text as its value.
QString outcomeCsv(const QString &question, const StudyOutcome &outcome);
QStringList outcomeCsvHeader();

} // namespace Concord
