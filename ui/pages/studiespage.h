// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/labelfiles.h"
#include "models/study/studychange.h"
#include "models/study/studyoverview.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Concord {

class StudyCard;

/// The studies of the project, each with its annotators and how far they are.
class StudiesPage : public QWidget
{
    Q_OBJECT

public:
    explicit StudiesPage(QWidget *parent = nullptr);

    void setStudies(const QList<StudyOverview> &studies);
    void setWritable(bool isWritable);
    /// Shows a page about one study in place of the list, until showList().
    void showInside(QWidget &page);
    void showList();

Q_SIGNALS:
    void newRequested();
    void templatesRequested();
    void annotateRequested(const QString &study, const QString &annotator);
    void agreementRequested(const QString &study);
    void adjudicateRequested(const QString &study);
    void closeRequested(const QString &study);
    void labelsExportRequested(const QString &study, const QString &path,
                               const Concord::LabelExport &wanted);
    void packetsRequested(const QString &study, const QString &folder);
    void packetMergeRequested(const QStringList &paths);
    void labelsImportRequested(const QString &study, const QString &path);
    void judgeImportRequested(const QString &study, const QString &judge, const QString &path);
    void changeRequested(const Concord::StudyChange &change);

private:
    StudyCard *makeCard(const StudyOverview &overview);

    QList<StudyOverview> m_studies;
    bool m_isWritable = true;
    QStackedWidget *m_stack;
    QVBoxLayout *m_cards;
    QList<StudyCard *> m_cardList; ///< in the order of m_studies
    QList<QPushButton *> m_newButtons;
};

} // namespace Concord
