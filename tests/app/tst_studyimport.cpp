// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// Studies that come in with `concord import`, and what the program then says of them.
class tst_StudyImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreementIsThatOfTheFile();
    void leadTimesComeOutAgain();
    void aStudyGoesToAnotherProject();
    void ratingsOfItemsNeedNoDataset();

private:
    QString newProject(const char *name) const;
    QJsonObject import(const QString &project, const char *name, const QByteArray &content) const;
    QJsonArray exported(const QString &project, const QString &study) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString exportedName = QStringLiteral("out.json");

// Label Studio's tasks for the choices of two annotators, each task one letter of both.
QByteArray tasksOf(const QByteArray &first, const QByteArray &second)
{
    const auto annotation = [](int by, char choice) -> QByteArray {
        return R"({"completed_by":)" + QByteArray::number(by) + R"(,"lead_time":)"
            + QByteArray::number(by + 0.5)
            + R"(,"created_at":"2024-05-01T10:00:00Z","result":[{"from_name":"tone","to_name":"t",)"
            + R"("type":"choices","value":{"choices":[")" + choice + R"("]}}]})";
    };
    QByteArray tasks;
    for (int i = 0; i < first.size(); ++i)
        tasks += (i > 0 ? ",\n" : "") + QByteArray(R"({"id":)") + QByteArray::number(i + 1)
            + R"(,"data":{"text":"Text )" + QByteArray::number(i) + R"("},"annotations":[)"
            + annotation(1, first[i]) + ',' + annotation(2, second[i]) + "]}";
    return '[' + tasks + ']';
}

// What is said, without ids of results and of tasks.
QStringList answersOf(const QJsonArray &tasks)
{
    QStringList lines;
    for (const auto task : tasks) {
        for (const auto annotation : task[u"annotations"].toArray()) {
            for (const auto result : annotation[u"result"].toArray())
                lines.append(QStringList{
                    task[u"data"][u"unit_key"].toString(),
                    annotation[u"completed_by"][u"first_name"].toString(),
                    result[u"from_name"].toString(),
                    QString::fromUtf8(
                        QJsonDocument(result[u"value"].toObject()).toJson(QJsonDocument::Compact)),
                    QString::number(annotation[u"lead_time"].toDouble())}
                                 .join(u' '));
        }
    }
    lines.sort();
    return lines;
}

} // namespace

void tst_StudyImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString tst_StudyImport::newProject(const char *name) const
{
    const QString project = m_folder->filePath(QString::fromLatin1(name));
    if (runInside({QStringLiteral("new"), project}).exitCode != 0)
        qFatal("no project");
    return project;
}

QJsonObject tst_StudyImport::import(const QString &project, const char *name,
                                    const QByteArray &content) const
{
    const QString path = writeFile(m_folder->path(), QString::fromLatin1(name), content);
    const Run run = runInside({QStringLiteral("import"), project, path, QStringLiteral("--json")});
    if (run.exitCode != 0)
        qFatal("%s", run.err.constData());
    return run.json().object();
}

QJsonArray tst_StudyImport::exported(const QString &project, const QString &study) const
{
    const QString path = m_folder->filePath(exportedName);
    const Run run = runInside({QStringLiteral("labels"), QStringLiteral("export"), project,
                               QStringLiteral("--study"), study, QStringLiteral("-o"), path,
                               QStringLiteral("--format"), QStringLiteral("label-studio")});
    if (run.exitCode != 0)
        qFatal("%s", run.err.constData());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no export");
    return QJsonDocument::fromJson(file.readAll()).array();
}

void tst_StudyImport::agreementIsThatOfTheFile()
{
    const QString project = newProject("p.concord");
    // Worked by hand: 10 units; a a 4, a b 1, b a 2, b b 3. Agreement 0.7; by chance
    // 0.5 * 0.6 + 0.5 * 0.4 = 0.5; kappa = (0.7 - 0.5) / (1 - 0.5) = 0.4.
    const QJsonObject summary = import(project, "k.json", tasksOf("aaaaabbbbb", "aaaabaabbb"));
    QCOMPARE(summary[u"study"].toString(), QStringLiteral("k"));
    QCOMPARE(summary[u"annotators"].toInt(), 2);
    QCOMPARE(summary[u"answers"].toInt(), 20);
    QCOMPARE(summary[u"imported"].toInt(), 10);
    const Run run = runInside({QStringLiteral("agreement"), project, QStringLiteral("--study"),
                               QStringLiteral("k"), QStringLiteral("--coefficient"),
                               QStringLiteral("cohen_kappa"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonValue kappa = run.json().object()[u"coefficients"][0][u"value"];
    QVERIFY2(qAbs(kappa.toDouble() - 0.4) < 1e-12, run.out.constData());
}

void tst_StudyImport::leadTimesComeOutAgain()
{
    const QString project = newProject("p.concord");
    import(project, "k.json", tasksOf("a", "b"));
    const QJsonArray tasks = exported(project, QStringLiteral("k"));
    QCOMPARE(tasks.size(), 1);
    const QJsonArray annotations = tasks[0][u"annotations"].toArray();
    QCOMPARE(annotations.size(), 2);
    QCOMPARE(annotations[0][u"lead_time"].toDouble(), 1.5);
    QCOMPARE(annotations[1][u"lead_time"].toDouble(), 2.5);
    QCOMPARE(annotations[0][u"created_at"].toString().left(19),
             QStringLiteral("2024-05-01T10:00:00"));
}

void tst_StudyImport::aStudyGoesToAnotherProject()
{
    const QString first = newProject("p.concord");
    import(first, "k.json", tasksOf("aab", "aba"));
    const QJsonArray before = exported(first, QStringLiteral("k"));
    QCOMPARE(answersOf(before).size(), 6);
    const QString second = newProject("q.concord");
    import(second, "back.json", QJsonDocument(before).toJson());
    QCOMPARE(answersOf(exported(second, QStringLiteral("back"))), answersOf(before));
}

void tst_StudyImport::ratingsOfItemsNeedNoDataset()
{
    const QString project = newProject("p.concord");
    import(project, "items.jsonl", ipDialogLine("predict", 1) + '\n');
    const QJsonObject summary =
        import(project, "r.csv", "unit,annotator,value\npredict-1,Al,3\npredict-1,Bo,4\n");
    QCOMPARE(summary[u"format"].toString(), QStringLiteral("ratings"));
    QCOMPARE(summary[u"imported"].toInt(-1), 0);
    QCOMPARE(summary[u"study"].toString(), QStringLiteral("r"));
    const Run twice = runInside(
        {QStringLiteral("import"), project,
         writeFile(m_folder->path(), QStringLiteral("x.csv"), "unit,annotator,value\nnew,Al,3\n"),
         QStringLiteral("--name"), QStringLiteral("items")});
    QCOMPARE(twice.exitCode, 1);
    QVERIFY2(twice.err.contains("already has a dataset"), twice.err.constData());
}

CONCORD_TEST(tst_StudyImport)
#include "tst_studyimport.moc"
