// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/result.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Concord;

class tst_Result : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aValueIsAResult();
    void anErrorStandsInItsPlace();
    void aFalseValueIsNoFailure();
    void whatCannotBeCopiedIsMovedOut();
    void doneIsAResultToo();
    void anEmptyErrorIsStillAnError();
};

void tst_Result::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Result::aValueIsAResult()
{
    Result<QString> result = QStringLiteral("yes");
    QVERIFY(bool(result));
    QCOMPARE(*result, QStringLiteral("yes"));
    QCOMPARE(result.value(), QStringLiteral("yes"));
    QCOMPARE(result->size(), 3);
    *result += u'!';
    QCOMPARE(*result, QStringLiteral("yes!"));
}

void tst_Result::anErrorStandsInItsPlace()
{
    const Result<QString> result = Error{QStringLiteral("No."), QStringLiteral("why")};
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{QStringLiteral("No."), QStringLiteral("why")}));
    QVERIFY(!(result.error() == Error{QStringLiteral("No."), {}}));
}

void tst_Result::aFalseValueIsNoFailure()
{
    const Result<bool> result = false;
    QVERIFY(bool(result));
    QVERIFY(!*result);
}

void tst_Result::whatCannotBeCopiedIsMovedOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 7);
}

void tst_Result::doneIsAResultToo()
{
    const Result<void> done;
    QVERIFY(bool(done));
    const Result<void> failed = Error{QStringLiteral("No."), {}};
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, QStringLiteral("No."));
}

void tst_Result::anEmptyErrorIsStillAnError()
{
    QVERIFY(!Result<void>(Error{}));
    QVERIFY(!Result<QString>(Error{}));
}

CONCORD_TEST(tst_Result)

#include "tst_result.moc"
