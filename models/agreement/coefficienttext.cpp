// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficienttext.h"

#include <QCoreApplication>

#include <span>

namespace Concord {

namespace {

struct TextEntry
{
    const char *id;
    const char *assumes;
    const char *misleads;
};

// Sources: Cohen 1960, 1968; Scott 1955; Fleiss 1971; Conger 1980; Brennan and Prediger 1981;
// Feinstein and Cicchetti 1990; Byrt, Bishop and Carlin 1993; Gwet 2008, 2014; Krippendorff 2004.
constexpr TextEntry categoryTexts[] = {
    {"percent_agreement",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Nothing about chance: it is the share of pairs of ratings of one unit that "
                       "are equal, each unit counting alike."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "With few categories, or one that is used nearly always, even blind guesses "
                       "agree often. Do not compare it between questions.")},
    {"unanimity",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "A unit counts only when all of its raters gave the same rating; chance is "
                       "not taken out."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It falls as raters are added, even if they agree no less two by two. "
                       "Compare it only where units have equally many raters.")},
    {"cohen_kappa",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Two fixed raters who judge independently, each with habits of their own: "
                       "chance is what their own shares of the categories would give."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "When one category is rare it can be low although nearly all ratings agree. "
                       "Raters who differ in their shares are expected to agree less by chance, "
                       "which can raise it.")},
    {"cohen_kappa_linear",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As Cohen’s kappa, on ordered categories: a disagreement counts in "
                       "proportion to the distance of the two categories."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It takes the steps of the scale for equally large, and depends on the "
                       "number of categories. Without a true order it means nothing.")},
    {"cohen_kappa_quadratic",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As Cohen’s kappa, on ordered categories: a disagreement counts by the "
                       "squared distance, so near misses hardly matter."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It behaves like a correlation: it can be high while exact agreement is "
                       "rare, and tends to grow with the number of categories.")},
    {"cohen_kappa_weighted",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As Cohen’s kappa, with the partial credit for each pair of categories that "
                       "the given weights state."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Its value is that of the weights as much as of the raters: choose them "
                       "before seeing the data, and report them.")},
    {"cohen_kappa_max",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "The largest Cohen’s kappa that the two raters could reach with the shares "
                       "of the categories that each of them has."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It is a ceiling and says nothing about agreement. Below 1 it tells only "
                       "that the shares of the two differ.")},
    {"pabak",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Kappa as if both raters used all categories equally often. With two "
                       "categories it is twice the observed agreement minus 1."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It wipes out prevalence and bias instead of explaining them: a real rarity "
                       "of a category is treated as a nuisance. Report it beside kappa, not in its "
                       "place.")},
    {"mean_pairwise_cohen_kappa",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Cohen’s kappa of every two raters on the units they share, averaged with "
                       "equal weight (Light 1971)."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "A pair with few shared units counts as much as one with many, pairs "
                       "without a kappa are left out, and one odd rater hides in the mean.")},
    {"scott_pi",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Two raters who are interchangeable: chance is computed from the shares of "
                       "the categories over both."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "A difference in the raters’ shares counts as disagreement. When one "
                       "category is rare it can be low although nearly all ratings agree.")},
    {"fleiss_kappa",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Any number of interchangeable raters, not the same ones for each unit; "
                       "chance is computed from the shares of the categories over all."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "When one category is rare it can be low although nearly all ratings agree. "
                       "It takes every disagreement for equally bad, so it is wasteful on ordered "
                       "categories.")},
    {"conger_kappa",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Several fixed raters, each with shares of the categories of their own; "
                       "with two raters who rated the same units it is Cohen’s kappa."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It needs enough ratings of each rater to know their shares, and is open to "
                       "the same paradox of rare categories as Cohen’s kappa.")},
    {"brennan_prediger",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "A rater who guesses picks every declared category equally often; chance "
                       "does not depend on the ratings."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Categories that nobody uses raise it, so it depends on how many were "
                       "declared. With one frequent category it is far above kappa.")},
    {"gwet_ac1",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Only some ratings are guesses, and a guess picks every declared category "
                       "equally often; so rare categories do not push it down as they do kappa."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "With one frequent category it can be high although raters find the rare "
                       "one no better than by luck. It depends on how many categories were "
                       "declared.")},
    {"gwet_ac2",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As AC1, with partial credit for near categories by the stated weights; for "
                       "ordered categories."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Its value depends on the weights and on how many categories were declared. "
                       "Forgiving weights and one frequent category bring it near 1.")},
    {"krippendorff_alpha",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Interchangeable raters, any number of them, missing ratings allowed; "
                       "disagreement is measured by the level of measurement. Units with one "
                       "rating are left out."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "When one category is rare it can be low although nearly all ratings agree. "
                       "Alphas of different levels of measurement cannot be compared.")},
};

// Shrout and Fleiss 1979; McGraw and Wong 1996; Kendall and Babington Smith 1939.
constexpr TextEntry scaleTexts[] = {
    {"icc_1_1",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Numbers on an interval scale. The raters of each unit are a fresh random "
                       "draw, so who rated is not told apart from error; it speaks of a single "
                       "rating."),
     QT_TRANSLATE_NOOP(
         "Concord::Agreement",
         "If the same raters rate all units, their differences in level make it lower "
         "than ICC(2,1). Units that hardly differ make it low although the raters "
         "are close.")},
    {"icc_2_1",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Numbers on an interval scale. The same raters rate all units and are a "
                       "random sample of raters; their differences in level count as error. It "
                       "speaks of a single rating."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "With few raters their spread is poorly known and the interval is wide. "
                       "Units that hardly differ make it low although the raters are close.")},
    {"icc_3_1",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Numbers on an interval scale. These raters are the only ones of interest "
                       "and rate all units; constant differences in level are ignored. It speaks "
                       "of a single rating."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It is consistency, not agreement: a rater who always gives two points more "
                       "does not lower it. It does not carry over to other raters.")},
    {"icc_1_k",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As ICC(1,1), but of the mean of all k ratings of a unit."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It grows with the number of raters and says little about one of them. "
                       "Quote it only if the means are what is used later.")},
    {"icc_2_k",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As ICC(2,1), but of the mean of all k ratings of a unit."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It grows with the number of raters and says little about one of them. "
                       "Quote it only if the means are what is used later.")},
    {"icc_3_k",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "As ICC(3,1), but of the mean of these k raters: the same number as "
                       "Cronbach’s alpha. Raters and units must not interact."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It grows with the number of raters, ignores differences in level, and "
                       "holds for the mean of just these raters.")},
    {"kendall_w",
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "Every rater puts the same units in order; only the ranks count, with a "
                       "correction for ties. 0 is no common order, 1 the same one."),
     QT_TRANSLATE_NOOP("Concord::Agreement",
                       "It is never below 0, and with few raters it is well above 0 by chance. "
                       "Raters can rank alike and still give quite different values.")},
};

const TextEntry *entryOf(const QString &id, std::span<const TextEntry> entries)
{
    for (const TextEntry &entry : entries) {
        if (id == QLatin1StringView(entry.id))
            return &entry;
    }
    return nullptr;
}

} // namespace

CoefficientText coefficientText(const QString &coefficient)
{
    const TextEntry *entry = entryOf(coefficient, categoryTexts);
    if (!entry)
        entry = entryOf(coefficient, scaleTexts);
    if (!entry)
        return {};
    return {QCoreApplication::translate("Concord::Agreement", entry->assumes),
            QCoreApplication::translate("Concord::Agreement", entry->misleads)};
}

} // namespace Concord
