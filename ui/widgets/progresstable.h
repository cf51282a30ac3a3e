// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyoverview.h"

#include <QWidget>

class QGridLayout;

namespace Concord {

/// How far each annotator of a study is, how fast and how reliable, with what can be done about it.
class ProgressTable : public QWidget
{
    Q_OBJECT

public:
    /// `takesWork`: the study is open in a project that can be written.
    ProgressTable(const StudyOverview &overview, bool takesWork, bool isWritable,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    // By the annotator's place in the overview.
    void annotateRequested(int annotator);
    void reassignRequested(int annotator);
    void renameRequested(int annotator);
    void eraseRequested(int annotator);

private:
    void addHeader();
    void addRow(int row, const AnnotatorProgress &progress);
    void addTotal(const AnnotatorProgress &all);
    void addNumbers(int line, const AnnotatorProgress &progress, const char *role);
    void addActions(int row, const AnnotatorProgress &progress);

    QGridLayout *m_grid;
    bool m_takesWork;
    bool m_isWritable;
    bool m_hasTraining = false;
    bool m_hasRepeats = false;
};

} // namespace Concord
