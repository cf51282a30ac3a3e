// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "models/evaluation/responsedetail.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace Concord {

class EmptyState;
class FailureDetail;
class FailureList;
class FailureTableModel;

/// Responses worst first; the current one beside its reference, and the researcher's tags for what
/// went wrong, each put on with a key.
class FailureView : public QWidget
{
    Q_OBJECT

public:
    explicit FailureView(FailureTableModel &failures, QWidget *parent = nullptr);

    /// What the filters offer; a list that is empty hides its filter.
    void setChoices(const QStringList &models, const QStringList &tasks,
                    const QList<Pathway> &pathways, const QStringList &domains,
                    const QMap<QString, QStringList> &attributes);
    /// With how many responses have each.
    void setTags(const QList<Tag> &tags, const QList<TagCount> &counts = {});
    /// Rows are tags; columns are models (by id or title) or tasks.
    void setTagGrids(const HeatmapGrid &byModel, const HeatmapGrid &byTask);
    /// Shows it; says nothing.
    void setFilter(const FailureFilter &filter);
    /// Call it after the model has its rows. Without any response the view offers the import.
    void setTotal(qint64 fitting, qint64 all);
    /// Shows it if that response is still the current one.
    void setDetail(const ResponseDetail &detail);
    /// Tags can be put on and edited.
    void setWritable(bool isWritable);
    void setPointSize(int size);

Q_SIGNALS:
    void filterChanged(const Concord::FailureFilter &filter);
    void responseRequested(Concord::ResponseId response);
    void tagRequested(Concord::ResponseId response, Concord::TagId tag, bool on);
    void tagsEdited(const QList<Concord::Tag> &tags); ///< new ones without an id
    void exportRequested(const QString &path); ///< ends in .jsonl or .csv
    void itemRequested(Concord::ItemId item);
    void importRequested();

private:
    void connectParts();
    void showCurrent(ResponseId response);
    void showTags();
    void narrowTo(const QString &tag, const QString &model, const QString &task);
    bool eventFilter(QObject *watched, QEvent *event) override;

    FailureTableModel &m_failures;
    QStringList m_models;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FailureList *m_list;
    FailureDetail *m_detail;
    EmptyState *m_empty;
};

} // namespace Concord
