// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/jsonwords.h"

#include "models/agreement/coefficients.h"
#include "models/study/text.h"

#include <QRegularExpression>

namespace Concord {

namespace {

QString takeId(CheckedObject &object, const QRegularExpression &form, const QString &wanted,
               QStringList &taken)
{
    const QString name = QStringLiteral("id");
    QString id = object.text(name);
    if (!form.match(id).hasMatch())
        object.complain(name, wanted.arg(id));
    if (taken.contains(id))
        object.complain(name, StudyText::tr("is “%1” for the second time.").arg(id));
    taken.append(id);
    return id;
}

} // namespace

QString readId(CheckedObject &object, QStringList &taken)
{
    static const QRegularExpression form(QStringLiteral("^[a-z][a-z0-9_-]*\\z"));
    return takeId(object, form,
                  StudyText::tr("is “%1”; an id begins with a small letter and goes on with small "
                                "letters, digits, - and _."),
                  taken);
}

QString readOptionId(CheckedObject &object, QStringList &taken)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]*\\z"));
    return takeId(object, form,
                  StudyText::tr("is “%1”; an option's id is of letters, digits, - and _ and begins "
                                "with a letter or a digit."),
                  taken);
}

QString readCoefficient(CheckedObject &root)
{
    const QString name = QStringLiteral("coefficient");
    QString id = root.text(name);
    if (!findCoefficient(id))
        root.complain(name, StudyText::tr("is “%1”, which is no coefficient's id.").arg(id));
    return id;
}

} // namespace Concord
