// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/unitwords.h"

#include <QCoreApplication>

namespace Concord {

namespace {

QString translatedUnit(const char *text)
{
    return QCoreApplication::translate("Concord::NewStudyDialog", text);
}

} // namespace

QString unitWord(const UnitRule &unit)
{
    switch (unit.kind) {
    case UnitKind::Item:
        return translatedUnit(QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "an item"));
    case UnitKind::Dialogue:
        return translatedUnit(QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "a whole dialogue"));
    case UnitKind::Round:
        return translatedUnit(
            QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "a round of a dialogue"));
    case UnitKind::Utterance:
        return translatedUnit(
            QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "one turn of a dialogue"));
    case UnitKind::Attribute:
        return translatedUnit(QT_TRANSLATE_NOOP("Concord::NewStudyDialog",
                                                "an attribute and the round that tells it"));
    case UnitKind::Response:
        return unit.isPair
            ? translatedUnit(QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "two models' responses"))
            : translatedUnit(QT_TRANSLATE_NOOP("Concord::NewStudyDialog", "a model's response"));
    }
    Q_UNREACHABLE();
}

} // namespace Concord
