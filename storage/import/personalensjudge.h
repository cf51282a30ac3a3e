// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"
#include "storage/import/labelrows.h"

#include <QMap>

namespace Concord {

/// What a folder of a PersonaLens judge says about the units of a study.
struct JudgeFolder
{
    QList<LabelRow> rows; ///< without annotator; line is 0
    qint64 others = 0; ///< files about dialogues or dimensions that the study does not have

    friend bool operator==(const JudgeFolder &, const JudgeFolder &) = default;
};

/// Reads what a judge of PersonaLens wrote: text files below `folder` at
///
///     …/user<N>/<assistant>/<dimension>/<judge>/<task_id>[_user|_asst].txt
///
/// The dimension is one of `questions` by id (personalization is personalisation too). Of the last
/// line such as "Personalization Score: 3" or "VERDICT: True" the number, or yes and no, is the
/// option; files of the simulated user (_user) are left out. A file is about the unit one of whose
/// items (`itemsOfUnits`, keys by unit key) has the task's id in its key, as a word of its own; of
/// several, the one whose item names the user, and then the assistant, too.
///
/// `judge` chooses among several judges; with only one it is any name. An Error names the folder or
/// file.
Result<JudgeFolder> readPersonaLensJudge(const QString &folder, const QString &judge,
                                         const QList<Question> &questions,
                                         const QMap<QString, QStringList> &itemsOfUnits);

} // namespace Concord
