// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/responsedetail.h"
#include "models/itemmodels/failuretablemodel.h"

#include <memory>

namespace Concord {

class ProjectFile;

/// What the Failures tab starts from.
struct FailureOverview
{
    ResponseChoices choices;
    QList<Tag> tags;
    QList<TagCount> tagCounts;
    qint64 responses = 0; ///< of the project
};

/// The failures of the open project: the list, one response beside its reference, the tags.
/// Everything is read and written on the project's threads; what came too late is dropped.
class FailureSession : public QObject
{
    Q_OBJECT

public:
    explicit FailureSession(QObject *parent = nullptr);

    FailureTableModel &failures() { return m_failures; }
    const FailureFilter &filter() const { return m_filter; }

    void setFile(ProjectFile *file);
    /// The list is looked at: loads what has changed since.
    void show();
    /// Responses or scores came or went; loads when show() is called next.
    void markOld() { m_isOld = true; }
    void setFilter(const FailureFilter &filter);
    void loadDetail(ResponseId response);
    /// All responses to an item, as published.
    void loadItem(ItemId item);
    void setTagged(ResponseId response, TagId tag, bool isTagged);
    /// Tags without an id are new; those that are not named go.
    void setTags(const QList<Tag> &tags);
    /// The responses of the list; the ending of the path says the format.
    void exportList(const QString &path);

Q_SIGNALS:
    void overviewChanged(const Concord::FailureOverview &overview);
    void listChanged(const Concord::FailureFilter &filter, qint64 fitting);
    void detailLoaded(const Concord::ResponseDetail &detail);
    void itemLoaded(Concord::ItemId item, const QList<Concord::ResponseDetail> &responses);
    void noted(const QString &text); ///< something was done
    void failed(const Concord::Error &error);

private:
    template <typename Task, typename Done>
    void read(Task task, Done done);
    template <typename Task, typename Done>
    void write(Task task, Done done);
    void loadOverview();
    void loadList();

    FailureTableModel m_failures;
    ProjectFile *m_file = nullptr;
    FailureFilter m_filter;
    std::shared_ptr<WordNet> m_wordNet; ///< used by the reading thread alone
    bool m_isOld = true;
    quint64 m_generation = 0; ///< of the file
    quint64 m_listAsked = 0;
    quint64 m_detailAsked = 0;
    quint64 m_itemAsked = 0;
};

} // namespace Concord
