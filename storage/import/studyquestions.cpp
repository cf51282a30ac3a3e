// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/studyquestions.h"

#include "models/study/answervalue.h"
#include "storage/import/optionids.h"
#include "storage/text.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr double mostWholePoints = 11;

bool isPlainPart(const QString &text)
{
    return !text.trimmed().isEmpty() && !text.contains(u'|') && !text.contains(u'=');
}

bool arePairsOfTypes(const QStringList &paths)
{
    QStringList types;
    for (const QString &path : paths) {
        const QStringList parts = path.split(pathJoint);
        if (parts.size() != 2 || !isPlainPart(parts[0]) || !isPlainPart(parts[1])
            || types.contains(parts[0]))
            return false;
        types.append(parts[0]);
    }
    return true;
}

bool isNumberText(const QString &text)
{
    bool isNumber = false;
    return std::isfinite(text.toDouble(&isNumber)) && isNumber;
}

QStringList cellParts(const QString &cell)
{
    QStringList parts = chosenIds(cell);
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

QString shownPart(QString part)
{
    return part.replace(pathJoint, QStringLiteral(" / "));
}

} // namespace

StudyQuestions::StudyQuestions(const ReadStudy &study)
    : m_seen(study.questions.size()), m_forms(study.questions.size())
{
    observe(study);
    const QHash<int, int> scales = mergeScales(study);
    for (int i = 0; i < study.questions.size(); ++i) {
        if (m_seen[i].answers > 0 && !isReason(i, study))
            addQuestion(i, study.questions[i]);
    }
    for (auto merged = scales.cbegin(); merged != scales.cend(); ++merged)
        m_forms[merged.key()] = m_forms[merged.value()];
    setReasons(study);
    qint64 answering = 0;
    for (const ReadSitting &sitting : study.sittings)
        answering += !sitting.answers.isEmpty() && !sitting.isSkipped ? 1 : 0;
    setRequired(answering);
}

void StudyQuestions::observe(const ReadStudy &study)
{
    for (const ReadSitting &sitting : study.sittings) {
        for (const ReadAnswer &answer : sitting.answers)
            observe(m_seen[answer.question], answer, study.questions[answer.question].shape);
    }
    for (qsizetype i = 0; i < m_seen.size(); ++i)
        m_seen[i].isMultiple = m_seen[i].isMultiple || study.questions[i].isMultiple;
}

void StudyQuestions::observe(Observed &seen, const ReadAnswer &answer, AnswerShape shape)
{
    ++seen.answers;
    if (shape == AnswerShape::Text)
        return;
    QStringList parts = answer.parts;
    if (shape == AnswerShape::Cells) {
        parts = cellParts(answer.parts.constFirst());
        seen.isMultiple = seen.isMultiple || answer.parts.constFirst().contains(u'|');
    }
    seen.isMultiple = seen.isMultiple || parts.size() != 1;
    seen.arePairs = seen.arePairs && arePairsOfTypes(parts);
    for (const QString &part : std::as_const(parts)) {
        seen.areNumbers = seen.areNumbers && isNumberText(part);
        ++seen.parts[part];
    }
    if (shape != AnswerShape::Ranking)
        return;
    parts.sort();
    if (seen.ranked.isEmpty())
        seen.ranked = parts;
    seen.isSameRanking = seen.isSameRanking && seen.ranked == parts
        && QSet<QString>(parts.begin(), parts.end()).size() == parts.size() && parts.size() > 1;
}

// Numbers that Label Studio's stars cannot show come as choices.
std::optional<int> StudyQuestions::scaleOf(int read, const ReadStudy &study) const
{
    const Observed &seen = m_seen[read];
    if (study.questions[read].shape != AnswerShape::Choices || seen.isMultiple || !seen.areNumbers)
        return std::nullopt;
    for (int i = 0; i < study.questions.size(); ++i) {
        if (study.questions[i].name == study.questions[read].name
            && study.questions[i].shape == AnswerShape::Number && m_seen[i].answers > 0)
            return i;
    }
    return std::nullopt;
}

