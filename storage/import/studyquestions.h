// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"
#include "storage/import/readstudy.h"

namespace Concord {

/// What the questions of a file become, and how their answers are written.
///
/// - choices: a single choice, or a multiple one where anybody chose none or several. A question
///   whose answers all are numbers in one place and choices of one number in another is a scale;
/// - numbers: a scale with all points between the bounds where these are at most 11, else with
///   those that occur;
/// - paths: an attribute set where all are of a type and a value, else a multiple choice;
/// - rankings: a ranking where everybody ranked the same, else a text;
/// - cells: a multiple choice where one is "{}" or holds |, a scale where all are numbers, else a
///   single choice.
///
/// Where more different answers occur than options have keys, they are texts. "q#reason" is the
/// reason of a choice q. A question is required that everybody answered who answered anything; the
/// one with most answers always is.
class StudyQuestions
{
public:
    explicit StudyQuestions(const ReadStudy &study);

    /// None where nothing was answered.
    const QList<Question> &questions() const { return m_questions; }
    const QStringList &warnings() const { return m_warnings; }

    QString questionOf(const ReadAnswer &answer) const;
    /// As answervalue.h writes it; nothing where it is empty or too long.
    std::optional<QString> valueOf(const ReadAnswer &answer) const;

private:
    struct Observed
    {
        QMap<QString, int> parts; ///< how often each occurs
        QStringList ranked; ///< of the first ranking, sorted
        qint64 answers = 0;
        bool isMultiple = false;
        bool arePairs = true; ///< paths of a type and a value, each type once
        bool areNumbers = true;
        bool isSameRanking = true;
    };
    struct Form
    {
        QString id;
        QuestionKind kind = QuestionKind::FreeText;
        int question = -1; ///< index into m_questions; -1: a reason
        bool isTable = false; ///< parts are cells, to be taken apart
        QHash<QString, QString> options; ///< option ids by what the file says
    };

    void observe(const ReadStudy &study);
    void observe(Observed &seen, const ReadAnswer &answer, AnswerShape shape);
    void addQuestion(int read, const ReadQuestion &asked);
    QuestionKind kindOf(int read, const ReadQuestion &asked) const;
    bool isReason(int read, const ReadStudy &study);
    QHash<int, int> mergeScales(const ReadStudy &study);
    std::optional<int> scaleOf(int read, const ReadStudy &study) const;
    QStringList scalePoints(const Observed &seen) const;
    void addOptions(Form &form, Question &question, QStringList texts);
    QString freeId(const QString &name) const;
    void setReasons(const ReadStudy &study);
    void setRequired(qint64 sittings);
    QStringList partsOf(const Form &form, const ReadAnswer &answer) const;

    QList<Observed> m_seen; ///< by the file's questions
    QList<Form> m_forms; ///< the same
    QList<Question> m_questions;
    QStringList m_warnings;
};

} // namespace Concord
