// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/responsefilters.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "app/commands/output.h"
#include "storage/itemrepository.h"
#include "storage/metricrepository.h"
#include "storage/projectfile.h"
#include "storage/searchindex.h"
#include "storage/studyrepository.h"

#include <QSet>

#include <algorithm>

namespace Concord {

namespace {

QStringList responseOptionNames()
{
    QStringList names;
    for (const QCommandLineOption &option : responseFilterOptions())
        names += option.names();
    return names;
}

// Tables show percent, so that is what people type.
Result<double> readShare(const QCommandLineParser &parser, const QString &option)
{
    auto share = readNumber(parser, option, 0, 1);
    if (share)
        return share;
    bool isNumber = false;
    const double percent = parser.value(option).toDouble(&isNumber);
    if (!isNumber || !(percent > 1 && percent <= 100))
        return Error{AppText::tr("--%1 must be a number between 0 and 1.").arg(option), {}};
    return Error{AppText::tr("--%1 must be between 0 and 1; for %2 % say %3.")
                     .arg(option, QString::number(percent), QString::number(percent / 100)),
                 {}};
}

Result<void> readScores(const QCommandLineParser &parser, FailureFilter &filter)
{
    for (const auto &[option, limit] :
         {std::pair(QStringLiteral("min-score"), &FailureFilter::lowest),
          std::pair(QStringLiteral("max-score"), &FailureFilter::highest)}) {
        if (!parser.isSet(option))
            continue;
        const auto score = readShare(parser, option);
        if (!score)
            return score.error();
        filter.*limit = *score;
    }
    if (filter.lowest && filter.highest && *filter.lowest > *filter.highest)
        return Error{AppText::tr("--min-score must not be above --max-score."), {}};
    return {};
}

Result<void> readState(const QCommandLineParser &parser, FailureFilter &filter)
{
    if (!parser.isSet(QStringLiteral("state")))
        return {};
    filter.state = parseStateNamed(parser.value(QStringLiteral("state")));
    if (filter.state)
        return {};
    return Error{AppText::tr("--state must be one of: parsed, no_answer, unusable_answer."), {}};
}

Result<void> checkModels(const Database &database, const QStringList &models)
{
    const auto choices = MetricRepository(database).choices();
    if (!choices)
        return choices.error();
    if (choices->models.isEmpty())
        return Error{
            AppText::tr("This project has no model responses. Import them with `concord import`."),
            {}};
    for (const QString &model : models) {
        if (!choices->models.contains(model))
            return Error{AppText::tr("There are no responses of a model \"%1\". There are: %2.")
                             .arg(model, modelList(choices->models)),
                         {}};
    }
    return {};
}

Result<void> checkTag(const Database &database, const QString &name)
{
    if (name.isEmpty())
        return {};
    const auto tags = FailureRepository(database).tags();
    if (!tags)
        return tags.error();
    const bool isKnown =
        std::any_of(tags->begin(), tags->end(), [&](const Tag &tag) { return tag.name == name; });
    return isKnown ? Result<void>() : unknownTag(name, *tags);
}

Result<void> checkFacet(const QString &value, const QList<FacetValue> &known,
                        const QString &sentence)
{
    QStringList names;
    for (const FacetValue &each : known)
        names.append(each.value);
    if (value.isEmpty() || names.contains(value))
        return {};
    return Error{sentence.arg(value, names.join(QStringLiteral(", "))), {}};
}

Result<void> readItemStates(const QCommandLineParser &parser, ItemFilter &filter)
{
    const auto readEither = [&parser](const QString &option, const QString &yes, const QString &no,
                                      std::optional<bool> &value) -> Result<void> {
        if (!parser.isSet(option))
            return {};
        const auto read = readChoice<bool>(parser, option, {{yes, true}, {no, false}});
        if (!read)
            return read.error();
        value = *read;
        return {};
    };
    filter.study = parser.value(QStringLiteral("study"));
    if (parser.isSet(QStringLiteral("study-state")) && filter.study.isEmpty())
        return Error{AppText::tr("--study-state needs --study."), {}};
    if (parser.isSet(QStringLiteral("answer-format"))) {
        filter.answerFormat = answerFormatFromId(parser.value(QStringLiteral("answer-format")));
        if (!filter.answerFormat)
            return Error{AppText::tr("--answer-format must be one of: open_ended, ranking, "
                                     "multiple_choice, binary_choice."),
                         {}};
    }
    if (auto read = readEither(QStringLiteral("reviewed"), QStringLiteral("yes"),
                               QStringLiteral("no"), filter.isReviewed);
        !read)
        return read;
    return readEither(QStringLiteral("study-state"), QStringLiteral("answered"),
                      QStringLiteral("open"), filter.isAnswered);
}

Result<void> checkStudy(const Database &database, const QString &study)
{
    const auto studies = StudyRepository(database).list();
    if (!studies)
        return studies.error();
    QStringList names;
    for (const Study &each : *studies) {
        if (each.name == study || each.id.toString() == study)
            return {};
        names.append(each.name);
    }
    return Error{AppText::tr("There is no study \"%1\". There are: %2.")
                     .arg(study, names.join(QStringLiteral(", "))),
                 {}};
}

} // namespace

Result<void> checkItemFilter(const Database &database, const ItemFilter &filter)
{
    if (!filter.study.isEmpty()) {
        if (auto known = checkStudy(database, filter.study); !known)
            return known;
    }
    if (filter.dataset.isEmpty() && filter.task.isEmpty() && filter.domain.isEmpty())
        return {};
    const auto facets = ItemRepository(database).facets({});
    if (!facets)
        return facets.error();
    for (const Result<void> &checked :
         {checkFacet(filter.dataset, facets->datasets,
                     AppText::tr("There is no dataset \"%1\". There are: %2.")),
          checkFacet(filter.task, facets->tasks,
                     AppText::tr("There are no items of a task \"%1\". There are: %2.")),
          checkFacet(filter.domain, facets->domains,
                     AppText::tr("There are no items of a domain \"%1\". There are: %2."))}) {
        if (!checked)
            return checked;
    }
    return {};
}

Result<void> noteUnfinishedSearch(ProjectFile &project, const ItemFilter &filter, Output &output)
{
    if (filter.text.isEmpty())
        return {};
    const auto fill =
        project.read([](Database &database) { return searchFill(database); }).result();
    if (!fill)
        return fill.error();
    if (!fill->isComplete())
        output.note(AppText::tr("The search is prepared to %1 % only and does not find all items "
                                "yet. Opening the project in the window, or an import, goes on "
                                "with it.")
                        .arg(fill->filled * 100 / fill->total));
    return {};
}

QList<QCommandLineOption> itemFilterOptions()
{
    return {
        valueOption("dataset", AppText::tr("Of this dataset."), "D"),
        valueOption("task", AppText::tr("Of this task, such as recommend."), "T"),
        valueOption("domain", AppText::tr("Of this domain."), "D"),
        valueOption("attribute", AppText::tr("With this related attribute."), "TYPE[=VALUE]"),
        valueOption("answer-format",
                    AppText::tr("Of a task that is answered so: open_ended, ranking, "
                                "multiple_choice or binary_choice."),
                    "F"),
        valueOption("reviewed", AppText::tr("Marked as reviewed, or not: yes or no."), "YES|NO"),
        valueOption("study", AppText::tr("In this study, by its name or id."), "S"),
        valueOption("study-state",
                    AppText::tr("Answered there by all who are to answer, or not: answered or "
                                "open."),
                    "STATE"),
        valueOption("text",
                    AppText::tr("With all these words in request or dialogue; \"…\" is a phrase."),
                    "QUERY"),
    };
}

Result<ItemFilter> readItemFilter(const QCommandLineParser &parser)
{
    ItemFilter filter;
    filter.dataset = parser.value(QStringLiteral("dataset"));
    filter.task = parser.value(QStringLiteral("task"));
    filter.domain = parser.value(QStringLiteral("domain"));
    filter.text = parser.value(QStringLiteral("text"));
    const QString attribute = parser.value(QStringLiteral("attribute"));
    const qsizetype equals = attribute.indexOf(u'=');
    filter.attributeType = equals < 0 ? attribute : attribute.first(equals);
    filter.attributeValue = equals < 0 ? QString() : attribute.sliced(equals + 1);
    if (parser.isSet(QStringLiteral("attribute"))
        && (filter.attributeType.isEmpty() || equals == attribute.size() - 1))
        return Error{AppText::tr("--attribute must be TYPE or TYPE=VALUE, such as hobby=music."),
                     {}};
    if (auto read = readItemStates(parser, filter); !read)
        return read.error();
    return filter;
}

QList<QCommandLineOption> responseFilterOptions()
{
    return {
        valueOption("model", AppText::tr("With responses of this model."), "M"),
        valueOption("pathway", AppText::tr("With responses under this pathway."), "P"),
        valueOption("max-score", AppText::tr("With a response that scores at most this, 0 to 1."),
                    "X"),
        valueOption("min-score", AppText::tr("With a response that scores at least this."), "X"),
        valueOption("tag", AppText::tr("With a response that has this tag."), "TAG"),
        valueOption("state",
                    AppText::tr("With a response whose answer is parsed, no_answer or "
                                "unusable_answer."),
                    "STATE"),
        valueOption("measure",
                    AppText::tr("What scores are: task-accuracy, attribute-type-f1 or "
                                "relative-value-accuracy."),
                    "MEASURE", "task-accuracy"),
        valueOption("reading", AppText::tr("Of responses: published or repaired."), "READING",
                    "published"),
    };
}

Result<FailureFilter> readResponseFilter(const QCommandLineParser &parser)
{
    FailureFilter filter;
    const auto measure = readChoice<FailureMeasure>(
        parser, QStringLiteral("measure"),
        {{QStringLiteral("task-accuracy"), FailureMeasure::TaskAccuracy},
         {QStringLiteral("attribute-type-f1"), FailureMeasure::AttributeTypeF1},
         {QStringLiteral("relative-value-accuracy"), FailureMeasure::RelativeValueAccuracy}});
    const auto reading = readChoice<Reading>(parser, QStringLiteral("reading"),
                                             {{QStringLiteral("published"), Reading::AsPublished},
                                              {QStringLiteral("repaired"), Reading::Repaired}});
    if (!measure || !reading)
        return measure ? reading.error() : measure.error();
    filter.measure = *measure;
    filter.reading = *reading;
    for (const auto read : {readScores, readState}) {
        if (auto done = read(parser, filter); !done)
            return done.error();
    }
    const auto runs = readRunFilter(parser);
    if (!runs)
        return runs.error();
    filter.responses = *runs;
    filter.tag = parser.value(QStringLiteral("tag"));
    if (parser.isSet(QStringLiteral("tag")) && filter.tag.isEmpty())
        return Error{AppText::tr("--tag must be the name of a tag."), {}};
    return filter;
}

bool hasResponseFilter(const QCommandLineParser &parser)
{
    const QStringList names = responseOptionNames();
    return std::any_of(names.begin(), names.end(),
                       [&](const QString &name) { return parser.isSet(name); });
}

Result<EvaluationFilter> readRunFilter(const QCommandLineParser &parser)
{
    EvaluationFilter filter;
    if (parser.isSet(QStringLiteral("model")))
        filter.models = {modelIdOf(parser.value(QStringLiteral("model")))};
    if (!parser.isSet(QStringLiteral("pathway")))
        return filter;
    const auto pathway = pathwayNamed(parser.value(QStringLiteral("pathway")));
    if (pathway) {
        filter.pathways = {*pathway};
        return filter;
    }
    QStringList names;
    for (const Pathway each : pathways())
        names.append(pathwayName(each));
    return Error{AppText::tr("--pathway must be one of: %1.").arg(names.join(QStringLiteral(", "))),
                 {}};
}

QCommandLineOption limitOption()
{
    return valueOption("limit", AppText::tr("At most so many."), "N");
}

Result<std::optional<qsizetype>> readLimit(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("limit")))
        return std::optional<qsizetype>();
    bool isNumber = false;
    const qsizetype limit = parser.value(QStringLiteral("limit")).toLongLong(&isNumber);
    if (!isNumber || limit < 0)
        return Error{AppText::tr("--limit must be a whole number, 0 or above."), {}};
    return std::optional(limit);
}