// Choices that are answers to a scale, and which one.
QHash<int, int> StudyQuestions::mergeScales(const ReadStudy &study)
{
    QHash<int, int> scales;
    for (int i = 0; i < study.questions.size(); ++i) {
        const auto scale = m_seen[i].answers > 0 ? scaleOf(i, study) : std::nullopt;
        if (!scale)
            continue;
        scales.insert(i, *scale);
        for (const QString &part : m_seen[i].parts.keys())
            ++m_seen[*scale].parts[part];
        m_seen[*scale].answers += m_seen[i].answers;
        m_seen[i].answers = 0;
    }
    return scales;
}

// Whether it is the reason of a choice, which then asks for one.
bool StudyQuestions::isReason(int read, const ReadStudy &study)
{
    const QString &name = study.questions[read].name;
    if (!isReasonQuestion(name))
        return false;
    for (int i = 0; i < study.questions.size(); ++i) {
        if (reasonQuestion(study.questions[i].name) != name || m_seen[i].answers == 0)
            continue;
        return kindOf(i, study.questions[i]) == QuestionKind::SingleChoice;
    }
    return false;
}

QuestionKind StudyQuestions::kindOf(int read, const ReadQuestion &asked) const
{
    const Observed &seen = m_seen[read];
    const auto few = [&seen](QuestionKind kind) {
        return seen.parts.size() > mostOptions ? QuestionKind::FreeText : kind;
    };
    switch (asked.shape) {
    case AnswerShape::Text:
        return QuestionKind::FreeText;
    case AnswerShape::Number:
        return few(QuestionKind::Scale);
    case AnswerShape::Paths:
        if (seen.arePairs && !seen.parts.isEmpty())
            return QuestionKind::AttributeSet;
        return few(QuestionKind::MultipleChoice);
    case AnswerShape::Ranking:
        return seen.isSameRanking ? few(QuestionKind::Ranking) : QuestionKind::FreeText;
    case AnswerShape::Cells:
        if (!seen.isMultiple && seen.areNumbers)
            return few(QuestionKind::Scale);
        break;
    case AnswerShape::Choices:
        break;
    }
    return few(seen.isMultiple ? QuestionKind::MultipleChoice : QuestionKind::SingleChoice);
}

void StudyQuestions::addQuestion(int read, const ReadQuestion &asked)
{
    Observed &seen = m_seen[read];
    Form &form = m_forms[read];
    form.id = freeId(asked.name);
    form.kind = kindOf(read, asked);
    form.isTable = asked.shape == AnswerShape::Cells;
    form.question = int(m_questions.size());
    Question question{form.id, form.kind, asked.name.trimmed()};
    if (question.text.isEmpty())
        question.text = form.id;
    if (form.kind == QuestionKind::FreeText && asked.shape != AnswerShape::Text)
        m_warnings.append(
            StorageText::tr("The answers to “%1” are kept as texts, for there are too many "
                            "different ones, or different things were ranked: no agreement can be "
                            "computed of them.")
                .arg(asked.name));
    if (form.kind == QuestionKind::AttributeSet) {
        QMap<QString, QStringList> types;
        for (const QString &path : seen.parts.keys())
            types[path.section(pathJoint, 0, 0)].append(path.section(pathJoint, 1));
        for (auto type = types.cbegin(); type != types.cend(); ++type)
            question.attributes.append({type.key(), type.value()});
    } else if (form.kind == QuestionKind::Scale) {
        question.measure = Measure::ordinal;
        addOptions(form, question, scalePoints(seen));
        for (const QString &part : seen.parts.keys())
            form.options.insert(part, form.options.value(numberText(part.toDouble())));
    } else if (form.kind != QuestionKind::FreeText) {
        addOptions(form, question, seen.parts.keys());
    }
    m_questions.append(question);
}

// In order, and two at least.
QStringList StudyQuestions::scalePoints(const Observed &seen) const
{
    QList<double> numbers;
    for (const QString &part : seen.parts.keys())
        numbers.append(part.toDouble());
    std::ranges::sort(numbers);
    const double least = numbers.constFirst();
    const double most = numbers.constLast();
    if (least == most)
        numbers.prepend(least > 1 ? least - 1 : least + 1);
    const bool areWhole =
        std::ranges::all_of(numbers, [](double number) { return std::trunc(number) == number; });
    if (areWhole && most - least < mostWholePoints) {
        for (double point = least + 1; point < most; ++point)
            numbers.append(point);
    }
    std::ranges::sort(numbers);
    QStringList points;
    for (const double number : std::as_const(numbers))
        points.append(numberText(number));
    points.removeDuplicates();
    return points;
}

