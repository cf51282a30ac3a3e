// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QCryptographicHash>
#include <QFile>

#include <memory>

namespace Concord {

/// A file to import, read once from its beginning to its end. Knows how much of the file was read
/// and the digest of it, whatever the reader makes of the content.
class InputFile : public QIODevice
{
public:
    /// An Error when the file may not be read.
    static Result<std::unique_ptr<InputFile>> open(const QString &path);

    bool isSequential() const override { return true; }
    qint64 fileBytesRead() const { return m_bytesRead; }
    /// Of the file's bytes read so far, in hexadecimal.
    QString sha256() const;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    explicit InputFile(const QString &path);

    QFile m_file;
    QCryptographicHash m_hash;
    qint64 m_bytesRead = 0;
};

} // namespace Concord
