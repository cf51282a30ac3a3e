// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/optionids.h"

#include <QRegularExpression>

namespace Concord {

namespace {

// Letters without their marks, and _ for what ids may not hold.
QString plainId(const QString &text)
{
    static const QRegularExpression marks(QStringLiteral("\\p{M}+"));
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_-]+"));
    static const QRegularExpression edges(QStringLiteral("^[_-]+|_+\\z"));
    constexpr qsizetype longest = 60;
    QString plain = text.normalized(QString::NormalizationForm_KD);
    plain.remove(marks).replace(others, QStringLiteral("_")).remove(edges);
    return plain.left(longest);
}

QString freeOf(const QString &id, const QStringList &taken)
{
    QString free = id;
    for (int number = 2; taken.contains(free); ++number)
        free = id + u'_' + QString::number(number);
    return free;
}

} // namespace

QString optionKey(qsizetype place)
{
    constexpr QLatin1StringView keys("1234567890abcdefghijklmnopqrstuvwxyz");
    return place < keys.size() ? QString(keys[place]) : QString();
}

QString optionId(const QString &text, const QStringList &taken)
{
    static const QRegularExpression negative(QStringLiteral("^-[0-9]"));
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]*\\z"));
    QString id = form.match(text).hasMatch() ? text : plainId(text);
    if (negative.match(text).hasMatch())
        id.prepend(QStringLiteral("minus"));
    return freeOf(id.isEmpty() ? QStringLiteral("option") : id, taken);
}

QString questionId(const QString &text, const QStringList &taken)
{
    QString id = plainId(text).toLower();
    if (id.isEmpty() || !id[0].isLetter())
        id.prepend(QStringLiteral("q"));
    return freeOf(id, taken);
}

} // namespace Concord
