// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/agreementvectors.h"

#include "models/agreement/estimate.h"
#include "models/agreement/raterpairs.h"
#include "models/agreement/ratingsbuilder.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Concord {

namespace {

QList<AgreementVector> readVectors()
{
    QList<AgreementVector> vectors;
    const QString path = sharedFile(QStringLiteral("reference/agreement_vectors.json"));
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return vectors;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &value : document[u"vectors"].toArray()) {
        const QJsonObject object = value.toObject();
        vectors.append({object[u"name"].toString(), object[u"coefficient"].toString(),
                        object[u"source"].toString(), object[u"params"].toObject(),
                        object[u"data"].toObject(), object[u"expected"].toObject(),
                        object[u"published"].toObject(), object[u"tolerance"].toDouble()});
    }
    return vectors;
}

const QList<AgreementVector> &allVectors()
{
    static const QList<AgreementVector> vectors = readVectors();
    return vectors;
}

QString labelText(const QJsonValue &value)
{
    return value.toVariant().toString();
}

QStringList categoriesOf(const AgreementVector &vector)
{
    QStringList categories;
    for (const QJsonValue &value : vector.data[u"categories"].toArray())
        categories.append(labelText(value));
    return categories;
}

void addItems(const QJsonArray &items, RatingsBuilder &builder)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonArray item = items[i].toArray();
        for (qsizetype j = 0; j < item.size(); ++j) {
            const QString unit = QString::number(i);
            const QString rater = QString::number(j);
            if (item[j].isNull()) {
                builder.unit(unit.toUtf8());
                builder.rater(rater.toUtf8());
            } else {
                builder.add(unit, rater, labelText(item[j]));
            }
        }
    }
}

void addTable(const QJsonArray &table, const QStringList &categories, RatingsBuilder &builder)
{
    int unit = 0;
    for (qsizetype row = 0; row < table.size(); ++row) {
        for (qsizetype column = 0; column < table.size(); ++column) {
            for (int i = 0; i < table[row][column].toInt(); ++i, ++unit) {
                builder.add(QString::number(unit), QStringLiteral("0"), categories[row]);
                builder.add(QString::number(unit), QStringLiteral("1"), categories[column]);
            }
        }
    }
}

// What `number` of the estimate a name of the vectors means; nothing if it is not among them.
std::optional<std::optional<double>> numberNamed(const QString &name, const Estimate &estimate)
{
    const auto &interval = estimate.interval;
    const auto &test = estimate.test;
    using Number = std::optional<double>;
    if (name == u"value")
        return estimate.value;
    if (name == u"pa" || name == u"Do")
        return estimate.observed;
    if (name == u"pe" || name == u"De")
        return estimate.expected;
    if (name == u"se")
        return estimate.standardErrorGwet ? estimate.standardErrorGwet : estimate.standardError;
    if (name == u"se_ratio_linearised")
        return estimate.standardError;
    if (name == u"ci_lower")
        return interval ? Number(interval->low) : Number();
    if (name == u"ci_upper")
        return interval ? Number(interval->high) : Number();
    if (name == u"se0")
        return test ? test->nullStandardError : Number();
    if (name == u"z")
        return test ? Number(test->statistic) : Number();
    if (name == u"p_two_sided")
        return test ? Number(test->pValue) : Number();
    return std::nullopt;
}

QString difference(const QString &name, const std::optional<double> &actual,
                   const QJsonValue &expected, double tolerance)
{
    const bool defined = expected.isDouble();
    if (actual.has_value() == defined
        && (!defined || isNear(*actual, expected.toDouble(), tolerance)))
        return {};
    return QStringLiteral("%1 is %2, expected %3")
        .arg(name, actual ? QString::number(*actual, 'g', 17) : QStringLiteral("undefined"),
             defined ? QString::number(expected.toDouble(), 'g', 17) : QStringLiteral("undefined"));
}

} // namespace

QString AgreementVector::kind() const
{
    return data[u"kind"].toString();
}

QString AgreementVector::param(const QString &parameter) const
{
    return params[parameter].toString();
}

bool AgreementVector::isBootstrap() const
{
    return params.contains(u"bootstrap");
}

double AgreementVector::toleranceFor(double number) const
{
    return tolerance * std::max(1.0, std::abs(number));
}

QByteArray tagOf(const AgreementVector &vector)
{
    return QStringLiteral("%1: %2").arg(vector.name, vector.source.left(60)).toUtf8();
}

bool hasAgreementVectors()
{
    return !allVectors().isEmpty();
}

