// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/mergesummary.h"

#include <QDialog>

namespace Concord {

/// What came of merging packets: a line for each file, and every conflict and refused answer; all
/// of it can be copied.
class MergeSummaryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit MergeSummaryDialog(const QList<MergedFile> &files, QWidget *parent = nullptr);

private:
    QWidget *makeRemarks(const QList<MergedFile> &files);
};

} // namespace Concord
