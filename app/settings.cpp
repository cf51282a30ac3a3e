// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFileInfo>

namespace Concord {

namespace {

const QString recentKey = QStringLiteral("recentProjects");
const QString geometryKey = QStringLiteral("window/geometry");
const QString itemsLayoutKey = QStringLiteral("window/itemsLayout");
const QString themeKey = QStringLiteral("theme");
const QString deviceKey = QStringLiteral("device");
const QString pointSizeKey = QStringLiteral("dialoguePointSize");
const QString idleKey = QStringLiteral("annotate/idleSeconds");
const QString advancesKey = QStringLiteral("annotate/advances");
const QString guidelineKey = QStringLiteral("annotate/guidelineOpen");
constexpr int leastIdle = 10;
constexpr int mostIdle = 3600;
constexpr qsizetype mostRecent = 8;

} // namespace

QStringList Settings::recentProjects() const
{
    QStringList paths = m_settings.value(recentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void Settings::addRecentProject(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = recentProjects();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    m_settings.setValue(recentKey, QStringList(paths.first(qMin(mostRecent, paths.size()))));
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Settings::itemsLayout() const
{
    return m_settings.value(itemsLayoutKey).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &itemsLayout)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(itemsLayoutKey, itemsLayout);
}

DeviceId Settings::deviceId() const
{
    const DeviceId known = DeviceId::fromString(m_settings.value(deviceKey).toString());
    if (known.isValid())
        return known;
    const DeviceId made = DeviceId::create();
    m_settings.setValue(deviceKey, made.toString());
    return made;
}

QString Settings::theme() const
{
    return m_settings.value(themeKey, QStringLiteral("system")).toString();
}

void Settings::setTheme(const QString &theme)
{
    m_settings.setValue(themeKey, theme);
}

int Settings::dialoguePointSize() const
{
    return qBound(10, m_settings.value(pointSizeKey, 13).toInt(), 24);
}

void Settings::setDialoguePointSize(int size)
{
    m_settings.setValue(pointSizeKey, size);
}

AnnotationSettings Settings::annotation() const
{
    AnnotationSettings settings;
    settings.idleSeconds =
        qBound(leastIdle, m_settings.value(idleKey, settings.idleSeconds).toInt(), mostIdle);
    settings.advances = m_settings.value(advancesKey, settings.advances).toBool();
    settings.isGuidelineOpen = m_settings.value(guidelineKey, settings.isGuidelineOpen).toBool();
    return settings;
}

void Settings::setAnnotation(const AnnotationSettings &settings)
{
    m_settings.setValue(idleKey, settings.idleSeconds);
    m_settings.setValue(advancesKey, settings.advances);
    m_settings.setValue(guidelineKey, settings.isGuidelineOpen);
}

} // namespace Concord
