// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace Concord {

/// What a researcher wants changed about a study that is there.
struct StudyChange
{
    enum class Kind {
        Reassign, ///< `annotator`'s open units to `receivers`
        AddAnnotator, ///< `annotator`, with `extra` units or what the others have left
        RenameAnnotator, ///< `annotator` to `text`
        EraseAnnotator, ///< `annotator`, from all studies
        AmendGuideline, ///< to `text`
        Rename, ///< the study to `text`
        Delete,
    };
    Kind kind = Kind::Rename;
    QString study; ///< id
    QString annotator = {}; ///< name
    QStringList receivers = {}; ///< names; empty: all who are still at it
    QString text = {};
    std::optional<int> extra = {};

    friend bool operator==(const StudyChange &, const StudyChange &) = default;
};

} // namespace Concord
