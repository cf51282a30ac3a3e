// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

#include <QDialog>
#include <QPair>

class QGridLayout;

namespace Concord {

/// All keys of a page, in groups. Those of the Annotate page are a template's questions, each kind
/// explained, and the commands.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    using Keys = QList<QPair<QString, QString>>; ///< a key, and what it does

    struct Group
    {
        QString heading;
        Keys keys;
    };

    explicit KeySheet(const QList<Group> &groups, QWidget *parent = nullptr);
    explicit KeySheet(const StudyTemplate &studyTemplate, QWidget *parent = nullptr);

private:
    static QList<Group> groupsOf(const StudyTemplate &studyTemplate);
    static Keys questionKeys(const Question &question);
    static Keys kindKeys(const Question &question);
    static Keys commandKeys(bool hasSeveralQuestions);
    void addKeys(QGridLayout *grid, const QString &heading, const Keys &keys);
};

} // namespace Concord
