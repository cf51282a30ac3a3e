// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/studyresults.h"

#include "app/apptext.h"
#include "app/resultsloader.h"
#include "app/studydata.h"
#include "models/charts/csvline.h"
#include "models/report/resulttext.h"
#include "models/results/outcomewriter.h"
#include "models/results/studyoutcome.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonArray>

namespace Concord {

namespace {

/// One question with what its answers say.
struct QuestionOutcome
{
    Question question;
    QString coefficient;
    std::optional<double> agreement;
    StudyOutcome outcome;
};

Result<QuestionOutcome> outcomeOf(const Database &database, const Study &study,
                                  const Question &question)
{
    auto results = loadStudyResults(database, study, question.id);
    if (!results)
        return results.error();
    QuestionOutcome found{question, {}, {}, std::move(results->outcome)};
    if (results->turing)
        found.outcome.tables.prepend(turingTableOf(*results->turing));
    if (const CoefficientResult *headline = headlineOf(*results)) {
        found.coefficient = headline->id;
        found.agreement = headline->estimate.value;
    }
    return found;
}

Result<QList<QuestionOutcome>> readOutcomes(const Database &database, const QString &name,
                                            const QString &wanted)
{
    const StudyRepository studies(database);
    const auto study = studies.find(name);
    if (!study)
        return study.error();
    const auto studyTemplate = studies.studyTemplate(study->id);
    if (!studyTemplate)
        return studyTemplate.error();
    QList<Question> questions = studyTemplate->questions;
    if (!wanted.isEmpty()) {
        const auto chosen = chooseQuestion(*studyTemplate, wanted);
        if (!chosen)
            return chosen.error();
        questions = {*chosen};
    }
    QList<QuestionOutcome> outcomes;
    for (const Question &question : std::as_const(questions)) {
        auto outcome = outcomeOf(database, *study, question);
        if (!outcome)
            return outcome.error();
        outcomes.append(*std::move(outcome));
    }
    return outcomes;
}

QJsonArray questionsJson(const QList<QuestionOutcome> &outcomes)
{
    QJsonArray array;
    for (const QuestionOutcome &each : outcomes) {
        QJsonObject object = toJson(each.outcome);
        object.insert(QStringLiteral("question"), each.question.id);
        object.insert(QStringLiteral("text"), each.question.text);
        object.insert(QStringLiteral("kind"), questionKindId(each.question.kind));
        object.insert(QStringLiteral("coefficient"),
                      each.coefficient.isEmpty() ? QJsonValue() : QJsonValue(each.coefficient));
        object.insert(QStringLiteral("agreement"),
                      each.agreement ? QJsonValue(*each.agreement) : QJsonValue());
        array.append(object);
    }
    return array;
}

void printTable(const DocumentTable &table, Output &output)
{
    QStringList header;
    for (const DocumentTable::Column &column : table.columns)
        header.append(column.title.toUpper());
    output.line({});
    output.line(table.caption);
    output.table(header, table.rows);
}

void printOutcome(const QuestionOutcome &each, Output &output)
{
    output.line(AppText::tr("%1: %2").arg(each.question.id, each.question.text));
    if (each.agreement)
        output.line(AppText::tr("%1: %2").arg(coefficientName(each.coefficient),
                                              decimalText(*each.agreement)));
    if (each.outcome.isEmpty())
        output.line(AppText::tr("There is no answer yet."));
    for (const OutcomeTable &table : each.outcome.tables) {
        printTable(documentTable(table), output);
        if (!table.explanation.isEmpty())
            output.line(table.explanation);
    }
    if (!each.outcome.written.isEmpty())
        printTable(documentTable(each.outcome.written), output);
}

void print(const QList<QuestionOutcome> &outcomes, const QString &format, Output &output)
{
    if (format == u"json") {
        output.json(questionsJson(outcomes));
        return;
    }
    if (format == u"csv") {
        QString text = csvLine(outcomeCsvHeader());
        for (const QuestionOutcome &each : outcomes)
            text += outcomeCsv(each.question.id, each.outcome);
        output.bytes(text.toUtf8());
        return;
    }
    for (const QuestionOutcome &each : outcomes) {
        if (&each != &outcomes.constFirst())
            output.line({});
        printOutcome(each, output);
    }
}

} // namespace

ExitCode runStudyResults(const QCommandLineParser &parser, const QString &path,
                         const QString &study, Output &output)
{
    const QString format = parser.isSet(QStringLiteral("json"))
        ? QStringLiteral("json")
        : parser.value(QStringLiteral("format"));
    if (format != u"text" && format != u"json" && format != u"csv")
        return output.wrongUsage(AppText::tr("--format is text, json or csv."));
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const QString question = parser.value(QStringLiteral("question"));
    const Result<QList<QuestionOutcome>> outcomes =
        (*project)
            ->read([&](Database &database) { return readOutcomes(database, study, question); })
            .result();
    if (!outcomes)
        return output.fail(outcomes.error());
    print(*outcomes, format, output);
    return ExitCode::Done;
}

QList<QCommandLineOption> studyResultsOptions()
{
    return {QCommandLineOption(QStringLiteral("question"),
                               AppText::tr("results: of this question only."), QStringLiteral("Q")),
            QCommandLineOption(QStringLiteral("format"),
                               AppText::tr("results: text (default), json or csv."),
                               QStringLiteral("FORMAT"), QStringLiteral("text"))};
}

QString studyResultsHelp()
{
    return AppText::tr(
        "results says what the answers to each question come to: attributes and tasks against the "
        "reference and beside the models on the same items, rates of yes with the reasons given, "
        "mean ratings, places and preferences, shares of options, and judges beside people. "
        "--json prints a list of questions, each with question, text, kind, coefficient and "
        "agreement (the headline), level (of the intervals), tables and written. A table has id, "
        "title, explanation, columns (id, title, form: count, share or number) and rows (kind, "
        "name, and values by column: value, low, high, n). written are reasons and free texts: "
        "unit, annotator, answer, text. CSV has a line for each value: question, table, kind, "
        "name, column, value, low, high, n.");
}

} // namespace Concord
