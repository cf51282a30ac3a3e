// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/attribute.h"
#include "storage/import/jsonline.h"

#include <QMap>

namespace Concord {

/// A user of PersonaLens, as profile.json has them: {demographics: {name: value}, affinities:
/// {domain: {type: value or list of values}}, interests, interactions, …}.
struct PersonaLensProfile
{
    QByteArray context; ///< the whole file as a compact JSON object
    QList<Attribute> demographics; ///< without user_id, and without what is empty
    QMap<QString, QMap<QString, QStringList>> affinities; ///< domain, type, values

    /// The values of an affinity type, as a task calls it, in these domains; where they do not have
    /// it, in all others. A task may write "Favorite" for "Favourite", and name the domain:
    /// "Preferred Genres (Media)".
    QStringList valuesOf(const QString &type, const QStringList &domains) const;
};

/// The profile of a parsed file; an Error when demographics or affinities are no objects.
Result<PersonaLensProfile> readPersonaLensProfile(const JsonFields &fields);

/// The name of an object's field, which may hold no NUL character.
Result<QString> jsonName(std::string_view name, const QString &path);

/// The values of a JSON value as texts: a text, the members of a list, each once; a number, an
/// object and the like as JSON; of null and of an empty text none.
Result<QStringList> jsonValues(simdjson::dom::element element, const QString &path);

} // namespace Concord
