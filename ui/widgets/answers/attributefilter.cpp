// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/attributefilter.h"

#include <QRegularExpression>

namespace Concord {

namespace {

bool beginsWith(const QString &name, const QString &typed)
{
    const QString words = attributeWord(name);
    static const QRegularExpression gap(QStringLiteral("[ -]"));
    for (qsizetype at = 0; at >= 0;) {
        if (QStringView(words).mid(at).startsWith(typed, Qt::CaseInsensitive))
            return true;
        at = words.indexOf(gap, at);
        at = at < 0 ? -1 : at + 1;
    }
    return false;
}

QList<AttributePair> pairsOf(const QList<AttributeChoice> &attributes, const QString &type,
                             const QString &value)
{
    QList<AttributePair> pairs;
    for (const AttributeChoice &attribute : attributes) {
        if (!beginsWith(attribute.type, type))
            continue;
        for (const QString &known : attribute.values) {
            if (beginsWith(known, value))
                pairs.append({attribute.type, known});
        }
    }
    return pairs;
}

} // namespace

QString attributeWord(const QString &text)
{
    return QString(text).replace(u'_', u' ');
}

QList<AttributePair> matchingAttributes(const QList<AttributeChoice> &attributes,
                                        const QString &typed)
{
    for (qsizetype split = typed.size(); split > 0; --split) {
        QList<AttributePair> pairs =
            pairsOf(attributes, typed.left(split).trimmed(), typed.mid(split).trimmed());
        if (!pairs.isEmpty())
            return pairs;
    }
    return pairsOf(attributes, {}, typed.trimmed());
}

} // namespace Concord
