// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace Concord {

/// Lets equal texts share their characters, so that many rows of few names need little memory.
class SharedTexts
{
public:
    QString shared(const QString &text) { return *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

} // namespace Concord
