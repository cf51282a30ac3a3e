// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dialogue.h"
#include "models/study/template.h"

#include <QMap>

namespace Concord {

/// A turn as annotators see it.
struct ShownTurn
{
    QString label; ///< "A", the speaker's name, or empty: as the template says
    int side = 0; ///< 0 for the first speaker shown, 1 for the second, …
    QString text;

    friend bool operator==(const ShownTurn &, const ShownTurn &) = default;
};

/// Something beside the dialogue, such as the request or one of two responses.
struct ShownPart
{
    QString part; ///< as in StudyTemplate::shows: "request", "first", …
    QString heading;
    QString text; ///< paragraphs apart by newlines
    QStringList chips = {}; ///< such as "hobby: music"

    friend bool operator==(const ShownPart &, const ShownPart &) = default;
};

/// What an annotator is told after answering a training unit.
struct TrainingKey
{
    QMap<QString, QString> answers; ///< the right one by question id
    QString feedback; ///< why; may be empty

    friend bool operator==(const TrainingKey &, const TrainingKey &) = default;
};

/// All that an annotator may know of a unit; nothing in it leads to the source.
struct ShownUnit
{
    QString key;
    QList<ShownTurn> turns;
    QList<ShownPart> parts = {}; ///< in the template's order, below the turns
    std::optional<Question> itemQuestion = {}; ///< what the template's ItemAnswer became
    std::optional<TrainingKey> training = {}; ///< of training units only

    friend bool operator==(const ShownUnit &, const ShownUnit &) = default;
};

/// Turns under a template's labels and typography. Neutral labels are A, B, … in the order of first
/// appearance among these turns.
QList<ShownTurn> shownTurns(const QList<Turn> &turns, const StudyTemplate &studyTemplate);

/// The template's training example number `index`.
ShownUnit exampleUnit(const StudyTemplate &studyTemplate, int index, const QString &key);

/// "Request", … : what stands above a part; `part` is of shownParts(), or "first" and "second".
QString partHeading(const QString &part);

/// The template's questions as this unit asks them.
QList<Question> questionsOf(const StudyTemplate &studyTemplate, const ShownUnit &unit);

/// A unit as packets and training units keep it; shownUnitFromJson() gives back an equal one. An
/// Error for what is no such text.
QByteArray shownUnitJson(const ShownUnit &unit);
Result<ShownUnit> shownUnitFromJson(const QByteArray &json);

} // namespace Concord
