// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QScrollArea;
class QStackedWidget;

namespace Concord {

class CoefficientCard;
class EmptyState;
class HeadlineCard;
class PairCard;
class TuringCard;

/// What the labels of a study say: the headline, all coefficients, the Turing test, the pairs.
class AgreementPage : public QWidget
{
    Q_OBJECT

public:
    explicit AgreementPage(QWidget *parent = nullptr);

    /// The choices of the list on top; the chosen one stays chosen while it is there. Emits
    /// nothing.
    void setStudies(const QList<StudyChoice> &studies);
    /// Shows results and chooses their study; scroll position and chosen pair stay.
    void setResults(const StudyResults &results);

Q_SIGNALS:
    void studyRequested(const QString &study, const QString &question);
    void pairActivated(const QString &first, const QString &second);
    void unitActivated(const QString &key); ///< a unit of the list of differences
    void studiesPageRequested(); ///< from the empty state: there is no study
    void annotateRequested(); ///< from the empty state: there is no label

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeContent();
    void requestChosen(int index);
    void updateState();

    QList<StudyChoice> m_studies;
    StudyResults m_results;
    QComboBox *m_chooser;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_area;
    QBoxLayout *m_firstCards;
    HeadlineCard *m_headline;
    CoefficientCard *m_coefficients;
    TuringCard *m_turing;
    PairCard *m_pairs;
};

} // namespace Concord
