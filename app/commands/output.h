// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QJsonValue>
#include <QStringList>

class QIODevice;

namespace Concord {

/// Exit codes of the command line: a public contract (cli.md).
enum class ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

/// Where a command says what it has to say: results to one device, all else to the other.
class Output
{
public:
    Output(QIODevice &out, QIODevice &err);

    /// A line of the result.
    void line(const QString &text);
    /// The result as it is.
    void bytes(const QByteArray &bytes);
    /// The one JSON document of the result, indented; numbers at full precision.
    void json(const QJsonValue &value);
    /// Rows under a header, columns aligned by display width; the last column is not padded.
    void table(const QStringList &header, const QList<QStringList> &rows);
    /// The same in pieces: an empty header prints none, and columns are at least `least` wide.
    void table(const QStringList &header, const QList<QStringList> &rows,
               const QList<qsizetype> &least);

    /// Where results go, for what writes them piece by piece.
    QIODevice &device() { return m_out; }

    /// A remark for the person.
    void note(const QString &text);
    /// A progress line that overwrites itself; only where standard error is a terminal.
    void progress(const QString &text);

    /// Whether everything could be written so far; flushes. A full disk must not look like success.
    bool isWritten();

    ExitCode fail(const Error &error);
    ExitCode wrongUsage(const QString &text);

private:
    QIODevice &m_out;
    QIODevice &m_err;
    void write(const QByteArray &bytes);

    bool m_isWritten = true;
    bool m_showsProgress;
    bool m_progressShown = false;
};

/// JSON text of any value, a bare text, number or null too.
QByteArray jsonText(const QJsonValue &value, bool indented);

} // namespace Concord
