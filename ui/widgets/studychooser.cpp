// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/studychooser.h"

namespace Concord {

StudyChooser::StudyChooser(QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Study and question"));
    setMinimumContentsLength(36);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    hide();
    connect(this, &QComboBox::activated, this, [this](int index) {
        const StudyChoice &chosen = m_studies[index];
        Q_EMIT studyRequested(chosen.study, chosen.question);
    });
}

void StudyChooser::setStudies(const QList<StudyChoice> &studies)
{
    const StudyChoice chosen = m_studies.value(currentIndex());
    m_studies = studies;
    clear();
    for (const StudyChoice &study : studies)
        addItem(study.title);
    setCurrentIndex(studies.isEmpty() ? -1 : 0);
    choose(chosen);
    setVisible(!studies.isEmpty());
}

void StudyChooser::choose(const StudyChoice &choice)
{
    for (int i = 0; i < m_studies.size(); ++i) {
        if (m_studies[i].study == choice.study && m_studies[i].question == choice.question)
            setCurrentIndex(i);
    }
}

} // namespace Concord
