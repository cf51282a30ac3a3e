// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/studystatus.h"

#include "app/apptext.h"
#include "app/studyplanning.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

const QString noNumber = QStringLiteral("–");

QJsonValue numberOrNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue momentOrNull(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

std::optional<double> asSeconds(const std::optional<double> &milliseconds)
{
    return milliseconds ? std::optional(*milliseconds / 1000) : std::nullopt;
}

QJsonValue spreadJson(const std::optional<TimeSpread> &time)
{
    if (!time)
        return {};
    return QJsonObject{{QStringLiteral("median"), time->medianMs / 1000},
                       {QStringLiteral("q1"), time->lowerQuartileMs / 1000},
                       {QStringLiteral("q3"), time->upperQuartileMs / 1000}};
}

QJsonValue trainingJson(const TrainingResult &training)
{
    if (training.units == 0)
        return {};
    return QJsonObject{
        {QStringLiteral("units"), training.units},
        {QStringLiteral("answered"), training.answered},
        {QStringLiteral("questions"), training.asked},
        {QStringLiteral("right"), training.right},
        {QStringLiteral("share"), numberOrNull(training.share())},
        {QStringLiteral("attempts"), training.attempts},
        {QStringLiteral("passed"), training.passed ? QJsonValue(*training.passed) : QJsonValue()}};
}

QJsonValue consistencyJson(const SelfConsistency &consistency)
{
    if (consistency.units == 0)
        return {};
    return QJsonObject{{QStringLiteral("units"), consistency.units},
                       {QStringLiteral("alike"), consistency.alike},
                       {QStringLiteral("share"), numberOrNull(consistency.share())}};
}

QJsonObject workJson(const AnnotatorProgress &progress)
{
    return {{QStringLiteral("total"), progress.total},
            {QStringLiteral("done"), progress.done},
            {QStringLiteral("skipped"), progress.skipped},
            {QStringLiteral("flagged"), progress.flagged},
            {QStringLiteral("open"), progress.open()},
            {QStringLiteral("seconds_per_unit"), spreadJson(progress.time)},
            {QStringLiteral("units_per_hour"), numberOrNull(progress.unitsPerHour())},
            {QStringLiteral("seconds_left"), numberOrNull(asSeconds(progress.expectedMsLeft()))},
            {QStringLiteral("self_consistency"), consistencyJson(progress.consistency)},
            {QStringLiteral("last_answer_at"), momentOrNull(progress.lastAnswerAt)}};
}

QJsonObject annotatorJson(const AnnotatorProgress &progress)
{
    QJsonObject object = workJson(progress);
    object.insert(QStringLiteral("annotator"), progress.annotator);
    object.insert(QStringLiteral("training"), trainingJson(progress.training));
    object.insert(QStringLiteral("median_seconds"),
                  progress.time ? QJsonValue(progress.time->medianMs / 1000) : QJsonValue());
    return object;
}

QJsonArray amendmentsJson(const QList<Amendment> &amendments)
{
    QJsonArray array;
    for (const Amendment &amendment : amendments) {
        array.append(QJsonObject{{QStringLiteral("at"), momentOrNull(amendment.at)},
                                 {QStringLiteral("kind"), amendment.kind},
                                 {QStringLiteral("text"), amendmentWords(amendment)}});
    }
    return array;
}

QJsonObject studyJson(const StudyOverview &overview)
{
    QJsonArray annotators;
    for (const AnnotatorProgress &progress : overview.progress)
        annotators.append(annotatorJson(progress));
    const Study &study = overview.study;
    return {{QStringLiteral("id"), study.id.toString()},
            {QStringLiteral("name"), study.name},
            {QStringLiteral("template"), study.templateTitle},
            {QStringLiteral("state"), studyStateId(study.state)},
            {QStringLiteral("phase"), studyPhaseId(study.design.phase)},
            {QStringLiteral("guideline_version"), study.guidelineVersion},
            {QStringLiteral("units"), study.design.units},
            {QStringLiteral("per_unit"), study.design.perUnit},
            {QStringLiteral("seed"), QString::number(study.design.seed)},
            {QStringLiteral("created_at"), study.createdAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("assignments"), overview.total()},
            {QStringLiteral("done"), overview.done()},
            {QStringLiteral("annotators"), annotators},
            {QStringLiteral("together"), workJson(together(overview.progress))},
            {QStringLiteral("amendments"), amendmentsJson(overview.amendments)}};
}

QString secondsText(const std::optional<TimeSpread> &time)
{
    const auto seconds = [](double ms) { return QString::number(ms / 1000, 'f', 1); };
    return time ? AppText::tr("%1 (%2 to %3)")
                      .arg(seconds(time->medianMs), seconds(time->lowerQuartileMs),
                           seconds(time->upperQuartileMs))
                : noNumber;
}

QString trainingText(const TrainingResult &training)
{
    if (training.units == 0)
        return noNumber;
    if (training.answered < training.units)
        return AppText::tr("%1 of %2 done").arg(training.answered).arg(training.units);
    QString right = AppText::tr("%1/%2 right").arg(training.right).arg(training.asked);
    if (!training.passed)
        return right;
    return *training.passed ? AppText::tr("%1, passed").arg(right)
                            : AppText::tr("%1, not passed").arg(right);
}

QString consistencyText(const SelfConsistency &consistency)
{
    return consistency.units == 0
        ? noNumber
        : AppText::tr("%1/%2").arg(consistency.alike).arg(consistency.units);
}

QStringList statusRow(const QString &name, const AnnotatorProgress &progress)
{
    const auto pace = progress.unitsPerHour();
    return {name,
            QString::number(progress.done),
            QString::number(progress.total),
            QString::number(progress.skipped),
            QString::number(progress.flagged),
            secondsText(progress.time),
            pace ? QString::number(*pace, 'f', 0) : noNumber,
            trainingText(progress.training),
            consistencyText(progress.consistency)};
}

void printStatus(const StudyOverview &overview, Output &output)
{
    const Study &study = overview.study;
    output.line(AppText::tr("%1 (%2, %3): %4 of %5 answers given; %6 units, %7 per unit, seed %8, "
                            "guideline version %9")
                    .arg(study.name, studyStateId(study.state), studyPhaseId(study.design.phase))
                    .arg(overview.done())
                    .arg(overview.total())
                    .arg(study.design.units)
                    .arg(study.design.perUnit)
                    .arg(study.design.seed)
                    .arg(study.guidelineVersion));
    QList<QStringList> rows;
    for (const AnnotatorProgress &progress : overview.progress)
        rows.append(statusRow(progress.annotator, progress));
    if (rows.size() > 1)
        rows.append(statusRow(AppText::tr("(all)"), together(overview.progress)));
    output.table({AppText::tr("ANNOTATOR"), AppText::tr("DONE"), AppText::tr("OF"),
                  AppText::tr("SKIPPED"), AppText::tr("FLAGGED"), AppText::tr("SECONDS A UNIT"),
                  AppText::tr("UNITS AN HOUR"), AppText::tr("TRAINING"), AppText::tr("ALIKE")},
                 rows);
    for (const Amendment &amendment : overview.amendments)
        output.line(AppText::tr("%1: %2").arg(amendment.at.toString(Qt::ISODate),
                                              amendmentWords(amendment)));
}

Result<StudyOverview> overviewOf(Database &database, const QString &name)
{
    const auto study = StudyRepository(database).find(name);
    if (!study)
        return study.error();
    return studyOverview(database, *study);
}

} // namespace

