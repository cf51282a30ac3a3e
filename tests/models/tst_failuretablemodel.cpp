// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/failuretablemodel.h"

#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

// The model and a spy on each signal that it may, or must not, emit.
struct SpiedFailureTable
{
    FailureTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy layout{&model, &QAbstractItemModel::layoutChanged};

    void forgetSignals()
    {
        for (QSignalSpy *spy : {&changed, &reset, &inserted, &removed, &layout})
            spy->clear();
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    QVariant sortValue(int row, int column) const
    {
        return model.index(row, column).data(FailureTableModel::SortRole);
    }
};

class tst_FailureTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void headersNameTheColumns();
    void aRowSaysWhoFailedWhereAndHow();
    void theScoreIsThatOfTheMeasure_data();
    void theScoreIsThatOfTheMeasure();
    void aMissingScoreIsADashAndSortsAsNothing();
    void everyParseStateHasItsWord();
    void newRowsAreOneReset();
    void changedTagsTouchOneRow();
    void anUnchangedRowTouchesNothing();
    void anUnknownResponseGoesToTheEnd();
    void aHundredThousandRowsAreFoundByTheirResponse();
    void onlyTextIsDisplayed();
    void scoresEndBelowEachOther();

private:
    static FailureRow row(qint64 number);
    static QList<FailureRow> rows(int count);
};

FailureRow tst_FailureTableModel::row(qint64 number)
{
    FailureRow made;
    made.response = ResponseId(1000 + number);
    made.item = ItemId(number + 1);
    made.key = u"rank-" + QString::number(number);
    made.task = QStringLiteral("rank");
    made.model = QStringLiteral("claude");
    made.pathway = Pathway::TypeGuided;
    made.taskAccuracy = 0.33333;
    made.attributeTypeF1 = 0.5;
    made.relativeValueAccuracy = 0.67;
    return made;
}

QList<FailureRow> tst_FailureTableModel::rows(int count)
{
    QList<FailureRow> made;
    for (int i = 0; i < count; ++i)
        made.append(row(i));
    return made;
}

void tst_FailureTableModel::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_FailureTableModel::headersNameTheColumns()
{
    FailureTableModel model;
    QStringList names;
    for (int column = 0; column < model.columnCount(); ++column)
        names.append(model.headerData(column, Qt::Horizontal).toString());
    QCOMPARE(names, QStringLiteral("Item Task Model Pathway Score State Tags").split(u' '));
    model.setRows({}, FailureMeasure::AttributeTypeF1);
    QCOMPARE(model.headerData(FailureTableModel::ScoreColumn, Qt::Horizontal, Qt::ToolTipRole),
             QStringLiteral("Attribute-type F1"));
}

void tst_FailureTableModel::aRowSaysWhoFailedWhereAndHow()
{
    SpiedFailureTable spied;
    FailureRow failed = row(7);
    failed.state = ParseState::NoAnswer;
    failed.tags = QStringList{QStringLiteral("hallucinated"), QStringLiteral("off topic")};
    spied.model.setRows({failed}, FailureMeasure::TaskAccuracy);
    QStringList texts;
    for (int column = 0; column < FailureTableModel::ColumnCount; ++column)
        texts.append(spied.text(0, column));
    QCOMPARE(texts,
             (QStringList{QStringLiteral("rank-7"), QStringLiteral("rank"),
                          QStringLiteral("Claude-3.5-Sonnet"), QStringLiteral("TypeGuided"),
                          QStringLiteral("33.33 %"), QStringLiteral("no answer found"),
                          QStringLiteral("hallucinated, off topic")}));
    QCOMPARE(spied.model.index(0, 2).data(FailureTableModel::IdRole).toLongLong(), 1007);
    QCOMPARE(spied.model.rowAt(0), failed);
    QVERIFY(!spied.model.rowAt(1).response.isValid());
    QVERIFY(!spied.model.rowAt(-1).response.isValid());
}

void tst_FailureTableModel::theScoreIsThatOfTheMeasure_data()
{
    QTest::addColumn<FailureMeasure>("measure");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("task") << FailureMeasure::TaskAccuracy << QStringLiteral("33.33 %") << 0.33333;
    QTest::newRow("types") << FailureMeasure::AttributeTypeF1 << QStringLiteral("50.00 %") << 0.5;
    QTest::newRow("values") << FailureMeasure::RelativeValueAccuracy << QStringLiteral("67.00 %")
                            << 0.67;
}

void tst_FailureTableModel::theScoreIsThatOfTheMeasure()
{
    QFETCH(FailureMeasure, measure);
    QFETCH(QString, text);
    QFETCH(double, value);
    SpiedFailureTable spied;
    spied.model.setRows(rows(2), measure);
    QCOMPARE(spied.model.measure(), measure);
    QCOMPARE(spied.text(1, FailureTableModel::ScoreColumn), text);
    QCOMPARE(spied.sortValue(1, FailureTableModel::ScoreColumn), QVariant(value));
}

