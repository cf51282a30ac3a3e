// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mergesummarydialog.h"

#include "tests/support/testregistry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace Concord;

class tst_MergeSummaryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasItsLine();
    void remarksAreListedAndCopied();
    void enterCloses();

private:
    static MergedFile file(const QString &name, bool hasConflict);
};

MergedFile tst_MergeSummaryDialog::file(const QString &name, bool hasConflict)
{
    MergeSummary summary;
    summary.study = QStringLiteral("Turing");
    summary.annotator = QStringLiteral("Ada");
    summary.read = 3;
    summary.added = 3;
    if (hasConflict)
        summary.conflicts = {{QStringLiteral("u-1"),
                              QStringLiteral("q"),
                              {QStringLiteral("a"), QStringLiteral("b")}}};
    return {name, summary};
}

void tst_MergeSummaryDialog::everyFileHasItsLine()
{
    const MergeSummaryDialog dialog(
        {file(QStringLiteral("/x/one"), false),
         {QStringLiteral("/x/two"), Error{QStringLiteral("two is damaged."), {}}}});
    const auto lines = dialog.findChildren<QLabel *>(QStringLiteral("mergedFile"));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0]->text(),
             QStringLiteral("one (Ada, Turing): 3 answers read, 3 new, 0 known, 0 "
                            "in conflict, 0 refused."));
    QCOMPARE(lines[1]->text(), QStringLiteral("Not merged: two is damaged."));
    QVERIFY(!dialog.findChild<QTableWidget *>());
}

void tst_MergeSummaryDialog::remarksAreListedAndCopied()
{
    MergeSummaryDialog dialog({file(QStringLiteral("/x/one"), true)});
    dialog.show();
    const auto *table = dialog.findChild<QTableWidget *>(QStringLiteral("mergeRemarks"));
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("one"));
    const QString remark = table->item(0, 1)->text();
    QVERIFY(remark.startsWith(u"u-1, q: answered apart as “a”, “b”."));
    QTest::keyClick(dialog.findChild<QPushButton *>(QStringLiteral("copySummary")), Qt::Key_Space);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"\n\t" + remark + u'\n'));
}

void tst_MergeSummaryDialog::enterCloses()
{
    MergeSummaryDialog dialog({file(QStringLiteral("/x/one"), false)});
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
}

CONCORD_TEST(tst_MergeSummaryDialog)
#include "tst_mergesummarydialog.moc"
