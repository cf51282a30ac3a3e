// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/ratings.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Ratings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ratingsAreSummarised();
    void unitNobodyRatedIsDropped();
    void raterWithoutRatingIsDropped();
    void nothingIsEmptyAndNotAnError();
    void ratingsOfAUnitAreInTheOrderOfRaters();
    void triplesMayComeInAnyOrder();
    void ratersKeepTheirOrderUnlessSorted();
    void equalDuplicatesCountOnce();
    void differingDuplicatesAreAnError();
    void observedNumbersAreOrderedByValue();
    void observedNamesAreOrderedByCodePoint();
    void declaredCategoriesKeepOrderAndUnusedOnes();
    void undeclaredLabelIsAnError();
    void unitNamesSurviveTheDroppingOfOthers();
    void manyRatersWithFewRatingsFit();
    void aSubsetHoldsItsUnitsInTheirOrder();
    void aSubsetDropsRatersWhoRatedNoneOfIt();
    void anEmptySubsetHasItsCategories();
};

namespace {

// Unit by unit "name: rater=label …", which shows everything there is.
QStringList shownRatings(const Ratings &ratings)
{
    QStringList lines;
    for (qsizetype i = 0; i < ratings.unitCount(); ++i) {
        QString line = ratings.unitName(i) + u':';
        for (const Rating &rating : ratings.unit(i)) {
            line += u' ' + ratings.raters()[rating.rater] + u'='
                + ratings.categories()[rating.category];
        }
        lines.append(line);
    }
    return lines;
}

QString ratingsText(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

void tst_Ratings::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Ratings::ratingsAreSummarised()
{
    const Ratings ratings = ratingsFrom(
        {ratingsText("xy."), ratingsText("x.."), ratingsText("..."), ratingsText("xyx")});
    QCOMPARE(ratings.summary(), (RatingsSummary{3, 3, 6, 2, 5, 1, 0}));
}

void tst_Ratings::unitNobodyRatedIsDropped()
{
    const Ratings ratings = ratingsFrom({ratingsText("xy"), ratingsText(".."), ratingsText("yy")});
    QCOMPARE(shownRatings(ratings),
             (QStringList{ratingsText("0: a=x b=y"), ratingsText("2: a=y b=y")}));
    QCOMPARE(ratings.summary().droppedUnits, 1);
}

void tst_Ratings::raterWithoutRatingIsDropped()
{
    const Ratings ratings = ratingsFrom({ratingsText("x.y"), ratingsText("y.y")});
    QCOMPARE(ratings.raters(), (QStringList{ratingsText("a"), ratingsText("c")}));
    QCOMPARE(shownRatings(ratings),
             (QStringList{ratingsText("0: a=x c=y"), ratingsText("1: a=y c=y")}));
    QCOMPARE(ratings.summary().droppedRaters, 1);
}

void tst_Ratings::nothingIsEmptyAndNotAnError()
{
    RatingsBuilder builder;
    const auto ratings = builder.build();
    VERIFY_RESULT(ratings);
    QCOMPARE(ratings->summary(), RatingsSummary());
}

void tst_Ratings::ratingsOfAUnitAreInTheOrderOfRaters()
{
    RatingsBuilder builder;
    builder.rater("a");
    builder.rater("b");
    builder.add(ratingsText("u"), ratingsText("b"), ratingsText("x"));
    builder.add(ratingsText("u"), ratingsText("a"), ratingsText("y"));
    QCOMPARE(shownRatings(*builder.build()), QStringList{ratingsText("u: a=y b=x")});
}

void tst_Ratings::triplesMayComeInAnyOrder()
{
    RatingsBuilder builder; // rater by rater, so units come again and again
    for (const char *rater : {"a", "b", "c"}) {
        for (const char *unit : {"u", "v", "w"})
            builder.add(ratingsText(unit), ratingsText(rater),
                        ratingsText(*unit == 'v' ? "2" : "1"));
    }
    QCOMPARE(shownRatings(*builder.build()),
             (QStringList{ratingsText("u: a=1 b=1 c=1"), ratingsText("v: a=2 b=2 c=2"),
                          ratingsText("w: a=1 b=1 c=1")}));
}

void tst_Ratings::ratersKeepTheirOrderUnlessSorted()
{
    for (const bool sorted : {false, true}) {
        RatingsBuilder builder;
        builder.add(ratingsText("u"), ratingsText("zoe"), ratingsText("1"));
        builder.add(ratingsText("u"), ratingsText("adam"), ratingsText("2"));
        if (sorted)
            builder.sortRaters();
        const QString expected = ratingsText(sorted ? "u: adam=2 zoe=1" : "u: zoe=1 adam=2");
        QCOMPARE(shownRatings(*builder.build()), QStringList{expected});
    }
}

void tst_Ratings::equalDuplicatesCountOnce()
{
    RatingsBuilder builder;
    for (int i = 0; i < 3; ++i) {
        builder.add(ratingsText("u"), ratingsText("a"), ratingsText("x"));
        builder.add(ratingsText("v"), ratingsText("a"), ratingsText("y"));
        builder.add(ratingsText("u"), ratingsText("b"), ratingsText("y"));
    }
    const Ratings ratings = *builder.build();
    QCOMPARE(shownRatings(ratings),
             (QStringList{ratingsText("u: a=x b=y"), ratingsText("v: a=y")}));
    QCOMPARE(ratings.summary().ratings, 3);
}

void tst_Ratings::differingDuplicatesAreAnError()
{
    RatingsBuilder builder;
    builder.add(ratingsText("first"), ratingsText("ann"), ratingsText("x"));
    builder.add(ratingsText("second"), ratingsText("ann"), ratingsText("x"));
    builder.add(ratingsText("second"), ratingsText("bob"), ratingsText("x"));
    builder.add(ratingsText("second"), ratingsText("ann"), ratingsText("y"));
    const auto ratings = builder.build();
    QVERIFY(!ratings);
    QCOMPARE(builder.conflict(), (RatingConflict{ratingsText("second"), ratingsText("ann")}));
    QVERIFY(ratings.error().message.startsWith(u"ann rated second twice"));
}

void tst_Ratings::observedNumbersAreOrderedByValue()
{
    const auto labels = {"10", "9", "-1", "2.5", "1e1"};
    RatingsBuilder builder;
    for (const char *label : labels)
        builder.add(ratingsText(label), ratingsText("a"), ratingsText(label));
    const Ratings ratings = *builder.build();
    // 10 and 1e1 are one number but two labels.
    QCOMPARE(ratings.categories(),
             (QStringList{ratingsText("-1"), ratingsText("2.5"), ratingsText("9"),
                          ratingsText("10"), ratingsText("1e1")}));
    QVERIFY(!ratings.categoriesDeclared());
}

void tst_Ratings::observedNamesAreOrderedByCodePoint()
{
    RatingsBuilder builder;
    for (const QString &label : {QStringLiteral("é"), ratingsText("b"), ratingsText("10"),
                                 ratingsText("B"), ratingsText("9")})
        builder.add(ratingsText("u") + label, ratingsText("a"), label);
    QCOMPARE(builder.build()->categories(),
             (QStringList{ratingsText("10"), ratingsText("9"), ratingsText("B"), ratingsText("b"),
                          QStringLiteral("é")}));
}

void tst_Ratings::declaredCategoriesKeepOrderAndUnusedOnes()
{
    const QStringList declared{ratingsText("low"), ratingsText("middle"), ratingsText("high")};
    const Ratings ratings = [&] {
        RatingsBuilder builder(declared);
        builder.add(ratingsText("u"), ratingsText("a"), ratingsText("high"));
        builder.add(ratingsText("u"), ratingsText("b"), ratingsText("low"));
        return *builder.build();
    }();
    QCOMPARE(ratings.categories(), declared);
    QVERIFY(ratings.categoriesDeclared());
    QCOMPARE(shownRatings(ratings), QStringList{ratingsText("u: a=high b=low")});
}

void tst_Ratings::undeclaredLabelIsAnError()
{
    RatingsBuilder builder({ratingsText("x"), ratingsText("y")});
    builder.add(ratingsText("u"), ratingsText("a"), ratingsText("z"));
    const auto ratings = builder.build();
    QVERIFY(!ratings);
    QVERIFY(ratings.error().message.contains(QStringLiteral("“z”")));
}

void tst_Ratings::unitNamesSurviveTheDroppingOfOthers()
{
    RatingsBuilder builder;
    for (int i = 0; i < 1000; ++i) {
        builder.unit(QByteArray::number(i));
        if (i % 7 == 3)
            builder.add(QString::number(i), ratingsText("a"), ratingsText("x"));
    }
    const Ratings ratings = *builder.build();
    QCOMPARE(ratings.unitCount(), 143);
    QCOMPARE(ratings.unitName(0), ratingsText("3"));
    QCOMPARE(ratings.unitName(142), ratingsText("997"));
    QCOMPARE(ratings.summary().droppedUnits, 857);
}

void tst_Ratings::manyRatersWithFewRatingsFit()
{
    RatingsBuilder builder;
    const quint32 label = builder.label("x");
    for (quint32 i = 0; i < 300'000; ++i) {
        const quint32 unit = builder.unit(QByteArray::number(i));
        for (quint32 j = 0; j < 2; ++j)
            builder.add(unit, builder.rater(QByteArray::number((i * 7 + j * 131) % 5000)), label);
    }
    QCOMPARE(builder.build()->summary(),
             (RatingsSummary{300'000, 5000, 600'000, 300'000, 600'000, 0, 0}));
}

void tst_Ratings::aSubsetHoldsItsUnitsInTheirOrder()
{
    RatingsBuilder builder({ratingsText("a"), ratingsText("b"), ratingsText("c")});
    for (const char *unit : {"u0", "u1", "u2"}) {
        builder.add(ratingsText(unit), ratingsText("x"), ratingsText("a"));
        builder.add(ratingsText(unit), ratingsText("y"), ratingsText("b"));
    }
    const Ratings ratings = *builder.build();
    const std::vector<quint32> units{2, 0};
    const Ratings part = ratings.subset(units);
    QCOMPARE(shownRatings(part),
             (QStringList{ratingsText("u2: x=a y=b"), ratingsText("u0: x=a y=b")}));
    QCOMPARE(part.categories(), ratings.categories());
    QVERIFY(part.categoriesDeclared());
    QCOMPARE(part.summary(), (RatingsSummary{2, 2, 4, 2, 4, 0, 0}));
}

void tst_Ratings::aSubsetDropsRatersWhoRatedNoneOfIt()
{
    RatingsBuilder builder;
    builder.add(ratingsText("u0"), ratingsText("x"), ratingsText("a"));
    builder.add(ratingsText("u0"), ratingsText("z"), ratingsText("b"));
    builder.add(ratingsText("u1"), ratingsText("y"), ratingsText("b"));
    builder.add(ratingsText("u1"), ratingsText("z"), ratingsText("b"));
    const Ratings ratings = *builder.build();
    QCOMPARE(ratings.raters(), (QStringList{ratingsText("x"), ratingsText("z"), ratingsText("y")}));
    const std::vector<quint32> units{1};
    const Ratings part = ratings.subset(units);
    QCOMPARE(part.raters(), (QStringList{ratingsText("z"), ratingsText("y")}));
    QCOMPARE(shownRatings(part), QStringList{ratingsText("u1: z=b y=b")});
    QCOMPARE(part.summary().droppedRaters, 1);
    QCOMPARE(part.categoryCount(), 2); // "a" was observed, if not here
}

void tst_Ratings::anEmptySubsetHasItsCategories()
{
    RatingsBuilder builder({ratingsText("a"), ratingsText("b")});
    builder.add(ratingsText("u"), ratingsText("x"), ratingsText("a"));
    const Ratings part = builder.build()->subset({});
    QCOMPARE(part.unitCount(), 0);
    QCOMPARE(part.raterCount(), 0);
    QCOMPARE(part.categoryCount(), 2);
}

CONCORD_TEST(tst_Ratings)
#include "tst_ratings.moc"
