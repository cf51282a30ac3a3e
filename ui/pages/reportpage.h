// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/document.h"
#include "models/report/studyresults.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QTextDocument;

namespace Concord {

class StudyChooser;
struct StudyChart;

/// A study's report before it is saved, and its charts.
class ReportPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReportPage(QWidget *parent = nullptr);
    ~ReportPage() override;

    /// The choices of the list on top; the chosen one stays chosen while it is there. Emits
    /// nothing.
    void setStudies(const QList<StudyChoice> &studies);
    /// Shows the report of `choice`; `charts` are those that can be saved.
    void setReport(const StudyChoice &choice, const Document &report,
                   const QList<StudyChart> &charts);

Q_SIGNALS:
    void studyRequested(const QString &study, const QString &question);
    void reportSaveRequested(const QString &path); ///< ends in .html or .pdf
    void chartSaveRequested(const QString &chart,
                            const QString &path); ///< .svg, .png, .pdf, .csv or .tex
    void studiesPageRequested(); ///< from the empty state: there is no study

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeSide();
    void askForReportPath();
    void askForChartPath();
    void showPreview();
    void updateState();

    StudyChoice m_shown;
    Document m_report;
    bool m_hasReport = false;
    QStackedWidget *m_stack;
    StudyChooser *m_chooser;
    QComboBox *m_charts;
    QLabel *m_chartText;
    QPushButton *m_saveReport;
    QPushButton *m_saveChart;
    QTextBrowser *m_preview;
    QTextDocument *m_text = nullptr;
};

} // namespace Concord
