// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/studyreport.h"

#include "models/agreement/agreementbands.h"
#include "models/agreement/bandprobabilities.h"
#include "models/report/resulttext.h"
#include "models/report/studytables.h"
#include "models/results/outcomewriter.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

QString reportSentence(const char *text)
{
    return QCoreApplication::translate("Concord::Report", text);
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

/// Puts the report's sections together, one after another.
class ReportBuilder
{
public:
    ReportBuilder(const StudyResults &results, const QList<ReportFigure> &figures)
        : m_results(results), m_figures(figures)
    {}

    QList<DocumentBlock> build()
    {
        addDesign();
        addWork();
        addOutcome();
        addAgreement();
        addParts();
        addTuring();
        addPairs();
        addDisagreements();
        addRepetition();
        return m_blocks;
    }

private:
    void addDesign();
    void addWork();
    void addOutcome();
    void addAgreement();
    void addHeadline();
    void addBands(const Estimate &estimate);
    void addParts();
    void addTuring();
    void addPairs();
    void addDisagreements();
    void addRepetition();

    void addHeading(const char *text) { m_blocks.append(Heading{2, reportSentence(text)}); }
    void addText(const QString &text, Paragraph::Kind kind = Paragraph::Kind::Plain)
    {
        if (!text.isEmpty())
            m_blocks.append(Paragraph{text, kind});
    }
    void addFigure(QLatin1StringView chart);

    const StudyResults &m_results;
    const QList<ReportFigure> &m_figures;
    QList<DocumentBlock> m_blocks;
};

void ReportBuilder::addFigure(QLatin1StringView chart)
{
    for (const ReportFigure &figure : m_figures) {
        if (figure.chart == chart)
            m_blocks.append(figure.figure);
    }
}

void ReportBuilder::addDesign()
{
    const StudyFacts &facts = m_results.facts;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Design"));
    m_blocks.append(KeyValueList{
        {{reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Template")), facts.templateTitle},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Question")), facts.question},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Units")), numberText(facts.units)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Annotators")),
          numberText(facts.annotators)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Annotators of a unit")),
          numberText(facts.perUnit)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "State")), facts.state},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Created")),
          facts.createdAt.toUTC().toString(Qt::ISODate)}}});
    if (facts.guideline.isEmpty())
        return;
    m_blocks.append(Heading{3, reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Guideline"))});
    addText(facts.guideline, Paragraph::Kind::Quote);
}

void ReportBuilder::addWork()
{
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Who did how much, and how fast"));
    if (m_results.progress.isEmpty()) {
        addText(
            reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "The study has no annotators.")));
        return;
    }
    m_blocks.append(progressTable(m_results.progress));
    addText(reportSentence(QT_TRANSLATE_NOOP(
                "Concord::Report",
                "Times are of answered units, without idle time; the middle half lies between the "
                "lower and the upper quartile.")),
            Paragraph::Kind::Note);
    addFigure(QLatin1StringView("progress"));
}

void ReportBuilder::addOutcome()
{
    const StudyOutcome &outcome = m_results.outcome;
    if (outcome.isEmpty())
        return;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Results"));
    for (const OutcomeTable &table : outcome.tables) {
        m_blocks.append(documentTable(table));
        addText(table.explanation, Paragraph::Kind::Note);
    }
    if (!outcome.written.isEmpty())
        m_blocks.append(documentTable(outcome.written));
}

void ReportBuilder::addHeadline()
{
    if (!m_results.noAgreement.isEmpty()) {
        addText(m_results.noAgreement, Paragraph::Kind::Lead);
        return;
    }
    const CoefficientResult *headline = headlineOf(m_results);
    if (!headline)
        return;
    const Estimate &estimate = headline->estimate;
    const QString name = coefficientName(headline->id);
    if (!estimate.value) {
        addText(reportSentence(
                    QT_TRANSLATE_NOOP("Concord::Report", "%1 does not exist for these answers: %2"))
                    .arg(name, undefinedSentence(*estimate.undefined)),
                Paragraph::Kind::Lead);
        return;
    }
    const QString interval = intervalSentence(estimate);
    addText(interval.isEmpty() ? reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "%1: %2."))
                                     .arg(name, decimalText(*estimate.value))
                               : reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "%1: %2, %3."))
                                     .arg(name, decimalText(*estimate.value), interval),
            Paragraph::Kind::Lead);
    addText(wordsForAgreement(headline->id, *estimate.value));
    if (hasBands(headline->id))
        addBands(estimate);
}

