// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/dataset.h"

#include "models/dataset/task.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Dataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void originHasAWord_data();
    void originHasAWord();
    void otherWordsAreNoOrigin_data();
    void otherWordsAreNoOrigin();
    void tasksAreThoseOfThePaperInItsOrder();
    void taskIsFoundByItsWholeId();
};

void tst_Dataset::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Dataset::originHasAWord_data()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<QString>("word");
    QTest::newRow("human") << Origin::Human << QStringLiteral("human");
    QTest::newRow("synthetic") << Origin::Synthetic << QStringLiteral("synthetic");
    QTest::newRow("unknown") << Origin::Unknown << QStringLiteral("unknown");
}

void tst_Dataset::originHasAWord()
{
    QFETCH(Origin, origin);
    QFETCH(QString, word);
    QCOMPARE(originId(origin), word);
    QVERIFY(originFromId(word) == origin);
}

void tst_Dataset::otherWordsAreNoOrigin_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QString();
    QTest::newRow("upper case") << QStringLiteral("Human");
    QTest::newRow("other") << QStringLiteral("machine");
}

void tst_Dataset::otherWordsAreNoOrigin()
{
    QFETCH(QString, word);
    QVERIFY(!originFromId(word));
}

void tst_Dataset::tasksAreThoseOfThePaperInItsOrder()
{
    // IP-Dialog, arXiv 2506.02449, table 1.
    const QStringList expected = {
        QStringLiteral("recommend"),        QStringLiteral("rank"),
        QStringLiteral("filter"),           QStringLiteral("predict"),
        QStringLiteral("preference_infer"), QStringLiteral("risk_detect"),
        QStringLiteral("intention_infer"),  QStringLiteral("advice"),
        QStringLiteral("decision"),         QStringLiteral("convince"),
    };
    QStringList found;
    for (const Task &task : tasks())
        found.append(QString::fromUtf16(task.id));
    QCOMPARE(found, expected);
}

void tst_Dataset::taskIsFoundByItsWholeId()
{
    const Task *rank = findTask(u"rank");
    QVERIFY(rank);
    QCOMPARE(QString::fromUtf16(rank->id), QStringLiteral("rank"));
    QVERIFY(rank->answerFormat == AnswerFormat::Ranking);
    QVERIFY(findTask(u"filter")->answerFormat == AnswerFormat::MultipleChoice);
    QVERIFY(findTask(u"decision")->answerFormat == AnswerFormat::BinaryChoice);
    QVERIFY(findTask(u"convince")->answerFormat == AnswerFormat::OpenEnded);
    for (const QStringView wrong : {u"", u"ran", u"ranks", u"Rank", u" rank"})
        QVERIFY(!findTask(wrong));
}

CONCORD_TEST(tst_Dataset)

#include "tst_dataset.moc"