QList<AgreementVector> agreementVectors(const QString &coefficient)
{
    QList<AgreementVector> vectors;
    for (const AgreementVector &vector : allVectors()) {
        if (vector.coefficient == coefficient)
            vectors.append(vector);
    }
    return vectors;
}

AgreementVector agreementVector(const QString &name)
{
    for (const AgreementVector &vector : allVectors()) {
        if (vector.name == name)
            return vector;
    }
    return {};
}

Ratings ratingsOf(const AgreementVector &vector)
{
    const QStringList categories = categoriesOf(vector);
    RatingsBuilder builder(categories);
    if (vector.kind() == u"contingency")
        addTable(vector.data[u"table"].toArray(), categories, builder);
    else
        addItems(vector.data[u"items"].toArray(), builder);
    return *builder.build();
}

LabelCounts labelCountsOf(const AgreementVector &vector)
{
    if (vector.kind() != u"repeated_ratings")
        return LabelCounts(ratingsOf(vector));
    const QJsonArray items = vector.data[u"items"].toArray();
    RatingsBuilder builder;
    QStringList raters;
    std::vector<quint32> raterOf;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonArray item = items[i].toArray();
        for (qsizetype j = 0; j < item.size(); ++j) {
            const QJsonArray labels = item[j].toArray();
            for (qsizetype n = 0; n < labels.size(); ++n)
                builder.add(QString::number(i), QStringLiteral("%1/%2").arg(j).arg(n),
                            labelText(labels[n]));
        }
    }
    Ratings ratings = *builder.build();
    for (const QString &repeat : ratings.raters()) {
        const QString rater = repeat.section(u'/', 0, 0);
        if (!raters.contains(rater))
            raters.append(rater);
        raterOf.push_back(quint32(raters.indexOf(rater)));
    }
    return LabelCounts(std::move(ratings), raters, raterOf);
}

CountPatterns countsOf(const AgreementVector &vector)
{
    if (vector.kind() != u"counts") {
        const Ratings ratings = ratingsOf(vector);
        return CountPatterns(RowPatterns(ratings));
    }
    std::vector<quint32> table;
    for (const QJsonValue &row : vector.data[u"table"].toArray()) {
        for (const QJsonValue &count : row.toArray())
            table.push_back(quint32(count.toInt()));
    }
    return CountPatterns(int(vector.data[u"categories"].toArray().size()), table);
}

ContingencyTable tableOf(const AgreementVector &vector)
{
    if (vector.kind() != u"contingency") {
        const Ratings ratings = ratingsOf(vector);
        return contingencyTable(RowPatterns(ratings), 0, 1);
    }
    std::vector<qint64> table;
    for (const QJsonValue &row : vector.data[u"table"].toArray()) {
        for (const QJsonValue &count : row.toArray())
            table.push_back(count.toInt());
    }
    return ContingencyTable::fromCounts(int(vector.data[u"categories"].toArray().size()), table);
}

Ratings ratingsFrom(const QStringList &rows, const QStringList &categories)
{
    RatingsBuilder builder(categories);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString row = QString(rows[i]).remove(u' ');
        for (qsizetype j = 0; j < row.size(); ++j) {
            const QString rater(QChar(u'a' + char16_t(j)));
            if (row[j] == u'.') {
                builder.unit(QByteArray::number(i));
                builder.rater(rater.toUtf8());
            } else {
                builder.add(QString::number(i), rater, QString(row[j]));
            }
        }
    }
    return *builder.build();
}

QString differenceFrom(const AgreementVector &vector, const Estimate &estimate)
{
    for (auto it = vector.expected.begin(); it != vector.expected.end(); ++it) {
        const auto number = numberNamed(it.key(), estimate);
        if (!number)
            continue;
        const QString found =
            difference(it.key(), *number, it.value(), vector.toleranceFor(it->toDouble()));
        if (!found.isEmpty())
            return found;
    }
    for (auto it = vector.published.begin(); it != vector.published.end(); ++it) {
        const auto number = numberNamed(it.key(), estimate);
        if (!number)
            continue;
        const QString found = difference(QStringLiteral("published %1").arg(it.key()), *number,
                                         it.value()[u"value"], it.value()[u"tolerance"].toDouble());
        if (!found.isEmpty())
            return found;
    }
    const bool zeroSe = vector.expected[u"flag"].toString() == u"zero_se";
    if (zeroSe && !estimate.zeroSe)
        return QStringLiteral("zero_se is not set");
    return {};
}

} // namespace Concord
