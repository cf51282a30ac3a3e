// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyoverview.h"

#include <QCommandLineParser>

namespace Concord {

/// The study that the options ask for; what they do not say is the template's. An Error is a wrong
/// usage. The population of a saved slice is named, but has no filter yet.
Result<StudyRequest> readStudyRequest(const QCommandLineParser &parser,
                                      const StudyTemplate &studyTemplate);

} // namespace Concord
