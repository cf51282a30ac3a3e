// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attributechip.h"

#include "ui/widgets/labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype longestValue = 60; ///< characters of a chip; the tool tip has the rest

QString chipText(const char *source)
{
    return QCoreApplication::translate("Concord::AttributeChip", source);
}

QString shortValue(const QString &value)
{
    const QString line = value.simplified();
    return line.size() <= longestValue ? line : QString(line.first(longestValue - 1) + u'…');
}

const char *chipRole(AttributeVerdict verdict)
{
    switch (verdict) {
    case AttributeVerdict::Right:
        return "rightchip";
    case AttributeVerdict::WrongValue:
        return "wrongchip";
    case AttributeVerdict::Missed:
        return "missedchip";
    case AttributeVerdict::Spurious:
        return "spuriouschip";
    }
    return nullptr;
}

QString shownAttribute(const JudgedAttribute &attribute)
{
    const QString type = shortValue(attribute.type);
    const QString stated = shortValue(attribute.stated);
    const QString reference = shortValue(attribute.reference);
    switch (attribute.verdict) {
    case AttributeVerdict::Right:
    case AttributeVerdict::Missed:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1: %2")).arg(type, reference);
    case AttributeVerdict::WrongValue:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1: %2 → should be %3"))
            .arg(type, stated, reference);
    case AttributeVerdict::Spurious:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1: %2")).arg(type, stated);
    }
    return {};
}

} // namespace

QLabel *makeAttributeChip(const JudgedAttribute &attribute)
{
    QLabel *chip = makeLabel(shownAttribute(attribute), chipRole(attribute.verdict));
    const QString words = verdictSentence(attribute);
    chip->setAccessibleName(words);
    chip->setToolTip(words.toHtmlEscaped()); // tool tips guess whether a text is HTML
    return chip;
}

QString verdictSentence(const JudgedAttribute &attribute)
{
    switch (attribute.verdict) {
    case AttributeVerdict::Right:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip", "Right: %1 is %2."))
            .arg(attribute.type, attribute.reference);
    case AttributeVerdict::WrongValue:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip",
                                          "Wrong value: %1 is given as %2 and should be %3."))
            .arg(attribute.type, attribute.stated, attribute.reference);
    case AttributeVerdict::Missed:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip",
                                          "Missed: %1 is %2, which the response does not say."))
            .arg(attribute.type, attribute.reference);
    case AttributeVerdict::Spurious:
        return chipText(QT_TRANSLATE_NOOP("Concord::AttributeChip",
                                          "Spurious: %1 (given as %2) does not matter here."))
            .arg(attribute.type, attribute.stated);
    }
    return {};
}

QString verdictSummary(const QList<JudgedAttribute> &attributes)
{
    const std::pair<AttributeVerdict, const char *> parts[] = {
        {AttributeVerdict::Right, QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1 right")},
        {AttributeVerdict::WrongValue,
         QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1 with a wrong value")},
        {AttributeVerdict::Missed, QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1 missed")},
        {AttributeVerdict::Spurious, QT_TRANSLATE_NOOP("Concord::AttributeChip", "%1 spurious")}};
    QStringList shown;
    for (const auto &part : parts) {
        const auto count =
            std::count_if(attributes.begin(), attributes.end(), [&](const JudgedAttribute &judged) {
                return judged.verdict == part.first;
            });
        if (count > 0)
            shown.append(chipText(part.second).arg(count));
    }
    return shown.join(QStringLiteral(" · "));
}

} // namespace Concord
