// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/excludedtexts.h"

#include "storage/studyrepository.h"
#include "storage/unitcontent.h"

#include <algorithm>

namespace Concord {

namespace {

quint64 turnsDigest(const QStringList &turns)
{
    return textDigest(turns.join(u'\n'));
}

bool overlap(const std::optional<int> &a, const std::optional<int> &b)
{
    return !a || !b || a == b;
}

} // namespace

Result<ExcludedTexts> ExcludedTexts::of(const Database &database, const QString &study)
{
    ExcludedTexts texts;
    if (study.isEmpty())
        return texts;
    const StudyRepository studies(database);
    const auto found = studies.find(study);
    if (!found)
        return found.error();
    const auto units = studies.units(found->id);
    if (!units)
        return units.error();
    for (const StudyUnit &unit : *units) {
        for (const UnitSubject &subject : unit.subjects) {
            texts.m_places[subject.dialogue].append(subject);
            const auto turns = UnitContent(database).turns(subject);
            if (!turns)
                return turns.error();
            QStringList contents;
            for (const Turn &turn : *turns)
                contents.append(turn.content);
            texts.m_texts.insert(turnsDigest(contents));
        }
    }
    return texts;
}

bool ExcludedTexts::contains(const UnitSubject &subject) const
{
    const auto places = m_places.constFind(subject.dialogue);
    return places != m_places.constEnd()
        && std::ranges::any_of(*places, [&](const UnitSubject &shown) {
               return overlap(shown.round, subject.round) && overlap(shown.turn, subject.turn);
           });
}

bool ExcludedTexts::contains(const QStringList &turns) const
{
    return !m_texts.isEmpty() && m_texts.contains(turnsDigest(turns));
}

} // namespace Concord
