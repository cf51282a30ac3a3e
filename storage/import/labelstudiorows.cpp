// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelstudiorows.h"

#include "models/study/annotation.h"
#include "models/study/answervalue.h"
#include "storage/export/labelstudio.h"
#include "storage/import/inputfile.h"
#include "storage/text.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace Concord {

namespace {

constexpr qint64 largestStudioFile = 512LL * 1024 * 1024;

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const auto entry : array)
        texts.append(entry.toString());
    return texts;
}

QString joinedSet(const QStringList &members)
{
    return members.isEmpty() ? emptySetValue : members.join(u'|');
}

QString taxonomyText(const QJsonArray &paths)
{
    QStringList pairs;
    for (const auto path : paths)
        pairs.append(textsOf(path).join(u'='));
    return joinedSet(pairs);
}

// Of several buckets, such as those of an interface with other columns, the first is the ranking.
QString rankerText(const QJsonValue &value)
{
    if (value.isArray())
        return rankingValue(textsOf(value));
    const QJsonObject buckets = value.toObject();
    return buckets.isEmpty() ? QString() : rankingValue(textsOf(buckets.constBegin().value()));
}

std::optional<QString> valueText(const QJsonObject &result)
{
    const QString type = result.value(u"type").toString();
    const QJsonValue value = result.value(u"value").toObject().value(labelStudioValueKey(type));
    if (type == u"choices")
        return joinedSet(textsOf(value));
    if (type == u"rating") // what is no number is shown as it stands, and refused
        return value.toVariant().toString();
    if (type == u"taxonomy")
        return taxonomyText(value.toArray());
    if (type == u"ranker")
        return rankerText(value);
    if (type == u"textarea")
        return value.isString() ? value.toString() : textsOf(value).join(u'\n');
    return std::nullopt;
}

QString nameOf(const QJsonValue &completedBy)
{
    if (completedBy.isString())
        return completedBy.toString();
    const QJsonObject person = completedBy.toObject();
    QString name = QString(person.value(u"first_name").toString() + u' '
                           + person.value(u"last_name").toString())
                       .trimmed();
    if (!name.isEmpty())
        return name;
    const QString email = person.value(u"email").toString();
    return email.isEmpty() ? person.value(u"username").toString() : email;
}

class StudioReader
{
public:
    StudioReader(const QString &path, LabelsOf whose) : m_path(path), m_whose(whose) {}

    Result<QList<LabelRow>> read();

private:
    Result<QJsonArray> tasks() const;
    Result<void> readTask(const QJsonObject &task);
    Result<void> readAnnotation(const LabelRow &unit, const QJsonObject &annotation);
    Error problem(const QString &sentence) const;

    QString m_path;
    LabelsOf m_whose;
    qint64 m_task = 0;
    QList<LabelRow> m_rows;
};

Error StudioReader::problem(const QString &sentence) const
{
    if (m_task == 0)
        return labelsError(m_path, 0, sentence);
    return {StorageText::tr("%1, task %2: %3")
                .arg(QDir::toNativeSeparators(m_path), QString::number(m_task), sentence),
            {}};
}

Result<QJsonArray> StudioReader::tasks() const
{
    const auto content = InputFile::contentOf(
        m_path, largestStudioFile,
        StorageText::tr("The file is larger than 512 MB. Export it in parts."));
    if (!content)
        return problem(content.error().message);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &error);
    if (error.error != QJsonParseError::NoError)
        return problem(StorageText::tr("This is no JSON (at byte %1: %2). Export it again.")
                           .arg(QString::number(error.offset), error.errorString()));
    return document.array();
}

Result<void> StudioReader::readAnnotation(const LabelRow &unit, const QJsonObject &annotation)
{
    LabelRow row = unit;
    row.annotator = nameOf(annotation.value(u"completed_by"));
    if (row.annotator.isEmpty() && m_whose == LabelsOf::Annotators)
        return problem(StorageText::tr("An annotation does not name its annotator. completed_by "
                                       "has to be an object with first_name or email."));
    row.occurrence = annotation.value(u"occurrence").toInt(1);
    if (const QJsonValue seconds = annotation.value(u"lead_time");
        seconds.isDouble() && seconds.toDouble() >= 0 && seconds.toDouble() < 1e9)
        row.durationMs = std::llround(seconds.toDouble() * 1000);
    row.answeredAt =
        QDateTime::fromString(annotation.value(u"created_at").toString(), Qt::ISODateWithMs)
            .toUTC();
    // Answers beside a skip are drafts.
    const bool isCancelled = annotation.value(u"was_cancelled").toBool();
    QList<LabelRow> answers;
    const QJsonArray results = annotation.value(u"result").toArray();
    for (const auto entry : results) {
        const QJsonObject result = entry.toObject();
        const QString question = result.value(u"from_name").toString();
        const auto value = valueText(result);
        if (!value)
            continue;
        if (question == commentQuestion) {
            row.comment = *value;
        } else if (question == flagQuestion) {
            row.isFlagged = true;
        } else if (!isCancelled) {
            row.question = question;
            row.value = *value;
            answers.append(row);
        }
    }
    // A comment or a flag belongs to the unit: it comes with any of its rows.
    if (answers.isEmpty() && (row.isFlagged || !row.comment.isEmpty()))
        answers.append(row);
    for (LabelRow &answer : answers) {
        answer.comment = row.comment;
        answer.isFlagged = row.isFlagged;
    }
    m_rows += answers;
    return {};
}

Result<void> StudioReader::readTask(const QJsonObject &task)
{
    const QJsonObject data = task.value(u"data").toObject();
    LabelRow unit;
    unit.line = m_task;
    unit.unitKey = data.value(u"unit_key").toString();
    unit.itemKey = data.value(u"item_key").toString();
    if (unit.unitKey.isEmpty() && unit.itemKey.isEmpty())
        return problem(StorageText::tr("data.unit_key is missing: it has to name the unit, as in "
                                       "what `concord labels export` writes."));
    const QJsonArray annotations = task.value(u"annotations").toArray();
    for (const auto annotation : annotations) {
        if (annotation.toObject().value(u"was_cancelled").toBool()
            && annotation.toObject().value(u"result").toArray().isEmpty())
            continue;
        if (auto done = readAnnotation(unit, annotation.toObject()); !done)
            return done;
    }
    return {};
}

Result<QList<LabelRow>> StudioReader::read()
{
    const auto all = tasks();
    if (!all)
        return all.error();
    for (const auto task : *all) {
        ++m_task;
        if (auto done = readTask(task.toObject()); !done)
            return done.error();
    }
    return m_rows;
}

} // namespace

bool isLabelStudioFile(const QString &path)
{
    const auto file = InputFile::open(path);
    return file && (*file)->read(4096).trimmed().startsWith('[');
}

Result<QList<LabelRow>> readLabelStudioRows(const QString &path, LabelsOf whose)
{
    return StudioReader(path, whose).read();
}

} // namespace Concord
