// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lexicaldiversity.h"

#include "models/text/distinctngrams.h"
#include "models/text/hdd.h"
#include "models/text/movingaveragettr.h"
#include "models/text/mtld.h"
#include "models/text/ngramentropy.h"
#include "models/text/selfbleu.h"

#include <QCoreApplication>

#include <array>

namespace Concord {

namespace {

constexpr qsizetype mattrWindow = 50;
constexpr qsizetype hddWords = 42;
constexpr double mtldScale = 100;

struct DiversityText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::Diversity)
};

QString noNgram(int n)
{
    return DiversityText::tr("No turn has %n word(s).", nullptr, n);
}

// Empty where everything was read.
QString dialoguesRead(const DiversitySample &sample)
{
    QStringList parts;
    const qint64 drawn = sample.drawn.value_or(sample.dialogues);
    if (drawn < sample.allDialogues)
        parts.append(DiversityText::tr("%L1 of %L2 dialogues, drawn at random (seed %3)")
                         .arg(drawn)
                         .arg(sample.allDialogues)
                         .arg(sample.seed));
    if (sample.dialogues < drawn)
        parts.append(
            DiversityText::tr("of these the first %L1, for their length").arg(sample.dialogues));
    return parts.join(QStringLiteral("; "));
}

DiversityMeasure mattrOf(const WordSequence &text)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("mattr");
    measure.name = DiversityText::tr("MATTR");
    measure.value = movingAverageTtr(text, mattrWindow);
    measure.reason = DiversityText::tr("There are no words.");
    measure.definition = DiversityText::tr(
        "Mean of the type-token ratios of all windows of 50 words; all dialogues as one text in "
        "the order of the file, lower case, without punctuation.");
    if (measure.value && text.words().size() < size_t(mattrWindow))
        measure.definition += u' '
            + DiversityText::tr("This text has fewer than 50 words: the value is its plain "
                                "type-token ratio.");
    measure.source = DiversityText::tr("Covington and McFall (2010)");
    return measure;
}

DiversityMeasure mtldOf(const WordSequence &text)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("mtld");
    measure.name = DiversityText::tr("MTLD");
    measure.value = mtld(text);
    measure.reason = DiversityText::tr("No word occurs twice.");
    measure.definition = DiversityText::tr(
        "Mean length of stretches of words until their type-token ratio is down to 0.72, a part of "
        "one counted at the end; the mean of reading forward and backward. Words as for MATTR.");
    measure.source = DiversityText::tr("McCarthy and Jarvis (2010)");
    return measure;
}

DiversityMeasure hddOf(const WordSequence &text)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("hdd");
    measure.name = DiversityText::tr("HD-D");
    measure.value = hdd(text, hddWords);
    measure.reason = DiversityText::tr("There are fewer than 42 words.");
    measure.definition = DiversityText::tr(
        "Type-token ratio to be expected of 42 words drawn at random without replacement "
        "(hypergeometric). Words as for MATTR.");
    measure.source = DiversityText::tr("McCarthy and Jarvis (2007, 2010)");
    return measure;
}

DiversityMeasure ldsOf(const QList<DiversityMeasure> &parts)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("lds");
    measure.name = DiversityText::tr("LDS");
    measure.value = lexicalDiversityScore(parts[0].value, parts[1].value, parts[2].value);
    measure.reason = DiversityText::tr("One of MATTR, MTLD and HD-D has no value.");
    measure.definition = DiversityText::tr(
        "Mean of MATTR, HD-D and MTLD / 100. The paper combines the three to LDS, but its formula "
        "was not at hand: this one is Concord's own, do not compare it with the paper's numbers.");
    measure.source = DiversityText::tr("After the name in IP-Dialog (arXiv 2506.02449)");
    return measure;
}

DiversityMeasure distinctOf(const WordSequence &text, int n)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("dist_%1").arg(n);
    measure.name = DiversityText::tr("Dist-%1").arg(n);
    measure.value = distinctNgrams(text, n);
    measure.reason = noNgram(n);
    measure.definition = n == 1
        ? DiversityText::tr("Different words over all words. It falls with the length of the text: "
                            "compare texts of like length.")
        : DiversityText::tr("Different pairs of words over all pairs within a turn. It falls with "
                            "the length of the text: compare texts of like length.");
    measure.source = DiversityText::tr("Li et al. (2016)");
    return measure;
}

DiversityMeasure entropyOf(const WordSequence &text)
{
    DiversityMeasure measure;
    measure.id = QStringLiteral("ent_4");
    measure.name = DiversityText::tr("Ent-4");
    measure.value = ngramEntropy(text, 4);
    measure.reason = noNgram(4);
    measure.definition = DiversityText::tr("Entropy of the shares of the four-word sequences "
                                           "within turns, in nats (natural logarithm).");
    measure.source = DiversityText::tr("Zhang et al. (2018)");
    return measure;
}

DiversityMeasure selfBleuOf(const WordSequence &text, quint64 seed)
{
    const QList<qsizetype> turns = selfBleuSample(text, selfBleuTurns, seed);
    DiversityMeasure measure;
    measure.id = QStringLiteral("self_bleu");
    measure.name = DiversityText::tr("Self-BLEU");
    measure.value = selfBleu(text, turns);
    measure.reason = DiversityText::tr("There are fewer than two turns with words.");
    measure.definition = DiversityText::tr(
        "Mean BLEU-4 of a turn with the other turns of the sample as references; no match of n "
        "sequences counts as 0.1 / n (Chen and Cherry 2014, smoothing 1). Lower is more diverse; "
        "compare samples of one size.");
    measure.source = DiversityText::tr("Zhu et al. (2018)");
    measure.sample = DiversityText::tr("%L1 turns, each against the %L2 others (seed %3)")
                         .arg(turns.size())
                         .arg(qMax<qsizetype>(turns.size() - 1, 0))
                         .arg(seed);
    return measure;
}

} // namespace

std::optional<double> lexicalDiversityScore(std::optional<double> mattr, std::optional<double> mtld,
                                            std::optional<double> hdd)
{
    if (!mattr || !mtld || !hdd)
        return std::nullopt;
    return (*mattr + *hdd + *mtld / mtldScale) / 3;
}

QList<DiversityMeasure> lexicalDiversity(const WordSequence &text, const DiversitySample &sample,
                                         const std::function<bool()> &goesOn)
{
    QList<DiversityMeasure> measures;
    const std::array<std::function<DiversityMeasure()>, 8> all{
        [&] { return mattrOf(text); },       [&] { return mtldOf(text); },
        [&] { return hddOf(text); },         [&] { return ldsOf(measures); },
        [&] { return distinctOf(text, 1); }, [&] { return distinctOf(text, 2); },
        [&] { return entropyOf(text); },     [&] { return selfBleuOf(text, sample.seed); }};
    const QString read = dialoguesRead(sample);
    for (const auto &compute : all) {
        if (goesOn && !goesOn())
            break;
        DiversityMeasure measure = compute();
        if (measure.value)
            measure.reason.clear();
        if (!read.isEmpty())
            measure.sample += measure.sample.isEmpty() ? read : QString(u"; " + read);
        measures.append(measure);
    }
    return measures;
}

} // namespace Concord
