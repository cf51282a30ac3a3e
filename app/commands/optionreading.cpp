// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/optionreading.h"

#include "models/evaluation/pathway.h"

namespace Concord {

QCommandLineOption valueOption(const char *name, const QString &description, const char *value,
                               const char *usual)
{
    return QCommandLineOption(QString::fromLatin1(name), description, QString::fromLatin1(value),
                              QString::fromLatin1(usual));
}

QCommandLineOption layoutOption()
{
    return valueOption("layout", AppText::tr("auto, long or wide."), "LAYOUT", "auto");
}

QStringList commaList(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        parts.append(part.trimmed());
    return parts;
}

Result<int> readCount(const QCommandLineParser &parser, const QString &option, int least)
{
    bool ok = false;
    const int count = parser.value(option).toInt(&ok);
    if (!ok || count < least)
        return Error{
            AppText::tr("--%1 must be a whole number, %2 or above.").arg(option).arg(least), {}};
    return count;
}

Result<int> readCount(const QCommandLineParser &parser, const QString &option, int least, int most)
{
    auto count = readCount(parser, option, least);
    if (count && *count > most)
        return Error{AppText::tr("--%1 must be %2 at most.").arg(option).arg(most), {}};
    return count;
}

Result<quint64> readSeed(const QCommandLineParser &parser, const QString &option)
{
    bool ok = false;
    const quint64 seed = parser.value(option).toULongLong(&ok);
    if (!ok)
        return Error{AppText::tr("--%1 must be a whole number, 0 or above.").arg(option), {}};
    return seed;
}

Result<double> readNumber(const QCommandLineParser &parser, const QString &option, double least,
                          double most)
{
    bool ok = false;
    const double number = parser.value(option).toDouble(&ok);
    if (!ok || !(number >= least && number <= most))
        return Error{AppText::tr("--%1 must be a number from %2 to %3.")
                         .arg(option, QString::number(least), QString::number(most)),
                     {}};
    return number;
}

Result<RatingsLayout> readLayout(const QCommandLineParser &parser)
{
    return readChoice<RatingsLayout>(parser, QStringLiteral("layout"),
                                     {{QStringLiteral("auto"), RatingsLayout::automatic},
                                      {QStringLiteral("long"), RatingsLayout::longTable},
                                      {QStringLiteral("wide"), RatingsLayout::wideTable}});
}

Result<double> readLevel(const QCommandLineParser &parser)
{
    bool ok = false;
    const double level = parser.value(QStringLiteral("level")).toDouble(&ok);
    if (!ok || !(level > 0 && level < 1))
        return Error{AppText::tr("--level must be a number between 0 and 1, such as 0.95."), {}};
    return level;
}

Result<QStringList> readComparedNames(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("compare")))
        return QStringList();
    QStringList names = commaList(parser.value(QStringLiteral("compare")));
    if (names.size() != 2)
        return Error{AppText::tr("--compare must be two models or two pathways, such as "
                                 "claude,qwen."),
                     {}};
    for (QString &name : names)
        name = modelIdOf(name);
    return names;
}

} // namespace Concord
