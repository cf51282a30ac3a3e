// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"

#include <QComboBox>

namespace Concord {

/// The list on top of a page that shows one question of one study; hidden while there is none.
class StudyChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit StudyChooser(QWidget *parent = nullptr);

    /// The chosen one stays chosen while it is there. Emits nothing.
    void setStudies(const QList<StudyChoice> &studies);
    /// Chooses the study and question, if they are in the list. Emits nothing.
    void choose(const StudyChoice &choice);
    bool isEmpty() const { return m_studies.isEmpty(); }

Q_SIGNALS:
    void studyRequested(const QString &study, const QString &question); ///< by the person

private:
    QList<StudyChoice> m_studies;
};

} // namespace Concord
