// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/failuresession.h"

#include "app/apptext.h"
#include "app/whendone.h"
#include "models/text/wordnet.h"
#include "storage/export/failureexport.h"
#include "storage/failurerepository.h"
#include "storage/metricrepository.h"
#include "storage/projectfile.h"

#include <QSaveFile>

namespace Concord {

namespace {

Result<FailureOverview> readOverview(const Database &database)
{
    const FailureRepository failures(database);
    auto choices = MetricRepository(database).choices();
    auto tags = failures.tags();
    auto counts = failures.tagCounts();
    const auto responses = failures.count({});
    if (!choices || !tags)
        return choices ? tags.error() : choices.error();
    if (!counts || !responses)
        return counts ? responses.error() : counts.error();
    return FailureOverview{*std::move(choices), *std::move(tags), *std::move(counts), *responses};
}

Result<void> exportTo(const Database &database, const FailureFilter &filter, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{AppText::tr("%1 could not be written. Check the folder and the space on the "
                                 "disk.")
                         .arg(path),
                     file.errorString()};
    const bool isCsv = path.endsWith(u".csv", Qt::CaseInsensitive);
    const FailureFormat format = isCsv ? FailureFormat::Csv : FailureFormat::Jsonl;
    if (auto done = exportFailures(database, filter, format, file); !done)
        return done;
    if (file.commit())
        return {};
    return Error{AppText::tr("%1 could not be written. Check the folder and the space on the disk.")
                     .arg(path),
                 file.errorString()};
}

} // namespace

FailureSession::FailureSession(QObject *parent) : QObject(parent) {}

// Hands a result on unless another project has been opened meanwhile.
template <typename Task, typename Done>
void FailureSession::read(Task task, Done done)
{
    if (!m_file)
        return;
    whenDone(m_file->read(std::move(task)), this,
             [this, done, generation = m_generation](const auto &result) {
                 if (generation != m_generation)
                     return;
                 if (result)
                     done(result);
                 else
                     Q_EMIT failed(result.error());
             });
}

template <typename Task, typename Done>
void FailureSession::write(Task task, Done done)
{
    if (!m_file || !m_file->isWritable())
        return;
    whenDone(m_file->write(std::move(task)), this,
             [this, done, generation = m_generation](const Result<void> &result) {
                 if (generation != m_generation)
                     return;
                 if (!result)
                     Q_EMIT failed(result.error());
                 done();
             });
}

void FailureSession::setFile(ProjectFile *file)
{
    ++m_generation;
    m_file = file;
    m_filter = {};
    const auto wordNet = WordNet::open(); // it may have been installed since the last project
    m_wordNet = file && wordNet ? *wordNet : nullptr;
    m_isOld = true;
    m_failures.setRows({}, m_filter.measure);
    Q_EMIT overviewChanged({});
    Q_EMIT listChanged(m_filter, 0);
}

void FailureSession::show()
{
    if (!m_isOld || !m_file)
        return;
    m_isOld = false;
    loadOverview();
    loadList();
}

void FailureSession::setFilter(const FailureFilter &filter)
{
    m_filter = filter;
    if (m_isOld)
        return show();
    loadList();
}

void FailureSession::loadOverview()
{
    read([](Database &database) { return readOverview(database); },
         [this](const Result<FailureOverview> &overview) { Q_EMIT overviewChanged(*overview); });
}

void FailureSession::loadList()
{
    const quint64 asked = ++m_listAsked;
    read([filter =
              m_filter](Database &database) { return FailureRepository(database).find(filter); },
         [this, asked](const Result<QList<FailureRow>> &rows) {
             if (asked != m_listAsked)
                 return;
             m_failures.setRows(*rows, m_filter.measure);
             Q_EMIT listChanged(m_filter, rows->size());
         });
}

void FailureSession::loadDetail(ResponseId response)
{
    const quint64 asked = ++m_detailAsked;
    read(
        [response, reading = m_filter.reading, wordNet = m_wordNet](Database &database) {
            return FailureRepository(database).detail(response, reading, wordNet.get());
        },
        [this, asked](const Result<ResponseDetail> &detail) {
            if (asked == m_detailAsked)
                Q_EMIT detailLoaded(*detail);
        });
}

void FailureSession::loadItem(ItemId item)
{
    const quint64 asked = ++m_itemAsked;
    read(
        [item, wordNet = m_wordNet](Database &database) {
            return FailureRepository(database).detailsOfItem(item, Reading::AsPublished,
                                                             wordNet.get());
        },
        [this, asked, item](const Result<QList<ResponseDetail>> &responses) {
            if (asked == m_itemAsked)
                Q_EMIT itemLoaded(item, *responses);
        });
}

void FailureSession::setTagged(ResponseId response, TagId tag, bool isTagged)
{
    write(
        [=](Database &database) {
            return FailureRepository(database).setTagged(response, tag, isTagged);
        },
        [this, response] {
            read(
                [response, reading = m_filter.reading](Database &database) {
                    return FailureRepository(database).rows({response}, reading);
                },
                [this](const Result<QList<FailureRow>> &rows) {
                    for (const FailureRow &row : *rows)
                        m_failures.upsert(row);
                });
            loadOverview();
        });
}

void FailureSession::setTags(const QList<Tag> &tags)
{
    write([=](Database &database) { return FailureRepository(database).setTags(tags); },
          [this] {
              loadOverview();
              loadList();
          });
}

void FailureSession::exportList(const QString &path)
{
    read(
        [filter = m_filter, path](Database &database) -> Result<QString> {
            if (auto done = exportTo(database, filter, path); !done)
                return done.error();
            return path;
        },
        [this](const Result<QString> &saved) { Q_EMIT noted(tr("Saved %1.").arg(*saved)); });
}

} // namespace Concord
