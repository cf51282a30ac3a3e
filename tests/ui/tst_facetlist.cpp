// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/widgets/facetlist.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Concord;

class tst_FacetList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysChooseAValue();
    void newCountsSayNothing();
    void aChosenValueStaysWhenItIsGone();

private:
    const QList<FacetValue> m_values{{QStringLiteral("rank"), 3}, {QStringLiteral("advice"), 4}};
};

void tst_FacetList::keysChooseAValue()
{
    FacetList list(QStringLiteral("Task"), QStringLiteral("All"));
    list.setValues(m_values);
    list.show();
    QSignalSpy chosen(&list, &FacetList::chosenChanged);
    auto *tree = list.findChild<QTreeWidget *>();
    QCOMPARE(tree->topLevelItem(0)->text(1), QStringLiteral("7"));
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(list.chosen(), QStringLiteral("advice"));
    QTest::keyClick(tree, Qt::Key_Home);
    QCOMPARE(list.chosen(), QString());
}

void tst_FacetList::newCountsSayNothing()
{
    FacetList list(QStringLiteral("Task"), QStringLiteral("All"));
    list.setValues(m_values);
    list.setChosen(QStringLiteral("advice"));
    QSignalSpy chosen(&list, &FacetList::chosenChanged);
    list.setValues({{QStringLiteral("advice"), 1}});
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(list.chosen(), QStringLiteral("advice"));
    QCOMPARE(list.findChild<QTreeWidget *>()->currentItem()->text(0), QStringLiteral("advice"));
}

void tst_FacetList::aChosenValueStaysWhenItIsGone()
{
    FacetList list(QStringLiteral("Task"), QStringLiteral("All"));
    list.setChosen(QStringLiteral("advice"));
    list.setValues({{QStringLiteral("rank"), 1}});
    auto *tree = list.findChild<QTreeWidget *>();
    QCOMPARE(tree->currentItem()->text(0), QStringLiteral("advice"));
    QCOMPARE(tree->currentItem()->text(1), QStringLiteral("0"));
}

CONCORD_TEST(tst_FacetList)
#include "tst_facetlist.moc"
