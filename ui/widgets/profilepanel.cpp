// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/profilepanel.h"

#include "models/text/harmlesstext.h"
#include "ui/widgets/attributechips.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemparts.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int deepest = 5; ///< levels of folds
constexpr qsizetype mostFields = 100; ///< of an object or array
constexpr qsizetype shortProfileValue = 48; ///< characters of a chip
constexpr qsizetype longestJson = 4'000; ///< characters

QString profileText(const char *source)
{
    return QCoreApplication::translate("Concord::ItemView", source);
}

bool isPlain(const QJsonValue &value)
{
    return !value.isObject() && !value.isArray();
}

bool isPlainList(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    return value.isArray() && std::all_of(array.begin(), array.end(), isPlain);
}

QString plainValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? profileText(QT_TRANSLATE_NOOP("Concord::ItemView", "yes"))
                              : profileText(QT_TRANSLATE_NOOP("Concord::ItemView", "no"));
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return harmlessText(value.toString());
    default:
        return QStringLiteral("–");
    }
}

QString compactJson(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    const QString json = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return harmlessText(json.size() <= longestJson ? json : json.first(longestJson) + u'…');
}

QStringList plainValues(const QJsonValue &value)
{
    if (!value.isArray())
        return {plainValue(value)};
    QStringList values;
    const QJsonArray array = value.toArray();
    for (const auto each : array)
        values.append(plainValue(each));
    return values;
}

// Name and values on a line that wraps; a long text beneath its name.
QWidget *makeField(const QString &name, const QStringList &values)
{
    auto *field = new QWidget;
    auto *flow = new FlowLayout(field);
    flow->addWidget(makeLabel(isolated(name) + u':', "muted"));
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i == mostFields) {
            flow->addWidget(makeLabel(QStringLiteral("…"), "muted"));
            break;
        }
        flow->addWidget(makeChip(values[i], "plainchip"));
    }
    return field;
}

QWidget *makeLongField(const QString &name, const QStringList &values)
{
    auto *field = new QWidget;
    QVBoxLayout *column = makeColumn(field, 2);
    column->addWidget(makeLabel(isolated(name) + u':', "muted"));
    column->addWidget(makeSizedText(values.join(u'\n'), field->font().pointSize()));
    return field;
}

QWidget *makeFields(const QJsonValue &value, int depth);

QWidget *makeValue(const QString &name, const QJsonValue &value, int depth)
{
    if (isPlain(value) || isPlainList(value)) {
        const QStringList values = plainValues(value);
        const bool isShort = std::all_of(values.begin(), values.end(), [](const QString &text) {
            return text.size() <= shortProfileValue && !text.contains(u'\n');
        });
        return isShort ? makeField(name, values) : makeLongField(name, values);
    }
    if (depth >= deepest)
        return makeLongField(name, {compactJson(value)});
    const qsizetype fields = value.isArray() ? value.toArray().size() : value.toObject().size();
    const auto make = [value, depth] {
        QWidget *inside = makeFields(value, depth + 1);
        inside->setContentsMargins(18, 0, 0, 4);
        return inside;
    };
    return new Fold(QStringLiteral("%1 (%2)").arg(isolated(name)).arg(fields), make);
}

void addProfileField(QVBoxLayout *column, const QString &name, const QJsonValue &value, int depth)
{
    column->addWidget(makeValue(chipText(harmlessText(name)), value, depth));
}

QWidget *makeFields(const QJsonValue &value, int depth)
{
    auto *fields = new QWidget;
    QVBoxLayout *column = makeColumn(fields, 4);
    qsizetype shown = 0;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (; shown < qMin(mostFields, array.size()); ++shown)
            addProfileField(column, QString::number(shown + 1), array.at(shown), depth);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end() && shown < mostFields; ++it, ++shown)
        addProfileField(column, it.key(), it.value(), depth);
    const qsizetype all = value.isArray() ? value.toArray().size() : object.size();
    if (shown < all) {
        const QString more =
            profileText(QT_TRANSLATE_NOOP("Concord::ItemView", "… and %1 more fields"));
        column->addWidget(makeLabel(more.arg(all - shown), "muted"));
    }
    return fields;
}

} // namespace

int profileFieldCount(const QByteArray &json)
{
    return int(QJsonDocument::fromJson(json).object().size());
}

QWidget *makeProfilePanel(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject()) {
        QWidget *fields = makeFields(document.object(), 0);
        fields->setContentsMargins(18, 0, 0, 0); // beneath the title of the fold
        return fields;
    }
    auto *text = new QWidget;
    makeColumn(text, 0)->addWidget(
        makeSizedText(QString::fromUtf8(json.left(longestJson)), text->font().pointSize()));
    return text;
}

} // namespace Concord
