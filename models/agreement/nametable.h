// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <string>
#include <vector>

namespace Concord {

/// Numbers names 0, 1, 2, … in the order they first appear; holds a million of them cheaply.
///
/// Names are UTF-8 bytes, compared byte by byte.
class NameTable
{
public:
    /// The number of `name`, a new one when it was not seen before.
    quint32 intern(QByteArrayView name);

    qsizetype size() const { return qsizetype(m_ends.size()); }
    QByteArrayView bytes(qsizetype index) const; ///< valid until the next intern()
    QString name(qsizetype index) const;
    QStringList names() const;

    /// The names whose entry in `kept` is set, in the same order.
    NameTable only(const std::vector<bool> &kept) const;

    /// Frees what only intern() needs.
    void freeze();

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 number = 0; ///< index + 1; 0: free
    };

    void append(QByteArrayView name);
    void grow();

    std::string m_bytes;
    std::vector<quint64> m_ends;
    std::vector<Slot> m_slots;
};

} // namespace Concord
