// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/kappavectors.h"

#include "models/agreement/estimate.h"

#include <QTest>

namespace Concord {

QByteArray diagnosesOfPatients()
{
    return QByteArray("444444 222555 233335 555555 222444 113333 333355 113334 114444 "
                      "555555 144444 124444 222333 144444 224445 333335 111455 111112 "
                      "224444 133555 555555 244444 224555 114444 144445 222224 111155 "
                      "224444 133333 555555");
}

void addKappaColumns()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("expected");
    QTest::addColumn<double>("tolerance");
}

void addUndefinedKappas()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<UndefinedReason>("reason");
    QTest::newRow("nothing") << QByteArray() << UndefinedReason::noData;
    QTest::newRow("one rater") << QByteArray("x y") << UndefinedReason::oneRater;
    QTest::newRow("no shared unit") << QByteArray("x. .y") << UndefinedReason::noOverlap;
    QTest::newRow("all the same") << QByteArray("xx xx") << UndefinedReason::noVariation;
    QTest::newRow("the same with gaps")
        << QByteArray("xx. .xx x..") << UndefinedReason::noVariation;
}

} // namespace Concord
