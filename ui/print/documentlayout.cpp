// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documentlayout.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

namespace Concord {

namespace {

constexpr double imageScale = 2; ///< pixels of a figure for each pixel of the layout

/// Appends the blocks of a document to a QTextDocument.
class DocumentSetter
{
public:
    DocumentSetter(QTextDocument &target, const ChartColors &colors, int width)
        : m_target(target), m_cursor(&target), m_colors(colors), m_width(width),
          m_size(target.defaultFont().pointSizeF())
    {}

    void set(const Document &document);

    void operator()(const Heading &heading);
    void operator()(const Paragraph &paragraph);
    void operator()(const KeyValueList &list);
    void operator()(const DocumentTable &table);
    void operator()(const Figure &figure);

private:
    void addLine(const QString &text, const QTextCharFormat &look, double above, double below);
    QTextCharFormat charFormat(const QColor &color, double factor = 1, bool isBold = false) const;
    void fill(const QTextTableCell &cell, const QString &text, const QTextCharFormat &look,
              Qt::Alignment alignment);
    QTextTableFormat tableFormat(bool hasHeader) const;
    void underline(QTextTableCell cell) const;
    void fillRow(QTextTable *target, int row, const DocumentTable &table, const QStringList &cells);

    QTextDocument &m_target;
    QTextCursor m_cursor;
    ChartColors m_colors;
    int m_width;
    double m_size;
    bool m_isFirst = true;
    int m_figures = 0;
};

QTextCharFormat DocumentSetter::charFormat(const QColor &color, double factor, bool isBold) const
{
    QTextCharFormat format;
    format.setForeground(color);
    format.setFontPointSize(m_size * factor);
    format.setFontWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return format;
}

void DocumentSetter::addLine(const QString &text, const QTextCharFormat &look, double above,
                             double below)
{
    QTextBlockFormat block;
    block.setTopMargin(above);
    block.setBottomMargin(below);
    block.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    m_cursor.movePosition(QTextCursor::End);
    if (m_isFirst)
        m_cursor.setBlockFormat(block);
    else
        m_cursor.insertBlock(block);
    m_isFirst = false;
    QString lines = text;
    m_cursor.insertText(lines.replace(u'\n', QChar::LineSeparator), look);
}

void DocumentSetter::set(const Document &document)
{
    addLine(document.title, charFormat(m_colors.text, 1.9, true), 0, 2);
    addLine(document.subtitle, charFormat(m_colors.muted, 1.1), 0, 6);
    for (const DocumentBlock &block : document.blocks)
        std::visit(*this, block);
    addLine(document.generator, charFormat(m_colors.muted, 0.9), 24, 0);
}

void DocumentSetter::operator()(const Heading &heading)
{
    const bool isSection = heading.level <= 2;
    addLine(heading.text, charFormat(m_colors.text, isSection ? 1.4 : 1.1, true),
            isSection ? 24 : 12, 4);
}

void DocumentSetter::operator()(const Paragraph &paragraph)
{
    switch (paragraph.kind) {
    case Paragraph::Kind::Plain:
        return addLine(paragraph.text, charFormat(m_colors.text), 4, 4);
    case Paragraph::Kind::Lead:
        return addLine(paragraph.text, charFormat(m_colors.text, 1.15, true), 4, 4);
    case Paragraph::Kind::Note:
        return addLine(paragraph.text, charFormat(m_colors.muted, 0.92), 4, 4);
    case Paragraph::Kind::Quote: {
        addLine(paragraph.text, charFormat(m_colors.text), 4, 4);
        QTextBlockFormat block = m_cursor.blockFormat();
        block.setLeftMargin(16);
        m_cursor.setBlockFormat(block);
        return;
    }
    }
    Q_UNREACHABLE();
}

void DocumentSetter::fill(const QTextTableCell &cell, const QString &text,
                          const QTextCharFormat &look, Qt::Alignment alignment)
{
    QTextCursor cursor = cell.firstCursorPosition();
    QTextBlockFormat block;
    block.setAlignment(alignment);
    cursor.setBlockFormat(block);
    QString lines = text;
    cursor.insertText(lines.replace(u'\n', QChar::LineSeparator), look);
}

QTextTableFormat DocumentSetter::tableFormat(bool hasHeader) const
{
    QTextTableFormat format;
    format.setBorderCollapse(true);
    format.setBorder(0);
    format.setCellPadding(hasHeader ? 4 : 2);
    format.setCellSpacing(0);
    format.setTopMargin(4);
    format.setBottomMargin(8);
    format.setHeaderRowCount(hasHeader ? 1 : 0);
    if (hasHeader)
        format.setWidth(QTextLength(QTextLength::PercentageLength, 99)); // borders come on top
    return format;
}

void DocumentSetter::operator()(const KeyValueList &list)
{
    if (list.rows.isEmpty())
        return;
    m_cursor.movePosition(QTextCursor::End);
    QTextTable *table = m_cursor.insertTable(int(list.rows.size()), 2, tableFormat(false));
    for (int row = 0; row < list.rows.size(); ++row) {
        fill(table->cellAt(row, 0), list.rows[row].first + QStringLiteral("   "),
             charFormat(m_colors.muted), Qt::AlignLeft);
        fill(table->cellAt(row, 1), list.rows[row].second, charFormat(m_colors.text),
             Qt::AlignLeft);
    }
}

void DocumentSetter::underline(QTextTableCell cell) const
{
    QTextTableCellFormat format = cell.format().toTableCellFormat();
    format.setBottomBorder(1);
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBottomBorderBrush(m_colors.line);
    cell.setFormat(format);
}

void DocumentSetter::operator()(const DocumentTable &table)
{
    if (table.columns.isEmpty())
        return;
    addLine(table.caption, charFormat(m_colors.text, 1, true), 10, 2);
    QTextTable *target = m_cursor.insertTable(int(table.rows.size()) + 1, int(table.columns.size()),
                                              tableFormat(true));
    for (int column = 0; column < table.columns.size(); ++column) {
        const DocumentTable::Column &head = table.columns[column];
        fill(target->cellAt(0, column), head.title, charFormat(m_colors.muted, 0.92, true),
             head.isNumber ? Qt::AlignRight : Qt::AlignLeft);
        underline(target->cellAt(0, column));
    }
    for (int row = 0; row < table.rows.size(); ++row)
        fillRow(target, row + 1, table, table.rows[row]);
    m_cursor.movePosition(QTextCursor::End);
}

void DocumentSetter::fillRow(QTextTable *target, int row, const DocumentTable &table,
                             const QStringList &cells)
{
    const auto columns = int(table.columns.size());
    for (int column = 0; column < cells.size(); ++column) {
        const bool isLast = column + 1 == cells.size();
        const int spanned = isLast ? columns - column : 1;
        if (spanned > 1)
            target->mergeCells(row, column, 1, spanned);
        const bool isNumber = table.columns[column].isNumber && spanned == 1;
        fill(target->cellAt(row, column), cells[column],
             charFormat(spanned > 1 ? m_colors.muted : m_colors.text, 0.92,
                        table.hasTotal && row == table.rows.size()),
             isNumber ? Qt::AlignRight : Qt::AlignLeft);
        underline(target->cellAt(row, column));
    }
}

void DocumentSetter::operator()(const Figure &figure)
{
    QSvgRenderer renderer(figure.svg);
    if (!renderer.isValid())
        return;
    QSizeF size = renderer.viewBoxF().size();
    if (size.width() > m_width)
        size *= m_width / size.width();
    QImage image((size * imageScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    const QUrl name(QStringLiteral("figure:%1").arg(++m_figures));
    m_target.addResource(QTextDocument::ImageResource, name, image);
    addLine({}, charFormat(m_colors.text), 10, 2);
    QTextImageFormat format;
    format.setName(name.toString());
    format.setWidth(size.width());
    format.setHeight(size.height());
    m_cursor.insertImage(format);
    addLine(figure.caption, charFormat(m_colors.muted, 0.92), 0, 8);
}

} // namespace

std::unique_ptr<QTextDocument> layOut(const Document &document, const ChartColors &colors,
                                      const QFont &font, int width)
{
    auto text = std::make_unique<QTextDocument>();
    text->setDefaultFont(font);
    text->setDocumentMargin(0);
    text->setMetaInformation(QTextDocument::DocumentTitle, document.title);
    DocumentSetter(*text, colors, width).set(document);
    text->setUndoRedoEnabled(false);
    return text;
}

QByteArray toPdf(const Document &document)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(document.title);
    writer.setCreator(document.generator);
    QFont font(QStringLiteral("sans-serif"));
    font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(9.5);
    layOut(document, ChartColors::forPaper(), font, 560)->print(&writer);
    return bytes;
}

} // namespace Concord
