// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packets.h"

#include "storage/packetmerge.h"
#include "storage/packetwriter.h"
#include "storage/studyrepository.h"

#include <QDir>
#include <QRegularExpression>

namespace Concord {

namespace {

constexpr qsizetype longestNamePart = 60;

// Of what Linux, Windows and macOS forbid together; a leading dot would hide the file.
QString fileNamePart(const QString &name)
{
    static const QRegularExpression forbidden(
        QStringLiteral("[\\x{00}-\\x{1f}\\x{7f}/\\\\:*?\"<>|]|^\\.+"));
    QString part = name.trimmed().left(longestNamePart);
    return part.replace(forbidden, QStringLiteral("_"));
}

} // namespace

QString packetFileName(const QString &annotator, const QString &study)
{
    return QString(fileNamePart(annotator) + u'-' + fileNamePart(study) + u".concordpacket");
}

Result<PacketsOut> exportAllPackets(const Database &project, StudyId study, const QString &folder,
                                    const QDateTime &now)
{
    const StudyRepository studies(project);
    const auto stored = studies.load(study);
    if (!stored)
        return stored.error();
    const auto annotators = studies.annotators(study);
    if (!annotators)
        return annotators.error();
    PacketsOut out;
    for (const Annotator &annotator : *annotators) {
        if (annotator.isJudge)
            continue;
        const QString path = QDir(folder).filePath(packetFileName(annotator.name, stored->name));
        if (auto done = exportPacket(project, study, annotator.id, path, now); done)
            out.written.append(path);
        else
            out.refused.append(done.error().message);
    }
    return out;
}

QList<MergedFile> mergeAllPackets(const Database &project, const QStringList &paths,
                                  const QDateTime &now)
{
    QList<MergedFile> files;
    for (const QString &path : paths)
        files.append({path, mergePacket(project, path, now)});
    return files;
}

} // namespace Concord
