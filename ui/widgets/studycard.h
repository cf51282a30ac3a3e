// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/labelfiles.h"
#include "models/study/studychange.h"
#include "models/study/studyoverview.h"

#include <QFrame>

class QMenu;

namespace Concord {

/// One study on the Studies page: what it is, how far it is, and what can be done with it.
class StudyCard : public QFrame
{
    Q_OBJECT

public:
    StudyCard(const StudyOverview &overview, bool isWritable, QWidget *parent = nullptr);

    const StudyOverview &overview() const { return m_overview; }
    bool isWritable() const { return m_isWritable; }

Q_SIGNALS:
    void annotateRequested(const QString &annotator); ///< by id
    void agreementRequested();
    void closeRequested();
    void adjudicateRequested();
    void labelsExportRequested(const QString &path, const Concord::LabelExport &wanted);
    void labelsImportRequested(const QString &path);
    void judgeImportRequested(const QString &judge, const QString &path);
    void packetsRequested(const QString &folder);
    void packetMergeRequested(const QStringList &paths);
    void changeRequested(const Concord::StudyChange &change);

private:
    QLayout *makeHead() const;
    QString facts() const;
    QWidget *makeTable();
    QWidget *makeAmendments() const;
    QLayout *makeButtons();
    QMenu *makeMenu(QWidget *parent);

    void askExport();
    void askImport();
    void askJudge();
    void askRatings(const QString &judge, bool isFolder);
    void askPackets();
    void askMerge();
    void askClose();
    void askDelete();
    void askRename();
    void askGuideline();
    void askAnnotator();
    void askReassign(int annotator);
    void askRenameAnnotator(int annotator);
    void askErase(int annotator);
    StudyChange change(StudyChange::Kind kind, int annotator = -1) const;

    StudyOverview m_overview;
    bool m_isWritable;
    bool m_takesWork;
};

} // namespace Concord
