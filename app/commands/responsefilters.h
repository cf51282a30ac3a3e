// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "models/evaluation/failure.h"
#include "storage/failurerepository.h"

#include <QCommandLineParser>

namespace Concord {

class Output;
class ProjectFile;

/// "--dataset" and the others that choose items, and what they say; an Error is a wrong usage.
QList<QCommandLineOption> itemFilterOptions();
Result<ItemFilter> readItemFilter(const QCommandLineParser &parser);
/// An Error where dataset, task or domain is unknown names those there are.
Result<void> checkItemFilter(const Database &database, const ItemFilter &filter);

/// Says so when items are chosen by their text and the search does not find all of them yet.
Result<void> noteUnfinishedSearch(ProjectFile &project, const ItemFilter &filter, Output &output);

/// "--model" and the others that choose responses, and what they say; an Error is a wrong usage.
QList<QCommandLineOption> responseFilterOptions();
Result<FailureFilter> readResponseFilter(const QCommandLineParser &parser);
/// Whether any of them is given.
bool hasResponseFilter(const QCommandLineParser &parser);

/// "--model" and "--pathway" alone.
Result<EvaluationFilter> readRunFilter(const QCommandLineParser &parser);

/// "--limit"; an Error is a wrong usage.
QCommandLineOption limitOption();
Result<std::optional<qsizetype>> readLimit(const QCommandLineParser &parser);

/// Responses that fit, to items that fit, worst first. An Error where a model, a tag or what items
/// are chosen by is unknown names those there are.
Result<QList<ResponseRef>> fittingResponses(Database &database, const ItemFilter &items,
                                            const FailureFilter &responses);

/// Why a tag cannot be found, with those there are.
Error unknownTag(const QString &name, const QList<Tag> &tags);

/// The one item that a person means by `name`, or an Error that helps on.
Result<ItemRow> itemNamed(Database &database, const QString &name);

} // namespace Concord
