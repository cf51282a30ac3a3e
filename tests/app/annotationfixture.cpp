// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/annotationfixture.h"

#include "app/studyplanning.h"
#include "app/templates.h"
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/support/testdata.h"

namespace Concord {

namespace {

// Thirty plain words, different for every number.
QByteArray utterance(const QByteArray &word, int number)
{
    QByteArray text = "This is " + word + " number " + QByteArray::number(number) + " and it says";
    for (int i = 0; i < 22; ++i)
        text += " word" + QByteArray::number((number * 7 + i * 13) % 97);
    return text + ".";
}

QByteArray oneTurn(const QByteArray &id, const QByteArray &text)
{
    return R"({"id": ")" + id + R"(", "source": "secret source )" + id
        + R"(", "turns": [{"speaker": "Zebra", "content": ")" + text + R"("}]})" + '\n';
}

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u" | " + result.error().detail));
    return *std::move(result);
}

} // namespace

QString makeTuringProject(const QString &folder, int texts)
{
    QByteArray people;
    QByteArray model;
    for (int i = 0; i < texts; ++i) {
        people += oneTurn("peoplekey-" + QByteArray::number(i), utterance("apple", i));
        model += oneTurn("modelkey-" + QByteArray::number(i), utterance("pear", i));
    }
    const QString peopleFile = writeFile(folder, QStringLiteral("peoplefile.jsonl"), people);
    const QString modelFile = writeFile(folder, QStringLiteral("modelfile.jsonl"), model);
    const QString path = folder + u"/turing.concord";
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto project = valueOf(ProjectFile::create(path, now));
    valueOf(importFiles(
        *project,
        {{peopleFile, QStringLiteral("auto"), QStringLiteral("peopledata"), Origin::Human},
         {modelFile, QStringLiteral("auto"), QStringLiteral("modeldata"), Origin::Synthetic}},
        {true, now}));
    return path;
}

StudyTemplate withoutConsent(const QString &templateId)
{
    StudyTemplate found = valueOf(findTemplate(templateId));
    found.consent.clear();
    return found;
}

StudyId makeTuringStudy(ProjectFile &project, int units, const QStringList &annotators, int perUnit)
{
    StudyRequest request;
    request.name = QStringLiteral("Turing");
    request.templateId = QStringLiteral("fidelity");
    request.ownTemplate = withoutConsent(request.templateId);
    request.design.units = units;
    request.design.annotators = annotators;
    request.design.perUnit = perUnit;
    const StudyPlan plan = valueOf(
        project.read([&](Database &database) { return planFromDatabase(database, request); })
            .result());
    return valueOf(project
                       .write([&](Database &database) {
                           return StudyRepository(database).create(plan,
                                                                   QDateTime::currentDateTimeUtc());
                       })
                       .result());
}

} // namespace Concord
