// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/amendment.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_Amendment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guidelineNamesItsVersion();
    void reassignmentNamesBothSides();
    void erasedPeopleHaveNoName();
    void judgesAreNamed();
    void unknownKindIsItsOwnName();
};

void tst_Amendment::guidelineNamesItsVersion()
{
    Amendment amendment;
    amendment.kind = guidelineAmendment;
    amendment.guidelineVersion = 3;
    QVERIFY(amendmentWords(amendment).contains(QStringLiteral("version 3")));
}

void tst_Amendment::reassignmentNamesBothSides()
{
    Amendment amendment;
    amendment.kind = reassignmentAmendment;
    amendment.annotator = QStringLiteral("Ada %1");
    amendment.receivers = QStringList{QStringLiteral("Ben"), QStringLiteral("Cy")};
    amendment.units = 12;
    const QString words = amendmentWords(amendment);
    QVERIFY(words.contains(QStringLiteral("12")));
    QVERIFY2(words.contains(QStringLiteral("of Ada %1 went to Ben, Cy")), qPrintable(words));
}

void tst_Amendment::erasedPeopleHaveNoName()
{
    Amendment amendment;
    amendment.kind = reassignmentAmendment;
    const QString words = amendmentWords(amendment);
    QVERIFY2(words.contains(QStringLiteral("of somebody erased since")), qPrintable(words));
    amendment.kind = erasureAmendment;
    amendment.answers = 41;
    QVERIFY(amendmentWords(amendment).contains(QStringLiteral("41")));
}

void tst_Amendment::judgesAreNamed()
{
    Amendment amendment;
    amendment.kind = judgeAmendment;
    amendment.annotator = QStringLiteral("gpt %1");
    amendment.units = 94;
    const QString words = amendmentWords(amendment);
    QVERIFY2(words.contains(u"judge gpt %1") && words.contains(u"94"), qPrintable(words));
}

void tst_Amendment::unknownKindIsItsOwnName()
{
    Amendment amendment;
    amendment.kind = QStringLiteral("moved");
    QCOMPARE(amendmentWords(amendment), QStringLiteral("moved"));
}

CONCORD_TEST(tst_Amendment)

#include "tst_amendment.moc"
