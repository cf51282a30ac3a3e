// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/help.h"

#include "app/apptext.h"
#include "app/commands/command.h"

namespace Concord {

namespace {

constexpr qsizetype textWidth = 88;

// Words of `text` in lines of at most textWidth, each but the first indented.
QString wrapped(const QString &text, qsizetype indent, qsizetype firstColumn)
{
    QString result;
    qsizetype column = firstColumn;
    const QStringList words = text.simplified().split(u' ');
    for (const QString &word : words) {
        const bool isFirst = column == firstColumn;
        if (!isFirst && column + 1 + word.size() > textWidth) {
            result += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (!isFirst) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

// What an option is and, where it has one, its default.
QString describeOption(const QCommandLineOption &option)
{
    QString text = option.description();
    const QString usual = option.defaultValues().join(u',');
    if (usual.isEmpty())
        return text;
    const bool isSentence = text.endsWith(u'.');
    if (isSentence)
        text.chop(1);
    text += u' ' + AppText::tr("(default %1)").arg(usual);
    return isSentence ? QString(text + u'.') : text;
}

} // namespace

QString generalHelp(const QList<Command> &commands)
{
    QString text = AppText::tr(
        "Concord: browse dialogue benchmarks, run human studies on them, compute agreement.");
    text += u"\n\n" + AppText::tr("Usage:");
    text += u"\n  concord [PROJECT.concord]        " + AppText::tr("open the window");
    text += u"\n  concord PACKET.concordpacket     " + AppText::tr("annotate a packet");
    text += u"\n  concord SUBCOMMAND …             " + AppText::tr("work without a window");
    text += u"\n  concord help [SUBCOMMAND]        " + AppText::tr("explain");
    text += u"\n  concord --version\n\n" + AppText::tr("Subcommands:");
    for (const Command &command : commands)
        text += u"\n  " + command.name.leftJustified(12) + command.summary;
    text += u"\n\n"
        + AppText::tr("Exit codes: 0 done; 1 could not be done, nothing changed; 2 wrong usage.");
    return text;
}

QString commandHelp(const Command &command)
{
    QString text = wrapped(command.summary, 0, 0) + u"\n\n" + AppText::tr("Usage:")
        + u"\n  concord " + command.name + u' ' + command.arguments
        + (command.options.isEmpty() ? QString() : AppText::tr(" [options]"));
    if (!command.details.isEmpty()) {
        const QStringList paragraphs = command.details.split(u'\n');
        text += u'\n';
        for (const QString &paragraph : paragraphs)
            text += u'\n' + wrapped(paragraph, 0, 0);
    }
    if (!command.options.isEmpty())
        text += u"\n\n" + AppText::tr("Options:");
    for (const QCommandLineOption &option : command.options) {
        const QString name = option.names().constFirst();
        QString left = (name.size() == 1 ? u"  -" : u"  --") + name;
        if (!option.valueName().isEmpty())
            left += u' ' + option.valueName();
        text += u'\n' + left.leftJustified(26);
        text += left.size() >= 26 ? u'\n' + QString(26, u' ') : QString();
        text += wrapped(describeOption(option), 26, 26);
    }
    if (!command.examples.isEmpty())
        text += u"\n\n" + AppText::tr("Examples:");
    for (const QString &example : command.examples)
        text += u"\n  " + example;
    return text;
}

} // namespace Concord
