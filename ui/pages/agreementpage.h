// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;

namespace Concord {

class BreakdownCard;
class CategoryCard;
class CoefficientCard;
class CurveCard;
class EmptyState;
class HeadlineCard;
class PairCard;
class StudyChooser;
class TemplateResultsView;
class TuringCard;

/// What the labels of a study say: the headline, all coefficients, the template's own results, the
/// Turing test, categories, tasks and domains, the curve over the units, the pairs.
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
    void showInCoefficients(const QRect &part);
    void updateState();

    StudyResults m_results;
    StudyChooser *m_chooser;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_area;
    QBoxLayout *m_firstCards;
    QBoxLayout *m_partCards;
    HeadlineCard *m_headline;
    CoefficientCard *m_coefficients;
    TemplateResultsView *m_outcome;
    TuringCard *m_turing;
    CategoryCard *m_categories;
    BreakdownCard *m_breakdown;
    CurveCard *m_curve;
    PairCard *m_pairs;
};

} // namespace Concord
