// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/labelfiles.h"

namespace Concord {

QString labelKindId(LabelKind kind)
{
    switch (kind) {
    case LabelKind::Answers:
        return QStringLiteral("answers");
    case LabelKind::Majority:
        return QStringLiteral("majority");
    case LabelKind::DawidSkene:
        return QStringLiteral("dawid-skene");
    case LabelKind::Adjudicated:
        return QStringLiteral("adjudicated");
    }
    Q_UNREACHABLE();
}

std::optional<LabelKind> labelKindFromId(QStringView id)
{
    for (const LabelKind kind :
         {LabelKind::Answers, LabelKind::Majority, LabelKind::DawidSkene, LabelKind::Adjudicated}) {
        if (labelKindId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

std::optional<LabelFormat> labelFormatFromId(QStringView id)
{
    if (id == u"csv")
        return LabelFormat::Csv;
    return id == u"label-studio" ? LabelFormat::LabelStudio : std::optional<LabelFormat>();
}

} // namespace Concord
