// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/packetpage.h"

#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Concord {

namespace {

QPushButton *makePacketButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(true); // Enter presses it
    return button;
}

} // namespace

PacketPage::PacketPage(QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "title")), m_text(makeLabel({}, "reached")),
      m_file(makeTextLabel({})), m_resume(makePacketButton({}, "resumePacket"))
{
    m_file->setObjectName(QStringLiteral("packetFile"));
    QPushButton *show = makePacketButton(tr("Show in folder"), "showPacket");
    QPushButton *copy = makePacketButton(tr("Copy path"), "copyPacketPath");
    show->setProperty("role", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    for (QPushButton *button : {m_resume, copy, show})
        row->addWidget(button);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(10);
    column->addStretch();
    QFrame *file = makeFrame("card");
    auto *inFile = new QVBoxLayout(file);
    inFile->setContentsMargins(20, 12, 20, 12);
    for (QLabel *label : {m_title, m_text, m_file}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        (label == m_file ? inFile : column)->addWidget(label);
    }
    auto *fileRow = new QHBoxLayout; // as wide as a path needs, and no wider than the page
    fileRow->addStretch(1);
    fileRow->addWidget(file, 4);
    fileRow->addStretch(1);
    column->addLayout(fileRow);
    column->addSpacing(12);
    column->addLayout(row);
    column->addStretch();
    setFocusProxy(show);
    connect(show, &QPushButton::clicked, this, [this] {
        const QString folder = QFileInfo(m_packet.path).absolutePath();
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(m_packet.path));
    });
    connect(m_resume, &QPushButton::clicked, this,
            [this] { Q_EMIT resumeRequested(m_packet.path); });
}

void PacketPage::setPacket(const StoppedPacket &packet)
{
    m_packet = packet;
    const bool isDone = packet.done >= packet.total;
    m_title->setText(isDone ? tr("Thank you, everything is answered") : tr("Stopped for now"));
    m_text->setText(isDone
                        ? tr("Send this file back to the researcher: it holds your answers.")
                        : tr("%1 of %2 units are done. Open the file again to go on; when all are "
                             "done, send it back to the researcher.")
                              .arg(packet.done)
                              .arg(packet.total));
    m_file->setText(tr("%1\n%2").arg(QDir::toNativeSeparators(packet.path),
                                     QLocale().formattedDataSize(packet.bytes)));
    m_resume->setText(isDone ? tr("Look at my answers") : tr("Go on"));
}

} // namespace Concord
