// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"
#include "tests/support/testregistry.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

using namespace Concord;

class tst_Translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noPluralIsUnfinished();
    void pluralsAreInForce();
};

void tst_Translations::noPluralIsUnfinished()
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/translations/concord_en.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("<numerusform>"));
    QVERIFY(!text.contains("unfinished"));
    QVERIFY(!text.contains("<numerusform></numerusform>"));
}

void tst_Translations::pluralsAreInForce()
{
    installTranslations();
    const auto lines = [](int n) {
        return QCoreApplication::translate("Concord::App", "%n line(s) rejected:", nullptr, n);
    };
    QCOMPARE(lines(1), QStringLiteral("1 line rejected:"));
    QCOMPARE(lines(2), QStringLiteral("2 lines rejected:"));
}

CONCORD_TEST(tst_Translations)
#include "tst_translations.moc"
