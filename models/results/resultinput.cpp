// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/resultinput.h"

#include "models/results/text.h"

#include <QMap>

namespace Concord {

namespace {

QList<AnswerGroup> groupsBySource(const ResultInput &input, const QString &kind,
                                  QString (*nameOf)(const ResultUnit &))
{
    QMap<QString, AnswerGroup> groups;
    for (const CountedAnswer &answer : input.answers) {
        const QString name = nameOf(input.units.value(answer.unit));
        if (!answer.isJudge && !name.isEmpty())
            groups[name].answers.append(answer);
    }
    if (groups.size() < 2)
        return {};
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        group->kind = kind;
        group->name = group.key();
    }
    return groups.values();
}

} // namespace

QList<AnswerGroup> groupsByPerson(const ResultInput &input)
{
    QList<AnswerGroup> groups;
    AnswerGroup all{QStringLiteral("all"), OutcomeText::tr("All annotators"), {}};
    for (const QString &name : input.annotators)
        groups.append({QStringLiteral("annotator"), name, {}});
    QList<AnswerGroup> judges;
    for (const QString &name : input.judges)
        judges.append({QStringLiteral("judge"), name, {}});
    for (const CountedAnswer &answer : input.answers) {
        for (AnswerGroup &group : answer.isJudge ? judges : groups) {
            if (group.name == answer.annotator)
                group.answers.append(answer);
        }
        if (!answer.isJudge)
            all.answers.append(answer);
    }
    groups.append(all);
    return groups + judges;
}

QList<AnswerGroup> groupsByAttribute(const ResultInput &input)
{
    return groupsBySource(input, QStringLiteral("attribute"),
                          [](const ResultUnit &source) { return source.attribute; });
}

QList<AnswerGroup> groupsByRun(const ResultInput &input)
{
    return groupsBySource(input, QStringLiteral("run"), [](const ResultUnit &source) {
        return source.runs.size() == 1 ? source.runs.constFirst() : QString();
    });
}

QString personTitle()
{
    return OutcomeText::tr("Annotator");
}

OutcomeColumn answersColumn()
{
    return {QStringLiteral("answers"), OutcomeText::tr("Answers"), OutcomeForm::Count};
}

} // namespace Concord
