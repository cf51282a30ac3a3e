// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/agreementpage.h"

#include "ui/widgets/breakdowncard.h"
#include "ui/widgets/categorycard.h"
#include "ui/widgets/coefficientcard.h"
#include "ui/widgets/curvecard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/headlinecard.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/paircard.h"
#include "ui/widgets/studychooser.h"
#include "ui/widgets/templateresultsview.h"
#include "ui/widgets/turingcard.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace Concord {

namespace {

constexpr int wideCharacters = 200; ///< from here on the first two cards stand side by side

} // namespace

AgreementPage::AgreementPage(QWidget *parent)
    : QWidget(parent), m_chooser(new StudyChooser), m_stack(new QStackedWidget),
      m_empty(new EmptyState), m_area(new QScrollArea),
      m_firstCards(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_partCards(new QBoxLayout(QBoxLayout::TopToBottom)), m_headline(new HeadlineCard),
      m_coefficients(new CoefficientCard), m_outcome(new TemplateResultsView),
      m_turing(new TuringCard), m_categories(new CategoryCard), m_breakdown(new BreakdownCard),
      m_curve(new CurveCard), m_pairs(new PairCard)
{
    m_area->setObjectName(QStringLiteral("agreementArea"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    // Texts wrap by the width: a bar that comes and goes makes QScrollArea resize without end.
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QScrollBar *bar = m_area->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, bar,
            [bar](int low, int high) { bar->setEnabled(low < high); });
    m_area->setWidget(makeContent());
    m_stack->addWidget(m_area);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_stack, 1);
    setFocusProxy(m_chooser);

    connect(m_chooser, &StudyChooser::studyRequested, this, &AgreementPage::studyRequested);
    connect(m_coefficients, &CoefficientCard::explanationRequested, this,
            [this](const QRect &explanation, const QRect &row) {
                showInCoefficients(explanation);
                showInCoefficients(row); // comes first where there is no room for both
            });
    connect(m_pairs, &PairCard::pairActivated, this, &AgreementPage::pairActivated);
    connect(m_pairs, &PairCard::unitActivated, this, &AgreementPage::unitActivated);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_chooser->isEmpty())
            Q_EMIT studiesPageRequested();
        else
            Q_EMIT annotateRequested();
    });
    updateState();
}

QWidget *AgreementPage::makeTop()
{
    m_chooser->setObjectName(QStringLiteral("studyChooser"));
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(32, 20, 32, 12);
    row->setSpacing(12);
    row->addWidget(makeLabel(tr("Agreement"), "title"));
    row->addStretch();
    row->addWidget(m_chooser);
    return top;
}

QWidget *AgreementPage::makeContent()
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    m_firstCards->setSpacing(16);
    m_firstCards->addWidget(m_headline, 2);
    m_firstCards->addWidget(m_coefficients, 3);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 8, 20, 28); // the scroll bar has the rest
    column->setSpacing(16);
    column->addLayout(m_firstCards);
    m_outcome->setObjectName(QStringLiteral("templateResults"));
    column->addWidget(m_outcome);
    column->addWidget(m_turing);
    auto *parts = new QVBoxLayout;
    parts->setSpacing(16);
    parts->addWidget(m_categories);
    parts->addWidget(m_breakdown, 1);
    m_partCards->setSpacing(16);
    m_partCards->addLayout(parts, 1);
    m_partCards->addWidget(m_curve, 1);
    column->addLayout(m_partCards);
    column->addWidget(m_pairs);
    column->addStretch();
    return inside;
}

void AgreementPage::setStudies(const QList<StudyChoice> &studies)
{
    m_chooser->setStudies(studies);
    updateState();
}

void AgreementPage::setResults(const StudyResults &results)
{
    m_results = results;
    m_chooser->choose(results.choice);
    m_headline->setResults(results);
    m_coefficients->setResults(results);
    m_coefficients->setVisible(results.noAgreement.isEmpty());
    m_outcome->setVisible(!results.outcome.isEmpty());
    m_outcome->setOutcome(results.outcome);
    m_turing->setVisible(results.turing.has_value());
    if (results.turing)
        m_turing->setTuring(*results.turing);
    const bool isShared = results.facts.perUnit != 1 && results.noAgreement.isEmpty();
    m_categories->setVisible(isShared && !results.agreement.byCategory.isEmpty());
    m_categories->setResults(results);
    m_breakdown->setVisible(isShared);
    m_breakdown->setResults(results);
    m_curve->setVisible(isShared);
    m_curve->setResults(results);
    m_pairs->setVisible(isShared && results.agreement.raters.size() > 1);
    m_pairs->setResults(results);
    updateState();
}

void AgreementPage::showInCoefficients(const QRect &part)
{
    constexpr int margin = 16;
    const QPoint top = m_coefficients->mapTo(m_area->widget(), part.topLeft());
    const int half = part.height() / 2;
    m_area->ensureVisible(top.x(), top.y() + half, 0, half + margin);
}

void AgreementPage::updateState()
{
    const bool hasNothing = m_results.agreement.summary.ratings == 0 && m_results.outcome.isEmpty();
    if (m_chooser->isEmpty()) {
        m_empty->setTexts(tr("There is no study in this project yet."),
                          tr("A study puts a question to annotators; what they agree on is shown "
                             "here."),
                          tr("Go to Studies"));
    } else if (hasNothing) {
        m_empty->setTexts(tr("No label yet."),
                          tr("Agreement appears here as soon as two annotators answered the same "
                             "unit."),
                          tr("Annotate"));
    }
    const bool isEmpty = m_chooser->isEmpty() || hasNothing;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_area);
}

void AgreementPage::resizeEvent(QResizeEvent *event)
{
    const bool isWide = event->size().width() > wideCharacters * fontMetrics().averageCharWidth();
    for (QBoxLayout *cards : {m_firstCards, m_partCards})
        cards->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

} // namespace Concord
