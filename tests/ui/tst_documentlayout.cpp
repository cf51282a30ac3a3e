// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/print/chartexport.h"
#include "ui/print/documentlayout.h"

#include <QTest>
#include <QTextDocument>
#include <QTextTable>

using namespace Concord;

class tst_DocumentLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsSet();
    void markupIsText();
    void figuresFitTheWidth();
    void aReportBecomesAPdf();
};

void tst_DocumentLayout::everyTextIsSet()
{
    const auto text = layOut(studyReport(sampleResults(), {}), ChartColors::forPaper(), {}, 500);
    const QString plain = text->toPlainText();
    for (const QString &part : {QStringLiteral("Pilot"), QStringLiteral("Fidelity (Turing test)"),
                                QStringLiteral("Fleiss’ kappa"), QStringLiteral("20250602"),
                                QStringLiteral("Ada and Bruno"), QStringLiteral("ip-dialog")})
        QVERIFY2(plain.contains(part), qPrintable(part));
}

void tst_DocumentLayout::markupIsText()
{
    const auto text = layOut(studyReport(sampleResults(), {}), ChartColors::forPaper(), {}, 500);
    QVERIFY(text->toPlainText().contains(QStringLiteral("Text of <b>u1</b>")));
}

void tst_DocumentLayout::figuresFitTheWidth()
{
    const StudyResults results = sampleResults();
    const auto text =
        layOut(studyReport(results, reportFigures(results)), ChartColors::forPaper(), {}, 300);
    int figures = 0;
    for (QTextBlock block = text->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (!format.isImageFormat())
                continue;
            ++figures;
            QVERIFY(format.toImageFormat().width() <= 300);
        }
    }
    QCOMPARE(figures, 5);
}

void tst_DocumentLayout::aReportBecomesAPdf()
{
    const StudyResults results = sampleResults();
    const QByteArray pdf = toPdf(studyReport(results, reportFigures(results)));
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") > 1);
}

CONCORD_TEST(tst_DocumentLayout)
#include "tst_documentlayout.moc"
