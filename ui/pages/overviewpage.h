// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/evaluation/modeloverview.h"
#include "models/study/studyoverview.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace Concord {

/// What is in the project, and what to do next.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void setProject(const QString &path, bool isWritable);
    void setDatasets(const QList<Dataset> &datasets);
    void setStudies(const QList<StudyOverview> &studies);
    void setModels(const ModelOverview &models);

Q_SIGNALS:
    void importRequested();
    void browseRequested();
    void datasetRequested(const QString &name);
    void statisticsRequested(const QString &dataset);
    void studiesRequested();
    void evaluationRequested();

private:
    QWidget *makeCards();
    QWidget *makeDatasets();
    QLayout *makeDatasetsHead();
    void requestStatistics();
    QWidget *makeNext();
    QWidget *makeModels();
    void updateNext();

    QLabel *m_title;
    QLabel *m_path;
    QLabel *m_items;
    QLabel *m_datasetCount;
    QLabel *m_rejected;
    QLabel *m_next;
    QTableWidget *m_table;
    QWidget *m_tableGroup;
    QPushButton *m_statistics;
    QPushButton *m_import;
    QPushButton *m_browse;
    QPushButton *m_studies;
    QLabel *m_studyCount;
    QLabel *m_answers;
    QLabel *m_models;
    QWidget *m_modelGroup;
    QPushButton *m_failures;
    bool m_hasResponses = false;
    qint64 m_itemCount = 0;
    int m_studiesKnown = 0;
};

} // namespace Concord
