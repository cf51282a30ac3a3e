// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationscreen.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace Concord {

/// Above the text that is judged: the study's title, who annotates, and how far they are.
class AnnotateHead : public QFrame
{
    Q_OBJECT

public:
    explicit AnnotateHead(QWidget *parent = nullptr);

    void setStudy(const QString &title, const QString &annotator);
    void setScreen(const AnnotationScreen &screen);

private:
    QLabel *m_title;
    QLabel *m_annotator;
    QLabel *m_training;
    QLabel *m_count;
    QProgressBar *m_progress;
};

} // namespace Concord
