// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/latextable.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_LatexTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specialCharactersAreEscaped();
    void everyTextIsEscaped();
    void aRowDoesNotBeginWithAnArgument();
    void shortRowsSpanTheRest();
    void aTotalIsSetApart();
};

namespace {

DocumentTable twoColumns()
{
    DocumentTable table;
    table.caption = QStringLiteral("50 % & more");
    table.columns = {{QStringLiteral("a_name"), false}, {QStringLiteral("#"), true}};
    table.rows = {{QStringLiteral("x{y}"), QStringLiteral("1")},
                  {QStringLiteral("$"), QStringLiteral("< 0.001")}};
    return table;
}

} // namespace

void tst_LatexTable::specialCharactersAreEscaped()
{
    QCOMPARE(latexEscaped(QStringLiteral("a_b & 5 % {x} #1 $ ~ ^ \\ < > | –")),
             QStringLiteral("a\\_b \\& 5 \\% \\{x\\} \\#1 \\$ \\textasciitilde{} "
                            "\\textasciicircum{} \\textbackslash{} \\textless{} \\textgreater{} "
                            "\\textbar{} --"));
    QCOMPARE(latexEscaped(QStringLiteral("1\u202F000\u00A0m\n\nnext")),
             QStringLiteral("1\\,000~m  next"));
}

void tst_LatexTable::everyTextIsEscaped()
{
    QCOMPARE(latexTable(twoColumns()),
             QStringLiteral("\\begin{table}\n\\centering\n\\caption{50 \\% \\& more}\n"
                            "\\begin{tabular}{lr}\n\\toprule\na\\_name & \\# \\\\\n\\midrule\n"
                            "x\\{y\\} & 1 \\\\\n\\$ & \\textless{} 0.001 \\\\\n\\bottomrule\n"
                            "\\end{tabular}\n\\end{table}\n"));
}

void tst_LatexTable::aRowDoesNotBeginWithAnArgument()
{
    DocumentTable table = twoColumns();
    table.rows = {{QStringLiteral("[1]"), QStringLiteral("2")},
                  {QStringLiteral("*"), QStringLiteral("[3]")}};
    QVERIFY(latexTable(table).contains(u"\n{}[1] & 2 \\\\\n{}* & [3] \\\\\n"));
}

void tst_LatexTable::shortRowsSpanTheRest()
{
    DocumentTable table = twoColumns();
    table.columns.append({QStringLiteral("third"), true});
    QVERIFY(latexTable(table).contains(u"\nx\\{y\\} & \\multicolumn{2}{l}{1} \\\\\n"));
}

void tst_LatexTable::aTotalIsSetApart()
{
    DocumentTable table = twoColumns();
    QCOMPARE(latexTable(table).count(QStringLiteral("\\midrule")), 1);
    table.hasTotal = true;
    QVERIFY(latexTable(table).contains(u"& 1 \\\\\n\\midrule\n\\$ &"));
}

CONCORD_TEST(tst_LatexTable)
#include "tst_latextable.moc"
