// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/studyimport.h"

#include "storage/database.h"
#include "storage/import/sourceimport.h"
#include "storage/import/studysource.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

// Items that units name by key or as dataset/key.
Result<QHash<QString, ItemId>> itemsNamed(const Database &database, const QStringList &names)
{
    QHash<QString, ItemId> items;
    // The join in this order uses the index by dataset and key.
    Query query(database,
                QStringLiteral("SELECT item.id FROM dataset CROSS JOIN item "
                               "ON item.dataset = dataset.id AND item.key = ? "
                               "WHERE dataset.state = 'ready' "
                               "UNION ALL SELECT item.id FROM dataset CROSS JOIN item "
                               "ON item.dataset = dataset.id AND item.key = ? "
                               "WHERE dataset.state = 'ready' AND dataset.name = ? LIMIT 2"));
    for (const QString &name : names) {
        query.bind(name).bind(name.section(u'/', 1)).bind(name.section(u'/', 0, 0));
        if (auto done = query.exec(); !done)
            return done.error();
        if (!query.next())
            continue;
        items.insert(name, ItemId(query.integer(0)));
        if (query.next())
            return Error{StorageText::tr("The unit \"%1\" may be an item of several datasets. "
                                         "Write DATASET/KEY to say which one is meant.")
                             .arg(name),
                         {}};
    }
    return items;
}

Result<QStringList> namesOfStudies(const Database &database)
{
    QStringList names;
    Query query(database, QStringLiteral("SELECT name FROM study"));
    if (auto done = query.exec(); !done)
        return done.error();
    while (query.next())
        names.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return names;
}

QString freeStudyName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = wanted + u' ' + QString::number(number);
    return name;
}

// One source on its way.
class StudyImport
{
public:
    StudyImport(ProjectFile &project, const ImportSource &source, const ImportOptions &options,
                const ImportProgressFunction &progress)
        : m_project(project), m_source(source), m_options(options), m_progress(progress)
    {}

    Result<StagedStudy> run(const QStringList &taken);

private:
    Result<void> open();
    Result<void> findItems();
    Result<void> stageItems();
    Result<void> checkConflicts() const;
    Result<void> addRejects(const QList<Reject> &rejects);
    Result<QString> studyName(const QStringList &taken) const;
    Result<void> plan(const QStringList &taken);
    void describe();

    ProjectFile &m_project;
    const ImportSource &m_source;
    const ImportOptions &m_options;
    const ImportProgressFunction &m_progress;
    std::unique_ptr<StudySource> m_reader; ///< until it reads the items
    bool m_hasItems = true;
    ReadStudy m_read;
    StagedStudy m_staged;
};

Result<void> StudyImport::open()
{
    ImportSummary &summary = m_staged.summary;
    summary.source = QFileInfo(m_source.path).fileName();
    summary.kind = ImportKind::Study;
    summary.format = m_source.format == u"auto" ? sniffStudyFormat(m_source.path) : m_source.format;
    auto reader = openStudySource(m_source.path, summary.format);
    if (!reader)
        return reader.error();
    m_reader = *std::move(reader);
    return {};
}

Result<void> StudyImport::findItems()
{
    const QStringList names = m_reader->namedUnits();
    if (names.isEmpty())
        return {};
    const auto items =
        m_project.read([names](Database &database) { return itemsNamed(database, names); })
            .result();
    if (!items)
        return items.error();
    m_reader->useItems(*items);
    m_hasItems = items->size() < names.size();
    if (!items->isEmpty())
        m_staged.summary.warnings.append(
            StorageText::tr("Units that are items of the project: %1.").arg(items->size()));
    return {};
}

