// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/aggregatedlabels.h"

#include "storage/adjudicationrepository.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AggregatedLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void kindsAreKeptApart();
    void unitsWithoutALabelAreRowsWhenAskedFor();
    void everyQuestionIsInIt();
    void labelStudioTakesAnswersAlone();

private:
    QByteArray exported(LabelKind kind, bool isWhole = false) const;
    void answer(const char *unit, const char *annotator, const char *value) const;

    std::unique_ptr<Database> m_database;
    StudyId m_study;
};

void tst_AggregatedLabels::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    StudyTemplate asked = everyKindTemplate();
    asked.questions = {asked.questions[0]};
    m_study = makeLabelStudy(*m_database, asked);
}

void tst_AggregatedLabels::answer(const char *unit, const char *annotator, const char *value) const
{
    giveAnswer(*m_database, m_study, QString::fromLatin1(unit), QString::fromLatin1(annotator),
               QStringLiteral("choice"), QString::fromLatin1(value));
}

QByteArray tst_AggregatedLabels::exported(LabelKind kind, bool isWhole) const
{
    const auto csv = exportAggregatedLabels(*m_database, m_study, kind, isWhole);
    return csv ? csv->mid(csv->indexOf('\n') + 1) : csv.error().message.toUtf8();
}

void tst_AggregatedLabels::kindsAreKeptApart()
{
    for (const char *name : {"Al", "Bo"})
        answer("u-1", name, "ai");
    answer("u-2", "Al", "human");
    answer("u-2", "Bo", "ai");
    VERIFY_RESULT(AdjudicationRepository(*m_database)
                      .decide(unitNamed(*m_database, m_study, QStringLiteral("u-2")),
                              QStringLiteral("choice"), QStringLiteral("human"),
                              QStringLiteral("so, yes"), testTime()));
    QCOMPARE(exported(LabelKind::Majority), QByteArray("u-1,choice,ai,majority,,,\r\n"));
    QCOMPARE(exported(LabelKind::Adjudicated),
             QByteArray("u-1,choice,ai,unanimous,,,\r\n"
                        "u-2,choice,human,decision,,\"so, yes\",2026-03-04T05:06:07.089Z\r\n"));
    const QByteArray probable = exported(LabelKind::DawidSkene);
    QVERIFY2(probable.startsWith("u-1,choice,ai,dawid-skene,"), probable.constData());
    QVERIFY(!probable.contains("decision"));
}

void tst_AggregatedLabels::unitsWithoutALabelAreRowsWhenAskedFor()
{
    QCOMPARE(exported(LabelKind::Majority), QByteArray());
    QCOMPARE(exported(LabelKind::Majority, true),
             QByteArray("u-1,choice,,,,,\r\nu-2,choice,,,,,\r\n"));
    const auto whole = exportAggregatedLabels(*m_database, m_study, LabelKind::Majority, false);
    QCOMPARE(*whole,
             QByteArray("unit_key,question,value,source,probability,reason,decided_at\r\n"));
}

void tst_AggregatedLabels::everyQuestionIsInIt()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_study = makeLabelStudy(*m_database);
    QCOMPARE(exported(LabelKind::Adjudicated, true).count("\r\n"),
             2 * everyKindTemplate().questions.size());
}

void tst_AggregatedLabels::labelStudioTakesAnswersAlone()
{
    LabelExport wanted{LabelKind::Majority, LabelFormat::LabelStudio, false};
    QVERIFY(!exportLabelFile(*m_database, m_study, wanted));
    wanted.kind = LabelKind::Answers;
    VERIFY_RESULT(exportLabelFile(*m_database, m_study, wanted));
    wanted.format = LabelFormat::Csv;
    const auto csv = exportLabelFile(*m_database, m_study, wanted);
    VERIFY_RESULT(csv);
    QVERIFY(csv->startsWith("unit_key,annotator"));
}

CONCORD_TEST(tst_AggregatedLabels)

#include "tst_aggregatedlabels.moc"
