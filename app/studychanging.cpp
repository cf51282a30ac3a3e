// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studychanging.h"

#include "app/apptext.h"
#include "storage/annotatorchanges.h"
#include "storage/annotatorerasure.h"
#include "storage/studychanges.h"

namespace Concord {

namespace {

Result<QString> noteAfter(const Result<void> &done, const QString &note)
{
    if (!done)
        return done.error();
    return note;
}

Result<QString> noteAfter(const Result<HandOverSummary> &done)
{
    if (!done)
        return done.error();
    return handOverWords(*done);
}

Result<QString> erase(const Database &database, const QString &annotator, const QDateTime &now)
{
    const auto erased = eraseAnnotator(database, annotator, now);
    if (!erased)
        return erased.error();
    return AppText::tr("The annotator is erased, with %n answers.", nullptr, erased->answers);
}

Result<QString> amend(const Database &database, const StudyChange &change, StudyId study,
                      const QDateTime &now)
{
    const auto version = StudyChanges(database).amendGuideline(study, change.text, now);
    if (!version)
        return version.error();
    return AppText::tr("The guideline is version %1 now. Annotators see it at their next start.")
        .arg(*version);
}

} // namespace

QString handOverWords(const HandOverSummary &summary)
{
    QStringList parts;
    for (const auto &[annotator, units] : summary.given)
        parts.append(AppText::tr("%1 got %n units", nullptr, units).arg(annotator));
    if (parts.isEmpty())
        parts.append(AppText::tr("No unit changed hands"));
    QString words = AppText::tr("%1.").arg(parts.join(QStringLiteral(", ")));
    if (!summary.left.isEmpty())
        words += u' '
            + AppText::tr("%n units stay where they were: everybody else has them already.",
                          nullptr, int(summary.left.size()));
    return words;
}

Result<QString> applyStudyChange(const Database &database, const StudyChange &change,
                                 const QDateTime &now)
{
    const StudyId study = StudyId::fromString(change.study);
    AnnotatorChanges people(database);
    StudyChanges studies(database);
    switch (change.kind) {
    case StudyChange::Kind::Reassign:
        return noteAfter(people.reassign(study, change.annotator, change.receivers, now));
    case StudyChange::Kind::AddAnnotator:
        return noteAfter(people.add(study, change.annotator, change.extra, now));
    case StudyChange::Kind::RenameAnnotator:
        return noteAfter(people.rename(change.annotator, change.text, now),
                         AppText::tr("%1 is called %2 now.").arg(change.annotator, change.text));
    case StudyChange::Kind::EraseAnnotator:
        return erase(database, change.annotator, now);
    case StudyChange::Kind::AmendGuideline:
        return amend(database, change, study, now);
    case StudyChange::Kind::Rename:
        return noteAfter(studies.rename(study, change.text, now),
                         AppText::tr("The study is called \"%1\" now.").arg(change.text));
    case StudyChange::Kind::Delete:
        return noteAfter(studies.remove(study, now), AppText::tr("The study is deleted."));
    }
    Q_UNREACHABLE();
}

} // namespace Concord
