// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answerstate.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/commandrunner.h"
#include "tests/app/kindstudy.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_StudyResultsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void textSaysTheTables();
    void jsonIsAListOfQuestions();
    void csvHasAHeader();
    void oneQuestionCanBeNamed();
    void unknownQuestionsAndFormatsAreRefused();
    void setsOfAStudyMayHaveAnotherDistance();
    void helpSaysWhatItPrints();

private:
    Run results(const QStringList &options = {}) const;

    QTemporaryDir m_folder;
    QString m_path;
};

// Ada takes all ten texts for human, so she is right about half of them.
void tst_StudyResultsCommand::initTestCase()
{
    m_path = makeTuringProject(m_folder.path(), 6);
    auto project = ProjectFile::open(m_path, ProjectFile::Access::Write);
    QVERIFY(project);
    const StudyId study = makeTuringStudy(**project, 10, {QStringLiteral("Ada")}, 1);
    const auto done = (*project)
                          ->write([study](Database &database) -> Result<void> {
                              AnnotationRepository annotations(database);
                              AnswerState state;
                              const DeviceId device = DeviceId::create();
                              qint64 sequence = 1;
                              const auto assignments = StudyRepository(database).assignments(study);
                              for (const StudyAssignment &assignment : *assignments) {
                                  NewAnswer given{assignment.id, QStringLiteral("source"),
                                                  QStringLiteral("human")};
                                  given.answeredAt = QDateTime::currentDateTimeUtc();
                                  const AnnotationEvent event =
                                      nextEvent(state, given, device, sequence++);
                                  if (auto added = annotations.append(event); !added)
                                      return added;
                                  state.add(event);
                              }
                              return {};
                          })
                          .result();
    QVERIFY(done);
}

Run tst_StudyResultsCommand::results(const QStringList &options) const
{
    return runInside(QStringList{QStringLiteral("study"), QStringLiteral("results"), m_path,
                                 QStringLiteral("Turing")}
                     + options);
}

void tst_StudyResultsCommand::textSaysTheTables()
{
    const Run run = results();
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("source: "));
    QVERIFY(run.out.contains("Human or AI: who was right"));
    QVERIFY(run.out.contains("50.0 % ("));
    QVERIFY(run.out.contains("100.0 % ("));
}

void tst_StudyResultsCommand::jsonIsAListOfQuestions()
{
    const Run run = results({QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray questions = run.json().array();
    QCOMPARE(questions.size(), 1);
    const QJsonObject question = questions[0].toObject();
    QCOMPARE(question.value(QStringLiteral("question")).toString(), QStringLiteral("source"));
    QCOMPARE(question.value(QStringLiteral("kind")).toString(), QStringLiteral("single_choice"));
    const QJsonArray tables = question.value(QStringLiteral("tables")).toArray();
    QCOMPARE(tables[0].toObject().value(QStringLiteral("id")).toString(),
             QStringLiteral("turing_accuracy"));
    QCOMPARE(results({QStringLiteral("--format"), QStringLiteral("json")}).out, run.out);
}

void tst_StudyResultsCommand::csvHasAHeader()
{
    const Run run = results({QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.startsWith("question,table,kind,name,column,value,low,high,n\r\n"));
    QVERIFY(run.out.contains("source,turing_accuracy,annotator,Ada,accuracy,0.5,"));
}

void tst_StudyResultsCommand::oneQuestionCanBeNamed()
{
    QCOMPARE(results({QStringLiteral("--question"), QStringLiteral("source")}).out, results().out);
}

void tst_StudyResultsCommand::unknownQuestionsAndFormatsAreRefused()
{
    const Run question = results({QStringLiteral("--question"), QStringLiteral("other")});
    QCOMPARE(question.exitCode, 1);
    QVERIFY(question.err.contains("source"));
    const Run format = results({QStringLiteral("--format"), QStringLiteral("xml")});
    QCOMPARE(format.exitCode, 2);
    QVERIFY(format.err.contains("text, json or csv"));
}

void tst_StudyResultsCommand::setsOfAStudyMayHaveAnotherDistance()
{
    QTemporaryDir folder;
    const QString path = makeTuringProject(folder.path(), 6);
    {
        auto project = ProjectFile::open(path, ProjectFile::Access::Write);
        QVERIFY(project);
        KindStudy study;
        study.studyTemplate = kindTemplate(
            R"([{"id": "fits", "kind": "multiple_choice", "text": "What fits?", "options": [
                {"id": "a", "text": "A", "key": "1"}, {"id": "b", "text": "B", "key": "2"}]}])");
        study.units = 3;
        study.annotators = {QStringLiteral("Ada"), QStringLiteral("Ben")};
        makeKindStudy(**project, study);
    }
    QFile file(folder.filePath(QStringLiteral("labels.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("unit_key,annotator,question,value\n"
               "kinds-1,Ada,fits,a|b\nkinds-1,Ben,fits,a\nkinds-2,Ada,fits,b\n"
               "kinds-2,Ben,fits,b\nkinds-3,Ada,fits,a\nkinds-3,Ben,fits,a|b\n");
    file.close();
    const QString named = QStringLiteral("--study");
    const QString name = QStringLiteral("Kinds");
    const Run imported = runInside(
        {QStringLiteral("labels"), QStringLiteral("import"), path, named, name, file.fileName()});
    QCOMPARE(imported.err, QByteArray());
    const auto alpha = [&](const QString &distance) {
        const Run run =
            runInside({QStringLiteral("agreement"), path, named, name,
                       QStringLiteral("--set-distance"), distance, QStringLiteral("--coefficient"),
                       QStringLiteral("krippendorff_alpha"), QStringLiteral("--json")});
        return run.json().object()[u"coefficients"].toArray()[0].toObject()[u"value"].toDouble();
    };
    // By hand, of 6 sets: ab, a and b twice each. Two units of three differ by 1/2, so that 1/3 is
    // observed; of 30 ordered pairs 16 differ by 1/2 and 8 by 1, so that 8/15 is expected.
    QCOMPARE(alpha(QStringLiteral("jaccard")), 1 - 1.0 / 3 / (8.0 / 15));
    QVERIFY(alpha(QStringLiteral("masi")) != alpha(QStringLiteral("jaccard")));
    const Run nominal =
        runInside({QStringLiteral("agreement"), m_path, named, QStringLiteral("Turing"),
                   QStringLiteral("--set-distance"), QStringLiteral("jaccard")});
    QCOMPARE(nominal.exitCode, 2);
    QVERIFY(nominal.err.contains("no sets"));
}

void tst_StudyResultsCommand::helpSaysWhatItPrints()
{
    const Run run = runInside({QStringLiteral("help"), QStringLiteral("study")});
    QVERIFY(run.out.contains("results PROJECT STUDY"));
    QVERIFY(run.out.contains("--format"));
}

CONCORD_TEST(tst_StudyResultsCommand)

#include "tst_studyresultscommand.moc"
