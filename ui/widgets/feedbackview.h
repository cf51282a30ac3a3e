// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/trainingscore.h"

#include <QWidget>

class QVBoxLayout;

namespace Concord {

class FittingArea;

/// What an annotator is told after a training unit: right or wrong, the right answer, and why.
class FeedbackView : public QWidget
{
    Q_OBJECT

public:
    explicit FeedbackView(QWidget *parent = nullptr);

    void setFeedback(const TrainingFeedback &feedback);

Q_SIGNALS:
    void nextRequested();

private:
    void addMark(const TrainingMark &mark);

    QVBoxLayout *m_marks;
    FittingArea *m_area; ///< of the marks; the button stays in sight
};

} // namespace Concord
