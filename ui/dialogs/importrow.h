// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importcandidate.h"

#include <QFrame>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace Concord {

/// One file of an import: what is asked of it depends on what it holds.
class ImportRow : public QFrame
{
    Q_OBJECT

public:
    /// `name` is proposed for the dataset of items; `datasets` are those that responses may answer.
    ImportRow(const ImportCandidate &candidate, const QString &name,
              const QList<ImportFormat> &formats, const QStringList &datasets,
              QWidget *parent = nullptr);

    ImportKind kind() const;
    ImportSource source() const;
    /// What still has to be said, as a sentence; empty when nothing has.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void addFields();
    void fillOrigins();
    void fillPathways();
    void fillFormats();
    void addField(const QString &label, QWidget *field, const char *name);
    void showFieldsOfKind();
    QString fileName() const;

    ImportCandidate m_candidate;
    QList<ImportFormat> m_formats;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_origin;
    QLineEdit *m_model;
    QComboBox *m_pathway;
    QComboBox *m_dataset;
    QLabel *m_aggregates;
    QLabel *m_study;
    QComboBox *m_format;
};

} // namespace Concord
