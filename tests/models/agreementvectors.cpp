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

QString cellText(const QJsonValue &value)
{
    if (!value.isArray())
        return value.isNull() ? QString() : labelText(value);
    QStringList members;
    for (const QJsonValue member : value.toArray())
        members.append(labelText(member));
    return setText(members);
}

// One row for each count of a contingency table.
QList<QStringList> tableRows(const QJsonArray &table, const QStringList &categories)
{
    QList<QStringList> rows;
    for (qsizetype row = 0; row < table.size(); ++row) {
        for (qsizetype column = 0; column < table.size(); ++column) {
            for (int i = 0; i < table[row][column].toInt(); ++i)
                rows.append({categories[row], categories[column]});
        }
    }
    return rows;
}

// One row for each unit, a column for each of its ratings.
QList<QStringList> countRows(const QJsonArray &table, const QStringList &categories)
{
    QList<QStringList> rows;
    qsizetype width = 0;
    for (const QJsonValue counts : table) {
        QStringList row;
        for (qsizetype k = 0; k < categories.size(); ++k)
            row += QStringList(counts[k].toInt(), categories[k]);
        width = std::max(width, row.size());
        rows.append(row);
    }
    for (QStringList &row : rows)
        row.resize(width);
    return rows;
}

// Which of our coefficients a name of the vectors is.
QString coefficientIdOf(const AgreementVector &vector)
{
    if (vector.coefficient == u"weighted_kappa")
        return QStringLiteral("cohen_kappa_weighted");
    if (vector.coefficient == u"average_pairwise_kappa")
        return QStringLiteral("mean_pairwise_cohen_kappa");
    if (vector.coefficient == u"krippendorff_alpha_sets")
        return QStringLiteral("krippendorff_alpha");
    if (vector.coefficient != u"icc")
        return vector.coefficient;
    const QString form = vector.params[u"form"].toString(); // ICC(2,1), ICC(1,k), ICC(1)
    const QString rest = form.contains(u',') ? form.mid(6, 1) : QStringLiteral("1");
    return QStringLiteral("icc_%1_%2").arg(form.mid(4, 1), rest);
}

// What `number` of the estimate a name of the vectors means; nothing if it is not among them.
std::optional<std::optional<double>> numberNamed(const QString &name, const Estimate &estimate)
{
    const auto &interval = estimate.interval;
    const auto &test = estimate.test;
    using Number = std::optional<double>;
    if (name == u"value" || name == u"pabak")
        return estimate.value;
    if (name == u"se_jackknife" || name == u"boot_se")
        return estimate.standardError;
    if (name == u"se_fixed_delta")
        return estimate.detail(QLatin1StringView("standard_error_fixed_metric"));
    if (name == u"mean_spearman") // what irr prints, also with ties
        return estimate.detail(QLatin1StringView("mean_spearman_from_w"));
    if (name == u"p_pos")
        return estimate.detail(QLatin1StringView("positive_agreement"));
    if (name == u"p_neg")
        return estimate.detail(QLatin1StringView("negative_agreement"));
    for (const char *detail :
         {"prevalence_index", "bias_index", "F", "df1", "df2", "chisq", "df"}) {
        if (name == QLatin1StringView(detail))
            return estimate.detail(QLatin1StringView(detail));
    }
    if (name == u"pa" || name == u"Do")
        return estimate.observed;
    if (name == u"pe" || name == u"De")
        return estimate.expected;
    if (name == u"se")
        return estimate.standardErrorGwet ? estimate.standardErrorGwet : estimate.standardError;
    if (name == u"se_ratio_linearised")
        return estimate.standardError;
    if (name == u"ci_lower" || name == u"boot_ci_lower")
        return interval ? Number(interval->low) : Number();
    if (name == u"ci_upper" || name == u"boot_ci_upper")
        return interval ? Number(interval->high) : Number();
    if (name == u"se0")
        return test ? test->nullStandardError : Number();
    if (name == u"z")
        return test ? Number(test->statistic) : Number();
    if (name == u"p_two_sided" || name == u"p")
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

QList<AgreementVector> reportVectors()
{
    QList<AgreementVector> vectors;
    for (const AgreementVector &vector : allVectors()) {
        const QString &id = vector.coefficient;
        if (id != u"dawid_skene" && id != u"mace" && id != u"alt_test"
            && !id.startsWith(u"sample_size"))
            vectors.append(vector);
    }
    return vectors;
}

AgreementOptions optionsOf(const AgreementVector &vector)
{
    AgreementOptions options;
    options.coefficients = {coefficientIdOf(vector)};
    options.standardError = StandardErrorKind::gwet;
    options.interval = vector.isBootstrap() ? IntervalChoice::bootstrap : IntervalChoice::analytic;
    options.replicates = vector.isBootstrap() ? 20'000 : 2000;
    const QString level = vector.param(QStringLiteral("level"));
    for (const Measure measure : {Measure::ordinal, Measure::interval, Measure::ratio}) {
        if (level == measureName(measure))
            options.measure = measure;
    }
    if (vector.kind() == u"set_ratings") {
        options.measure = Measure::set;
        const QString metric = vector.param(QStringLiteral("metric")).replace(u'_', u'-');
        options.setDistance = *setDistanceNamed(metric);
    }
    const QJsonValue weights = vector.params[u"weights"];
    if (weights.isArray()) {
        options.weights = WeightScheme::Custom;
        for (const QJsonValue row : weights.toArray()) {
            for (const QJsonValue cell : row.toArray())
                options.customWeights.push_back(cell.toDouble());
        }
    } else if (!weights.isUndefined() && weights != QStringLiteral("identity")) {
        options.weights = *weightSchemeNamed(weights.toString());
    }
    if (vector.params.contains(u"judge_column"))
        options.judge = QString::number(vector.params[u"judge_column"].toInt());
    return options;
}

QList<QStringList> rowsOf(const AgreementVector &vector)
{
    const QStringList categories = categoriesOf(vector);
    if (vector.kind() == u"contingency")
        return tableRows(vector.data[u"table"].toArray(), categories);
    if (vector.kind() == u"counts")
        return countRows(vector.data[u"table"].toArray(), categories);
    QList<QStringList> rows;
    for (const QJsonValue item : vector.data[u"items"].toArray()) {
        QStringList row;
        for (const QJsonValue cell : item.toArray())
            row.append(cellText(cell));
        rows.append(row);
    }
    return rows;
}

QStringList categoriesOf(const AgreementVector &vector)
{
    QStringList categories;
    for (const QJsonValue value : vector.data[u"categories"].toArray())
        categories.append(labelText(value));
    return categories;
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
    RatingsBuilder builder(categoriesOf(vector));
    const QList<QStringList> rows = rowsOf(vector);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (qsizetype j = 0; j < rows[i].size(); ++j) {
            const QString unit = QString::number(i);
            const QString rater = QString::number(j);
            if (rows[i][j].isEmpty()) {
                builder.unit(unit.toUtf8());
                builder.rater(rater.toUtf8());
            } else {
                builder.add(unit, rater, rows[i][j]);
            }
        }
    }
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

Ratings ratingsOfText(const char *units, const char *categories)
{
    QStringList declared;
    for (const QChar category : QString::fromLatin1(categories))
        declared.append(category);
    return ratingsFrom(QString::fromLatin1(units).split(u' ', Qt::SkipEmptyParts), declared);
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
