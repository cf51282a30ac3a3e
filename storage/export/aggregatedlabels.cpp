// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/aggregatedlabels.h"

#include "storage/adjudicationrepository.h"
#include "storage/export/csvcell.h"
#include "storage/export/labelscsv.h"
#include "storage/export/labelstudio.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

namespace Concord {

namespace {

struct AggregatedLabel
{
    QString value;
    QString source;
    QByteArray probability = {};
    QString reason = {};
    QDateTime decidedAt = {};
};

std::optional<AggregatedLabel> adjudicatedLabel(const AdjudicationUnit &unit)
{
    if (unit.decision)
        return AggregatedLabel{unit.decision->value,
                               QStringLiteral("decision"),
                               {},
                               unit.decision->reason,
                               unit.decision->decidedAt};
    if (const auto value = unit.adjudicated())
        return AggregatedLabel{*value, QStringLiteral("unanimous")};
    return std::nullopt;
}

std::optional<AggregatedLabel> aggregatedLabel(const AdjudicationUnit &unit, LabelKind kind)
{
    switch (kind) {
    case LabelKind::Majority:
        if (unit.majority)
            return AggregatedLabel{*unit.majority, labelKindId(kind)};
        return std::nullopt;
    case LabelKind::DawidSkene:
        if (unit.dawidSkene)
            return AggregatedLabel{unit.dawidSkene->value, labelKindId(kind),
                                   QByteArray::number(unit.dawidSkene->probability, 'g', 6)};
        return std::nullopt;
    case LabelKind::Adjudicated:
        return adjudicatedLabel(unit);
    case LabelKind::Answers:
        break;
    }
    return std::nullopt;
}

} // namespace

QByteArray aggregatedLabelsHeader()
{
    return "unit_key,question,value,source,probability,reason,decided_at\r\n";
}

QByteArray aggregatedLabelRows(const QList<AdjudicationUnit> &units, const QString &question,
                               LabelKind kind, bool isWhole)
{
    QByteArray csv;
    for (const AdjudicationUnit &unit : units) {
        const auto found = aggregatedLabel(unit, kind);
        if (!found && !isWhole)
            continue;
        const AggregatedLabel label = found.value_or(AggregatedLabel());
        const QByteArrayList cells{
            csvCell(unit.key),
            csvCell(question),
            csvCell(label.value),
            csvCell(label.source),
            label.probability,
            csvCell(label.reason),
            label.decidedAt.isValid() ? storedTime(label.decidedAt).toUtf8() : QByteArray(),
        };
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

Result<QByteArray> exportAggregatedLabels(const Database &database, StudyId study, LabelKind kind,
                                          bool isWhole)
{
    const auto asked = StudyRepository(database).studyTemplate(study);
    if (!asked)
        return asked.error();
    QByteArray csv = aggregatedLabelsHeader();
    for (const Question &question : asked->questions) {
        const auto units = AdjudicationRepository(database).units(study, question.id);
        if (!units)
            return units.error();
        csv += aggregatedLabelRows(*units, question.id, kind, isWhole);
    }
    return csv;
}

Result<QByteArray> exportLabelFile(const Database &database, StudyId study,
                                   const LabelExport &wanted)
{
    const LabelRows rows = wanted.isWhole ? LabelRows::All : LabelRows::Answered;
    if (wanted.kind == LabelKind::Answers && wanted.format == LabelFormat::Csv)
        return exportLabels(database, study, rows);
    if (wanted.kind == LabelKind::Answers)
        return exportLabelStudio(database, study, rows);
    if (wanted.format == LabelFormat::LabelStudio)
        return Error{StorageText::tr("Label Studio's format holds what annotators answered. Save "
                                     "these labels as CSV."),
                     {}};
    return exportAggregatedLabels(database, study, wanted.kind, wanted.isWhole);
}

} // namespace Concord
