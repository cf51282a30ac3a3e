// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/studyrequestoptions.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "app/commands/responsefilters.h"
#include "models/evaluation/pathway.h"
#include "models/study/slice.h"

namespace Concord {

namespace {

// A whole number of an option, if it is given.
Result<void> readInto(const QCommandLineParser &parser, const char *option, int least, int &number)
{
    const QString name = QString::fromLatin1(option);
    if (!parser.isSet(name))
        return {};
    const auto count = readCount(parser, name, least);
    if (!count)
        return count.error();
    number = *count;
    return {};
}

Result<void> readNumbers(const QCommandLineParser &parser, StudyDesign &design)
{
    const std::tuple<const char *, int, int &> numbers[]{{"units", 1, design.units},
                                                         {"per-unit", 1, design.perUnit},
                                                         {"training", 0, design.trainingUnits},
                                                         {"repeat", 0, design.repeatedUnits}};
    for (const auto &[option, least, number] : numbers) {
        if (auto done = readInto(parser, option, least, number); !done)
            return done;
    }
    const auto seed = readSeed(parser, QStringLiteral("seed"));
    if (!seed)
        return seed.error();
    design.seed = *seed;
    if (!parser.isSet(QStringLiteral("pass-mark")))
        return {};
    const auto mark = readNumber(parser, QStringLiteral("pass-mark"), 0, 1);
    if (!mark)
        return mark.error();
    design.passMark = *mark;
    return {};
}

Result<void> readUnit(const QCommandLineParser &parser, const StudyTemplate &studyTemplate,
                      StudyDesign &design)
{
    UnitRule unit = studyTemplate.unit;
    if (parser.isSet(QStringLiteral("unit"))) {
        const auto kind = unitKindFromId(parser.value(QStringLiteral("unit")));
        if (!kind || !isTextUnit(*kind))
            return Error{AppText::tr("--unit must be one of: utterance, round, dialogue."), {}};
        unit.kind = *kind;
    }
    for (const auto &[option, limit] : {std::pair("min-tokens", &UnitRule::minTokens),
                                        std::pair("max-tokens", &UnitRule::maxTokens)}) {
        int tokens = -1;
        if (auto done = readInto(parser, option, 0, tokens); !done)
            return done;
        if (tokens >= 0)
            unit.*limit = tokens;
    }
    if (unit != studyTemplate.unit)
        design.unit = unit;
    return {};
}

Result<void> readStrata(const QCommandLineParser &parser, StudyDesign &design)
{
    if (!parser.isSet(QStringLiteral("strata")))
        return {};
    design.strata.clear();
    for (const QString &id : commaList(parser.value(QStringLiteral("strata")))) {
        const auto stratum = stratumFromId(id);
        if (!stratum)
            return Error{AppText::tr("--strata must be some of: dataset, task, domain."), {}};
        if (!design.strata.contains(*stratum))
            design.strata.append(*stratum);
    }
    return {};
}

// "Claude-3.5-Sonnet/cot1" is stored as "claude/TypeGuided".
QString runNamed(const QString &text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    const auto pathway = pathwayNamed(text.mid(slash + 1));
    if (slash < 1 || !pathway)
        return text;
    return modelIdOf(text.left(slash)) + u'/' + QString(pathwayName(*pathway));
}

Result<void> readPopulation(const QCommandLineParser &parser, StudyDesign &design)
{
    const auto filter = readItemFilter(parser);
    if (!filter)
        return filter.error();
    design.population = itemFilterWords(*filter);
    design.filter = *filter;
    if (parser.isSet(QStringLiteral("population"))) {
        if (*filter != ItemFilter())
            return Error{AppText::tr("--population is a saved slice with filters of its own: leave "
                                     "out --dataset, --task, --domain, --attribute and --text."),
                         {}};
        design.population = parser.value(QStringLiteral("population"));
    }
    for (const QString &run : parser.values(QStringLiteral("run")))
        design.runs.append(runNamed(run));
    design.excludedStudy = parser.value(QStringLiteral("exclude"));
    return {};
}

void readAnnotators(const QCommandLineParser &parser, int proposed, StudyDesign &design)
{
    design.annotators = commaList(parser.value(QStringLiteral("annotators")));
    for (int i = 1;
         design.annotators.size() < proposed && !parser.isSet(QStringLiteral("annotators")); ++i)
        design.annotators.append(QStringLiteral("A%1").arg(i));
}

} // namespace

Result<StudyRequest> readStudyRequest(const QCommandLineParser &parser,
                                      const StudyTemplate &studyTemplate)
{
    StudyRequest request;
    request.name = parser.isSet(QStringLiteral("name")) ? parser.value(QStringLiteral("name"))
                                                        : studyTemplate.title;
    request.templateId = studyTemplate.id;
    request.ownTemplate = studyTemplate;
    StudyDesign &design = request.design;
    design.units = studyTemplate.paperDesign.units;
    design.perUnit = studyTemplate.paperDesign.perUnit;
    design.phase = parser.isSet(QStringLiteral("pilot")) ? StudyPhase::Pilot : StudyPhase::Main;
    design.asksConsent = !parser.isSet(QStringLiteral("no-consent"));
    readAnnotators(parser, studyTemplate.paperDesign.annotators, design);
    Result<void> done = readNumbers(parser, design);
    if (done)
        done = readUnit(parser, studyTemplate, design);
    if (done)
        done = readStrata(parser, design);
    if (done)
        done = readPopulation(parser, design);
    if (!done)
        return done.error();
    return request;
}

} // namespace Concord
