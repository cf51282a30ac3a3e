// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/studyoverview.h"

namespace Concord {

int StudyOverview::total() const
{
    int sum = 0;
    for (const AnnotatorProgress &row : progress)
        sum += row.total;
    return sum;
}

int StudyOverview::done() const
{
    int sum = 0;
    for (const AnnotatorProgress &row : progress)
        sum += row.done;
    return sum;
}

int StudyOverview::open() const
{
    int sum = 0;
    for (const AnnotatorProgress &row : progress)
        sum += row.open();
    return sum;
}

} // namespace Concord
