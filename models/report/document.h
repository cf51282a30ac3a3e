// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <utility>
#include <variant>

namespace Concord {

struct Heading
{
    int level = 2; ///< 2 for a section, 3 within one; the title of the document is 1
    QString text;

    friend bool operator==(const Heading &, const Heading &) = default;
};

struct Paragraph
{
    enum class Kind {
        Plain,
        Lead, ///< the result in one sentence
        Note, ///< what to bear in mind
        Quote, ///< somebody else's words, such as the guideline
    };

    QString text; ///< plain; newlines are kept
    Kind kind = Kind::Plain;

    friend bool operator==(const Paragraph &, const Paragraph &) = default;
};

/// Names with their values.
struct KeyValueList
{
    QList<std::pair<QString, QString>> rows;

    friend bool operator==(const KeyValueList &, const KeyValueList &) = default;
};

/// Cells are finished texts. A row may be shorter than the columns: its last cell spans the rest.
struct DocumentTable
{
    struct Column
    {
        QString title;
        bool isNumber = false; ///< set flush right
        QString hint = {}; ///< what the title means, on a screen

        friend bool operator==(const Column &, const Column &) = default;
    };

    QString caption;
    QList<Column> columns; ///< the first one names the row
    QList<QStringList> rows;
    bool hasTotal = false; ///< the last row sums the others up

    friend bool operator==(const DocumentTable &, const DocumentTable &) = default;
};

struct Figure
{
    QString caption;
    QString description; ///< for those who cannot see it
    QByteArray svg; ///< light colours on any ground

    friend bool operator==(const Figure &, const Figure &) = default;
};

using DocumentBlock = std::variant<Heading, Paragraph, KeyValueList, DocumentTable, Figure>;

/// A report before it takes the shape of HTML, PDF or anything else.
struct Document
{
    QString title;
    QString subtitle;
    QString generator; ///< program and version
    QList<DocumentBlock> blocks;

    friend bool operator==(const Document &, const Document &) = default;
};

} // namespace Concord
