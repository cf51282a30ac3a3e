// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

namespace Concord {

/// A response with one attribute of each verdict and one token of each way to match.
inline ResponseDetail sampleResponse(qint64 number = 1)
{
    ResponseDetail detail;
    detail.row.response = ResponseId(number);
    detail.row.item = ItemId(100 + number);
    detail.row.key = u"advice-" + QString::number(number);
    detail.row.task = QStringLiteral("advice");
    detail.row.model = QStringLiteral("claude");
    detail.row.pathway = Pathway::TypeGuided;
    detail.item.key = detail.row.key;
    detail.item.request = u"Request " + QString::number(number);
    detail.item.analysis = QStringLiteral("Why the reference is so.");
    detail.item.answer = {{QStringLiteral("Do this.")}, true};
    detail.text = QStringLiteral("- Answer: <b>1. Do that.</b>");
    detail.parsed.attributes = {QStringLiteral("age: adult"), 1};
    detail.parsed.analysis = {QStringLiteral("<i>Because</i> of that."), 2};
    detail.parsed.answer = {QStringLiteral("1. Do that."), 5};
    detail.answer = {{QStringLiteral("Do that.")}, true};
    detail.score.taskAccuracy = 0.25;
    detail.score.attributeTypeF1 = 0.5;
    detail.attributes = {
        {QStringLiteral("age"), QStringLiteral("adult"), QStringLiteral("adult"),
         AttributeVerdict::Right},
        {QStringLiteral("hobby"), QStringLiteral("sport"), QStringLiteral("music"),
         AttributeVerdict::WrongValue},
        {QStringLiteral("job"), {}, QStringLiteral("nurse"), AttributeVerdict::Missed},
        {QStringLiteral("diet"), QStringLiteral("<u>vegan</u>"), {}, AttributeVerdict::Spurious}};
    using Stage = MeteorMatch::Stage;
    detail.hypothesis = {{QStringLiteral("the"), Stage::Word, 0},
                         {QStringLiteral("walks"), Stage::Stem, 1},
                         {QStringLiteral("big"), Stage::Synonym, 2},
                         {QStringLiteral("zebra"), {}, -1}};
    detail.reference = {{QStringLiteral("the"), Stage::Word, 0},
                        {QStringLiteral("walking"), Stage::Stem, 1},
                        {QStringLiteral("large"), Stage::Synonym, 2}};
    return detail;
}

} // namespace Concord
