// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/itemtablemodel.h"

#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Concord;

// The model and a spy on each signal that it may, or must not, emit.
struct SpiedItemTable
{
    ItemTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy requested{&model, &ItemTableModel::rowsRequested};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy layout{&model, &QAbstractItemModel::layoutChanged};

    // The tester looks at rows by itself, so spying begins where this is called.
    void forgetSignals()
    {
        for (QSignalSpy *spy : {&requested, &changed, &reset, &inserted, &removed, &layout})
            spy->clear();
    }
    QVariant text(int row, int column) const { return model.index(row, column).data(); }
};

class tst_ItemTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyTableHasColumnsAndNoRows();
    void headersNameTheColumns();
    void newIdsAreOneReset();
    void idsAreKnownBeforeTheirRows();
    void pageIsAskedForOnce();
    void lastPageIsShorter();
    void rowsFillTheirPageAndNothingElse();
    void onlyTextIsDisplayed();
    void answersToAnOlderSelectionAreIgnored();
    void rowsThatAreNoPageAreIgnored_data();
    void rowsThatAreNoPageAreIgnored();
    void otherSelectionForgetsRows();
    void rowsLongUnseenAreAskedForAgain();

private:
    static QList<ItemId> ids(int count, qint64 first = 1000);
    static QList<ItemRow> rows(const QList<ItemId> &ids);
    static std::unique_ptr<SpiedItemTable> table(int count);
};

QList<ItemId> tst_ItemTableModel::ids(int count, qint64 first)
{
    QList<ItemId> made;
    for (qint64 i = 0; i < count; ++i)
        made.append(ItemId(first + i));
    return made;
}

QList<ItemRow> tst_ItemTableModel::rows(const QList<ItemId> &ids)
{
    QList<ItemRow> made;
    for (const ItemId id : ids) {
        const QString number = QString::number(id.value());
        made.append({id, u"rank-" + number, QStringLiteral("demo"), QStringLiteral("rank"),
                     QStringLiteral("Books"), QString(u"Which of " + number + u'?'), QString(), 4,
                     3});
    }
    return made;
}

std::unique_ptr<SpiedItemTable> tst_ItemTableModel::table(int count)
{
    auto made = std::make_unique<SpiedItemTable>();
    made->model.setIds(ids(count));
    made->model.setIds(ids(count)); // the tester has looked at rows of the first selection
    return made;
}

void tst_ItemTableModel::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_ItemTableModel::emptyTableHasColumnsAndNoRows()
{
    SpiedItemTable spied;
    QCOMPARE(spied.model.rowCount(), 0);
    QCOMPARE(spied.model.columnCount(), int(ItemTableModel::ColumnCount));
    QVERIFY(!spied.model.idAt(0).isValid());
    QCOMPARE(spied.model.rowOf(ItemId(1)), -1);
    QCOMPARE(spied.requested.size(), 0);
}

void tst_ItemTableModel::headersNameTheColumns()
{
    const ItemTableModel model;
    const auto header = [&model](ItemTableModel::Column column) {
        return model.headerData(column, Qt::Horizontal).toString();
    };
    QCOMPARE(header(ItemTableModel::KeyColumn), QStringLiteral("Item"));
    QCOMPARE(header(ItemTableModel::TaskColumn), QStringLiteral("Task"));
    QCOMPARE(header(ItemTableModel::DomainColumn), QStringLiteral("Domain"));
    QCOMPARE(header(ItemTableModel::TextColumn), QStringLiteral("Request or first turn"));
    QCOMPARE(header(ItemTableModel::RoundsColumn), QStringLiteral("Rounds"));
    QCOMPARE(header(ItemTableModel::DatasetColumn), QStringLiteral("Dataset"));
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    QVERIFY(!model.headerData(0, Qt::Horizontal, Qt::DecorationRole).isValid());
    QVERIFY(!model.headerData(99, Qt::Horizontal).isValid());
}

void tst_ItemTableModel::newIdsAreOneReset()
{
    SpiedItemTable spied;
    spied.model.setIds(ids(10));
    QCOMPARE(spied.reset.size(), 1);
    QCOMPARE(spied.inserted.size() + spied.removed.size() + spied.changed.size()
                 + spied.layout.size(),
             0);
    QCOMPARE(spied.model.rowCount(), 10);
    QCOMPARE(spied.model.rowCount(spied.model.index(0, 0)), 0);
    QCOMPARE(spied.model.columnCount(spied.model.index(0, 0)), 0);
}

void tst_ItemTableModel::idsAreKnownBeforeTheirRows()
{
    const auto spied = table(100);
    spied->forgetSignals();
    QCOMPARE(spied->model.idAt(99), ItemId(1099));
    QCOMPARE(spied->model.rowOf(ItemId(1099)), 99);
    QCOMPARE(spied->model.rowOf(ItemId(1)), -1);
    QVERIFY(!spied->model.idAt(-1).isValid());
    QVERIFY(!spied->model.idAt(100).isValid());
    QCOMPARE(spied->model.index(5, 2).data(ItemTableModel::IdRole).toLongLong(), 1005);
    QCOMPARE(spied->requested.size(), 0);
}

void tst_ItemTableModel::pageIsAskedForOnce()
{
    const auto spied = table(1000);
    spied->forgetSignals();
    for (int row = 64; row < 128; ++row)
        QVERIFY(!spied->text(row, ItemTableModel::KeyColumn).isValid());
    QVERIFY(!spied->text(64, ItemTableModel::TextColumn).isValid());
    QCOMPARE(spied->requested.size(), 1);
    QCOMPARE(spied->requested[0][0].toInt(), 64);
    QCOMPARE(spied->requested[0][1].value<QList<ItemId>>(), ids(64, 1064));
    QVERIFY(!spied->text(128, ItemTableModel::KeyColumn).isValid());
    QCOMPARE(spied->requested.size(), 2);
    QCOMPARE(spied->changed.size() + spied->reset.size(), 0);
}

