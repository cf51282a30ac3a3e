// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shippedstudy.h"

#include "app/studyplanning.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"

namespace Concord {

namespace {

template <typename T>
T shipped(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u" | " + result.error().detail));
    return *std::move(result);
}

// Thirty tokens: one that only this text holds, and others.
QString shippedUtterance(const QString &what, int number, int round)
{
    QStringList words{ShippedStudy::word(what, number, round)};
    for (int i = 0; i < 28; ++i)
        words.append(QStringLiteral("so%1").arg((number * 7 + round * 3 + i * 13) % 97));
    return words.join(u' ') + u'.';
}

Item shippedDialogue(int number)
{
    Item item;
    item.key = ShippedStudy::word(QStringLiteral("peoplekey"), number);
    item.line = number + 1;
    item.dialogue.rounds = {Round{
        {{QStringLiteral("Secretzebra"), shippedUtterance(QStringLiteral("human"), number, 0)}}}};
    return item;
}

QList<Attribute> shippedAttributes(int number)
{
    const QString high = QStringLiteral("high");
    const QString profession =
        number % 3 == 0 ? QStringLiteral("teacher") : QStringLiteral("office_clerk");
    return {{QStringLiteral("conscientiousness"), high, false, {}},
            {QStringLiteral("hobby"), ShippedStudy::hobby(number), true, 0},
            {QStringLiteral("neuroticism"), high, false, {}},
            {QStringLiteral("profession"), profession, false, {}},
            {QStringLiteral("residence"), ShippedStudy::residence(number), true, 1},
            {QStringLiteral("zodiac"), QStringLiteral("secretzodiac"), false, {}}};
}

Item shippedItem(int number)
{
    Item item;
    item.key = ShippedStudy::word(QStringLiteral("itemkey"), number);
    item.line = number + 1;
    item.task = ShippedStudy::task(number);
    item.domain = QStringLiteral("secretdomain");
    item.request = QString(ShippedStudy::word(QStringLiteral("request"), number)
                           + u" fits me? A. one B. two C. three");
    item.attributes = shippedAttributes(number);
    item.analysis = ShippedStudy::word(QStringLiteral("analysis"), number);
    item.answer = {ShippedStudy::answer(number).split(u'|'), number % 2 == 1};
    for (const int round : {0, 1}) {
        const QString reply = ShippedStudy::word(QStringLiteral("reply"), number, round);
        item.dialogue.rounds.append(
            Round{{{QStringLiteral("Secretzebra"),
                    shippedUtterance(QStringLiteral("machine"), number, round)},
                   {QStringLiteral("Secretgnu"), QString(reply + u" indeed.")}}});
    }
    return item;
}

// Wrong about every fourth item.
QString responseText(const QString &model, int number)
{
    const bool isRight = ShippedStudy::modelsAreRight(number);
    if (model == gammaModel)
        return QStringLiteral("Related Attributes: [hobby: %1, residence: %2]")
            .arg(isRight ? ShippedStudy::hobby(number) : QStringLiteral("chess"),
                 ShippedStudy::residence(number));
    QString answer = ShippedStudy::answer(number).replace(u'|', QStringLiteral(", "));
    if (!isRight)
        answer = QStringLiteral("C");
    return QStringLiteral("Analysis: [%1]\n\nAnswer: [%2]")
        .arg(ShippedStudy::responseWord(model, number), answer);
}

void addRuns(Database &database, DatasetId dataset, const QList<Item> &items)
{
    const QStringList ids =
        textsFrom(database, QStringLiteral("SELECT id FROM item WHERE task <> '' ORDER BY line"));
    for (const QString &model : {alphaModel, betaModel, gammaModel}) {
        const Pathway pathway =
            model == gammaModel ? Pathway::TaskRelated : Pathway::DirectResponse;
        QList<ScoredResponse> responses;
        for (int i = 0; i < shippedItems; ++i) {
            const QString text = responseText(model, i);
            responses.append({ItemId(ids[i].toLongLong()), text,
                              scoreBoth(ScoringItem::of(items[i]), text, pathway, nullptr)});
        }
        publishRun(database, dataset, model, pathway, responses);
    }
}

