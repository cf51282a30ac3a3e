// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/output.h"

#include "app/apptext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <unistd.h>

namespace Concord {

namespace {

// The detail of errors: QT_LOGGING_RULES="concord.*=true" shows it.
Q_LOGGING_CATEGORY(logCommand, "concord.command", QtWarningMsg)

bool isTerminal(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFile *>(&device);
    return file && file->handle() >= 0 && isatty(file->handle()) != 0;
}

// Wide (East Asian) characters take two columns of a terminal.
qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        const bool isWide = (character >= 0x1100 && character <= 0x115F)
            || (character >= 0x2E80 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE6F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x1FAFF);
        width += isWide ? 2 : 1;
    }
    return width;
}

} // namespace

Output::Output(QIODevice &out, QIODevice &err)
    : m_out(out), m_err(err), m_showsProgress(isTerminal(err))
{}

void Output::write(const QByteArray &bytes)
{
    m_isWritten = m_out.write(bytes) == bytes.size() && m_isWritten;
}

bool Output::isWritten()
{
    if (auto *file = qobject_cast<QFile *>(&m_out))
        m_isWritten = file->flush() && m_isWritten;
    return m_isWritten;
}

void Output::line(const QString &text)
{
    write(text.toUtf8() + '\n');
}

void Output::bytes(const QByteArray &bytes)
{
    write(bytes);
}

QByteArray jsonText(const QJsonValue &value, bool indented)
{
    const auto format = indented ? QJsonDocument::Indented : QJsonDocument::Compact;
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(format).trimmed();
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(format).trimmed();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

void Output::json(const QJsonValue &value)
{
    write(jsonText(value, true) + '\n');
}

void Output::table(const QStringList &header, const QList<QStringList> &rows)
{
    table(header, rows, QList<qsizetype>(header.size(), 0));
}

void Output::table(const QStringList &header, const QList<QStringList> &rows,
                   const QList<qsizetype> &least)
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < least.size(); ++column) {
        qsizetype width = qMax(least[column], displayWidth(header.value(column)));
        for (const QStringList &row : rows)
            width = qMax(width, displayWidth(row.value(column)));
        widths.append(width);
    }
    const auto writeRow = [&](const QStringList &cells) {
        QString text;
        for (qsizetype column = 0; column < widths.size(); ++column) {
            const QString cell = cells.value(column);
            text += cell;
            if (column + 1 < widths.size())
                text += QString(widths[column] - displayWidth(cell) + 2, u' ');
        }
        while (text.endsWith(u' '))
            text.chop(1);
        line(text);
    };
    if (!header.isEmpty())
        writeRow(header);
    for (const QStringList &row : rows)
        writeRow(row);
}

void Output::note(const QString &text)
{
    if (m_progressShown)
        m_err.write("\r\x1b[K");
    m_progressShown = false;
    m_err.write(text.toUtf8() + '\n');
}

void Output::progress(const QString &text)
{
    if (!m_showsProgress)
        return;
    m_err.write("\r\x1b[K" + text.toUtf8());
    m_progressShown = true;
    if (auto *file = qobject_cast<QFile *>(&m_err))
        file->flush();
}

ExitCode Output::fail(const Error &error)
{
    note(AppText::tr("concord: %1").arg(error.message));
    qCDebug(logCommand).noquote() << error.detail;
    return ExitCode::Failed;
}

ExitCode Output::wrongUsage(const QString &text)
{
    note(AppText::tr("concord: %1").arg(text));
    return ExitCode::WrongUsage;
}

} // namespace Concord
