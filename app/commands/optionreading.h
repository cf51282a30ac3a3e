// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/apptext.h"
#include "models/core/result.h"
#include "storage/import/ratingscsv.h"

#include <QCommandLineParser>

namespace Concord {

/// An option with a value; `usual` is what it is where it is not given.
QCommandLineOption valueOption(const char *name, const QString &description, const char *value,
                               const char *usual = "");

/// "--layout", as every command that reads a ratings file has it.
QCommandLineOption layoutOption();

/// The parts of "a, b,c", without the space around them.
QStringList commaList(const QString &text);

/// What these options say; an Error is a wrong usage and names the option and what it takes.
Result<int> readCount(const QCommandLineParser &parser, const QString &option, int least);
Result<int> readCount(const QCommandLineParser &parser, const QString &option, int least, int most);
Result<quint64> readSeed(const QCommandLineParser &parser, const QString &option);
Result<double> readNumber(const QCommandLineParser &parser, const QString &option, double least,
                          double most);
Result<RatingsLayout> readLayout(const QCommandLineParser &parser);
Result<double> readLevel(const QCommandLineParser &parser); ///< "--level"

/// The two names of "--compare A,B", models by their ids; empty without it.
Result<QStringList> readComparedNames(const QCommandLineParser &parser);

/// The value of `option` among `choices`, or an Error that lists them.
template <typename Choice>
Result<Choice> readChoice(const QCommandLineParser &parser, const QString &option,
                          const QList<std::pair<QString, Choice>> &choices)
{
    QStringList names;
    for (const auto &[name, choice] : choices) {
        if (parser.value(option) == name)
            return choice;
        names.append(name);
    }
    return Error{
        AppText::tr("--%1 must be one of: %2.").arg(option, names.join(QStringLiteral(", "))), {}};
}

} // namespace Concord
