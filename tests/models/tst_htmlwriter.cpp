// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/htmlwriter.h"
#include "models/report/studyreport.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Concord;

namespace {

Document oneParagraph(const QString &text)
{
    Document document;
    document.title = QStringLiteral("Title");
    document.blocks = {Paragraph{text}};
    return document;
}

Document sampleDocument()
{
    return studyReport(sampleResults(),
                       {{QStringLiteral("pairs"),
                         {QStringLiteral("Pairs"), QStringLiteral("Kappas & \"more\""),
                          "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}}});
}

} // namespace

class tst_HtmlWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsWellFormed();
    void itNeedsNothingBesideIt();
    void textIsEscaped();
    void whatXmlHasNoPlaceForIsReplaced();
    void emptyElementsDoNotCloseThemselves();
    void stylesAreTheSameForHtmlAndXml();
    void cellsSayWhatTheyBelongTo();
    void aShortRowSpansTheRest();
    void theSameDocumentGivesTheSameBytes();
};

void tst_HtmlWriter::itIsWellFormed()
{
    const QByteArray html = toHtml(sampleDocument());
    QVERIFY(html.contains("<!DOCTYPE html>"));
    QXmlStreamReader reader(html);
    QStringList elements;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            elements.append(reader.name().toString());
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(elements.first(), QStringLiteral("html"));
    QCOMPARE(elements.count(QStringLiteral("h1")), 1);
    QCOMPARE(elements.count(QStringLiteral("img")), 1);
    QCOMPARE(elements.count(QStringLiteral("table")), elements.count(QStringLiteral("caption")));
}

void tst_HtmlWriter::itNeedsNothingBesideIt()
{
    const QString html = QString::fromUtf8(toHtml(sampleDocument()));
    QVERIFY(!html.contains(QStringLiteral("http")));
    QVERIFY(!html.contains(QStringLiteral("<link")));
    QVERIFY(!html.contains(QStringLiteral("<script")));
    static const QRegularExpression source(QStringLiteral("src=\"(?!data:)"));
    QVERIFY(!source.match(html).hasMatch());
    QVERIFY(html.contains(QStringLiteral("prefers-color-scheme: dark")));
    QVERIFY(html.contains(QStringLiteral("@media print")));
}

void tst_HtmlWriter::textIsEscaped()
{
    const QByteArray html = toHtml(oneParagraph(QStringLiteral("<script>alert(1)</script> & co")));
    QVERIFY(!html.contains("<script>"));
    QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"));
}

void tst_HtmlWriter::whatXmlHasNoPlaceForIsReplaced()
{
    const QString bad = QStringLiteral("a") + QChar(0x0B) + QChar(0xD800) + QStringLiteral("b")
        + QChar(0) + QString::fromUtf8("\U0001F600") + QChar(0xFFFF) + QStringLiteral("\r\nc");
    const QByteArray html = toHtml(oneParagraph(bad));
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(html.contains(QString::fromUtf8("a\uFFFD\uFFFDb\uFFFD\U0001F600\uFFFD\nc").toUtf8()));
}

void tst_HtmlWriter::emptyElementsDoNotCloseThemselves()
{
    QVERIFY(toHtml(oneParagraph({})).contains("<p></p>"));
}

void tst_HtmlWriter::stylesAreTheSameForHtmlAndXml()
{
    const QByteArray html = toHtml(oneParagraph({}));
    const qsizetype begin = html.indexOf("<style>");
    const QByteArray styles = html.mid(begin, html.indexOf("</style>") - begin).mid(7);
    QVERIFY(!styles.isEmpty());
    QVERIFY(!styles.contains('&') && !styles.contains('<') && !styles.contains('>'));
}

void tst_HtmlWriter::cellsSayWhatTheyBelongTo()
{
    const QByteArray html = toHtml(sampleDocument());
    QVERIFY(html.contains("scope=\"col\""));
    QVERIFY(html.contains("scope=\"row\""));
    QVERIFY(html.contains("alt=\"Kappas &amp; &quot;more&quot;\""));
}

void tst_HtmlWriter::aShortRowSpansTheRest()
{
    Document document;
    DocumentTable table;
    table.columns = {{QStringLiteral("a")}, {QStringLiteral("b"), true}, {QStringLiteral("c")}};
    table.rows = {{QStringLiteral("x"), QStringLiteral("why")}};
    document.blocks = {table};
    QVERIFY(toHtml(document).contains("<td class=\"absent\" colspan=\"2\">why</td>"));
}

void tst_HtmlWriter::theSameDocumentGivesTheSameBytes()
{
    QCOMPARE(toHtml(sampleDocument()), toHtml(sampleDocument()));
}

CONCORD_TEST(tst_HtmlWriter)
#include "tst_htmlwriter.moc"
