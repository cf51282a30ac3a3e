// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace Concord {

/// The first items of a file that is to be imported, and which of its first lines cannot be used.
class ImportPreviewView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPreviewView(const QString &fileName, QWidget *parent = nullptr);

    void showLooking();
    /// `format` in words.
    void showPreview(const ImportPreview &preview, const QString &format);
    void showProblem(const QString &problem);

private:
    void setUpTable(const QString &fileName);
    void addItem(const Item &item);
    void addReject(const Reject &reject);
    void fitTable(const ImportPreview &preview);
    void setText(int row, int column, const QString &text);

    QLabel *m_title;
    QLabel *m_problem;
    QTableWidget *m_table;
};

} // namespace Concord
