// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ratingscsv.h"

#include "models/agreement/ratingsbuilder.h"
#include "models/agreement/setdistance.h"
#include "storage/import/ratingsfile.h"

#include <QCoreApplication>
#include <QHash>

namespace Concord {

namespace {

// Puts the cells of a file into a builder and checks every name that is new.
class RatingsCollector
{
public:
    explicit RatingsCollector(const RatingsCsvOptions &options)
        : m_builder(options.areSets ? QStringList() : options.categories),
          m_declared(options.categories), m_areSets(options.areSets),
          m_maximumLabels(options.maximumLabels)
    {}

    std::optional<QString> add(const RatingCell &cell)
    {
        const qsizetype units = m_builder.unitCount();
        const quint32 unit = m_builder.unit(cell.unit);
        if (m_builder.unitCount() > units && !isRatingText(cell.unit))
            return notRatingText();
        const qsizetype raters = m_builder.raterCount();
        const quint32 rater = m_builder.rater(cell.rater);
        if (m_builder.raterCount() > raters && !isRatingText(cell.rater))
            return notRatingText();
        if (!cell.cluster.isEmpty() && !m_builder.setCluster(unit, cell.cluster)) {
            return ratingsText(
                       QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                         "The unit “%1” is in another cluster above. A unit "
                                         "belongs to one cluster."))
                .arg(QString::fromUtf8(cell.unit));
        }
        if (cell.label.isEmpty())
            return std::nullopt;
        return m_areSets ? addSet(unit, rater, cell.label) : addLabel(unit, rater, cell.label);
    }

    RatingsBuilder &builder() { return m_builder; }

private:
    std::optional<QString> addLabel(quint32 unit, quint32 rater, QByteArrayView name)
    {
        const qsizetype labels = m_builder.labelCount();
        const quint32 label = m_builder.label(name);
        if (m_builder.labelCount() > labels) {
            if (auto wrong = newLabelProblem(name))
                return wrong;
        }
        m_builder.add(unit, rater, label);
        return std::nullopt;
    }

    // However it is spelt, a set is one label; each spelling is taken apart once.
    std::optional<QString> addSet(quint32 unit, quint32 rater, QByteArrayView spelling)
    {
        const auto known = m_setOf.constFind(spelling.toByteArray());
        if (known != m_setOf.cend()) {
            m_builder.add(unit, rater, *known);
            return std::nullopt;
        }
        if (!isRatingText(spelling))
            return notRatingText();
        const QStringList members = setMembers(QString::fromUtf8(spelling));
        for (const QString &member : members) {
            if (!m_declared.isEmpty() && !m_declared.contains(member))
                return undeclared(member);
        }
        const quint32 label = m_builder.label(setText(members).toUtf8());
        if (m_builder.labelCount() > m_maximumLabels)
            return tooMany();
        m_setOf.insert(spelling.toByteArray(), label);
        m_builder.add(unit, rater, label);
        return std::nullopt;
    }

    std::optional<QString> newLabelProblem(QByteArrayView label) const
    {
        if (!isRatingText(label))
            return notRatingText();
        if (!m_declared.isEmpty())
            return undeclared(QString::fromUtf8(label));
        if (m_builder.labelCount() > m_maximumLabels)
            return tooMany();
        return std::nullopt;
    }

    static QString undeclared(const QString &label)
    {
        return ratingsText(QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                             "The label “%1” is not one of the declared "
                                             "categories. Declare it or correct the rating."))
            .arg(label);
    }

    QString tooMany() const
    {
        return ratingsText(
                   QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                     "There are more than %1 different labels up to here. "
                                     "Is this the right column? Numbers of an interval scale "
                                     "can be rounded first."))
            .arg(m_maximumLabels);
    }

    RatingsBuilder m_builder;
    QStringList m_declared;
    bool m_areSets = false;
    QHash<QByteArray, quint32> m_setOf;
    qsizetype m_maximumLabels = 0;
};

// Reads the file once more for the lines of the first two ratings that differ.
Error conflictProblem(RatingsFile &file, const RatingConflict &conflict, bool areSets)
{
    const auto meaning = [areSets](QByteArrayView label) {
        return areSets ? setText(setMembers(QString::fromUtf8(label))).toUtf8()
                       : label.toByteArray();
    };
    const QByteArray unit = conflict.unit.toUtf8();
    const QByteArray rater = conflict.rater.toUtf8();
    RatingCell first;
    QByteArray label;
    const auto found = file.read([&](const RatingCell &cell) -> std::optional<QString> {
        if (cell.unit != unit || cell.rater != rater || cell.label.isEmpty()
            || meaning(cell.label) == label)
            return std::nullopt;
        if (label.isEmpty()) {
            label = meaning(cell.label);
            first.line = cell.line;
            return std::nullopt;
        }
        return ratingsText(
                   QT_TRANSLATE_NOOP("Concord::RatingsCsv",
                                     "%1 rated %2 as “%3” here, but as “%4” in line %5. Keep "
                                     "one of the two, or number them 1, 2, … in a column named "
                                     "repeat."))
            .arg(file.namesRepeats() ? raterWithoutRepeat(conflict.rater) : conflict.rater,
                 conflict.unit, QString::fromUtf8(cell.label), QString::fromUtf8(label),
                 QString::number(first.line));
    });
    return found.error();
}

Result<Ratings> readTable(RatingsFile &file, const RatingsCsvOptions &options)
{
    RatingsCollector collector(options);
    const auto done = file.read([&](const RatingCell &cell) { return collector.add(cell); });
    if (!done)
        return done.error();
    RatingsBuilder &builder = collector.builder();
    if (!file.isWide())
        builder.sortRaters();
    auto ratings = builder.build();
    if (!ratings && builder.conflict())
        return conflictProblem(file, *builder.conflict(), options.areSets);
    return ratings;
}

} // namespace

Result<Ratings> readRatingsCsv(const QString &path, const RatingsCsvOptions &options)
{
    RatingsFile file(path, options, RatingRepeats::first);
    return readTable(file, options);
}

Result<LabelCounts> readRepeatedRatingsCsv(const QString &path, const RatingsCsvOptions &options)
{
    RatingsFile file(path, options, RatingRepeats::all);
    auto ratings = readTable(file, options);
    if (!ratings)
        return ratings.error();
    if (!file.namesRepeats())
        return LabelCounts(*std::move(ratings));
    QStringList raters;
    QHash<QString, quint32> numbers;
    std::vector<quint32> raterOf;
    for (const QString &numbered : ratings->raters()) {
        const QString rater = raterWithoutRepeat(numbered);
        if (!numbers.contains(rater)) {
            numbers.insert(rater, quint32(raters.size()));
            raters.append(rater);
        }
        raterOf.push_back(numbers.value(rater));
    }
    return LabelCounts(*std::move(ratings), raters, raterOf);
}

} // namespace Concord
