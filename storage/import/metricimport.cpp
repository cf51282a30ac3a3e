// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/metricimport.h"

#include "models/evaluation/metricreader.h"
#include "storage/database.h"
#include "storage/import/inputfile.h"
#include "storage/projectfile.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace Concord {

namespace {

constexpr qint64 largestMetricFile = qint64(64) * 1024 * 1024;

Result<QByteArray> contentOf(const QString &path)
{
    auto content = InputFile::contentOf(
        path, largestMetricFile,
        StorageText::tr("The file is larger than 64 MB, too large for aggregates."));
    if (!content)
        return Error{QDir::toNativeSeparators(path) + u": " + content.error().message, {}};
    return content;
}

Result<QList<MetricCell>> cellsIn(const QByteArray &json, MetricFileKind kind)
{
    if (kind == MetricFileKind::Metrics)
        return readMetricCells(json);
    const auto judged = readJudgeCells(json);
    if (!judged)
        return judged.error();
    return metricCells(*judged);
}

} // namespace

QLatin1StringView metricFormat(MetricFileKind kind)
{
    return kind == MetricFileKind::Metrics ? QLatin1StringView("ip-dialog-metrics")
                                           : QLatin1StringView("ip-dialog-judge");
}

std::optional<MetricFileKind> metricKindNamed(const QString &format)
{
    for (const MetricFileKind kind : {MetricFileKind::Metrics, MetricFileKind::Judge}) {
        if (format == metricFormat(kind))
            return kind;
    }
    return std::nullopt;
}

std::optional<MetricFileKind> sniffMetricFile(const QString &path)
{
    const auto content = contentOf(path);
    if (!content || !content->trimmed().startsWith('{'))
        return std::nullopt;
    for (const MetricFileKind kind : {MetricFileKind::Metrics, MetricFileKind::Judge}) {
        const auto cells = cellsIn(*content, kind);
        if (cells && !cells->isEmpty())
            return kind;
    }
    return std::nullopt;
}

Result<ReadMetrics> readMetrics(const QString &path, MetricFileKind kind, const QDateTime &now)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    auto cells = cellsIn(*content, kind);
    if (!cells) {
        return Error{QDir::toNativeSeparators(path) + u": " + cells.error().message,
                     cells.error().detail};
    }
    const QByteArray hash = QCryptographicHash::hash(*content, QCryptographicHash::Sha256).toHex();
    ImportSummary summary;
    summary.source = QFileInfo(path).fileName();
    summary.format = metricFormat(kind);
    summary.kind = ImportKind::Aggregates;
    summary.read = cells->size();
    summary.imported = cells->size();
    summary.models = modelsOf(*cells);
    return ReadMetrics{
        *std::move(cells), {summary.source, QString::fromLatin1(hash), now}, summary};
}

} // namespace Concord
