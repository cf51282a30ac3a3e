// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

namespace Concord {

class AnnotatePage;
class AnnotateSession;
class MainWindowController;

/// An annotator at the real window that presses real keys, wherever the keyboard is.
class ScriptedAnnotator
{
public:
    explicit ScriptedAnnotator(MainWindowController &controller) : m_controller(controller) {}

    AnnotatePage &page();
    AnnotateSession &session();

    /// Begins as an annotator of that name in the first study; false where there is none.
    bool begin(const QString &annotator);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Answers the current question, which has to be this one, with the keys of its kind.
    void answer(const Question &question, const QString &value, const QString &reason = {});
    /// A button of the page that can be seen, or nullptr.
    QWidget *seen(const char *objectName);
    void click(const char *objectName);

private:
    void pressOption(const Question &question, const QString &id);
    void pickAttribute(const Question &question, const QString &type, const QString &value);

    MainWindowController &m_controller;
};

} // namespace Concord