ExitCode runStudyList(const QCommandLineParser &parser, const QString &path, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QList<StudyOverview>> studies =
        (*project)->read([](Database &database) { return studyOverviews(database); }).result();
    if (!studies)
        return output.fail(studies.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const StudyOverview &overview : *studies) {
        array.append(studyJson(overview));
        rows.append({overview.study.name, studyStateId(overview.study.state),
                     studyPhaseId(overview.study.design.phase), QString::number(overview.done()),
                     QString::number(overview.total())});
    }
    if (parser.isSet(QStringLiteral("json")))
        output.json(array);
    else if (rows.isEmpty())
        output.note(AppText::tr("There is no study in this project."));
    else
        output.table({AppText::tr("STUDY"), AppText::tr("STATE"), AppText::tr("PHASE"),
                      AppText::tr("DONE"), AppText::tr("OF")},
                     rows);
    return ExitCode::Done;
}

ExitCode runStudyStatus(const QCommandLineParser &parser, const QString &path, const QString &name,
                        Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<StudyOverview> overview =
        (*project)
            ->read([name](Database &database) { return overviewOf(database, name); })
            .result();
    if (!overview)
        return output.fail(overview.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(studyJson(*overview));
    else
        printStatus(*overview, output);
    return ExitCode::Done;
}

ExitCode runStudyClose(const QCommandLineParser &parser, const QString &path, const QString &name,
                       Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<StudyOverview> closed =
        (*project)
            ->write([name](Database &database) -> Result<StudyOverview> {
                auto overview = overviewOf(database, name);
                if (!overview)
                    return overview;
                if (auto done = StudyRepository(database).close(overview->study.id,
                                                                QDateTime::currentDateTimeUtc());
                    !done)
                    return done.error();
                return overview;
            })
            .result();
    if (!closed)
        return output.fail(closed.error());
    if (closed->open() > 0)
        output.note(AppText::tr("Note: %n answers were still open.", nullptr, closed->open()));
    if (parser.isSet(QStringLiteral("json")))
        output.json(QJsonObject{{QStringLiteral("study"), closed->study.name},
                                {QStringLiteral("state"), studyStateId(StudyState::Closed)},
                                {QStringLiteral("open"), closed->open()}});
    else
        output.line(AppText::tr("Closed the study \"%1\".").arg(closed->study.name));
    return ExitCode::Done;
}

} // namespace Concord
