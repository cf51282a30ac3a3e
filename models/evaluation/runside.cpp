// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/runside.h"

namespace Concord {

QString RunSide::name() const
{
    if (!pathway)
        return model;
    const QString own = pathwayName(*pathway);
    return model.isEmpty() ? own : QString(model + u'/' + own);
}

QString RunSide::title() const
{
    if (!pathway)
        return modelTitle(model);
    const QString own = pathwayName(*pathway);
    return model.isEmpty() ? own : QString(modelTitle(model) + u", " + own);
}

std::optional<RunSide> runSideNamed(const QString &name, const QStringList &models,
                                    const QList<Pathway> &pathways)
{
    if (models.contains(name))
        return RunSide{name, {}};
    const auto pathway = pathwayNamed(name);
    if (pathway && pathways.contains(*pathway))
        return RunSide{{}, pathway};
    const qsizetype slash = name.lastIndexOf(u'/'); // a model's own name may hold others
    const QString model = name.first(qMax(slash, qsizetype(0)));
    const auto under = pathwayNamed(name.sliced(slash + 1));
    if (models.contains(model) && under && pathways.contains(*under))
        return RunSide{model, under};
    return std::nullopt;
}

} // namespace Concord
