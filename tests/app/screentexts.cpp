// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/screentexts.h"

#include <QAccessible>
#include <QMetaProperty>
#include <QWidget>

namespace Concord {

namespace {

void collectTexts(const QObject &object, QStringList &texts)
{
    texts.append(object.objectName());
    const QMetaObject *meta = object.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i)
        texts.append(meta->property(i).read(&object).toString());
    for (const QByteArray &name : object.dynamicPropertyNames()) {
        const QVariant value = object.property(name);
        texts.append(value.toString());
        texts.append(value.toStringList());
    }
    for (const QObject *child : object.children())
        collectTexts(*child, texts);
}

void collectTexts(QAccessibleInterface *interface, QStringList &texts)
{
    if (!interface)
        return;
    for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                            QAccessible::Help, QAccessible::Accelerator})
        texts.append(interface->text(text));
    if (QAccessibleTextInterface *text = interface->textInterface())
        texts.append(text->text(0, text->characterCount()));
    if (QAccessibleValueInterface *value = interface->valueInterface())
        texts.append(value->currentValue().toString());
    for (int i = 0; i < interface->childCount(); ++i)
        collectTexts(interface->child(i), texts);
}

} // namespace

QStringList screenTexts(const QWidget &window, QWidget &page)
{
    QStringList texts{window.windowTitle()};
    collectTexts(page, texts);
    collectTexts(QAccessible::queryAccessibleInterface(&page), texts);
    return texts;
}

} // namespace Concord
