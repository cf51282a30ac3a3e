// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/pathway.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

struct PathwayFacts
{
    Pathway pathway;
    QLatin1StringView name;
    QLatin1StringView fileName; ///< in "alpaca_hq_<name>_1000"
    QLatin1StringView heading;
};

constexpr std::array pathwayFacts = {
    PathwayFacts{Pathway::DirectResponse, QLatin1StringView("DirectResponse"),
                 QLatin1StringView("basic"), QLatin1StringView("Attributes")},
    PathwayFacts{Pathway::AttributeFilter, QLatin1StringView("AttributeFilter"),
                 QLatin1StringView("cot1"), QLatin1StringView("Related Attribute Values")},
    PathwayFacts{Pathway::TypeGuided, QLatin1StringView("TypeGuided"), QLatin1StringView("cot2"),
                 QLatin1StringView("Attribute Values")},
    PathwayFacts{Pathway::FullAttributes, QLatin1StringView("FullAttributes"),
                 QLatin1StringView("cot3"), QLatin1StringView("Full Attribute Values")},
    PathwayFacts{Pathway::TaskRelated, QLatin1StringView("TaskRelated"), QLatin1StringView("cot4"),
                 QLatin1StringView("Attributes")},
};

struct ModelName
{
    QLatin1StringView id;
    QLatin1StringView title;
};

constexpr std::array modelNames = {
    ModelName{QLatin1StringView("gpto1_mini"), QLatin1StringView("GPT-o1 mini")},
    ModelName{QLatin1StringView("gpt4o"), QLatin1StringView("GPT-4o")},
    ModelName{QLatin1StringView("claude"), QLatin1StringView("Claude-3.5-Sonnet")},
    ModelName{QLatin1StringView("llama3_1_70b"), QLatin1StringView("Llama-3.1-70B-Instruct")},
    ModelName{QLatin1StringView("llama3-1"), QLatin1StringView("Llama-3.1-8B-Instruct")},
    ModelName{QLatin1StringView("qwen"), QLatin1StringView("Qwen2.5-7B-Instruct")},
    ModelName{QLatin1StringView("llama3-1_trained"), QLatin1StringView("SFT-Full")},
    ModelName{QLatin1StringView("llama3-1_trained_remove_rec_fil_de"),
              QLatin1StringView("SFT-w/o Rec-Fil-Dec")},
    ModelName{QLatin1StringView("llama3-1_trained_remove_bi"), QLatin1StringView("SFT-w/o B")},
};

} // namespace

std::span<const Pathway> pathways()
{
    static constexpr std::array all = {Pathway::DirectResponse, Pathway::AttributeFilter,
                                       Pathway::TypeGuided, Pathway::FullAttributes,
                                       Pathway::TaskRelated};
    return all;
}

QLatin1StringView pathwayName(Pathway pathway)
{
    return pathwayFacts[size_t(pathway)].name;
}

std::optional<Pathway> pathwayNamed(const QString &name)
{
    QString plain = name;
    if (plain.startsWith(u"alpaca_"))
        plain = plain.sliced(7);
    if (plain.endsWith(u"_1000"))
        plain.chop(5);
    if (plain.startsWith(u"hq_"))
        plain = plain.sliced(3);
    for (const PathwayFacts &facts : pathwayFacts) {
        if (name.compare(facts.name, Qt::CaseInsensitive) == 0 || plain == facts.fileName)
            return facts.pathway;
    }
    return std::nullopt;
}

QLatin1StringView attributeHeading(Pathway pathway)
{
    return pathwayFacts[size_t(pathway)].heading;
}

QString modelTitle(const QString &model)
{
    for (const ModelName &name : modelNames) {
        if (model == name.id)
            return name.title;
    }
    return model;
}

QString modelIdOf(const QString &name)
{
    for (const ModelName &known : modelNames) {
        if (name == known.id || name.compare(known.title, Qt::CaseInsensitive) == 0)
            return known.id;
    }
    return name;
}

bool isKnownModel(const QString &model)
{
    return modelPlace(model) < int(modelNames.size());
}

QString modelIdAndTitle(const QString &model)
{
    const QString title = modelTitle(model);
    return title == model ? model : QString(model + u" (" + title + u')');
}

QString modelList(const QStringList &models)
{
    QStringList texts;
    for (const QString &model : models)
        texts.append(modelIdAndTitle(model));
    return texts.join(QStringLiteral(", "));
}

int modelPlace(const QString &model)
{
    const auto found = std::find_if(modelNames.begin(), modelNames.end(),
                                    [&](const ModelName &name) { return model == name.id; });
    return int(found - modelNames.begin());
}

bool isFineTuned(const QString &model)
{
    return modelTitle(model).startsWith(u"SFT-");
}

} // namespace Concord
