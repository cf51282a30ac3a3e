// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/charts/studycharts.h"
#include "models/core/result.h"
#include "models/report/document.h"
#include "models/report/studyresults.h"

#include <QSize>

namespace Concord {

/// The results of a study of the project at `path`, opened for reading. An empty `study` is the
/// only one there is. Blocking.
Result<StudyResults> readStudyResults(const QString &path, const QString &study,
                                      const QString &question,
                                      const AgreementOptions &options = applicableOptions());

/// The ratings of one question of it alone; likewise.
Result<Ratings> readStudyRatings(const QString &path, const QString &study,
                                 const QString &question);

/// The report with its figures. Needs a QApplication, as what follows.
Document reportDocument(const StudyResults &results);

/// File name endings that a report can have: "html", "pdf".
QStringList reportEndings();
/// The report in the format of the path's ending.
Result<QByteArray> renderReport(const StudyResults &results, const QString &path);

/// "svg", "png", "pdf", "csv", "tex".
QStringList chartEndings();
/// A chart, by its id, in the format of the path's ending; an empty size is the chart's own.
Result<QByteArray> renderStudyChart(const StudyResults &results, const QString &chart,
                                    const QString &path, const QSize &size = {});

/// The chart of that id among `charts`, likewise.
Result<QByteArray> renderChartOf(const QList<StudyChart> &charts, const QString &chart,
                                 const QString &path, const QSize &size = {});

/// Writes a file whole or not at all.
Result<void> saveBytes(const QString &path, const QByteArray &bytes);

} // namespace Concord
