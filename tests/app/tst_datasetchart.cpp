// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Concord;

/// `chart` of a dataset, on a small IP-Dialog file and plain dialogues.
class tst_DatasetChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyChartComesInEveryFormat_data();
    void everyChartComesInEveryFormat();
    void numbersAreThoseOfTheItems();
    void severalDatasetsHaveToBeNamed();
    void theOnlyDatasetNeedsNoName();
    void missingChartsSayWhy_data();
    void missingChartsSayWhy();
    void wrongUsageIsExplained();
    void realNumbersAreDrawn();

private:
    Run draw(const QString &chart, const QString &arguments, const QString &file) const
    {
        return runInside(
            QStringList{QStringLiteral("chart"), m_project, QStringLiteral("--chart"), chart}
            + arguments.split(u' ', Qt::SkipEmptyParts)
            + QStringList{QStringLiteral("-o"), m_folder.filePath(file)});
    }
    QByteArray drawn(const QString &file) const
    {
        QFile opened(m_folder.filePath(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_project;
};

void tst_DatasetChart::initTestCase()
{
    m_project = m_folder.filePath(QStringLiteral("p.concord"));
    QByteArray lines;
    for (int i = 0; i < 6; ++i)
        lines += ipDialogLine(i % 2 == 0 ? "rank" : "advice", i);
    const QString items = writeFile(m_folder.path(), QStringLiteral("items.jsonl"), lines);
    const QString talk = writeFile(m_folder.path(), QStringLiteral("talk.jsonl"),
                                   dialogueLine("d1") + dialogueLine("d2", "Fine day."));
    QCOMPARE(runInside({QStringLiteral("new"), m_project}).exitCode, 0);
    const Run imported = runInside({QStringLiteral("import"), m_project, items, talk});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
}

void tst_DatasetChart::everyChartComesInEveryFormat_data()
{
    QTest::addColumn<QString>("chart");
    for (const char *id : {"turns-histogram", "words-histogram", "attributes-histogram",
                           "attribute-values:hobby", "attribute-cooccurrence"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void tst_DatasetChart::everyChartComesInEveryFormat()
{
    QFETCH(QString, chart);
    const QList<std::pair<QString, QByteArray>> beginnings{
        {QStringLiteral("c.svg"), "<?xml"},
        {QStringLiteral("c.png"), "\x89PNG"},
        {QStringLiteral("c.pdf"), "%PDF"},
        {QStringLiteral("c.tex"), "\\begin{table}"}};
    for (const auto &[file, beginning] : beginnings) {
        const Run run = draw(chart, QStringLiteral("--dataset items"), file);
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY2(drawn(file).startsWith(beginning), qPrintable(file));
    }
    QCOMPARE(draw(chart, QStringLiteral("--dataset items"), QStringLiteral("c.csv")).exitCode, 0);
    QVERIFY(drawn(QStringLiteral("c.csv")).count("\r\n") >= 2);
}

// Six items, two attributes that matter in each.
void tst_DatasetChart::numbersAreThoseOfTheItems()
{
    const QString file = QStringLiteral("n.csv");
    const Run run =
        draw(QStringLiteral("attributes-histogram"), QStringLiteral("--dataset items"), file);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(drawn(file), QByteArray("from,below,Items\r\n2,3,6\r\n"));
}

void tst_DatasetChart::severalDatasetsHaveToBeNamed()
{
    const Run run = draw(QStringLiteral("turns-histogram"), {}, QStringLiteral("s.svg"));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("--dataset: items, talk"), run.err.constData());
    const Run unknown = draw(QStringLiteral("turns-histogram"), QStringLiteral("--dataset speech"),
                             QStringLiteral("s.svg"));
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("items, talk"), unknown.err.constData());
}

void tst_DatasetChart::theOnlyDatasetNeedsNoName()
{
    const QString project = m_folder.filePath(QStringLiteral("one.concord"));
    const QString file = m_folder.filePath(QStringLiteral("one.csv"));
    const QStringList arguments{QStringLiteral("chart"),   project,
                                QStringLiteral("--chart"), QStringLiteral("turns-histogram"),
                                QStringLiteral("-o"),      file};
    QCOMPARE(runInside({QStringLiteral("new"), project}).exitCode, 0);
    const Run none = runInside(arguments);
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.err.contains("no datasets"), none.err.constData());
    QCOMPARE(runInside({QStringLiteral("import"), project,
                        m_folder.filePath(QStringLiteral("talk.jsonl"))})
                 .exitCode,
             0);
    QCOMPARE(runInside(arguments).exitCode, 0);
    QVERIFY(QFileInfo::exists(file));
}

void tst_DatasetChart::missingChartsSayWhy_data()
{
    QTest::addColumn<QString>("chart");
    QTest::addColumn<QString>("dataset");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *chart, const char *dataset, const char *reason) {
        QTest::newRow(qPrintable(
            QStringLiteral("%1 of %2").arg(QLatin1String(chart), QLatin1String(dataset))))
            << QString::fromLatin1(chart) << QString::fromLatin1(dataset) << QByteArray(reason);
    };
    row("attributes-histogram", "talk", "no attributes that matter");
    row("attribute-cooccurrence", "talk", "no attributes that matter");
    row("attribute-values", "talk", "have no attributes");
    row("attribute-values:shoe", "items", "no attribute \"shoe\". There are: ");
    row("attribute-values", "items", "attribute-values:TYPE. There are: ");
}

void tst_DatasetChart::missingChartsSayWhy()
{
    QFETCH(QString, chart);
    QFETCH(QString, dataset);
    QFETCH(QByteArray, reason);
    const QString file = QStringLiteral("none.svg");
    const Run run = draw(chart, QStringLiteral("--dataset ") + dataset, file);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(reason), run.err.constData());
    QVERIFY(!QFileInfo::exists(m_folder.filePath(file)));
}

void tst_DatasetChart::wrongUsageIsExplained()
{
    const QString file = QStringLiteral("w.svg");
    const Run other = draw(QStringLiteral("confusion"), QStringLiteral("--dataset items"), file);
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.err.contains("turns-histogram"), other.err.constData());
    QCOMPARE(draw(QStringLiteral("attribute-valuesx"), {}, file).exitCode, 2);
    const QByteArray help = runInside({QStringLiteral("help"), QStringLiteral("chart")}).out;
    QVERIFY(help.contains("attribute-cooccurrence") && help.contains("--dataset"));
}

// 4,294 attributes that matter in 1,000 items: counted in the file itself.
void tst_DatasetChart::realNumbersAreDrawn()
{
    const QString real = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(real);
    const QString project = m_folder.filePath(QStringLiteral("real.concord"));
    const QString file = m_folder.filePath(QStringLiteral("real.csv"));
    QCOMPARE(runInside({QStringLiteral("new"), project}).exitCode, 0);
    QCOMPARE(runInside({QStringLiteral("import"), project, real}).exitCode, 0);
    QCOMPARE(runInside({QStringLiteral("chart"), project, QStringLiteral("--chart"),
                        QStringLiteral("attributes-histogram"), QStringLiteral("-o"), file})
                 .exitCode,
             0);
    qint64 items = 0;
    qint64 attributes = 0;
    const QList<QByteArray> lines = drawn(QStringLiteral("real.csv")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() != 3)
            continue;
        items += cells[2].toLongLong();
        attributes += cells[0].toLongLong() * cells[2].toLongLong();
    }
    QCOMPARE(items, 1000);
    QCOMPARE(attributes, 4294);
}

CONCORD_TEST(tst_DatasetChart)
#include "tst_datasetchart.moc"
