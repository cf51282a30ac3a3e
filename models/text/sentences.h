// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// The sentences of an English text, without the white space between them.
///
/// After Kiss and Strunk (2006, "Unsupervised multilingual sentence boundary detection",
/// Computational Linguistics 32), with a short list of common abbreviations in place of trained
/// tables: a sentence ends at "?", "!" or a period that closes neither an abbreviation ("Dr.",
/// "p.m."), an initial before a capital ("J. Smith") nor a number or initial before a small letter.
/// An ellipsis ends no sentence. Closing quotes and brackets stay with the sentence they close.
QStringList sentences(const QString &text);

} // namespace Concord
