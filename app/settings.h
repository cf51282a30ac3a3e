// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationsettings.h"
#include "models/study/studyids.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace Concord {

/// What the program remembers of this user on this machine. Read in app/ only; others get values.
class Settings
{
public:
    Settings() = default;

    /// Newest first; only files that still exist.
    QStringList recentProjects() const;
    void addRecentProject(const QString &path);

    QByteArray windowGeometry() const;
    QByteArray itemsLayout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &itemsLayout);

    /// This installation's id: made once, kept outside of projects and packets, so that a copied
    /// file is not a copied device.
    DeviceId deviceId() const;

    /// "system", "light" or "dark".
    QString theme() const;
    void setTheme(const QString &theme);

    /// Of dialogue text, in points, 10 to 24.
    int dialoguePointSize() const;
    void setDialoguePointSize(int size);

    AnnotationSettings annotation() const;
    void setAnnotation(const AnnotationSettings &settings);

private:
    mutable QSettings m_settings;
};

} // namespace Concord
