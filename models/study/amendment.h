// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

namespace Concord {

// What amendments are about, as they are stored.
inline const QString guidelineAmendment = QStringLiteral("guideline changed");
inline const QString reassignmentAmendment = QStringLiteral("units reassigned");
inline const QString annotatorAmendment = QStringLiteral("annotator added");
inline const QString judgeAmendment = QStringLiteral("judge added");
inline const QString erasureAmendment = QStringLiteral("annotator erased");

/// Something decided after a study was opened.
struct Amendment
{
    QDateTime at; ///< UTC
    QString kind;
    QString annotator = {}; ///< whose units went, or who came; empty: nobody, or erased since
    QStringList receivers = {}; ///< those who were given units, without the erased ones
    int units = 0; ///< that changed hands, or were given
    int answers = 0; ///< that were erased
    int guidelineVersion = 0; ///< the new one

    friend bool operator==(const Amendment &, const Amendment &) = default;
};

/// An amendment in one sentence; of an unknown kind its name.
QString amendmentWords(const Amendment &amendment);

} // namespace Concord