void StudyQuestions::addOptions(Form &form, Question &question, QStringList texts)
{
    while (texts.size() < 2)
        texts.append(texts.isEmpty() ? StorageText::tr("one thing")
                                     : StorageText::tr("anything else"));
    QStringList ids;
    for (const QString &text : std::as_const(texts)) {
        ids.append(optionId(shownPart(text), ids));
        question.options.append(
            {ids.constLast(), shownPart(text), optionKey(question.options.size())});
        form.options.insert(text, ids.constLast());
    }
}

QString StudyQuestions::freeId(const QString &name) const
{
    QStringList taken;
    for (const Question &question : m_questions)
        taken.append(question.id);
    return questionId(name, taken);
}

// A choice needs a reason where everybody who chose it gave one.
void StudyQuestions::setReasons(const ReadStudy &study)
{
    for (int i = 0; i < study.questions.size(); ++i) {
        if (!isReason(i, study) || m_seen[i].answers == 0)
            continue;
        const auto asked = std::ranges::find_if(study.questions, [&](const ReadQuestion &each) {
            return reasonQuestion(each.name) == study.questions[i].name;
        });
        const int base = int(asked - study.questions.begin());
        Question &question = m_questions[m_forms[base].question];
        question.kind = QuestionKind::YesNoReason;
        m_forms[base].kind = question.kind;
        m_forms[i].id = reasonQuestion(question.id);
        QSet<QString> without;
        QSet<QString> with;
        for (const ReadSitting &sitting : study.sittings) {
            const auto has = std::ranges::find(sitting.answers, i, &ReadAnswer::question);
            const auto chosen = std::ranges::find(sitting.answers, base, &ReadAnswer::question);
            if (chosen != sitting.answers.end())
                (has != sitting.answers.end() ? with : without).insert(*valueOf(*chosen));
        }
        for (const QString &option : question.optionIds()) {
            if (with.contains(option) && !without.contains(option))
                question.reasonFor.append(option);
        }
    }
}

void StudyQuestions::setRequired(qint64 sittings)
{
    QList<qint64> answers(m_questions.size(), 0);
    for (qsizetype i = 0; i < m_forms.size(); ++i) {
        if (m_forms[i].question >= 0)
            answers[m_forms[i].question] += m_seen[i].answers;
    }
    const qint64 most = answers.isEmpty() ? 0 : *std::ranges::max_element(answers);
    const qint64 needed = qMin(most, sittings);
    for (qsizetype i = 0; i < m_questions.size(); ++i)
        m_questions[i].isRequired = answers[i] >= needed;
}

QString StudyQuestions::questionOf(const ReadAnswer &answer) const
{
    return m_forms[answer.question].id;
}

QStringList StudyQuestions::partsOf(const Form &form, const ReadAnswer &answer) const
{
    const bool isText = form.kind == QuestionKind::FreeText;
    QStringList parts =
        form.isTable && !isText ? cellParts(answer.parts.constFirst()) : answer.parts;
    if (isText)
        return parts;
    for (QString &part : parts) {
        part = form.kind == QuestionKind::AttributeSet ? part.replace(pathJoint, u'=')
                                                       : form.options.value(part);
    }
    return parts;
}

std::optional<QString> StudyQuestions::valueOf(const ReadAnswer &answer) const
{
    const Form &form = m_forms[answer.question];
    const QStringList parts = partsOf(form, answer);
    if (form.question < 0 || form.kind == QuestionKind::FreeText) {
        const QString text = shownPart(parts.join(u'\n')).trimmed();
        return text.isEmpty() || text.size() > longestAnswer ? std::nullopt : std::optional(text);
    }
    const Question &question = m_questions[form.question];
    const QString value = form.kind == QuestionKind::Ranking ? rankingValue(parts)
        : parts.isEmpty()                                    ? emptySetValue
                                                             : parts.join(u'|');
    const auto checked = checkedAnswer(question, value);
    return checked ? std::optional(*checked) : std::nullopt;
}

} // namespace Concord
