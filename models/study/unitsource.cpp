// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/unitsource.h"

#include "models/study/unitreference.h"
#include "models/text/typography.h"

namespace Concord {

namespace {

// Makes the parts of one unit.
class PartMaker
{
public:
    PartMaker(const StudyTemplate &studyTemplate, const UnitSource &source)
        : m_template(studyTemplate), m_source(source)
    {}

    QList<ShownPart> parts();

private:
    QString shown(const QString &text) const;
    QStringList chips(const QString &part) const;
    void addText(const QString &part, const QString &text);
    void addResponses();
    void add(const QString &part);

    const StudyTemplate &m_template;
    const UnitSource &m_source;
    QList<ShownPart> m_parts;
};

// Line by line, for white space becomes a space.
QString PartMaker::shown(const QString &text) const
{
    if (!m_template.normaliseTypography)
        return text.trimmed();
    QStringList lines = text.trimmed().split(u'\n');
    for (QString &line : lines)
        line = normalisedTypography(line);
    return lines.join(u'\n');
}

QStringList PartMaker::chips(const QString &part) const
{
    const Item &item = m_source.item;
    QStringList words;
    if (part == u"attributes") {
        for (const Attribute &attribute : item.attributes)
            words.append(shown(attributeWords(attribute)));
    } else if (const auto *asked = attributeOf(item, m_source.subjects.constFirst())) {
        words.append(shown(attributeWords(*asked)));
    }
    return words;
}

void PartMaker::addText(const QString &part, const QString &text)
{
    if (const QString words = shown(text); !words.isEmpty())
        m_parts.append({part, partHeading(part), words});
}

void PartMaker::addResponses()
{
    const bool isPair = m_source.responses.size() > 1;
    for (qsizetype i = 0; i < m_source.responses.size(); ++i)
        addText(isPair ? m_source.subjects[i].role : QStringLiteral("responses"),
                m_source.responses[i]);
}

void PartMaker::add(const QString &part)
{
    const Item &item = m_source.item;
    if (part == u"request") {
        addText(part, item.request);
    } else if (part == u"analysis") {
        addText(part, item.analysis);
    } else if (part == u"answer") {
        addText(part, item.answer.parts.join(u'\n'));
    } else if (part == u"responses") {
        addResponses();
    } else if (part == u"attributes" || part == u"attribute") {
        if (const QStringList words = chips(part); !words.isEmpty())
            m_parts.append({part, partHeading(part), {}, words});
    }
}

QList<ShownPart> PartMaker::parts()
{
    for (const QString &part : m_template.shows)
        add(part);
    return std::move(m_parts);
}

} // namespace

QString attributeWords(const Attribute &attribute)
{
    return attribute.type + u": " + attribute.value;
}

const Attribute *attributeOf(const Item &item, const UnitSubject &subject)
{
    for (const Attribute &attribute : item.attributes) {
        if (attribute.type == subject.attribute && attribute.round == subject.round)
            return &attribute;
    }
    return nullptr;
}

ShownUnit shownFrom(const StudyTemplate &studyTemplate, const QString &key,
                    const UnitSource &source, bool isTraining)
{
    ShownUnit unit{key, {}};
    if (studyTemplate.shows.contains(QStringLiteral("text")))
        unit.turns = shownTurns(source.turns, studyTemplate);
    unit.parts = PartMaker(studyTemplate, source).parts();
    for (const Question &question : studyTemplate.questions) {
        if (question.kind == QuestionKind::ItemAnswer)
            unit.itemQuestion = itemQuestion(question, source.item.task, source.item.request);
    }
    if (!isTraining)
        return unit;
    TrainingKey answers;
    for (const Question &question : studyTemplate.questions) {
        if (const auto right = referenceAnswer(question, source))
            answers.answers.insert(question.id, *right);
    }
    unit.training = answers;
    return unit;
}

} // namespace Concord
