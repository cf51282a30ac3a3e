// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/agreement/contingencytable.h"
#include "models/agreement/countpatterns.h"
#include "models/agreement/labelcounts.h"

#include <QJsonObject>
#include <QList>
#include <QTest>

namespace Concord {

struct Estimate;

/// A case of the shared reference vectors (agreement_vectors.json): data, and what to expect.
struct AgreementVector
{
    QString name;
    QString coefficient;
    QString source;
    QJsonObject params;
    QJsonObject data;
    QJsonObject expected;
    QJsonObject published;
    double tolerance = 0;

    /// Of the data: ratings, repeated_ratings, set_ratings, contingency, counts.
    QString kind() const;
    QString param(const QString &name) const; ///< a parameter that is a text
    bool isBootstrap() const; ///< the tolerance is that of a simulation

    /// The tolerance for a number, which is relative for numbers above 1.
    double toleranceFor(double number) const;
};

/// A tag of test data: the vector's name and where it comes from.
QByteArray tagOf(const AgreementVector &vector);

/// Whether the shared vectors are there.
bool hasAgreementVectors();

/// The vectors of a coefficient; none where the shared data are missing.
QList<AgreementVector> agreementVectors(const QString &coefficient);
AgreementVector agreementVector(const QString &name);

/// All of them that are about agreement() of a ratings table.
QList<AgreementVector> reportVectors();

/// What the vector asks of agreementReport(): its coefficient by our id, measure, weights, …
AgreementOptions optionsOf(const AgreementVector &vector);

/// The vector's data as rows of labels, one for each unit, empty where missing; of a table of
/// counts with as many columns as there are ratings, of a contingency table one row per count.
QList<QStringList> rowsOf(const AgreementVector &vector);

/// The categories that the vector declares.
QStringList categoriesOf(const AgreementVector &vector);

/// The vector's data as ratings.
Ratings ratingsOf(const AgreementVector &vector);

/// The same with all labels where a rater gave several (kind repeated_ratings).
LabelCounts labelCountsOf(const AgreementVector &vector);

/// The vector's data as counts, whatever their kind.
CountPatterns countsOf(const AgreementVector &vector);

/// The vector's data as the table of its first two raters.
ContingencyTable tableOf(const AgreementVector &vector);

/// Ratings from text: a line for each unit, a column of characters for each rater (a, b, …), '.'
/// for a missing rating, blanks ignored.
Ratings ratingsFrom(const QStringList &rows, const QStringList &categories = {});

/// The same from one text of units with blanks between them; of the categories each is a character.
Ratings ratingsOfText(const char *units, const char *categories = "");

/// Compares every number of `expected` that an Estimate has with the estimate; says what differs.
QString differenceFrom(const AgreementVector &vector, const Estimate &estimate);

} // namespace Concord

Q_DECLARE_METATYPE(Concord::AgreementVector)

/// Skips the test, saying why, where the shared vectors are missing. At the beginning of _data().
#define CONCORD_NEEDS_VECTORS()                                                                    \
    do {                                                                                           \
        if (!Concord::hasAgreementVectors())                                                       \
            QSKIP("the shared data are not beside the checkout");                                  \
    } while (false)