Result<QList<ResponseRef>> fittingResponses(Database &database, const ItemFilter &items,
                                            const FailureFilter &responses)
{
    if (auto known = checkModels(database, responses.responses.models); !known)
        return known.error();
    if (auto known = checkTag(database, responses.tag); !known)
        return known.error();
    if (auto known = checkItemFilter(database, items); !known)
        return known.error();
    auto refs = FailureRepository(database).refs(responses);
    if (!refs || items == ItemFilter())
        return refs;
    const auto ids = ItemRepository(database).find(items);
    if (!ids)
        return ids.error();
    const QSet<ItemId> fitting(ids->begin(), ids->end());
    refs->removeIf([&](const ResponseRef &ref) { return !fitting.contains(ref.item); });
    return refs;
}

Error unknownTag(const QString &name, const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    if (names.isEmpty())
        return {AppText::tr("This project has no tags, so none is called \"%1\". Make some with "
                            "`concord tag PROJECT --set A,B,C`.")
                    .arg(name),
                {}};
    return {AppText::tr("There is no tag \"%1\". There are: %2.")
                .arg(name, names.join(QStringLiteral(", "))),
            {}};
}

Result<ItemRow> itemNamed(Database &database, const QString &name)
{
    const ItemRepository items(database);
    const auto ids = items.named(name);
    if (!ids)
        return ids.error();
    if (ids->isEmpty())
        return Error{
            AppText::tr("There is no item \"%1\" in this project. `concord items` lists them.")
                .arg(name),
            {}};
    const auto rows = items.rows(*ids);
    if (!rows)
        return rows.error();
    if (rows->size() == 1)
        return rows->constFirst();
    QStringList names;
    for (const ItemRow &row : *rows)
        names.append(row.dataset + u'/' + row.key);
    return Error{AppText::tr("\"%1\" names several items. Say which: %2.")
                     .arg(name, names.join(QStringLiteral(", "))),
                 {}};
}

} // namespace Concord