void ReportBuilder::addBands(const Estimate &estimate)
{
    const QString landisKoch = bandsSentence(landisKochProbabilities(estimate));
    if (landisKoch.isEmpty())
        return;
    addText(reportSentence(QT_TRANSLATE_NOOP("Concord::Report",
                                             "How probable each band is (Gwet 2014), after Landis "
                                             "and Koch: %1; after Krippendorff: %2."))
                .arg(landisKoch, bandsSentence(krippendorffProbabilities(estimate))));
}

void ReportBuilder::addParts()
{
    if (!m_results.agreement.byCategory.isEmpty()) {
        m_blocks.append(
            Heading{3, reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "By category"))});
        m_blocks.append(categoryTable(m_results));
    }
    for (const UnitGrouping grouping : {UnitGrouping::Task, UnitGrouping::Domain}) {
        if (!hasBreakdown(m_results, grouping))
            continue;
        const DocumentTable table = breakdownTable(m_results, grouping);
        m_blocks.append(Heading{3, table.caption});
        m_blocks.append(table);
    }
    addFigure(QLatin1StringView("curve"));
}

void ReportBuilder::addAgreement()
{
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Agreement"));
    addHeadline();
    if (m_results.noAgreement.isEmpty())
        addText(restsOnSentence(m_results.agreement.summary));
    if (!m_results.agreement.coefficients.isEmpty())
        m_blocks.append(coefficientTable(m_results.agreement));
    for (const QString &warning : m_results.agreement.warnings)
        addText(warning, Paragraph::Kind::Note);
}

void ReportBuilder::addTuring()
{
    if (!m_results.turing)
        return;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Human or AI"));
    addText(turingSentence(*m_results.turing), Paragraph::Kind::Lead);
    if (m_results.turing->pooled.counts.judged() == 0)
        return;
    m_blocks.append(turingTable(*m_results.turing));
    addText(pooledNote(*m_results.turing), Paragraph::Kind::Note);
    addText(reportSentence(QT_TRANSLATE_NOOP(
                "Concord::Report",
                "d′ says how well synthetic texts are told from human ones (0: not at all); a "
                "criterion above 0 leans to “human”. Both with the log-linear correction (Hautus "
                "1995).")),
            Paragraph::Kind::Note);
    m_blocks.append(turingCountTable(*m_results.turing));
    addFigure(QLatin1StringView("confusion"));
    addFigure(QLatin1StringView("annotators"));
}

void ReportBuilder::addPairs()
{
    if (m_results.agreement.pairs.isEmpty())
        return;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Annotator by annotator"));
    m_blocks.append(pairTable(m_results.agreement));
    addFigure(QLatin1StringView("pairs"));
}

void ReportBuilder::addDisagreements()
{
    if (!m_results.noAgreement.isEmpty())
        return;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "Disagreements"));
    if (m_results.disputed.isEmpty()) {
        addText(reportSentence(
            QT_TRANSLATE_NOOP("Concord::Report", "No unit has two answers that differ.")));
        return;
    }
    addText(
        reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Units with answers that differ: %1."))
            .arg(numberText(m_results.disputed.size())));
    m_blocks.append(disputedTable(m_results.disputed));
}

void ReportBuilder::addRepetition()
{
    const AgreementOptions &options = m_results.options;
    addHeading(QT_TRANSLATE_NOOP("Concord::Report", "To repeat it"));
    m_blocks.append(KeyValueList{
        {{reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Seed of the design")),
          QString::number(m_results.facts.seed)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Seed of the bootstrap")),
          QString::number(options.seed)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Bootstrap replicates")),
          numberText(options.replicates)},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Categories")),
          m_results.agreement.categories.join(QLatin1StringView(", "))},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Study id")), m_results.choice.study},
         {reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Program")),
          reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Concord %1"))
              .arg(m_results.programVersion)}}});
    if (!m_results.sources.isEmpty())
        m_blocks.append(sourceTable(m_results.sources));
}

} // namespace

Document studyReport(const StudyResults &results, const QList<ReportFigure> &figures)
{
    Document document;
    document.title = results.facts.name;
    document.subtitle = results.facts.question;
    document.generator = reportSentence(QT_TRANSLATE_NOOP("Concord::Report", "Concord %1"))
                             .arg(results.programVersion);
    document.blocks = ReportBuilder(results, figures).build();
    return document;
}

} // namespace Concord
