// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/pathway.h"
#include "models/report/studyresults.h"
#include "models/study/answerstate.h"
#include "models/study/assignment.h"
#include "models/study/sampling.h"
#include "storage/database.h"

#include <functional>

namespace Concord {

/// A study in a database of its own whose units are put in by hand and whose annotators answer by
/// rule, so that what comes out is known exactly.
class SimulatedStudy
{
public:
    /// What somebody answers to the unit number `unit` (from 0); null: nothing.
    using Rule = std::function<QString(const QString &annotator, int unit)>;

    SimulatedStudy();

    Database &database() { return m_database; }

    /// Items 0 … n-1 of these tasks, each answered "A, B" or "yes"; hobby: music and residence:
    /// urban are their related attributes. Gives the dataset.
    DatasetId addItems(const QStringList &tasks);
    /// A run whose responses say `texts`, item by item, scored as an import scores them.
    void addRun(DatasetId dataset, const QString &model, Pathway pathway, const QStringList &texts);

    /// The subject that is item number `index`, or a part of it.
    UnitSubject item(int index, UnitKind kind = UnitKind::Item) const;
    /// The response of the model's run to that item.
    UnitSubject response(int index, const QString &model, const QString &role) const;

    /// One unit for each list, all of them for each annotator.
    void create(const StudyTemplate &studyTemplate, const QList<QList<UnitSubject>> &units,
                const QStringList &annotators);
    void makeJudge(const QString &annotator);
    void answer(const QString &question, const Rule &rule);

    Result<StudyResults> results(const QString &question) const;

private:
    Database m_database;
    QList<Item> m_items;
    QList<qint64> m_itemIds;
    StudyId m_study;
    DeviceId m_device = DeviceId::create();
};

/// A template of one question, or of several.
StudyTemplate simulatedTemplate(UnitKind kind, const QList<Question> &questions);

} // namespace Concord
