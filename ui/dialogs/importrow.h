// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importcandidate.h"

#include <QFrame>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace Concord {

class ColumnMappingPanel;
class ImportPreviewView;

/// One file of an import: what is asked of it depends on what it holds.
class ImportRow : public QFrame
{
    Q_OBJECT

public:
    /// `name` is proposed for the dataset of items; `datasets` are those that there are.
    ImportRow(const ImportCandidate &candidate, const QString &name,
              const QList<ImportFormat> &formats, const QStringList &datasets,
              QWidget *parent = nullptr);

    ImportKind kind() const;
    ImportSource source() const;
    /// What still has to be said, as a sentence; empty when nothing has.
    QString problem() const;

    /// Asks for a preview, unless one is on its way: then as soon as that is here.
    void requestPreview();
    /// The one that was asked for.
    void showPreview(const Result<ImportPreview> &preview);

Q_SIGNALS:
    void changed();
    void previewRequested(const Concord::ImportSource &source);

private:
    void addFields();
    void fillOrigins();
    void fillPathways();
    void fillFormats();
    void addField(const QString &label, QWidget *field, const char *name);
    void showFieldsOfKind();
    void fillDestinations(const QStringList &datasets);
    bool addsToDataset() const;
    void connectFields();
    void applyPreview(const ImportPreview &preview);
    QString fileName() const;

    ImportCandidate m_candidate;
    QList<ImportFormat> m_formats;
    QFormLayout *m_form;
    QComboBox *m_into;
    QLineEdit *m_name;
    QComboBox *m_conflict;
    QComboBox *m_origin;
    QLineEdit *m_model;
    QComboBox *m_pathway;
    QComboBox *m_dataset;
    QLabel *m_aggregates;
    QLabel *m_study;
    QComboBox *m_format;
    ColumnMappingPanel *m_columns;
    ImportPreviewView *m_preview;
    bool m_isTable = false; ///< as the last preview says
    bool m_isMapped = false; ///< by the person
    bool m_lacksText = false; ///< no column of the table makes an item
    bool m_isUnreadable = false; ///< as the format says
    bool m_isLooking = false;
    bool m_looksAgain = false;
};

} // namespace Concord
