// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/inputfile.h"

#include "storage/text.h"

namespace Concord {

InputFile::InputFile(const QString &path) : m_file(path), m_hash(QCryptographicHash::Sha256) {}

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    std::unique_ptr<InputFile> input(new InputFile(path));
    if (!input->m_file.open(QIODevice::ReadOnly))
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(path),
                     input->m_file.errorString()};
    input->setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return input;
}

qint64 InputFile::readData(char *data, qint64 size)
{
    const qint64 got = m_file.read(data, size);
    if (got < 0)
        setErrorString(m_file.errorString());
    if (got <= 0)
        return got;
    m_hash.addData(QByteArrayView(data, got));
    m_bytesRead += got;
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
