// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importcandidate.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace Concord {

class ImportRow;

/// Asks of each file that is to be imported what the file does not say itself: of items a name for
/// the dataset and who wrote its texts, of responses the model and the pathway, and, where it is
/// not recognised, the format; shows how a file of items begins.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `datasets` are the names of the project's.
    ImportDialog(const QList<ImportCandidate> &candidates, const QList<ImportFormat> &formats,
                 const QStringList &datasets, QWidget *parent = nullptr);

    QList<ImportSource> sources() const;

    /// What previewRequested() asked for.
    void showPreview(int row, const Result<ImportPreview> &preview);

Q_SIGNALS:
    /// How the file of a row begins, read as the source says, is wanted in showPreview(). One at a
    /// time for each row, the first when the dialog is shown.
    void previewRequested(int row, const Concord::ImportSource &source);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeRows(const QList<ImportCandidate> &candidates, const QList<ImportFormat> &formats);
    static bool makesDataset(const ImportRow &row);
    QString freeName(const QString &path) const;
    void check();
    QString findProblem() const;

    QStringList m_datasets;
    QList<ImportRow *> m_rows;
    QLabel *m_problem;
    QPushButton *m_import = nullptr;
    bool m_wasShown = false;
};

} // namespace Concord
