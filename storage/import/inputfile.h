// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QCryptographicHash>
#include <QIODevice>

#include <memory>

namespace Concord {

class GzipReader;

/// A file to import, read once from its beginning to its end; one that is compressed with gzip is
/// inflated. Knows how much of the file was read and the digest of it, whatever the reader makes of
/// the content.
class InputFile : public QIODevice
{
public:
    /// An Error when the file may not be read.
    static Result<std::unique_ptr<InputFile>> open(const QString &path);
    /// What another device gives, which is open for reading.
    static std::unique_ptr<InputFile> over(std::unique_ptr<QIODevice> device);
    /// All that a file holds. The Error has no path; it is `tooLarge` for more than `most` bytes.
    static Result<QByteArray> contentOf(const QString &path, qint64 most, const QString &tooLarge);

    ~InputFile() override;

    bool isSequential() const override { return true; }
    qint64 fileBytesRead() const { return m_bytesRead; }
    qint64 fileSize() const { return m_device->size(); }
    /// Of the file's bytes read so far, in hexadecimal.
    QString sha256() const;
    /// Empty unless reading failed.
    QString errorText() const { return m_error; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    explicit InputFile(std::unique_ptr<QIODevice> device);
    void begin();
    bool isUtf16();
    qint64 readFile(char *data, qint64 size);

    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<GzipReader> m_gzip; ///< null when the file is not compressed
    QCryptographicHash m_hash;
    qint64 m_bytesRead = 0;
    QString m_error;
};

} // namespace Concord
