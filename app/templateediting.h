// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Concord {

class TemplateEditor;

/// Shows an editor of templates that begins with the built-in ones and reads and writes files; it
/// deletes itself when it is closed. Null, with nothing shown, where the program is incomplete.
TemplateEditor *openTemplateEditor(bool canUse, QWidget *parent);

} // namespace Concord
