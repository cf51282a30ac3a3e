// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/adjudicationqueuemodel.h"

#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

namespace {

Question queueQuestion()
{
    return {QStringLiteral("q"),
            QuestionKind::SingleChoice,
            QStringLiteral("?"),
            {{QStringLiteral("human"), QStringLiteral("Human"), QStringLiteral("1")},
             {QStringLiteral("ai"), QStringLiteral("AI"), QStringLiteral("2")}}};
}

AdjudicationUnit queueUnit(const char *key, const QStringList &values, double disagreement)
{
    AdjudicationUnit unit;
    unit.unit = UnitId::create();
    unit.key = QString::fromLatin1(key);
    for (const QString &value : values)
        unit.labels.append({QStringLiteral("Zoë"), value, {}, {}, false});
    unit.disagreement = disagreement;
    unit.isUnanimous = disagreement == 0;
    return unit;
}

QStringList rowTexts(const AdjudicationQueueModel &model, int row)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

} // namespace

class tst_AdjudicationQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsAreRows();
    void decidingTouchesOneRow();
    void anotherQuestionResets();
};

void tst_AdjudicationQueueModel::unitsAreRows()
{
    AdjudicationQueueModel model;
    const QAbstractItemModelTester tester(&model);
    const QString human = QStringLiteral("human");
    const QString ai = QStringLiteral("ai");
    const auto unit = queueUnit("u-1", {human, ai}, 0.5);
    model.setUnits(queueQuestion(), {unit, queueUnit("u-2", {ai, ai}, 0)});
    QCOMPARE(rowTexts(model, 0),
             QStringList({QStringLiteral("u-1"), QStringLiteral("0.50"),
                          QStringLiteral("AI · Human"), QStringLiteral("open")}));
    QCOMPARE(rowTexts(model, 1).constLast(), QStringLiteral("unanimous"));
    QCOMPARE(model.index(1, 0).data(AdjudicationQueueModel::StateRole).toInt(),
             int(AdjudicationState::Unanimous));
    QCOMPARE(model.rowOf(unit.unit), 0);
    QCOMPARE(model.rowOf(UnitId::create()), -1);
}

void tst_AdjudicationQueueModel::decidingTouchesOneRow()
{
    AdjudicationQueueModel model;
    const QAbstractItemModelTester tester(&model);
    QList<AdjudicationUnit> units{queueUnit("u-1", {QStringLiteral("ai")}, 0.5),
                                  queueUnit("u-2", {QStringLiteral("ai")}, 0.5)};
    model.setUnits(queueQuestion(), units);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    units[1].decision =
        Decision{units[1].unit, QStringLiteral("q"), QStringLiteral("human"), {}, {}};
    model.setUnits(queueQuestion(), units);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QCOMPARE(changes[0][1].toModelIndex().row(), 1);
    QCOMPARE(model.index(1, AdjudicationQueueModel::StateColumn).data().toString(),
             QStringLiteral("decided"));
}

void tst_AdjudicationQueueModel::anotherQuestionResets()
{
    AdjudicationQueueModel model;
    const QAbstractItemModelTester tester(&model);
    const QList<AdjudicationUnit> units{queueUnit("u-1", {QStringLiteral("ai")}, 0.5)};
    model.setUnits(queueQuestion(), units);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    Question other = queueQuestion();
    other.id = QStringLiteral("r");
    model.setUnits(other, units);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.question(), other);
}

CONCORD_TEST(tst_AdjudicationQueueModel)

#include "tst_adjudicationqueuemodel.moc"
