// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packetcontroller.h"

#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "ui/dialogs/mergesummarydialog.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/packetpage.h"
#include "ui/pages/studiespage.h"

#include <QFileInfo>

namespace Concord {

namespace {

/// Whose packet it is.
struct PacketOwner
{
    Study study;
    Annotator annotator;
};

Result<PacketOwner> readOwner(const Database &packet)
{
    const StudyRepository studies(packet);
    const auto all = studies.list();
    if (!all)
        return all.error();
    const Study study = all->value(0); // a packet has one, and one annotator
    const auto annotators = studies.annotators(study.id);
    if (!annotators)
        return annotators.error();
    return PacketOwner{study, annotators->value(0)};
}

} // namespace

PacketController::PacketController(MainWindow &window, ProjectSession &project,
                                   StudySession &studies, AnnotateSession &annotation,
                                   StudyController &studyPages)
    : m_window(window), m_project(project), m_studies(studies), m_annotation(annotation),
      m_studyPages(studyPages)
{
    connect(&m_studyPages, &StudyController::packetStopped, this, &PacketController::stop);
    connect(&window.studies(), &StudiesPage::packetsRequested, &m_studies,
            &StudySession::exportPackets);
    connect(&window.studies(), &StudiesPage::packetMergeRequested, this, &PacketController::merge);
    connect(&window, &MainWindow::packetsDropped, this, &PacketController::merge);
    connect(&m_studies, &StudySession::packetsMerged, this, &PacketController::showMerged);
}

void PacketController::open()
{
    const Result<PacketOwner> owner =
        m_project.file()->read([](Database &packet) { return readOwner(packet); }).result();
    if (!owner) {
        m_window.showError(owner.error());
        m_project.close();
        return;
    }
    m_window.setPacket(owner->study.name);
    m_studyPages.beginAnnotation(owner->study.id.toString(), owner->annotator.id.toString());
    if (!m_annotation.isRunning() && !m_annotation.awaitsConsent())
        m_project.close(); // and why is shown
}

void PacketController::stop()
{
    StoppedPacket packet;
    packet.path = m_project.file()->path();
    packet.total = int(m_annotation.units().entries().size());
    for (const UnitEntry &unit : m_annotation.units().entries())
        packet.done += unit.state == AssignmentState::Open ? 0 : 1;
    const QString study = m_annotation.study().name;
    m_project.close();
    packet.bytes = QFileInfo(packet.path).size();
    m_window.showStoppedPacket(study, packet);
}

// What is merged changes what an annotator at work stands on.
void PacketController::merge(const QStringList &paths)
{
    m_studyPages.endAnnotation();
    m_studies.mergePackets(paths);
}

void PacketController::showMerged(const QList<MergedFile> &files)
{
    auto *dialog = new MergeSummaryDialog(files, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Concord
