// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Concord {

/// A packet that an annotator has stopped working on.
struct StoppedPacket
{
    QString path;
    qint64 bytes = 0;
    int done = 0; ///< units answered or skipped
    int total = 0;

    friend bool operator==(const StoppedPacket &, const StoppedPacket &) = default;
};

/// What an annotator sees at the end: where the packet lies and that it is to be sent back.
class PacketPage : public QWidget
{
    Q_OBJECT

public:
    explicit PacketPage(QWidget *parent = nullptr);

    void setPacket(const StoppedPacket &packet);

Q_SIGNALS:
    void resumeRequested(const QString &path);

private:
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_file;
    QPushButton *m_resume;
    StoppedPacket m_packet;
};

} // namespace Concord
