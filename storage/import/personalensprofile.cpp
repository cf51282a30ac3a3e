// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalensprofile.h"

#include "storage/text.h"

namespace Concord {

namespace {

// How a task and a profile may write one type.
QString folded(const QString &type)
{
    return type.toLower().replace(QStringLiteral("favourite"), QStringLiteral("favorite"));
}

QStringList valuesIn(const QMap<QString, QStringList> &types, const QString &type)
{
    for (auto each = types.begin(); each != types.end(); ++each) {
        if (folded(each.key()) == folded(type))
            return *each;
    }
    return {};
}

Result<void> readDemographics(const JsonFields &fields, PersonaLensProfile &profile)
{
    const auto demographics = fields.object("demographics");
    if (!demographics)
        return fields.element("demographics") ? demographics.error() : Result<void>();
    for (const auto field : demographics->fields()) {
        const auto type = jsonName(field.key, demographics->path());
        if (!type)
            return type.error();
        const auto values = jsonValues(field.value, demographics->pathOf(*type));
        if (!values)
            return values.error();
        for (const QString &value : *type == u"user_id" ? QStringList() : *values)
            profile.demographics.append({*type, value, false, {}});
    }
    return {};
}

Result<QMap<QString, QStringList>> readTypes(const JsonFields &types)
{
    QMap<QString, QStringList> values;
    for (const auto field : types.fields()) {
        const auto type = jsonName(field.key, types.path());
        if (!type)
            return type.error();
        auto some = jsonValues(field.value, types.pathOf(*type));
        if (!some)
            return some.error();
        values[*type] = *std::move(some);
    }
    return values;
}

Result<void> readAffinities(const JsonFields &fields, PersonaLensProfile &profile)
{
    const auto affinities = fields.object("affinities");
    if (!affinities)
        return fields.element("affinities") ? affinities.error() : Result<void>();
    for (const auto domain : affinities->fields()) {
        const auto name = jsonName(domain.key, affinities->path());
        if (!name)
            return name.error();
        const auto types = jsonObject(domain.value, affinities->pathOf(*name));
        if (!types)
            return types.error();
        auto values = readTypes(*types);
        if (!values)
            return values.error();
        profile.affinities[*name] = *std::move(values);
    }
    return {};
}

} // namespace

QStringList PersonaLensProfile::valuesOf(const QString &type, const QStringList &domains) const
{
    QStringList values;
    for (const QString &domain : domains)
        values += valuesIn(affinities.value(domain), type);
    for (auto domain = affinities.begin(); values.isEmpty() && domain != affinities.end();
         ++domain) {
        const QString named = u" (" + domain.key() + u')';
        if (type.endsWith(named))
            values = valuesIn(*domain, type.chopped(named.size()));
    }
    if (values.isEmpty()) {
        for (const QMap<QString, QStringList> &types : affinities)
            values += valuesIn(types, type);
    }
    values.removeDuplicates();
    return values;
}

Result<PersonaLensProfile> readPersonaLensProfile(const JsonFields &fields)
{
    PersonaLensProfile profile;
    profile.context = otherFields(fields.fields(), {});
    if (auto done = readDemographics(fields, profile); !done)
        return done.error();
    if (auto done = readAffinities(fields, profile); !done)
        return done.error();
    return profile;
}

Result<QString> jsonName(std::string_view name, const QString &path)
{
    if (name.empty() || name.find('\0') != std::string_view::npos)
        return Error{StorageText::tr("%1 has a field without a name, or with a NUL character in "
                                     "its name. Name it.")
                         .arg(path),
                     {}};
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

Result<QStringList> jsonValues(simdjson::dom::element element, const QString &path)
{
    QStringList values;
    simdjson::dom::array array;
    if (element.is_null())
        return values;
    if (element.get(array)) {
        const auto text = element.is_string()
            ? jsonText(element, path)
            : Result<QString>(QString::fromStdString(simdjson::minify(element)));
        if (!text)
            return text.error();
        return text->isEmpty() ? QStringList() : QStringList{*text};
    }
    qsizetype place = 0;
    for (const simdjson::dom::element member : array) {
        auto some = jsonValues(member, QStringLiteral("%1[%2]").arg(path).arg(place++));
        if (!some)
            return some;
        values += *some;
    }
    values.removeDuplicates();
    return values;
}

} // namespace Concord
