// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/headlinecard.h"

#include "models/agreement/agreementbands.h"
#include "models/report/resulttext.h"
#include "models/report/studyresults.h"
#include "ui/charts/intervalbar.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>

namespace Concord {

HeadlineCard::HeadlineCard(QWidget *parent)
    : QFrame(parent), m_name(makeLabel({}, "section")), m_number(makeLabel({})),
      m_interval(makeLabel({}, "muted")), m_words(makeLabel({}, "heading")), m_bar(new IntervalBar),
      m_units(makeLabel({}, "heading")), m_raters(makeLabel({}, "heading")),
      m_ratings(makeLabel({}, "heading")), m_pairableUnits(makeLabel({}, "heading")),
      m_pairableValues(makeLabel({}, "heading"))
{
    setProperty("role", QStringLiteral("card"));
    QFont big = m_number->font();
    big.setPointSizeF(big.pointSizeF() * 4);
    big.setWeight(QFont::DemiBold);
    m_number->setFont(big);
    m_number->setObjectName(QStringLiteral("headlineNumber"));
    m_words->setObjectName(QStringLiteral("headlineWords"));
    m_words->setWordWrap(true);
    m_interval->setWordWrap(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_words);
    words->addWidget(m_interval);
    words->addWidget(m_bar);
    auto *top = new QHBoxLayout;
    top->setSpacing(28);
    top->addWidget(m_number, 0, Qt::AlignVCenter);
    top->addLayout(words, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(6);
    column->addWidget(m_name);
    column->addLayout(top);
    column->addStretch();
    column->addWidget(makeFrame("rule"));
    column->addLayout(makeNumbers());
}

QLayout *HeadlineCard::makeNumbers()
{
    const std::pair<QLabel *, QString> numbers[] = {{m_units, tr("units")},
                                                    {m_raters, tr("raters")},
                                                    {m_ratings, tr("ratings")},
                                                    {m_pairableUnits, tr("pairable units")},
                                                    {m_pairableValues, tr("pairable values")}};
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 6, 0, 0);
    for (const auto &[number, name] : numbers) {
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(number);
        pair->addWidget(makeLabel(name, "muted"));
        row->addLayout(pair, 1);
    }
    return row;
}

void HeadlineCard::setResults(const StudyResults &results)
{
    const QLocale locale;
    const RatingsSummary &summary = results.agreement.summary;
    m_units->setText(locale.toString(summary.units));
    m_raters->setText(locale.toString(summary.raters));
    m_ratings->setText(locale.toString(summary.ratings));
    m_pairableUnits->setText(locale.toString(summary.pairableUnits));
    m_pairableValues->setText(locale.toString(summary.pairableValues));

    const CoefficientResult *headline = headlineOf(results);
    m_name->setText(headline ? coefficientName(headline->id) : tr("Agreement"));
    if (results.facts.perUnit == 1) {
        showUndefined(tr("In this design each unit has one annotator, so there is no agreement to "
                         "speak of."));
        return;
    }
    if (!headline || !headline->estimate.value) {
        showUndefined(undefinedSentence(headline && headline->estimate.undefined
                                            ? *headline->estimate.undefined
                                            : UndefinedReason::noData));
        return;
    }
    const Estimate &estimate = headline->estimate;
    const auto &interval = estimate.interval;
    m_number->setText(decimalText(*estimate.value, 2));
    m_number->show();
    m_words->setText(wordsForAgreement(headline->id, *estimate.value));
    m_interval->setText(intervalSentence(estimate));
    m_bar->setValue(estimate.value, interval ? std::optional(interval->low) : std::nullopt,
                    interval ? std::optional(interval->high) : std::nullopt);
    m_bar->show();
}

void HeadlineCard::showUndefined(const QString &sentence)
{
    m_number->hide();
    m_bar->hide();
    m_interval->setText({});
    m_words->setText(sentence);
}

} // namespace Concord
