// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelstudioanswers.h"

#include "models/study/annotation.h"
#include "storage/import/jsonline.h"
#include "storage/import/labelstudioitem.h"
#include "storage/import/labelstudioresult.h"
#include "storage/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace Concord {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, 2> annotationFields = {"annotations", "completions"};

// None where there is no list.
std::vector<element> studioList(object fields, std::string_view name)
{
    const auto field = jsonField(fields, name);
    simdjson::dom::array array;
    if (!field || field->get(array) != simdjson::SUCCESS)
        return {};
    return {array.begin(), array.end()};
}

bool isStudioTrue(object fields, std::string_view name)
{
    const auto field = jsonField(fields, name);
    bool value = false;
    return field && field->get(value) == simdjson::SUCCESS && value;
}

// An e-mail address tells people apart best; numbers say little and yet who is who.
QString studioPerson(object annotation)
{
    const auto by = jsonField(annotation, "completed_by");
    object person;
    if (!by || by->get(person) != simdjson::SUCCESS) {
        const QString word = jsonWord(by).value_or(QString()).trimmed();
        return by && by->is_number() ? StorageText::tr("annotator %1").arg(word) : word;
    }
    const auto word = [&](std::string_view name) {
        return jsonWord(jsonField(person, name)).value_or(QString()).trimmed();
    };
    const QString name = QString(word("first_name") + u' ' + word("last_name")).trimmed();
    for (const QString &called : {word("email"), name, word("username")}) {
        if (!called.isEmpty())
            return called;
    }
    const QString id = word("id");
    return id.isEmpty() ? QString() : StorageText::tr("annotator %1").arg(id);
}

