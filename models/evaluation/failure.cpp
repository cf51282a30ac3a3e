// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/failure.h"

#include "models/evaluation/responsedetail.h"

namespace Concord {

QString tagKey(qsizetype place)
{
    if (place < 0 || place >= 35)
        return {};
    return QString(place < 9 ? QChar(char16_t(u'1' + place)) : QChar(char16_t(u'A' + place - 9)));
}

QString ResponseDetail::problem() const
{
    switch (row.state) {
    case ParseState::Parsed:
        break;
    case ParseState::NoAnswer:
        return QStringLiteral("No answer was found in the response.");
    case ParseState::UnusableAnswer:
        return QStringLiteral("The answer names none of the options.");
    }
    return {};
}

} // namespace Concord
