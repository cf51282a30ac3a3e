// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/outcomewriter.h"

#include "models/charts/csvline.h"
#include "models/report/resulttext.h"
#include "models/results/text.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

QJsonValue jsonNumber(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString csvNumber(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

QString formId(OutcomeForm form)
{
    switch (form) {
    case OutcomeForm::Count:
        return QStringLiteral("count");
    case OutcomeForm::Share:
        return QStringLiteral("share");
    case OutcomeForm::Number:
    case OutcomeForm::PValue:
        return QStringLiteral("number");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const OutcomeTable &table)
{
    QJsonArray columns;
    for (const OutcomeColumn &column : table.columns)
        columns.append(QJsonObject{{QStringLiteral("id"), column.id},
                                   {QStringLiteral("title"), column.title},
                                   {QStringLiteral("form"), formId(column.form)}});
    QJsonArray rows;
    for (const OutcomeRow &row : table.rows) {
        QJsonObject values;
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            const OutcomeValue value = row.values.value(i);
            values.insert(table.columns[i].id,
                          QJsonObject{{QStringLiteral("value"), jsonNumber(value.value)},
                                      {QStringLiteral("low"), jsonNumber(value.low)},
                                      {QStringLiteral("high"), jsonNumber(value.high)},
                                      {QStringLiteral("n"), value.n}});
        }
        rows.append(QJsonObject{{QStringLiteral("kind"), row.kind},
                                {QStringLiteral("name"), row.name},
                                {QStringLiteral("values"), values}});
    }
    return {{QStringLiteral("id"), table.id},
            {QStringLiteral("title"), table.title},
            {QStringLiteral("explanation"), table.explanation},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("rows"), rows}};
}

} // namespace

QString outcomeText(const OutcomeValue &value, OutcomeForm form)
{
    if (!value.value)
        return QStringLiteral("–");
    if (form == OutcomeForm::Count)
        return QLocale().toString(qint64(*value.value));
    if (form == OutcomeForm::PValue)
        return pValueText(*value.value);
    const bool isShare = form == OutcomeForm::Share;
    QString number = isShare ? percentText(*value.value) : decimalText(*value.value, 2);
    if (!value.low || !value.high)
        return number;
    return OutcomeText::tr("%1 (%2)").arg(number,
                                          isShare ? percentBoundsText(*value.low, *value.high)
                                                  : boundsText(*value.low, *value.high, 2));
}

DocumentTable documentTable(const OutcomeTable &table)
{
    DocumentTable document;
    document.caption = table.title;
    document.columns = {{table.rowTitle}};
    for (const OutcomeColumn &column : table.columns)
        document.columns.append({column.title, true});
    for (const OutcomeRow &row : table.rows) {
        QStringList cells{row.name};
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            cells.append(outcomeText(row.values.value(i), table.columns[i].form));
        document.rows.append(cells);
    }
    return document;
}

QString writtenTitle(const StudyOutcome &outcome)
{
    if (outcome.written.isEmpty())
        return {};
    return outcome.written.constFirst().answer.isEmpty() ? OutcomeText::tr("Texts written")
                                                         : OutcomeText::tr("Reasons given");
}

DocumentTable documentTable(const QList<WrittenAnswer> &written)
{
    const bool hasAnswers = std::ranges::any_of(
        written, [](const WrittenAnswer &each) { return !each.answer.isEmpty(); });
    DocumentTable document;
    document.caption =
        hasAnswers ? OutcomeText::tr("Reasons given") : OutcomeText::tr("Texts written");
    document.columns = {{OutcomeText::tr("Unit")}, {OutcomeText::tr("Annotator")}};
    if (hasAnswers)
        document.columns.append({OutcomeText::tr("Answer")});
    document.columns.append({hasAnswers ? OutcomeText::tr("Reason") : OutcomeText::tr("Text")});
    for (const WrittenAnswer &each : written) {
        QStringList cells{each.unit, each.annotator};
        if (hasAnswers)
            cells.append(each.answer);
        document.rows.append(cells << each.text);
    }
    return document;
}

QJsonObject toJson(const StudyOutcome &outcome)
{
    QJsonArray tables;
    for (const OutcomeTable &table : outcome.tables)
        tables.append(toJson(table));
    QJsonArray written;
    for (const WrittenAnswer &each : outcome.written)
        written.append(QJsonObject{{QStringLiteral("unit"), each.unit},
                                   {QStringLiteral("annotator"), each.annotator},
                                   {QStringLiteral("answer"), each.answer},
                                   {QStringLiteral("text"), each.text}});
    return {{QStringLiteral("level"), outcome.level},
            {QStringLiteral("tables"), tables},
            {QStringLiteral("written"), written}};
}

QStringList outcomeCsvHeader()
{
    return {QStringLiteral("question"), QStringLiteral("table"),  QStringLiteral("kind"),
            QStringLiteral("name"),     QStringLiteral("column"), QStringLiteral("value"),
            QStringLiteral("low"),      QStringLiteral("high"),   QStringLiteral("n")};
}

QString outcomeCsv(const QString &question, const StudyOutcome &outcome)
{
    QString text;
    for (const OutcomeTable &table : outcome.tables) {
        for (const OutcomeRow &row : table.rows) {
            for (qsizetype i = 0; i < table.columns.size(); ++i) {
                const OutcomeValue value = row.values.value(i);
                text += csvLine({question, table.id, row.kind, row.name, table.columns[i].id,
                                 csvNumber(value.value), csvNumber(value.low),
                                 csvNumber(value.high), QString::number(value.n)});
            }
        }
    }
    for (const WrittenAnswer &each : outcome.written)
        text += csvLine({question,
                         QStringLiteral("written"),
                         QStringLiteral("annotator"),
                         each.annotator,
                         each.unit,
                         each.text,
                         {},
                         {},
                         {}});
    return text;
}

} // namespace Concord
