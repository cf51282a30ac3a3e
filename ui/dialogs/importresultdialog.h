// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"

#include <QDialog>

class QLayout;

namespace Concord {

/// What an import brought and what is to be known of it, with every rejected line and its reason;
/// the list can be copied.
class ImportResultDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportResultDialog(const QList<ImportSummary> &summaries, QWidget *parent = nullptr);

private:
    void addReimport(const ImportSummary &summary, QLayout &column);
    QWidget *makeRejects(const QList<ImportSummary> &summaries);
};

} // namespace Concord
