// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/mergesummary.h"
#include "storage/database.h"

namespace Concord {

/// What a packet may hold at most.
constexpr qint64 largestPacket = qint64(1) << 30; ///< bytes
constexpr int longestPacketText = 16 << 20; ///< bytes of any text in it

/// A packet that came back, open for reading only. It is foreign until shown otherwise, so opening
/// looks it through: a plain file of bounded size, a packet's header, the schema version of this
/// program and nothing but its tables, sound pages, one study and one annotator. A packet of a
/// newer or older schema is refused.
class PacketFile
{
public:
    static Result<PacketFile> open(const QString &path);

    QString path() const { return m_database.path(); }
    StudyId study() const { return m_study; }
    AnnotatorId annotator() const { return m_annotator; }
    Result<qint64> eventCount() const;

    /// In causal order. What can be no event is refused in `summary`, which counts all as read.
    /// Texts longer than an answer's may be are never read.
    Result<QList<AnnotationEvent>> events(MergeSummary &summary) const;

private:
    PacketFile(Database database, StudyId study, AnnotatorId annotator);

    Database m_database;
    StudyId m_study;
    AnnotatorId m_annotator;
};

/// Whether the file's first bytes are a packet's. Never waits, whatever the path leads to.
bool isPacketFile(const QString &path);

/// The checks that need no SQLite: of a plain file of bounded size, with a packet's header.
Result<void> checkPacketHeader(const QString &path);

/// The checks of an open packet's version, schema, pages and rows; bounds what its connection
/// reads from now on.
Result<void> checkPacketContent(const Database &database);

} // namespace Concord
