// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include <QLayout>
#include <QPushButton>
#include <QStyle>

#include <QVariant>

namespace Concord {

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QLabel *makeTextLabel(const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, nullptr, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus); // not a stop for Tab: a dialogue has dozens of them
    return label;
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString()
                          : QString(QLatin1StringView("<p style='white-space:pre-wrap'>")
                                    + text.toHtmlEscaped() + QLatin1StringView("</p>"));
}

QString plainButtonText(const QString &text)
{
    return QString(text).replace(u'&', QLatin1StringView("&&"));
}

QFrame *makeFrame(const char *role, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", QString::fromLatin1(role));
    return frame;
}

QPushButton *makeQuietButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("quiet"));
    return button;
}

namespace {

void restyle(QWidget *widget, const char *property, const QString &value)
{
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

void setRole(QWidget *widget, const char *role)
{
    restyle(widget, "role", QString::fromLatin1(role));
}

void setState(QWidget *widget, const QString &state)
{
    restyle(widget, "state", state);
}

void emptyLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace Concord
