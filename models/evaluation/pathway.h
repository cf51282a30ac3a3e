// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <optional>
#include <span>

namespace Concord {

/// How a model was asked to reason (IP-Dialog, arXiv 2506.02449, section 4).
enum class Pathway { DirectResponse, AttributeFilter, TypeGuided, FullAttributes, TaskRelated };

/// All five, in the paper's order.
std::span<const Pathway> pathways();

/// The stable name, such as "AttributeFilter".
QLatin1StringView pathwayName(Pathway pathway);

/// The pathway of this name or of one that the files use: "alpaca_hq_cot1_1000", "hq_cot1", "cot1"
/// and, for DirectResponse, "basic".
std::optional<Pathway> pathwayNamed(const QString &name);

/// The heading under which a response of this pathway states attributes.
QLatin1StringView attributeHeading(Pathway pathway);

/// A model's name for a person: "Claude-3.5-Sonnet" of "claude"; an unknown one is given back.
QString modelTitle(const QString &model);

/// The model that a person means by its id or, in any case, its title; else the name itself.
QString modelIdOf(const QString &name);

/// Whether the paper has such a model.
bool isKnownModel(const QString &model);

/// As messages list a model: "claude (Claude-3.5-Sonnet)", or the id alone where it is the title.
QString modelIdAndTitle(const QString &model);

/// Those of several, separated by commas.
QString modelList(const QStringList &models);

/// Where the paper lists a model, from 0; unknown models come after all others.
int modelPlace(const QString &model);

/// Whether it is one of the paper's fine-tuned models.
bool isFineTuned(const QString &model);

} // namespace Concord
