// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/dataset/item.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace Concord {

/// How a file gives the answers to a question.
enum class AnswerShape {
    Choices, ///< any number of texts
    Number,
    Text,
    Paths, ///< any number of paths, each joined by pathJoint
    Ranking, ///< all texts, best first
    Cells, ///< whatever a table's cells hold: numbers, names or sets such as "a|b"
};

inline constexpr QChar pathJoint(0x1F);

struct ReadQuestion
{
    QString name;
    AnswerShape shape = AnswerShape::Choices;
    bool isMultiple = false; ///< several choices are allowed, even where nobody made them
};

struct ReadAnswer
{
    int question = 0; ///< index into ReadStudy::questions
    QStringList parts; ///< of a number, a text or a cell one
};

struct ReadUnit
{
    QString key;
    ItemId item = {}; ///< none: the item of that key in the dataset that comes with the study
};

struct ReadPerson
{
    QString name;
    bool isJudge = false;
};

/// All that somebody said at once about a unit.
struct ReadSitting
{
    int unit = 0; ///< index into ReadStudy::units
    int person = 0; ///< index into ReadStudy::people
    int occurrence = 1;
    bool isSkipped = false;
    bool isFlagged = false;
    QString comment = {};
    std::optional<qint64> durationMs = {};
    QDateTime answeredAt = {}; ///< UTC; invalid: not said
    QList<ReadAnswer> answers = {};
};

/// What people answered about items, as a file says it.
struct ReadStudy
{
    QList<ReadUnit> units;
    QList<ReadPerson> people;
    QList<ReadQuestion> questions;
    QList<ReadSitting> sittings; ///< in the order of the file
    QList<Reject> rejected; ///< answers that cannot be used, beside the items that cannot
    QStringList warnings;
};

/// Collects a study; names are looked up, and texts that occur again are kept once.
class StudyCollector
{
public:
    int unit(const QString &key);
    int person(const QString &name, bool isJudge = false);
    int question(const QString &name, AnswerShape shape);
    QString shared(const QString &text);

    ReadStudy &study() { return m_study; }
    const ReadStudy &study() const { return m_study; }

private:
    ReadStudy m_study;
    QHash<QString, int> m_units;
    QHash<std::pair<QString, bool>, int> m_people;
    QHash<std::pair<QString, int>, int> m_questions;
    QSet<QString> m_texts;
};

/// A number as answers write it: "4", "-1", "3.5".
QString numberText(double number);

} // namespace Concord
