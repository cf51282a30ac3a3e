// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLayout;
class QPushButton;
class QVBoxLayout;

namespace Concord {

/// An annotator's place in a study, as a chooser lists it.
struct AnnotatorChoice
{
    QString study; ///< id
    QString annotator; ///< id
    QString studyName;
    QString annotatorName;
    int done = 0;
    int total = 0;

    friend bool operator==(const AnnotatorChoice &, const AnnotatorChoice &) = default;
};

/// Who can annotate what, study by study; leads to the studies where nobody can.
class AnnotatorChooser : public QScrollArea
{
    Q_OBJECT

public:
    explicit AnnotatorChooser(QWidget *parent = nullptr);

    void setChoices(const QList<AnnotatorChoice> &choices);

Q_SIGNALS:
    void beginRequested(const QString &study, const QString &annotator);
    void studiesRequested();

private:
    QLayout *addStudy(const QString &name); ///< for the buttons of its people
    QPushButton *makeChoice(const AnnotatorChoice &choice);

    QVBoxLayout *m_choices;
};

} // namespace Concord
