// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/inputfile.h"

#include "storage/import/gzipreader.h"
#include "storage/text.h"

#include <QFile>

namespace Concord {

InputFile::InputFile(std::unique_ptr<QIODevice> device)
    : m_device(std::move(device)), m_hash(QCryptographicHash::Sha256)
{}

InputFile::~InputFile() = default;

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return Error{StorageText::tr("%1 does not exist. Check the name.").arg(path),
                     StorageText::tr("There is no such file.")};
    if (!file->open(QIODevice::ReadOnly))
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(path),
                     file->errorString()};
    auto input = over(std::move(file));
    if (input->isUtf16())
        return Error{StorageText::tr("%1 is UTF-16 text, which a spreadsheet calls \"Unicode "
                                     "text\". Save it as UTF-8.")
                         .arg(path),
                     StorageText::tr("The text is UTF-16. Save it as UTF-8.")};
    return input;
}

// Neither of its marks begins a text in UTF-8.
bool InputFile::isUtf16()
{
    const QByteArray start = m_gzip ? QByteArray() : m_device->peek(2);
    return start == "\xFF\xFE" || start == "\xFE\xFF";
}

std::unique_ptr<InputFile> InputFile::over(std::unique_ptr<QIODevice> device)
{
    std::unique_ptr<InputFile> input(new InputFile(std::move(device)));
    input->begin();
    return input;
}

void InputFile::begin()
{
    if (GzipReader::isGzip(m_device->peek(2)))
        m_gzip = std::make_unique<GzipReader>(
            [this](char *data, qint64 size) { return readFile(data, size); });
    setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

Result<QByteArray> InputFile::contentOf(const QString &path, qint64 most, const QString &tooLarge)
{
    constexpr qint64 piece = qint64(1024) * 1024;
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{file->errorString(), {}};
    const auto input = over(std::move(file));
    QByteArray content;
    for (QByteArray more = input->read(piece); !more.isEmpty(); more = input->read(piece)) {
        content += more;
        if (content.size() > most)
            return Error{tooLarge, {}};
    }
    if (!input->errorText().isEmpty())
        return Error{input->errorText(), {}};
    return content;
}

qint64 InputFile::readFile(char *data, qint64 size)
{
    const qint64 got = m_device->read(data, size);
    if (got <= 0)
        return got;
    m_hash.addData(QByteArrayView(data, got));
    m_bytesRead += got;
    return got;
}

qint64 InputFile::readData(char *data, qint64 size)
{
    const qint64 got = m_gzip ? m_gzip->read(data, size) : readFile(data, size);
    if (got < 0) {
        m_error = m_gzip ? m_gzip->errorText() : m_device->errorString();
        setErrorString(m_error);
    }
    return got;
}

qint64 InputFile::writeData(const char *, qint64)
{
    return -1;
}

QString InputFile::sha256() const
{
    return QString::fromLatin1(m_hash.result().toHex());
}

} // namespace Concord
