// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/pathway.h"

#include <QStringList>

namespace Concord {

/// One side of a comparison: a model, a pathway, or one run, a model under a pathway.
struct RunSide
{
    QString model; ///< empty: a pathway
    std::optional<Pathway> pathway; ///< none: a model

    /// Two of one kind can be compared.
    bool isOfKindOf(const RunSide &other) const
    {
        return model.isEmpty() == other.model.isEmpty()
            && pathway.has_value() == other.pathway.has_value();
    }
    bool fits(const QString &ofModel, Pathway ofPathway) const
    {
        return (model.isEmpty() || model == ofModel) && (!pathway || pathway == ofPathway);
    }
    /// "claude", "TaskRelated", "claude/TaskRelated": what runSideNamed() reads.
    QString name() const;
    QString title() const; ///< the same for a person

    friend bool operator==(const RunSide &, const RunSide &) = default;
};

/// The side of this name among these models and pathways; nothing where it is none of them.
std::optional<RunSide> runSideNamed(const QString &name, const QStringList &models,
                                    const QList<Pathway> &pathways);

} // namespace Concord
