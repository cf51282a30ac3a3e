// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importformatnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

struct FormatWords
{
    const char *id;
    const char *words;
};

constexpr std::array formatWords = {
    FormatWords{"ip-dialog", QT_TRANSLATE_NOOP("Concord::ImportFormats", "IP-Dialog benchmark")},
    FormatWords{"ip-dialog-training",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "IP-Dialog training data")},
    FormatWords{"ip-dialog-responses",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "Responses of a model to IP-Dialog")},
    FormatWords{"ip-dialog-metrics",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "Scores of models on IP-Dialog")},
    FormatWords{"ip-dialog-judge",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "Judge scores of models on IP-Dialog")},
    FormatWords{"dialogues", QT_TRANSLATE_NOOP("Concord::ImportFormats", "Dialogues with turns")},
    FormatWords{"messages",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "Chat messages with roles")},
    FormatWords{"sharegpt", QT_TRANSLATE_NOOP("Concord::ImportFormats", "ShareGPT conversations")},
    FormatWords{"dailydialog", QT_TRANSLATE_NOOP("Concord::ImportFormats", "DailyDialog text")},
    FormatWords{"personalens", QT_TRANSLATE_NOOP("Concord::ImportFormats", "PersonaLens")},
    FormatWords{"label-studio",
                QT_TRANSLATE_NOOP("Concord::ImportFormats", "Label Studio tasks and answers")},
    FormatWords{"ratings", QT_TRANSLATE_NOOP("Concord::ImportFormats", "Table of ratings")},
    FormatWords{"csv", QT_TRANSLATE_NOOP("Concord::ImportFormats", "Table of items (CSV, TSV)")},
};

} // namespace

QString formatInWords(const QString &id)
{
    const auto found = std::ranges::find_if(
        formatWords, [&](const FormatWords &format) { return id == QLatin1String(format.id); });
    return found == formatWords.end()
        ? id
        : QCoreApplication::translate("Concord::ImportFormats", found->words);
}

} // namespace Concord
