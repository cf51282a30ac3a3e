// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Concord {

/// Asks of each file that is to be imported what the file does not say itself: a name for the
/// dataset, who wrote its texts, and, where it is not recognised, its format.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const QStringList &paths, const QStringList &formats,
                 const QStringList &takenNames, QWidget *parent = nullptr);

    QList<ImportSource> sources() const;

private:
    struct Row
    {
        QString path;
        QLineEdit *name;
        QComboBox *origin;
        QComboBox *format;
    };

    QWidget *makeRow(const QString &path, const QStringList &formats);
    QString freeName(const QString &path) const;
    void check();

    QStringList m_takenNames;
    QList<Row> m_rows;
    QLabel *m_problem;
    QPushButton *m_import = nullptr;
};

} // namespace Concord
