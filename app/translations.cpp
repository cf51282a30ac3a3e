// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QTranslator>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(concord_translations);
}

namespace Concord {

void installTranslations()
{
    initTranslationResources();
    auto *plurals = new QTranslator(QCoreApplication::instance());
    if (plurals->load(QStringLiteral(":/concord/translations/concord_en.qm")))
        QCoreApplication::installTranslator(plurals);
}

} // namespace Concord
