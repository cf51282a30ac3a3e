// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/dataset/item.h"
#include "models/study/assignment.h"
#include "models/study/sampling.h"
#include "models/study/shownunit.h"

namespace Concord {

/// All that is known of a unit, right answers and source included: keep it from annotators.
struct UnitSource
{
    QList<UnitSubject> subjects; ///< at least one
    Item item; ///< of the first subject
    Origin origin = Origin::Unknown; ///< of its dataset
    QList<Turn> turns; ///< those that the unit is about
    QStringList responses; ///< the subjects', in their order

    friend bool operator==(const UnitSource &, const UnitSource &) = default;
};

/// What annotators see of it under a template: the parts that it shows and that are not empty. The
/// reference comes along only where `isTraining`.
ShownUnit shownFrom(const StudyTemplate &studyTemplate, const QString &key,
                    const UnitSource &source, bool isTraining);

/// "hobby: music".
QString attributeWords(const Attribute &attribute);
/// The attribute that a subject asks about, or nullptr.
const Attribute *attributeOf(const Item &item, const UnitSubject &subject);

} // namespace Concord
