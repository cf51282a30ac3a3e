// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "tests/app/shippedstudy.h"

namespace Concord {

class AnnotateSession;
class MainWindowController;
class ProjectFile;

/// Three annotators of a study of twenty units by a template that is shipped. Each judges every
/// unit, and is wrong about those that a rule names.
class RuleAnnotators
{
public:
    explicit RuleAnnotators(const ShippedStudy &study) : m_study(study) {}

    static QStringList names();
    static constexpr int units = 20;

    /// Whether annotator number `annotator` is wrong about unit number `unit` (from 1).
    static bool isWrong(int annotator, int unit);
    /// 1-based; of "fidelity-0007" 7.
    static int number(const QString &unitKey);

    /// What the annotator answers; `occurrence` 2: when the unit comes again.
    QString answer(const Question &question, const QString &unitKey, int annotator,
                   int occurrence) const;
    static QString reason(const QString &unitKey, int annotator);

    /// Consent, training and all units, pressed at the window, in which the study or packet is
    /// open; but for the first training answer, which is wrong.
    void annotateWithKeys(MainWindowController &controller);
    /// The same of another annotator, right from the beginning, without a window.
    void annotateWithoutWindow(ProjectFile &file, int annotator);

private:
    void trainWithKeys(MainWindowController &controller);
    void trainWithoutWindow(AnnotateSession &session);
    QString trainingAnswer(const AnnotateSession &session, const Question &question) const;
    int occurrence(const QString &unitKey);

    const ShippedStudy &m_study;
    QHash<QString, int> m_shown; ///< how often each unit came so far
};

} // namespace Concord