void fillShippedProject(Database &database)
{
    QList<Item> people;
    QList<Item> items;
    for (int i = 0; i < shippedItems; ++i) {
        people.append(shippedDialogue(i));
        items.append(shippedItem(i));
    }
    publishItems(database, QStringLiteral("secretpeople"), people);
    const DatasetId dataset = publishItems(database, QStringLiteral("secretmachines"), items);
    mustExecute(database,
                QStringLiteral("UPDATE dataset SET origin = 'synthetic' WHERE name = "
                               "'secretmachines'"));
    mustExecute(database, QStringLiteral("UPDATE dataset SET source_sha256 = 'secretsha'"));
    addRuns(database, dataset, items);
}

StudyRequest shippedRequest(const QString &templateId, StudyDesign design)
{
    StudyRequest request;
    request.name = QStringLiteral("Shipped");
    request.templateId = templateId;
    design.population = QStringLiteral("secretpopulation");
    if (templateId != u"fidelity") {
        design.filter.dataset = QStringLiteral("secretmachines");
        design.filter.domain = QStringLiteral("secretdomain");
    }
    if (templateId == u"pairwise-preference") {
        const QString pathway = u'/' + pathwayName(Pathway::DirectResponse);
        design.runs = {QString(alphaModel + pathway), QString(betaModel + pathway)};
    }
    request.design = design;
    return request;
}

} // namespace

QString ShippedStudy::task(int item)
{
    return item % 2 == 0 ? QStringLiteral("predict") : QStringLiteral("preference_infer");
}

QString ShippedStudy::hobby(int item)
{
    return item % 3 == 0 ? QStringLiteral("music") : QStringLiteral("travel");
}

QString ShippedStudy::residence(int item)
{
    return item % 4 == 0 ? QStringLiteral("rural") : QStringLiteral("urban");
}

QString ShippedStudy::answer(int item)
{
    if (item % 2 == 1)
        return QStringLiteral("A|B");
    return item % 4 == 0 ? QStringLiteral("yes") : QStringLiteral("no");
}

QString ShippedStudy::word(const QString &what, int item, int round)
{
    return QStringLiteral("%1q%2r%3").arg(what).arg(item, 2, 10, QChar(u'0')).arg(round);
}

QString ShippedStudy::responseWord(const QString &model, int item)
{
    return word(QString(model.first(4) + u"said"), item);
}

bool ShippedStudy::modelsAreRight(int item)
{
    return item % 4 != 3;
}

ShippedStudy::ShippedStudy(const QString &templateId, StudyDesign design)
{
    const auto project = shipped(ProjectFile::create(path(), testTime()));
    project
        ->write([&](Database &database) {
            fillShippedProject(database);
            StudyRequest request = shippedRequest(templateId, design);
            // A plan without training tells how many examples the vocabulary leaves.
            request.design.trainingUnits = 0;
            request.design.passMark = 0;
            const StudyPlan bare = shipped(planFromDatabase(database, request));
            request.design.trainingUnits = int(bare.studyTemplate.training.size());
            request.design.passMark = design.passMark;
            const StudyPlan plan = shipped(planFromDatabase(database, request));
            m_study = shipped(StudyRepository(database).create(plan, testTime()));
            m_template = shipped(StudyRepository(database).studyTemplate(m_study));
            readUnits(database);
            return true;
        })
        .waitForFinished();
}

void ShippedStudy::readUnits(const Database &database)
{
    const QString model = QStringLiteral(
        "SELECT model FROM model_run JOIN response ON response.run = model_run.id WHERE "
        "response.id = %1");
    const QList<StudyUnit> units = shipped(StudyRepository(database).units(m_study));
    for (const StudyUnit &unit : units) {
        KnownUnit known;
        known.isTraining = unit.isTraining;
        if (!unit.subjects.isEmpty()) {
            const UnitSubject &subject = unit.subjects.constFirst();
            const QString key =
                textsFrom(
                    database,
                    QStringLiteral("SELECT key FROM item WHERE id = %1").arg(subject.item.value()))
                    .constFirst();
            known.item = key.section(u'q', -1).section(u'r', 0, 0).toInt();
            known.isHuman = key.startsWith(u"people");
            known.round = subject.round.value_or(-1);
            known.attribute = subject.attribute;
            if (unit.subjects.size() > 1)
                known.firstModel =
                    textsFrom(database, model.arg(subject.response.value())).constFirst();
        }
        m_units.insert(unit.key, known);
    }
}

} // namespace Concord
