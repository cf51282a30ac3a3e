// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/question.h"

#include "models/dataset/task.h"
#include "models/study/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace Concord {

namespace {

constexpr int fewestItemOptions = 2;

QList<AnswerOption> yesAndNo()
{
    return {{QStringLiteral("yes"), StudyText::tr("Yes"), QStringLiteral("1")},
            {QStringLiteral("no"), StudyText::tr("No"), QStringLiteral("2")}};
}

struct OptionMark
{
    qsizetype begin = -1;
    qsizetype end = -1;
};

// The first "B. " at or after `from`; a letter after a space.
OptionMark findMark(const QString &request, char16_t letter, qsizetype from)
{
    const QRegularExpression form(QStringLiteral("(?:^|\\s)%1[.)]\\s+").arg(QChar(letter)));
    const QRegularExpressionMatch match = form.match(request, from);
    return match.hasMatch() ? OptionMark{match.capturedStart(), match.capturedEnd()} : OptionMark();
}

// "… most important: A. Sharing passwords B. Time spent apart". Of several "A." the last one before
// "B." begins the options, for a sentence may end with an A.
QList<OptionMark> optionMarks(const QString &request)
{
    QList<OptionMark> marks;
    const OptionMark second = findMark(request, u'B', 0);
    OptionMark first = findMark(request, u'A', 0);
    for (OptionMark next = first; next.begin >= 0 && next.begin < second.begin;
         next = findMark(request, u'A', next.end - 1))
        first = next;
    if (first.begin < 0 || first.begin > second.begin)
        return marks;
    marks.append(first);
    OptionMark mark = second;
    for (char16_t letter = u'B'; mark.begin >= 0 && letter <= u'Z'; ++letter) {
        marks.append(mark);
        mark = findMark(request, char16_t(letter + 1), mark.end - 1);
    }
    return marks;
}

QList<AnswerOption> optionsOf(const QString &request)
{
    const QList<OptionMark> marks = optionMarks(request);
    QList<AnswerOption> options;
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const qsizetype end = i + 1 < marks.size() ? marks[i + 1].begin : request.size();
        const QString id{QChar(char16_t(u'A' + i))};
        options.append({id, request.mid(marks[i].end, end - marks[i].end).trimmed(), id.toLower()});
    }
    return options;
}

} // namespace

const AnswerOption *Question::option(QStringView optionId) const
{
    const auto found = std::ranges::find(options, optionId, &AnswerOption::id);
    return found == options.end() ? nullptr : &*found;
}

QStringList Question::optionIds() const
{
    QStringList ids;
    for (const AnswerOption &option : options)
        ids.append(option.id);
    return ids;
}

QString questionKindId(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::SingleChoice:
        return QStringLiteral("single_choice");
    case QuestionKind::MultipleChoice:
        return QStringLiteral("multiple_choice");
    case QuestionKind::AttributeSet:
        return QStringLiteral("attribute_set");
    case QuestionKind::Scale:
        return QStringLiteral("scale");
    case QuestionKind::YesNoReason:
        return QStringLiteral("yes_no_reason");
    case QuestionKind::Ranking:
        return QStringLiteral("ranking");
    case QuestionKind::FreeText:
        return QStringLiteral("free_text");
    case QuestionKind::ItemAnswer:
        return QStringLiteral("item_answer");
    }
    Q_UNREACHABLE();
}

std::optional<Question> itemQuestion(const Question &asked, const QString &task,
                                     const QString &request)
{
    const Task *known = findTask(task);
    if (!known || known->answerFormat == AnswerFormat::OpenEnded)
        return std::nullopt;
    Question question = asked;
    if (known->answerFormat == AnswerFormat::BinaryChoice) {
        question.kind = QuestionKind::SingleChoice;
        question.options = yesAndNo();
        return question;
    }
    question.kind = known->answerFormat == AnswerFormat::Ranking ? QuestionKind::Ranking
                                                                 : QuestionKind::MultipleChoice;
    question.options = optionsOf(request);
    if (question.options.size() < fewestItemOptions)
        return std::nullopt;
    return question;
}

} // namespace Concord
