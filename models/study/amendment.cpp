// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/amendment.h"

#include "models/study/text.h"

namespace Concord {

QString amendmentWords(const Amendment &amendment)
{
    const QString somebody = StudyText::tr("somebody erased since");
    const QString who = amendment.annotator.isEmpty() ? somebody : amendment.annotator;
    if (amendment.kind == guidelineAmendment)
        return StudyText::tr("The guideline was changed; it is version %1 now.")
            .arg(amendment.guidelineVersion);
    if (amendment.kind == reassignmentAmendment) {
        const QString to = amendment.receivers.isEmpty()
            ? somebody
            : amendment.receivers.join(QStringLiteral(", "));
        return StudyText::tr("%n open units of %1 went to %2.", nullptr, amendment.units)
            .arg(who, to);
    }
    if (amendment.kind == annotatorAmendment)
        return StudyText::tr("%1 was added, with %n units.", nullptr, amendment.units).arg(who);
    if (amendment.kind == judgeAmendment)
        return StudyText::tr("Ratings of the judge %1 came in, for %n units.", nullptr,
                             amendment.units)
            .arg(who);
    if (amendment.kind == erasureAmendment)
        return StudyText::tr("An annotator was erased, with %n answers.", nullptr,
                             amendment.answers);
    return amendment.kind;
}

} // namespace Concord