QDateTime studioTime(object annotation, std::string_view name)
{
    const auto field = jsonField(annotation, name);
    double seconds = 0;
    if (field && field->get(seconds) == simdjson::SUCCESS) // of older versions
        return seconds > 0 && seconds < 1e11
            ? QDateTime::fromSecsSinceEpoch(qint64(seconds)).toUTC()
            : QDateTime();
    QDateTime time = QDateTime::fromString(jsonWord(field).value_or(QString()), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

std::optional<qint64> leadTime(object annotation)
{
    const auto field = jsonField(annotation, "lead_time");
    double seconds = 0;
    if (!field || field->get(seconds) != simdjson::SUCCESS || seconds < 0 || seconds >= 1e9)
        return std::nullopt;
    return std::llround(seconds * 1000);
}

int studioOccurrence(object annotation)
{
    const auto field = jsonField(annotation, "occurrence");
    int64_t occurrence = 1;
    if (!field || field->get(occurrence) != simdjson::SUCCESS)
        return 1;
    return int(std::clamp<int64_t>(occurrence, 1, 1000));
}

} // namespace

Result<void> LabelStudioAnswers::check(object task)
{
    for (const std::string_view name : annotationFields) {
        const auto field = jsonField(task, name);
        if (field && !field->is_array() && !field->is_null())
            return wrongType(QString::fromUtf8(name.data(), qsizetype(name.size())),
                             StorageText::tr("a list"), *field);
    }
    return {};
}

void LabelStudioAnswers::take(object task, const QString &key, qint64 line)
{
    const int unit = m_collector.unit(key);
    for (const std::string_view name : annotationFields) {
        qint64 place = 0;
        for (const element each : studioList(task, name)) {
            ++place;
            object annotation;
            if (each.get(annotation) == simdjson::SUCCESS)
                takeAnnotation(annotation, unit, line, place);
            else
                m_collector.study().rejected.append(
                    {line, StorageText::tr("Annotation %1 is no object.").arg(place)});
        }
    }
    for (const element each : studioList(task, "predictions")) {
        object prediction;
        if (each.get(prediction) == simdjson::SUCCESS)
            takePrediction(prediction, unit);
    }
}

void LabelStudioAnswers::takeAnnotation(object annotation, int unit, qint64 line, qint64 place)
{
    const QString name = studioPerson(annotation);
    if (name.isEmpty()) {
        m_collector.study().rejected.append(
            {line,
             StorageText::tr("Annotation %1 does not say whose it is: completed_by has to be a "
                             "number, a text or an object with email or id.")
                 .arg(place)});
        return;
    }
    ReadSitting sitting{unit, m_collector.person(name)};
    sitting.occurrence = studioOccurrence(annotation);
    sitting.isSkipped = isStudioTrue(annotation, "was_cancelled");
    sitting.durationMs = leadTime(annotation);
    sitting.answeredAt = studioTime(annotation, "updated_at");
    if (!sitting.answeredAt.isValid())
        sitting.answeredAt = studioTime(annotation, "created_at");
    m_groundTruths += isStudioTrue(annotation, "ground_truth") ? 1 : 0;
    takeResults(annotation, sitting);
    // Answers beside a skip are drafts.
    if (sitting.isSkipped)
        sitting.answers.clear();
    m_collector.study().sittings.append(sitting);
}

void LabelStudioAnswers::takePrediction(object prediction, int unit)
{
    QString name = jsonWord(jsonField(prediction, "model_version")).value_or(QString()).trimmed();
    if (name.isEmpty())
        name = StorageText::tr("model");
    ReadSitting sitting{unit, m_collector.person(name, true)};
    sitting.answeredAt = studioTime(prediction, "created_at");
    takeResults(prediction, sitting);
    if (!sitting.answers.isEmpty())
        m_collector.study().sittings.append(sitting);
}

void LabelStudioAnswers::takeResults(object annotation, ReadSitting &sitting)
{
    for (const element each : studioList(annotation, "result")) {
        object result;
        if (each.get(result) == simdjson::SUCCESS)
            takeResult(result, sitting);
    }
}

void LabelStudioAnswers::takeResult(object result, ReadSitting &sitting)
{
    auto read = readLabelStudioResult(result);
    if (!read) {
        ++m_unknown[labelStudioTypeOf(result)];
    } else if (read->question.name == commentQuestion) {
        sitting.comment = read->parts.join(u'\n').trimmed();
    } else if (read->question.name == flagQuestion) {
        sitting.isFlagged = true;
    } else {
        addAnswer(sitting, read->question, std::move(read->parts));
    }
}

// Choices and lines of a text may come in several results.
void LabelStudioAnswers::addAnswer(ReadSitting &sitting, const ReadQuestion &asked,
                                   QStringList parts)
{
    if (parts.isEmpty() && (asked.shape == AnswerShape::Text || asked.shape == AnswerShape::Number))
        return;
    const int question = m_collector.question(asked.name, asked.shape);
    ReadQuestion &known = m_collector.study().questions[question];
    known.isMultiple = known.isMultiple || asked.isMultiple;
    for (QString &part : parts)
        part = m_collector.shared(part);
    const auto before = std::ranges::find(sitting.answers, question, &ReadAnswer::question);
    if (before == sitting.answers.end()) {
        sitting.answers.append({question, parts});
    } else if (asked.shape == AnswerShape::Number) {
        before->parts = parts;
    } else {
        before->parts += parts;
        if (asked.shape != AnswerShape::Text)
            before->parts.removeDuplicates();
    }
}

ReadStudy LabelStudioAnswers::takeStudy()
{
    ReadStudy study = std::move(m_collector.study());
    for (auto type = m_unknown.cbegin(); type != m_unknown.cend(); ++type)
        study.warnings.append(StorageText::tr("Results of the type “%1” cannot be kept: %2.")
                                  .arg(type.key())
                                  .arg(type.value()));
    if (m_groundTruths > 0)
        study.warnings.append(
            StorageText::tr("Annotations that are marked as ground truth count as their "
                            "annotators' answers and not as references: %1.")
                .arg(m_groundTruths));
    return study;
}

} // namespace Concord
