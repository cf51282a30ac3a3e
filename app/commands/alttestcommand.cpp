// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "models/agreement/alttest.h"

namespace Concord {

namespace {

constexpr int manyLabels = 1'000'000; // numbers of an interval scale

QString altTestCell(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 4) : QStringLiteral("–");
}

Result<AltTestOptions> readAltTestOptions(const QCommandLineParser &parser)
{
    for (const char *option : {"ratings", "judge"}) {
        if (parser.value(QString::fromLatin1(option)).isEmpty())
            return Error{AppText::tr("--%1 is missing.").arg(QString::fromLatin1(option)), {}};
    }
    const auto score =
        readChoice<AltTestScore>(parser, QStringLiteral("score"),
                                 {{QStringLiteral("accuracy"), AltTestScore::accuracy},
                                  {QStringLiteral("neg_rmse"), AltTestScore::negativeRmse}});
    const auto epsilon = readNumber(parser, QStringLiteral("epsilon"), 0, 1);
    const auto rate = readNumber(parser, QStringLiteral("fdr"), 0, 1);
    const auto units = readCount(parser, QStringLiteral("minimum-items"), 2);
    if (!score)
        return score.error();
    if (!epsilon || !rate || !units)
        return !epsilon ? epsilon.error() : !rate ? rate.error() : units.error();
    AltTestOptions options;
    options.judge = parser.value(QStringLiteral("judge"));
    options.score = *score;
    options.epsilons = {*epsilon, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3};
    options.falseDiscoveryRate = *rate;
    options.minimumUnits = *units;
    return options;
}

void printVerdict(const AltTest &test, const AltTestVerdict &asked, Output &output)
{
    if (test.undefined) {
        output.line(AppText::tr("The test is undefined: nobody has enough units."));
        return;
    }
    const auto tested = asked.pValues.size() - asked.pValues.count(std::nullopt);
    const QString sentence = asked.passes
        ? AppText::tr("%1 passes at epsilon %2: it is the better choice against %3 of %4 "
                      "annotators (winning rate %5).")
        : AppText::tr("%1 does not pass at epsilon %2: it is the better choice against %3 of %4 "
                      "annotators (winning rate %5).");
    output.line(sentence.arg(test.options.judge, QString::number(asked.epsilon),
                             QString::number(asked.rejected.count(true)), QString::number(tested),
                             altTestCell(asked.winningRate)));
    output.line(
        AppText::tr("Advantage probability %1.").arg(altTestCell(test.advantageProbability)));
}

void printAltTest(const AltTest &test, Output &output)
{
    const AltTestVerdict &asked = test.verdicts.constFirst();
    printVerdict(test, asked, output);
    output.line({});
    QList<QStringList> rows;
    for (qsizetype i = 0; i < test.annotators.size(); ++i) {
        const AltTestAnnotator &annotator = test.annotators[i];
        rows.append({annotator.name, QString::number(annotator.units),
                     altTestCell(annotator.judgeShare()), altTestCell(annotator.annotatorShare()),
                     altTestCell(asked.pValues[i]),
                     asked.rejected[i] ? AppText::tr("judge") : QString()});
    }
    output.table({AppText::tr("ANNOTATOR"), AppText::tr("UNITS"), AppText::tr("RHO_F"),
                  AppText::tr("RHO_H"), AppText::tr("P"), AppText::tr("BETTER")},
                 rows);
    output.line({});
    rows.clear();
    for (const AltTestVerdict &verdict : test.verdicts.sliced(1))
        rows.append({QString::number(verdict.epsilon), altTestCell(verdict.winningRate),
                     verdict.passes ? AppText::tr("yes") : AppText::tr("no")});
    output.table({AppText::tr("EPSILON"), AppText::tr("WINNING RATE"), AppText::tr("PASSES")},
                 rows);
    if (!test.warnings.isEmpty())
        output.line({});
    for (const QString &warning : test.warnings)
        output.line(AppText::tr("Note: %1").arg(warning));
}

ExitCode runAltTest(const QCommandLineParser &parser, Output &output)
{
    const auto options = readAltTestOptions(parser);
    if (!options)
        return output.wrongUsage(options.error().message);
    const auto layout = readLayout(parser);
    if (!layout)
        return output.wrongUsage(layout.error().message);
    const auto ratings =
        readRatingsCsv(parser.value(QStringLiteral("ratings")), {*layout, {}, false, manyLabels});
    if (!ratings)
        return output.fail(ratings.error());
    const auto test = altTest(*ratings, *options);
    if (!test)
        return output.fail(test.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(toJson(*test));
    else
        printAltTest(*test, output);
    return ExitCode::Done;
}

} // namespace

Command altTestCommand()
{
    Command command;
    command.name = QStringLiteral("alt-test");
    command.arguments = QStringLiteral("--ratings FILE.csv --judge NAME");
    command.summary = AppText::tr("Test whether a judge may replace the annotators.");
    command.details = AppText::tr(
        "The alternative annotator test of Calderon, Reichart and Dror (2025): each annotator, and "
        "the judge in the annotator's place, is compared with the other annotators on every unit. "
        "Epsilon is the advantage that a human has to have: 0.2 for experts, 0.15 for skilled "
        "annotators, 0.1 for crowd workers. The judge passes with a winning rate of one half. "
        "Annotators below --minimum-items are not tested.\n"
        "JSON: judge, score, epsilon, fdr, minimum_items, winning_rate, passes, rejected (names), "
        "advantage_probability, annotators (name, units, tested, rho_f: the share of units where "
        "the judge is at least as close to the others, rho_h: the annotator's, p_value, rejected), "
        "sweep (for each of six epsilons epsilon, winning_rate, passes, p_values in the order of "
        "annotators, rejected), undefined_code, undefined_reason, warnings.");
    command.options = {
        valueOption("ratings", AppText::tr("The file of ratings, as for agreement."), "FILE.csv"),
        valueOption("judge", AppText::tr("The judge's name among the annotators."), "NAME"),
        valueOption("epsilon", AppText::tr("From 0 to 1."), "E", "0.2"),
        valueOption("score", AppText::tr("accuracy, or neg_rmse for numbers."), "SCORE",
                    "accuracy"),
        valueOption("fdr", AppText::tr("False discovery rate over annotators."), "Q", "0.05"),
        valueOption("minimum-items", AppText::tr("Units that an annotator needs."), "N", "30"),
        layoutOption(),
        jsonOption(),
    };
    command.run = runAltTest;
    return command;
}

} // namespace Concord
