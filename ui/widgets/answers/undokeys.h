// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;
class QPlainTextEdit;

namespace Concord {

/// Lets the keys of undo and redo through to the page while the field has nothing to undo or redo
/// itself: otherwise a field that always has the keyboard would bar the way back over units.
void leaveUnusedUndoKeys(QLineEdit *field);
void leaveUnusedUndoKeys(QPlainTextEdit *field);

} // namespace Concord
