// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/latextable.h"

#include <algorithm>

namespace Concord {

namespace {

QString tableLine(QStringList fields, qsizetype columns)
{
    // After a line's end "[" would start a length and "*" forbid a page break.
    if (fields.first().startsWith(u'[') || fields.first().startsWith(u'*'))
        fields.first().prepend(QLatin1StringView("{}"));
    const qsizetype spanned = columns - fields.size() + 1;
    if (spanned > 1)
        fields.last() =
            QStringLiteral("\\multicolumn{%1}{l}{%2}").arg(QString::number(spanned), fields.last());
    return fields.join(QLatin1StringView(" & ")) + QLatin1StringView(" \\\\\n");
}

QStringList escapedList(const QStringList &texts)
{
    QStringList escaped;
    for (const QString &text : texts)
        escaped.append(latexEscaped(text));
    return escaped;
}

QString escapedCharacter(QChar character)
{
    switch (character.unicode()) {
    case u'\\':
        return QStringLiteral("\\textbackslash{}");
    case u'~':
        return QStringLiteral("\\textasciitilde{}");
    case u'^':
        return QStringLiteral("\\textasciicircum{}");
    case u'<':
        return QStringLiteral("\\textless{}");
    case u'>':
        return QStringLiteral("\\textgreater{}");
    case u'|':
        return QStringLiteral("\\textbar{}");
    case u'–':
        return QStringLiteral("--");
    case u'\u00A0':
        return QStringLiteral("~");
    case u'\u202F': // groups the digits of some languages
        return QStringLiteral("\\,");
    case u'\n': // an empty line would end the cell
        return QStringLiteral(" ");
    case u'&':
    case u'%':
    case u'$':
    case u'#':
    case u'_':
    case u'{':
    case u'}':
        return QString(u'\\') + character;
    default:
        return character;
    }
}

} // namespace

QString latexEscaped(const QString &text)
{
    QString escaped;
    for (const QChar character : text)
        escaped += escapedCharacter(character);
    return escaped;
}

QString latexTabular(const DocumentTable &table)
{
    QString alignment;
    QStringList header;
    for (const DocumentTable::Column &column : table.columns) {
        alignment += column.isNumber ? u'r' : u'l';
        header.append(column.title);
    }
    const qsizetype columns = table.columns.size();
    QString latex = QLatin1StringView("\\begin{table}\n\\centering\n\\caption{") + table.caption
        + QLatin1StringView("}\n\\begin{tabular}{") + alignment
        + QLatin1StringView("}\n\\toprule\n") + tableLine(header, columns)
        + QLatin1StringView("\\midrule\n");
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        if (table.hasTotal && row > 0 && row == table.rows.size() - 1)
            latex += QLatin1StringView("\\midrule\n");
        latex += tableLine(table.rows[row], columns);
    }
    return latex + QLatin1StringView("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
}

QString latexTable(const DocumentTable &table)
{
    DocumentTable escaped = table;
    escaped.caption = latexEscaped(table.caption);
    for (DocumentTable::Column &column : escaped.columns)
        column.title = latexEscaped(column.title);
    for (QStringList &row : escaped.rows)
        row = escapedList(row);
    return latexTabular(escaped);
}

} // namespace Concord
