// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/htmlwriter.h"

#include <QBuffer>
#include <QLocale>
#include <QXmlStreamWriter>

namespace Concord {

namespace {

// No quotes, ampersands or angle brackets: HTML reads them as they are, XML would not.
const char *const reportStyles = R"(
:root { color-scheme: light dark; --ground: #ffffff; --text: #1b1f26; --muted: #596273; --line: #d8dce3; --soft: #f4f5f8; --accent: #2857c5; --note: #8a4b00; }
@media (prefers-color-scheme: dark) { :root { --ground: #14161a; --text: #e7eaf0; --muted: #a0a9b8; --line: #343a45; --soft: #1c1f25; --accent: #8ab0ff; --note: #f5bc6b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
.subtitle { margin: .25rem 0 0; color: var(--muted); font-size: 1.15rem; }
h2 { margin: 2.75rem 0 .75rem; padding-top: .9rem; border-top: 1px solid var(--line); font-size: 1.4rem; line-height: 1.25; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
p { margin: .6rem 0; white-space: pre-line; overflow-wrap: anywhere; }
p.lead { font-size: 1.2rem; font-weight: 600; line-height: 1.4; }
p.note { color: var(--muted); font-size: .9rem; }
blockquote { margin: .6rem 0; padding: .35rem 1.1rem; background: var(--soft); border-left: 4px solid var(--accent); border-radius: 4px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem; margin: .8rem 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 1.2rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 .4rem; text-align: left; font-weight: 600; }
th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 600; border-bottom: 2px solid var(--line); }
tbody th { font-weight: 500; }
.total th, .total td { font-weight: 600; border-top: 2px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
.absent { color: var(--muted); font-style: italic; }
figure { margin: 1.4rem 0; }
figure img { display: block; max-width: 100%; height: auto; padding: .75rem; background: #ffffff; border: 1px solid var(--line); border-radius: 8px; }
figcaption { margin-top: .4rem; color: var(--muted); font-size: .9rem; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .9rem; }
@media print {
:root { --ground: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb; --soft: #f4f5f8; --accent: #2857c5; }
body { max-width: none; padding: 0; font-size: 10pt; }
h2, h3, caption { break-after: avoid; }
tr, figure, blockquote { break-inside: avoid; }
thead { display: table-header-group; }
.table { overflow: visible; }
}
)";

// XML 1.0 has no place for most control characters, half surrogates and non-characters.
QString presentable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            clean += c;
            clean += text[++i];
            continue;
        }
        const bool isControl = c.unicode() < 0x20 && c != u'\t' && c != u'\n';
        const bool isWrong = isControl || c.isSurrogate() || c.unicode() >= 0xFFFE;
        if (c != u'\r')
            clean += isWrong ? QChar(QChar::ReplacementCharacter) : c;
    }
    return clean;
}

/// Writes blocks as the elements of HTML that are well-formed XML as well.
class HtmlBuilder
{
public:
    explicit HtmlBuilder(QIODevice *device) : m_xml(device) { m_xml.setAutoFormatting(false); }

    void writeDocument(const Document &document);

    void operator()(const Heading &heading);
    void operator()(const Paragraph &paragraph);
    void operator()(const KeyValueList &list);
    void operator()(const DocumentTable &table);
    void operator()(const Figure &figure);

private:
    void element(const char *name, const QString &text, const char *cssClass = nullptr);
    void open(const char *name, const char *cssClass = nullptr);
    void close();
    void writeHead(const Document &document);
    void writeRow(const DocumentTable &table, const QStringList &row);

    QXmlStreamWriter m_xml;
};

void HtmlBuilder::open(const char *name, const char *cssClass)
{
    m_xml.writeStartElement(QString::fromLatin1(name));
    if (cssClass)
        m_xml.writeAttribute(QStringLiteral("class"), QString::fromLatin1(cssClass));
}

void HtmlBuilder::close()
{
    m_xml.writeCharacters({}); // without it an empty element would close itself, as HTML's do not
    m_xml.writeEndElement();
}

void HtmlBuilder::element(const char *name, const QString &text, const char *cssClass)
{
    open(name, cssClass);
    m_xml.writeCharacters(presentable(text));
    close();
}

void HtmlBuilder::writeHead(const Document &document)
{
    const auto meta = [this](const QString &name, const QString &content) {
        m_xml.writeEmptyElement(QStringLiteral("meta"));
        m_xml.writeAttribute(QStringLiteral("name"), name);
        m_xml.writeAttribute(QStringLiteral("content"), presentable(content));
    };
    open("head");
    m_xml.writeEmptyElement(QStringLiteral("meta"));
    m_xml.writeAttribute(QStringLiteral("charset"), QStringLiteral("utf-8"));
    meta(QStringLiteral("viewport"), QStringLiteral("width=device-width, initial-scale=1"));
    meta(QStringLiteral("generator"), document.generator);
    element("title", document.title);
    open("style");
    m_xml.writeCharacters(QString::fromLatin1(reportStyles));
    close();
    close();
}

void HtmlBuilder::writeDocument(const Document &document)
{
    m_xml.writeDTD(QStringLiteral("<!DOCTYPE html>"));
    m_xml.writeStartElement(QStringLiteral("html"));
    m_xml.writeAttribute(QStringLiteral("lang"), QStringLiteral("en"));
    writeHead(document);
    open("body");
    open("header");
    element("h1", document.title);
    if (!document.subtitle.isEmpty())
        element("p", document.subtitle, "subtitle");
    close();
    open("main");
    for (const DocumentBlock &block : document.blocks)
        std::visit(*this, block);
    close();
    element("footer", document.generator);
    close();
    m_xml.writeEndDocument();
}

void HtmlBuilder::operator()(const Heading &heading)
{
    element(heading.level <= 2 ? "h2" : "h3", heading.text);
}

void HtmlBuilder::operator()(const Paragraph &paragraph)
{
    switch (paragraph.kind) {
    case Paragraph::Kind::Plain:
        element("p", paragraph.text);
        return;
    case Paragraph::Kind::Lead:
        element("p", paragraph.text, "lead");
        return;
    case Paragraph::Kind::Note:
        element("p", paragraph.text, "note");
        return;
    case Paragraph::Kind::Quote:
        open("blockquote");
        element("p", paragraph.text);
        close();
        return;
    }
    Q_UNREACHABLE();
}

void HtmlBuilder::operator()(const KeyValueList &list)
{
    open("dl");
    for (const auto &[key, value] : list.rows) {
        element("dt", key);
        element("dd", value);
    }
    close();
}

void HtmlBuilder::operator()(const DocumentTable &table)
{
    open("div", "table");
    open("table");
    element("caption", table.caption);
    open("thead");
    open("tr");
    for (const DocumentTable::Column &column : table.columns) {
        open("th", column.isNumber ? "number" : nullptr);
        m_xml.writeAttribute(QStringLiteral("scope"), QStringLiteral("col"));
        m_xml.writeCharacters(presentable(column.title));
        close();
    }
    close();
    close();
    open("tbody");
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        open("tr", table.hasTotal && i + 1 == table.rows.size() ? "total" : nullptr);
        writeRow(table, table.rows[i]);
        close();
    }
    close();
    close();
    close();
}

void HtmlBuilder::writeRow(const DocumentTable &table, const QStringList &row)
{
    for (qsizetype i = 0; i < row.size(); ++i) {
        const qsizetype spanned =
            i + 1 == row.size() ? table.columns.size() - i : 1; // the last cell takes the rest
        const bool isNumber = table.columns[i].isNumber && spanned == 1;
        if (i == 0) {
            open("th");
            m_xml.writeAttribute(QStringLiteral("scope"), QStringLiteral("row"));
        } else {
            open("td", spanned > 1 ? "absent" : isNumber ? "number" : nullptr);
        }
        if (spanned > 1)
            m_xml.writeAttribute(QStringLiteral("colspan"), QString::number(spanned));
        m_xml.writeCharacters(presentable(row[i]));
        close();
    }
}

void HtmlBuilder::operator()(const Figure &figure)
{
    open("figure");
    m_xml.writeEmptyElement(QStringLiteral("img"));
    m_xml.writeAttribute(QStringLiteral("src"),
                         QStringLiteral("data:image/svg+xml;base64,")
                             + QString::fromLatin1(figure.svg.toBase64()));
    m_xml.writeAttribute(QStringLiteral("alt"), presentable(figure.description));
    element("figcaption", figure.caption);
    close();
}

} // namespace

QByteArray toHtml(const Document &document)
{
    QByteArray html;
    QBuffer buffer(&html);
    buffer.open(QIODevice::WriteOnly);
    HtmlBuilder(&buffer).writeDocument(document);
    return html;
}

} // namespace Concord
