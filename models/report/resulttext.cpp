// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace Concord {

namespace {

QString resultText(const char *text)
{
    return QCoreApplication::translate("Concord::Results", text);
}

} // namespace

QString coefficientName(const QString &id)
{
    static const std::pair<const char *, const char *> names[] = {
        {"percent_agreement", QT_TRANSLATE_NOOP("Concord::Results", "Percent agreement")},
        {"unanimity", QT_TRANSLATE_NOOP("Concord::Results", "Unanimity")},
        {"cohen_kappa", QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa")},
        {"cohen_kappa_linear", QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa, linear")},
        {"cohen_kappa_quadratic",
         QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa, quadratic")},
        {"cohen_kappa_weighted", QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa, weighted")},
        {"cohen_kappa_max", QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa, largest")},
        {"pabak", QT_TRANSLATE_NOOP("Concord::Results", "PABAK")},
        {"mean_pairwise_cohen_kappa",
         QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa, mean of pairs")},
        {"scott_pi", QT_TRANSLATE_NOOP("Concord::Results", "Scott’s pi")},
        {"fleiss_kappa", QT_TRANSLATE_NOOP("Concord::Results", "Fleiss’ kappa")},
        {"conger_kappa", QT_TRANSLATE_NOOP("Concord::Results", "Conger’s kappa")},
        {"brennan_prediger", QT_TRANSLATE_NOOP("Concord::Results", "Brennan–Prediger")},
        {"gwet_ac1", QT_TRANSLATE_NOOP("Concord::Results", "Gwet’s AC1")},
        {"gwet_ac2", QT_TRANSLATE_NOOP("Concord::Results", "Gwet’s AC2")},
        {"krippendorff_alpha", QT_TRANSLATE_NOOP("Concord::Results", "Krippendorff’s alpha")},
        {"icc_1_1", QT_TRANSLATE_NOOP("Concord::Results", "ICC(1,1)")},
        {"icc_2_1", QT_TRANSLATE_NOOP("Concord::Results", "ICC(2,1)")},
        {"icc_3_1", QT_TRANSLATE_NOOP("Concord::Results", "ICC(3,1)")},
        {"icc_1_k", QT_TRANSLATE_NOOP("Concord::Results", "ICC(1,k)")},
        {"icc_2_k", QT_TRANSLATE_NOOP("Concord::Results", "ICC(2,k)")},
        {"icc_3_k", QT_TRANSLATE_NOOP("Concord::Results", "ICC(3,k)")},
        {"kendall_w", QT_TRANSLATE_NOOP("Concord::Results", "Kendall’s W")},
    };
    for (const auto &[known, name] : names) {
        if (id == QLatin1StringView(known))
            return resultText(name);
    }
    return id;
}

QString intervalMethodName(IntervalMethod method)
{
    switch (method) {
    case IntervalMethod::analytic:
        return resultText(QT_TRANSLATE_NOOP("Concord::Results", "analytic"));
    case IntervalMethod::bootstrap:
        return resultText(QT_TRANSLATE_NOOP("Concord::Results", "bootstrap over units"));
    case IntervalMethod::bca:
        return resultText(QT_TRANSLATE_NOOP("Concord::Results", "BCa bootstrap over units"));
    case IntervalMethod::jackknife:
        return resultText(QT_TRANSLATE_NOOP("Concord::Results", "jackknife"));
    }
    Q_UNREACHABLE();
}

QString testName(QLatin1StringView test)
{
    static const std::pair<const char *, const char *> names[] = {
        {"wald_t", QT_TRANSLATE_NOOP("Concord::Results", "Wald t")},
        {"wald_z", QT_TRANSLATE_NOOP("Concord::Results", "Wald z")},
        {"fce_null_z", QT_TRANSLATE_NOOP("Concord::Results", "z (Fleiss, Cohen and Everitt 1969)")},
        {"fnl1979_null_z",
         QT_TRANSLATE_NOOP("Concord::Results", "z (Fleiss, Nee and Landis 1979)")},
        {"sign_flip", QT_TRANSLATE_NOOP("Concord::Results", "paired permutation test")},
        {"chisq", QT_TRANSLATE_NOOP("Concord::Results", "chi-squared")},
    };
    for (const auto &[known, name] : names) {
        if (test == QLatin1StringView(known))
            return resultText(name);
    }
    return test;
}

QString decimalText(double value, int decimals)
{
    const bool isZero = std::abs(value) < 0.5 * std::pow(10, -decimals); // which has no sign
    return QLocale().toString(isZero ? 0.0 : value, 'f', decimals);
}

QString percentText(double share, int decimals)
{
    return resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 %"))
        .arg(decimalText(share * 100, decimals));
}

QString pValueText(double p)
{
    if (p < 0.001)
        return u"< " + decimalText(0.001, 3);
    return decimalText(p, 3);
}

QString boundsText(double low, double high, int decimals)
{
    return resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 to %2"))
        .arg(decimalText(low, decimals), decimalText(high, decimals));
}

QString percentBoundsText(double low, double high)
{
    return resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 to %2 %"))
        .arg(decimalText(low * 100, 1), decimalText(high * 100, 1));
}

QString secondsText(double seconds)
{
    return resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 s")).arg(decimalText(seconds, 1));
}

QString intervalSentence(const Estimate &estimate)
{
    if (!estimate.interval)
        return {};
    return resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 % interval %2 (%3)"))
        .arg(QLocale().toString(estimate.interval->level * 100, 'g', 6),
             boundsText(estimate.interval->low, estimate.interval->high, 2),
             intervalMethodName(estimate.interval->method));
}

QString pairableSentence(const RatingsSummary &summary)
{
    if (summary.pairableUnits == 0)
        return {};
    const auto sentence = [&](const char *text) {
        return QCoreApplication::translate("Concord::Results", text, nullptr,
                                           int(summary.pairableUnits));
    };
    constexpr qint64 fewPairableUnits = 30; // agreement.md section 14
    if (summary.pairableUnits < fewPairableUnits) {
        return sentence(QT_TRANSLATE_N_NOOP(
            "Concord::Results",
            "From only %n unit(s) with two ratings or more: too few for an interval to hold its "
            "level."));
    }
    return sentence(
        QT_TRANSLATE_N_NOOP("Concord::Results", "From %n unit(s) with two ratings or more."));
}

QString bandsSentence(const QList<BandProbability> &bands)
{
    constexpr double leastShown = 0.005;
    QStringList shown;
    for (const BandProbability &band : bands) {
        if (band.probability >= leastShown) {
            shown.append(resultText(QT_TRANSLATE_NOOP("Concord::Results", "%1 %2"))
                             .arg(band.name, percentText(band.probability, 0)));
        }
    }
    return shown.join(QLatin1StringView(", "));
}

QString restsOnSentence(const RatingsSummary &summary)
{
    const QLocale locale;
    return resultText(QT_TRANSLATE_NOOP("Concord::Results",
                                        "Rests on: units %1, raters %2, ratings %3; units with two "
                                        "ratings or more %4, pairable values in them %5."))
        .arg(locale.toString(summary.units), locale.toString(summary.raters),
             locale.toString(summary.ratings), locale.toString(summary.pairableUnits),
             locale.toString(summary.pairableValues));
}

QString pooledNote(const TuringResults &turing)
{
    if (!turing.isClustered) {
        return resultText(QT_TRANSLATE_NOOP(
            "Concord::Results",
            "Intervals and tests of annotators are exact (Clopper and Pearson; binomial). The "
            "interval of all together is a bootstrap over units."));
    }
    return resultText(QT_TRANSLATE_NOOP(
        "Concord::Results",
        "Intervals and tests of annotators are exact (Clopper and Pearson; binomial). Answers of "
        "several annotators about one unit are not independent, so the interval of all together is "
        "a bootstrap over units and there is no binomial test of them."));
}

QString turingSentence(const TuringResults &turing)
{
    const TuringScore &pooled = turing.pooled;
    if (!pooled.accuracy.value)
        return turingUndefinedSentence(*pooled.accuracy.undefined);
    const QString right = percentText(*pooled.accuracy.value);
    const QString answers = QLocale().toString(pooled.counts.judged());
    if (!pooled.accuracy.interval) {
        return resultText(QT_TRANSLATE_NOOP("Concord::Results", "Right: %1 of answers (%2)."))
            .arg(right, answers);
    }
    // Few units, or units that are all alike, carry no verdict: a bootstrap of them has no width.
    constexpr qint64 fewUnits = 30;
    if (turing.units < fewUnits || pooled.accuracy.zeroSe) {
        return resultText(
                   QT_TRANSLATE_NOOP("Concord::Results",
                                     "Right: %1 of answers (%2). Too few units to say more."))
            .arg(right, answers);
    }
    const Interval &interval = *pooled.accuracy.interval;
    const char *text = QT_TRANSLATE_NOOP("Concord::Results",
                                         "Right: %1 of answers (%2), interval %3, which holds 50 "
                                         "%: not to be told from guessing.");
    if (interval.low > 0.5) {
        text = QT_TRANSLATE_NOOP("Concord::Results",
                                 "Right: %1 of answers (%2), interval %3, all of it above 50 %: "
                                 "better than guessing.");
    } else if (interval.high < 0.5) {
        text = QT_TRANSLATE_NOOP("Concord::Results",
                                 "Right: %1 of answers (%2), interval %3, all of it below 50 %: "
                                 "worse than guessing.");
    }
    return resultText(text).arg(right, answers, percentBoundsText(interval.low, interval.high));
}

} // namespace Concord