Result<void> StudyImport::stageItems()
{
    StudySource &reader = *m_reader;
    SourceImport import(m_project, m_source, m_options, std::move(m_reader),
                        m_staged.summary.format);
    const auto done = import.run([this](qint64 bytes, qint64 items) {
        return !m_progress || m_progress({bytes, 0, items});
    });
    if (!done)
        return done.error();
    const QStringList warnings = m_staged.summary.warnings;
    m_staged.summary = import.summary();
    m_staged.summary.kind = ImportKind::Study;
    m_staged.summary.warnings += warnings;
    m_staged.summary.read = reader.recordsRead();
    m_staged.content = import.content();
    m_read = reader.takeStudy();
    return checkConflicts();
}

// Answers about one text are none about another.
Result<void> StudyImport::checkConflicts() const
{
    const ImportSummary &summary = m_staged.summary;
    if (summary.conflicts.isEmpty() || m_read.sittings.isEmpty())
        return {};
    const Reject &first = summary.conflicts.constFirst();
    return Error{StorageText::tr("%1, line %2: %3 The answers of the file are about the other "
                                 "content. Import it as a dataset of its own (--name).")
                     .arg(m_source.path)
                     .arg(first.line)
                     .arg(first.reason),
                 {}};
}

Result<void> StudyImport::addRejects(const QList<Reject> &rejects)
{
    if (m_options.isStrict && !rejects.isEmpty())
        return Error{StorageText::tr("%1, line %2: %3 Nothing was imported, as --strict asks.")
                         .arg(m_source.path)
                         .arg(rejects.constFirst().line)
                         .arg(rejects.constFirst().reason),
                     {}};
    ImportSummary &summary = m_staged.summary;
    summary.rejectedCount += rejects.size();
    summary.rejected += rejects;
    std::ranges::stable_sort(summary.rejected, {}, &Reject::line);
    if (summary.rejected.size() > maximumListedRejects)
        summary.rejected.resize(maximumListedRejects);
    return {};
}

Result<QString> StudyImport::studyName(const QStringList &taken) const
{
    const auto known =
        m_project.read([](Database &database) { return namesOfStudies(database); }).result();
    if (!known)
        return known.error();
    return freeStudyName(datasetName(m_source), taken + *known);
}

Result<void> StudyImport::plan(const QStringList &taken)
{
    const auto name = studyName(taken);
    if (!name)
        return name.error();
    auto planned = planImportedStudy(std::move(m_read), *name, m_staged.summary.source);
    if (!planned)
        return planned.error();
    m_staged.study = *std::move(planned);
    describe();
    return {};
}

void StudyImport::describe()
{
    ImportSummary &summary = m_staged.summary;
    if (!m_staged.study) {
        summary.kind = ImportKind::Items;
        summary.warnings.append(
            StorageText::tr("%1 holds no answers of people: its items were imported, and no study "
                            "was made.")
                .arg(summary.source));
        return;
    }
    ImportedStudy &study = *m_staged.study;
    if (const auto &content = m_staged.content)
        study.dataset = content->target.isValid() ? content->target : content->id;
    summary.study = study.plan.name;
    summary.annotators = study.plan.design.annotators.size();
    summary.answers = study.answers();
    summary.warnings += study.warnings();
}

Result<StagedStudy> StudyImport::run(const QStringList &taken)
{
    if (auto done = open(); !done)
        return done.error();
    if (auto done = findItems(); !done)
        return done.error();
    if (m_hasItems) {
        if (auto done = stageItems(); !done)
            return done.error();
    } else {
        m_staged.summary.read = m_reader->recordsRead();
        m_read = m_reader->takeStudy();
    }
    if (auto done = addRejects(m_read.rejected); !done)
        return done.error();
    m_staged.summary.warnings += m_read.warnings;
    if (auto done = plan(taken); !done)
        return done.error();
    const qint64 size = sourceSize(m_source.path);
    if (m_progress && !m_progress({size, 0, m_staged.summary.read}))
        return cancelledImport();
    return std::move(m_staged);
}

} // namespace

Result<StagedStudy> stageStudy(ProjectFile &project, const ImportSource &source,
                               const QStringList &taken, const ImportOptions &options,
                               const ImportProgressFunction &progress)
{
    return StudyImport(project, source, options, progress).run(taken);
}

} // namespace Concord
