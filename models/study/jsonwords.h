// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/checkedjson.h"

#include <initializer_list>

namespace Concord {

/// The words of some values.
template <typename Value, typename Id>
QStringList idsOf(std::initializer_list<Value> values, Id id)
{
    QStringList ids;
    for (const Value value : values)
        ids.append(id(value));
    return ids;
}

/// The value whose id `word` is; the first one for a word that was complained of.
template <typename Value, typename Id>
Value valueOf(const QString &word, std::initializer_list<Value> values, Id id)
{
    for (const Value value : values) {
        if (word == id(value))
            return value;
    }
    return *values.begin();
}

/// One of `values` by its word.
template <typename Value, typename Id>
Value readWord(CheckedObject &object, const char *name, std::initializer_list<Value> values, Id id)
{
    return valueOf(object.word(QString::fromLatin1(name), idsOf(values, id)), values, id);
}

/// A field "id" of small letters, digits, - and _ that is not among `taken`, which it joins.
QString readId(CheckedObject &object, QStringList &taken);

/// The same of an option, such as the point 4 of a scale or the letter B of an item's options.
QString readOptionId(CheckedObject &object, QStringList &taken);

/// A coefficient's id.
QString readCoefficient(CheckedObject &object);

} // namespace Concord