void tst_FailureTableModel::aMissingScoreIsADashAndSortsAsNothing()
{
    SpiedFailureTable spied;
    FailureRow without = row(0);
    without.relativeValueAccuracy.reset();
    spied.model.setRows({without}, FailureMeasure::RelativeValueAccuracy);
    QCOMPARE(spied.text(0, FailureTableModel::ScoreColumn), QStringLiteral("–"));
    QVERIFY(!spied.sortValue(0, FailureTableModel::ScoreColumn).isValid());
}

void tst_FailureTableModel::everyParseStateHasItsWord()
{
    QCOMPARE(FailureTableModel::stateText(ParseState::Parsed), QStringLiteral("answer read"));
    QCOMPARE(FailureTableModel::stateText(ParseState::NoAnswer), QStringLiteral("no answer found"));
    QCOMPARE(FailureTableModel::stateText(ParseState::UnusableAnswer),
             QStringLiteral("answer not usable"));
}

void tst_FailureTableModel::newRowsAreOneReset()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(10), FailureMeasure::TaskAccuracy);
    QCOMPARE(spied.reset.size(), 1);
    QCOMPARE(spied.inserted.size() + spied.removed.size() + spied.changed.size()
                 + spied.layout.size(),
             0);
    QCOMPARE(spied.model.rowCount(), 10);
    QCOMPARE(spied.model.rowCount(spied.model.index(0, 0)), 0);
    QCOMPARE(spied.model.columnCount(spied.model.index(0, 0)), 0);
}

void tst_FailureTableModel::changedTagsTouchOneRow()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(10), FailureMeasure::TaskAccuracy);
    spied.forgetSignals();
    FailureRow tagged = row(4);
    tagged.tags = QStringList{QStringLiteral("hallucinated")};
    spied.model.upsert(tagged);
    QCOMPARE(spied.changed.size(), 1);
    QCOMPARE(spied.changed[0][0].toModelIndex(), spied.model.index(4, 0));
    QCOMPARE(spied.changed[0][1].toModelIndex(),
             spied.model.index(4, FailureTableModel::ColumnCount - 1));
    QCOMPARE(spied.text(4, FailureTableModel::TagsColumn), QStringLiteral("hallucinated"));
    QCOMPARE(
        spied.reset.size() + spied.inserted.size() + spied.removed.size() + spied.layout.size(), 0);
}

void tst_FailureTableModel::anUnchangedRowTouchesNothing()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(10), FailureMeasure::TaskAccuracy);
    spied.forgetSignals();
    spied.model.upsert(row(4));
    QCOMPARE(spied.changed.size() + spied.reset.size() + spied.inserted.size(), 0);
}

void tst_FailureTableModel::anUnknownResponseGoesToTheEnd()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(3), FailureMeasure::TaskAccuracy);
    spied.forgetSignals();
    spied.model.upsert(row(50));
    QCOMPARE(spied.inserted.size(), 1);
    QCOMPARE(spied.inserted[0][1].toInt(), 3);
    QCOMPARE(spied.model.rowOf(ResponseId(1050)), 3);
    QCOMPARE(spied.changed.size() + spied.reset.size(), 0);
}

void tst_FailureTableModel::aHundredThousandRowsAreFoundByTheirResponse()
{
    FailureTableModel model; // the tester would look at every row
    model.setRows(rows(100'000), FailureMeasure::TaskAccuracy);
    for (int i = 0; i < 100'000; ++i) // minutes, were each a search
        QCOMPARE(model.rowOf(ResponseId(1000 + i)), i);
    QCOMPARE(model.rowOf(ResponseId(1)), -1);
    model.setRows(rows(2), FailureMeasure::TaskAccuracy);
    QCOMPARE(model.rowOf(ResponseId(1002)), -1);
}

void tst_FailureTableModel::onlyTextIsDisplayed()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(1), FailureMeasure::TaskAccuracy);
    for (const int role : {Qt::DecorationRole, Qt::ToolTipRole, Qt::ForegroundRole,
                           Qt::BackgroundRole, Qt::FontRole, Qt::EditRole})
        QVERIFY(!spied.model.index(0, 0).data(role).isValid());
}

void tst_FailureTableModel::scoresEndBelowEachOther()
{
    SpiedFailureTable spied;
    spied.model.setRows(rows(1), FailureMeasure::TaskAccuracy);
    const auto isRight = [](const QVariant &alignment) {
        return (alignment.toInt() & Qt::AlignRight) != 0;
    };
    const QModelIndex score = spied.model.index(0, FailureTableModel::ScoreColumn);
    QVERIFY(isRight(score.data(Qt::TextAlignmentRole)));
    QVERIFY(isRight(spied.model.headerData(FailureTableModel::ScoreColumn, Qt::Horizontal,
                                           Qt::TextAlignmentRole)));
    QVERIFY(!isRight(spied.model.index(0, 0).data(Qt::TextAlignmentRole)));
}

CONCORD_TEST(tst_FailureTableModel)

#include "tst_failuretablemodel.moc"
