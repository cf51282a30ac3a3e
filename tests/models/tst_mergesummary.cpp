// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/mergesummary.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_MergeSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsSummedUpInASentence();
    void aFailureIsSaid();
    void remarksNameConflictsAndRefusedAnswers();
    void refusedAnswersAreListedUpToAHundred();
};

void tst_MergeSummary::aFileIsSummedUpInASentence()
{
    MergeSummary summary;
    summary.study = QStringLiteral("100 %7");
    summary.annotator = QStringLiteral("Ada %4");
    summary.read = 12;
    summary.added = 9;
    summary.known = 2;
    summary.conflicts = {{QStringLiteral("u-1"), QStringLiteral("q"), {}}};
    summary.refuse(QStringLiteral("row 3"), QStringLiteral("No."));
    QCOMPARE(
        mergeSentence({QStringLiteral("/home/a.concordpacket"), summary}),
        QStringLiteral("a.concordpacket (Ada %4, 100 %7): 12 answers read, 9 new, 2 known, 1 in "
                       "conflict, 1 refused."));
}

void tst_MergeSummary::aFailureIsSaid()
{
    const MergedFile file{QStringLiteral("a"), Error{QStringLiteral("a is damaged."), {}}};
    QCOMPARE(mergeSentence(file), QStringLiteral("Not merged: a is damaged."));
    QCOMPARE(mergeRemarks(file), QStringList());
}

void tst_MergeSummary::remarksNameConflictsAndRefusedAnswers()
{
    MergeSummary summary;
    summary.conflicts = {{QStringLiteral("u-1"),
                          QStringLiteral("q"),
                          {QString(), QStringLiteral("a"), QStringLiteral("b")}}};
    summary.refuse(QStringLiteral("row 3"), QStringLiteral("No."));
    QCOMPARE(mergeRemarks({QStringLiteral("a"), summary}),
             (QStringList{QStringLiteral("u-1, q: answered apart as no answer, “a”, “b”. The last "
                                         "one counts until it is answered once more."),
                          QStringLiteral("Refused, row 3: No.")}));
}

void tst_MergeSummary::refusedAnswersAreListedUpToAHundred()
{
    MergeSummary summary;
    for (int i = 0; i < 250; ++i)
        summary.refuse(QString::number(i), QStringLiteral("No."));
    QCOMPARE(summary.refused.size(), 100);
    QCOMPARE(summary.refusedCount, 250);
    const QStringList remarks = mergeRemarks({QStringLiteral("a"), summary});
    QCOMPARE(remarks.size(), 101);
    QVERIFY(remarks.constLast().endsWith(u"not listed: 150."));
}

CONCORD_TEST(tst_MergeSummary)
#include "tst_mergesummary.moc"
