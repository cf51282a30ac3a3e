// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/headlinecard.h"

#include "models/agreement/agreementbands.h"
#include "models/agreement/bandprobabilities.h"
#include "models/report/resulttext.h"
#include "models/report/studyresults.h"
#include "ui/charts/bandbar.h"
#include "ui/charts/intervalbar.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>

namespace Concord {

HeadlineCard::HeadlineCard(QWidget *parent)
    : QFrame(parent), m_name(makeLabel({}, "section")), m_number(makeLabel({})),
      m_interval(makeLabel({}, "muted")), m_words(makeLabel({}, "heading")), m_bar(new IntervalBar),
      m_pairable(makeLabel({}, "muted")), m_fewUnits(makeLabel({}, "note")),
      m_landisKoch(new BandBar), m_krippendorff(new BandBar), m_units(makeLabel({}, "heading")),
      m_raters(makeLabel({}, "heading")), m_ratings(makeLabel({}, "heading")),
      m_pairableUnits(makeLabel({}, "heading")), m_pairableValues(makeLabel({}, "heading"))
{
    setProperty("role", QStringLiteral("card"));
    QFont big = m_number->font();
    big.setPointSizeF(big.pointSizeF() * 4);
    big.setWeight(QFont::DemiBold);
    m_number->setFont(big);
    m_number->setObjectName(QStringLiteral("headlineNumber"));
    m_words->setObjectName(QStringLiteral("headlineWords"));
    m_words->setWordWrap(true);
    m_pairable->setObjectName(QStringLiteral("headlinePairable"));
    m_fewUnits->setObjectName(QStringLiteral("headlineFewUnits"));
    m_landisKoch->setObjectName(QStringLiteral("landisKochBands"));
    m_krippendorff->setObjectName(QStringLiteral("krippendorffBands"));
    for (QLabel *label : {m_interval, m_pairable, m_fewUnits})
        label->setWordWrap(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_words);
    words->addWidget(m_interval);
    words->addWidget(m_pairable);
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
    column->addWidget(m_fewUnits);
    column->addSpacing(6);
    column->addWidget(m_landisKoch);
    column->addWidget(m_krippendorff);
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
    if (!results.noAgreement.isEmpty()) {
        showUndefined(results.noAgreement);
        return;
    }
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
    showDefined(*headline, summary);
}

void HeadlineCard::showDefined(const CoefficientResult &headline, const RatingsSummary &summary)
{
    const Estimate &estimate = headline.estimate;
    const auto &interval = estimate.interval;
    m_number->setText(decimalText(*estimate.value, 2));
    m_number->show();
    const QString words = wordsForAgreement(headline.id, *estimate.value);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_interval->setText(intervalSentence(estimate));
    constexpr qint64 fewUnits = 30; // agreement.md section 14
    const bool isThin = summary.pairableUnits < fewUnits;
    for (QLabel *label : {m_pairable, m_fewUnits})
        label->setText(pairableSentence(summary));
    m_pairable->setVisible(!isThin);
    m_fewUnits->setVisible(isThin);
    const bool isBanded = hasBands(headline.id);
    const auto landisKoch = isBanded ? landisKochProbabilities(estimate) : QList<BandProbability>();
    m_landisKoch->setBands(tr("How probable each band of Landis and Koch (1977) is"), landisKoch);
    m_krippendorff->setBands(tr("How probable each reading of Krippendorff (2004) is"),
                             isBanded ? krippendorffProbabilities(estimate)
                                      : QList<BandProbability>());
    for (BandBar *bar : {m_landisKoch, m_krippendorff})
        bar->setVisible(!landisKoch.isEmpty());
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
    m_words->show();
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_pairable, m_fewUnits, m_landisKoch, m_krippendorff})
        widget->hide();
}

} // namespace Concord
