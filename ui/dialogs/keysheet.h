// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

#include <QDialog>
#include <QPair>

class QGridLayout;

namespace Concord {

/// All keys of the Annotate page: a template's questions, each kind explained, and the commands.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(const StudyTemplate &studyTemplate, QWidget *parent = nullptr);

private:
    using Keys = QList<QPair<QString, QString>>;

    static Keys questionKeys(const Question &question);
    static Keys kindKeys(const Question &question);
    static Keys commandKeys(bool hasSeveralQuestions);
    void addKeys(QGridLayout *grid, const QString &heading, const Keys &keys);
};

} // namespace Concord
