// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/slicerepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_SliceRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesSurviveStoring();
    void savingReplaces();
    void unknownSliceIsNamed();
    void namesAreChecked();
    void wordsOfAFilter();

    void slicesAreRemoved();

private:
    static Slice slice(const QString &name);
};

Slice tst_SliceRepository::slice(const QString &name)
{
    return {name,
            {QStringLiteral("ip"), QStringLiteral("rank"), QStringLiteral("Books"),
             QStringLiteral("hobby"), QStringLiteral("music"), QStringLiteral("late “tram”")}};
}

void tst_SliceRepository::slicesSurviveStoring()
{
    const Database database = emptyProjectDatabase();
    SliceRepository slices(database);
    VERIFY_RESULT(slices.save(slice(QStringLiteral("Zoë"))));
    VERIFY_RESULT(slices.save({QStringLiteral("All"), {}}));
    const QList<Slice> expected{{QStringLiteral("All"), {}}, slice(QStringLiteral("Zoë"))};
    QCOMPARE(*slices.all(), expected);
    QCOMPARE(*slices.find(QStringLiteral("Zoë")), expected[1]);
}

void tst_SliceRepository::savingReplaces()
{
    const Database database = emptyProjectDatabase();
    SliceRepository slices(database);
    VERIFY_RESULT(slices.save({QStringLiteral("S"), {}}));
    VERIFY_RESULT(slices.save(slice(QStringLiteral("S"))));
    QCOMPARE(*slices.all(), QList<Slice>{slice(QStringLiteral("S"))});
}

void tst_SliceRepository::unknownSliceIsNamed()
{
    const Database database = emptyProjectDatabase();
    SliceRepository slices(database);
    QVERIFY(slices.find(QStringLiteral("S")).error().message.contains(u"--save-slice"));
    VERIFY_RESULT(slices.save({QStringLiteral("Books"), {}}));
    QCOMPARE(slices.find(QStringLiteral("S")).error().message,
             QStringLiteral("There is no slice named “S” in this project. There are: Books."));
}

void tst_SliceRepository::namesAreChecked()
{
    const Database database = emptyProjectDatabase();
    SliceRepository slices(database);
    QVERIFY(!slices.save({QString(), {}}));
    QVERIFY(!slices.save({QStringLiteral(" S"), {}}));
    QVERIFY(slices.all()->isEmpty());
}

void tst_SliceRepository::slicesAreRemoved()
{
    const Database database = emptyProjectDatabase();
    SliceRepository slices(database);
    VERIFY_RESULT(slices.save(slice(QStringLiteral("S"))));
    QVERIFY(slices.remove(QStringLiteral("T")).error().message.contains(u"There are: S."));
    VERIFY_RESULT(slices.remove(QStringLiteral("S")));
    QVERIFY(slices.all()->isEmpty());
}

void tst_SliceRepository::wordsOfAFilter()
{
    QCOMPARE(itemFilterWords({}), QString());
    QCOMPARE(itemFilterWords(slice({}).filter),
             QStringLiteral("ip, rank, Books, hobby = music, \"late “tram”\""));
    ItemFilter typeOnly;
    typeOnly.attributeType = QStringLiteral("hobby");
    QCOMPARE(itemFilterWords(typeOnly), QStringLiteral("hobby"));
}

CONCORD_TEST(tst_SliceRepository)

#include "tst_slicerepository.moc"
