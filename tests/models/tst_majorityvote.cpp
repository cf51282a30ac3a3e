// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/majorityvote.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_MajorityVote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mostVotesWin_data();
    void mostVotesWin();
    void repeatedLabelsAreVotes();
    void theOrderOfCategoriesBreaksTies();
    void tooManyCategoriesAreRefused();
    void withoutRatingsIsAnError();
    void fewFactsAreWarnedOf();
};

void tst_MajorityVote::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_MajorityVote::mostVotesWin_data()
{
    QTest::addColumn<QString>("votes");
    QTest::addColumn<QString>("label");
    QTest::addColumn<double>("share");
    QTest::addColumn<bool>("isTie");
    const auto row = [](const char *votes, const char *label, double share, bool isTie) {
        QTest::newRow(votes) << QString::fromLatin1(votes) << QString::fromLatin1(label) << share
                             << isTie;
    };
    // Worked by hand: counted.
    row("yyx", "y", 2.0 / 3, false);
    row("x..", "x", 1, false);
    row("zzz", "z", 1, false);
    row("zy.", "y", 0.5, true);
    row("zyx", "x", 1.0 / 3, true);
}

void tst_MajorityVote::mostVotesWin()
{
    QFETCH(const QString, votes);
    QFETCH(const QString, label);
    QFETCH(double, share);
    QFETCH(bool, isTie);
    const QStringList categories{QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")};
    const LabelCounts counts(ratingsFrom({QStringLiteral("xyz"), votes}, categories));
    const auto consensus = majorityVote(counts);
    QVERIFY(consensus);
    QCOMPARE(categories[consensus->label(1)], label);
    COMPARE_NEAR(consensus->posterior(1)[consensus->label(1)], share, 1e-15);
    QCOMPARE(consensus->isTie(1), isTie);
}

void tst_MajorityVote::repeatedLabelsAreVotes()
{
    const std::vector<quint32> raterOf{0, 0, 1};
    const LabelCounts counts(ratingsFrom({QStringLiteral("yyx")}),
                             {QStringLiteral("a"), QStringLiteral("b")}, raterOf);
    const auto consensus = majorityVote(counts);
    QCOMPARE(consensus->label(0), 1U);
    COMPARE_NEAR(consensus->posterior(0)[1], 2.0 / 3, 1e-15);
}

void tst_MajorityVote::theOrderOfCategoriesBreaksTies()
{
    const QStringList categories{QStringLiteral("y"), QStringLiteral("x")};
    const LabelCounts counts(ratingsFrom({QStringLiteral("xy")}, categories));
    const auto consensus = majorityVote(counts);
    QCOMPARE(categories[consensus->label(0)], QStringLiteral("y"));
    QVERIFY(consensus->isTie(0));
}

void tst_MajorityVote::tooManyCategoriesAreRefused()
{
    QStringList categories;
    for (int i = 0; i < 6000; ++i)
        categories.append(QString::number(i));
    const LabelCounts counts(ratingsFrom({QStringLiteral("12")}, categories));
    QVERIFY(majorityVote(counts));
    QVERIFY(checkAggregation(counts, 25'000'000)); // 2 raters x 25 million are the most
    const auto usable = checkAggregation(counts, 6000 * 6000);
    QVERIFY(!usable);
    QVERIFY(usable.error().message.contains(QStringLiteral("6000 categories and 2 raters")));
}

void tst_MajorityVote::withoutRatingsIsAnError()
{
    const auto consensus = majorityVote(LabelCounts(ratingsFrom({QStringLiteral("..")})));
    QVERIFY(!consensus);
    QVERIFY(!consensus.error().message.isEmpty());
}

void tst_MajorityVote::fewFactsAreWarnedOf()
{
    const QStringList declared{QStringLiteral("x"), QStringLiteral("y")};
    const auto warnings = [](const QStringList &rows, const QStringList &categories) {
        return aggregationWarnings(LabelCounts(ratingsFrom(rows, categories))).size();
    };
    QCOMPARE(warnings({QStringLiteral("xy")}, declared), 0);
    QCOMPARE(warnings({QStringLiteral("xy")}, {}), 1); // categories observed
    QCOMPARE(warnings({QStringLiteral("x")}, declared), 1); // one rater
    QCOMPARE(warnings({QStringLiteral("x")}, {}), 3); // one category too
}

CONCORD_TEST(tst_MajorityVote)
#include "tst_majorityvote.moc"