void tst_ItemTableModel::lastPageIsShorter()
{
    const auto spied = table(130);
    spied->forgetSignals();
    QVERIFY(!spied->text(129, 0).isValid());
    QCOMPARE(spied->requested[0][0].toInt(), 128);
    QCOMPARE(spied->requested[0][1].value<QList<ItemId>>(), ids(2, 1128));
    spied->model.setRows(128, rows(ids(2, 1128)));
    QCOMPARE(spied->text(129, ItemTableModel::KeyColumn), QStringLiteral("rank-1129"));
}

void tst_ItemTableModel::rowsFillTheirPageAndNothingElse()
{
    const auto spied = table(1000);
    spied->forgetSignals();
    spied->model.setRows(64, rows(ids(64, 1064)));
    QCOMPARE(spied->changed.size(), 1);
    QCOMPARE(spied->changed[0][0].toModelIndex(), spied->model.index(64, 0));
    QCOMPARE(spied->changed[0][1].toModelIndex(),
             spied->model.index(127, ItemTableModel::ColumnCount - 1));
    QCOMPARE(spied->reset.size() + spied->inserted.size() + spied->removed.size()
                 + spied->layout.size(),
             0);
    spied->requested.clear();
    QCOMPARE(spied->text(64, ItemTableModel::KeyColumn), QStringLiteral("rank-1064"));
    QCOMPARE(spied->text(127, ItemTableModel::TaskColumn), QStringLiteral("rank"));
    QCOMPARE(spied->text(127, ItemTableModel::DomainColumn), QStringLiteral("Books"));
    QCOMPARE(spied->text(127, ItemTableModel::TextColumn), QStringLiteral("Which of 1127?"));
    QCOMPARE(spied->text(127, ItemTableModel::RoundsColumn), 4);
    QCOMPARE(spied->text(127, ItemTableModel::DatasetColumn), QStringLiteral("demo"));
    QCOMPARE(spied->requested.size(), 0);
}

void tst_ItemTableModel::onlyTextIsDisplayed()
{
    const auto spied = table(10);
    spied->model.setRows(0, rows(ids(10)));
    for (const int role : {Qt::DecorationRole, Qt::ToolTipRole, Qt::ForegroundRole,
                           Qt::BackgroundRole, Qt::FontRole, Qt::EditRole})
        QVERIFY(!spied->model.index(0, 0).data(role).isValid());
}

void tst_ItemTableModel::answersToAnOlderSelectionAreIgnored()
{
    const auto spied = table(100);
    spied->model.setIds(ids(100, 5000));
    spied->forgetSignals();
    QVERIFY(!spied->text(0, 0).isValid());
    spied->requested.clear();
    spied->model.setRows(0, rows(ids(64)));
    QCOMPARE(spied->changed.size(), 0);
    QVERIFY(!spied->text(0, 0).isValid());
    QCOMPARE(spied->requested.size(), 0); // the right answer is still on its way
    spied->model.setRows(0, rows(ids(64, 5000)));
    QCOMPARE(spied->changed.size(), 1);
    QCOMPARE(spied->text(0, 0), QStringLiteral("rank-5000"));
}

void tst_ItemTableModel::rowsThatAreNoPageAreIgnored_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("negative") << -64 << 64;
    QTest::newRow("not at a page's beginning") << 10 << 54;
    QTest::newRow("more than a page") << 0 << 65;
    QTest::newRow("beyond the end") << 64 << 40;
    QTest::newRow("far beyond the end") << 6400 << 1;
    QTest::newRow("none") << 0 << 0;
}

void tst_ItemTableModel::rowsThatAreNoPageAreIgnored()
{
    QFETCH(int, first);
    QFETCH(int, count);
    const auto spied = table(100);
    spied->forgetSignals();
    spied->model.setRows(first, rows(ids(count, 1000 + first)));
    QCOMPARE(spied->changed.size() + spied->reset.size(), 0);
    QVERIFY(!spied->text(0, 0).isValid());
}

void tst_ItemTableModel::otherSelectionForgetsRows()
{
    const auto spied = table(100);
    spied->model.setRows(0, rows(ids(64)));
    QVERIFY(spied->text(0, 0).isValid());
    spied->forgetSignals();
    spied->model.setIds(ids(50, 1020));
    QVERIFY(!spied->text(0, 0).isValid());
    QCOMPARE(spied->requested.size(), 1);
    QCOMPARE(spied->requested[0][1].value<QList<ItemId>>(), ids(50, 1020));
}

void tst_ItemTableModel::rowsLongUnseenAreAskedForAgain()
{
    constexpr int pages = 80;
    constexpr int size = ItemTableModel::pageSize;
    const auto spied = table(pages * size);
    for (int page = 0; page < pages; ++page) {
        spied->model.setRows(page * size, rows(ids(size, 1000 + page * size)));
        QVERIFY(spied->text(0, 0).isValid()); // the first page is looked at all the time
    }
    spied->forgetSignals();
    QVERIFY(spied->text(0, 0).isValid());
    QVERIFY(spied->text((pages - 1) * size, 0).isValid());
    QCOMPARE(spied->requested.size(), 0);
    QVERIFY(!spied->text(size, 0).isValid());
    QCOMPARE(spied->requested.size(), 1);
    QCOMPARE(spied->requested[0][0].toInt(), size);
}

CONCORD_TEST(tst_ItemTableModel)

#include "tst_itemtablemodel.moc"
