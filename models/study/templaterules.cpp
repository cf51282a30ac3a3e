// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templaterules.h"

#include "models/study/text.h"

#include <algorithm>

namespace Concord {

namespace {

const QString showsField = QStringLiteral("shows");
const QString kindField = QStringLiteral("unit.kind");

bool showsPart(const StudyTemplate &studyTemplate, const char *part)
{
    return studyTemplate.shows.contains(QLatin1StringView(part));
}

void checkShownParts(CheckedObject &root, const QStringList &shows)
{
    const QStringList known = shownParts();
    for (qsizetype i = 0; i < shows.size(); ++i) {
        const QString place = showsField + u'[' + QString::number(i) + u']';
        if (!known.contains(shows[i]))
            root.complain(place,
                          StudyText::tr("is “%1”; it has to be one of: %2.")
                              .arg(shows[i], known.join(QStringLiteral(", "))));
        if (shows.indexOf(shows[i]) < i)
            root.complain(place, StudyText::tr("is “%1” for the second time.").arg(shows[i]));
    }
}

// An attribute or a response is a part of a unit of that kind only, and such a unit is judged by
// it.
void checkSubject(CheckedObject &root, const StudyTemplate &studyTemplate, UnitKind kind,
                  const char *part)
{
    const QString name = QString::fromLatin1(part);
    const bool isOfKind = studyTemplate.unit.kind == kind;
    const bool isShown = showsPart(studyTemplate, part);
    if (isOfKind && !isShown)
        root.complain(showsField,
                      StudyText::tr("has to hold “%1”, for that is what is judged.").arg(name));
    if (isShown && !isOfKind)
        root.complain(
            kindField,
            StudyText::tr("has to be “%1”, for %2 is shown.").arg(unitKindId(kind), name));
}

void checkItemAnswer(CheckedObject &root, const StudyTemplate &studyTemplate)
{
    if (studyTemplate.unit.kind != UnitKind::Item)
        root.complain(kindField,
                      StudyText::tr("has to be “item”, for item_answer asks an item's request."));
    if (!showsPart(studyTemplate, "request"))
        root.complain(showsField,
                      StudyText::tr("has to hold “request”, which item_answer wants answered."));
}

} // namespace

void checkTemplateRules(CheckedObject &root, const StudyTemplate &studyTemplate)
{
    checkShownParts(root, studyTemplate.shows);
    if (studyTemplate.unit.isPair && studyTemplate.unit.kind != UnitKind::Response)
        root.complain(kindField, StudyText::tr("has to be “response” of a pair."));
    checkSubject(root, studyTemplate, UnitKind::Attribute, "attribute");
    checkSubject(root, studyTemplate, UnitKind::Response, "responses");
    const auto itemAnswers =
        std::ranges::count(studyTemplate.questions, QuestionKind::ItemAnswer, &Question::kind);
    if (itemAnswers > 0)
        checkItemAnswer(root, studyTemplate);
    if (itemAnswers > 1)
        root.complain(QStringLiteral("questions"),
                      StudyText::tr("may hold one item_answer, for an item has one answer."));
}

} // namespace Concord
