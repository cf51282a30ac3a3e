// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tablecard.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace Concord {

TableCard::TableCard(QWidget *parent)
    : QFrame(parent), m_title(makeLabel({}, "heading")), m_sentence(makeLabel({}, "muted")),
      m_copy(new QPushButton(tr("Copy table"))),
      m_table(new ResultTable(ResultTable::Height::Content))
{
    setProperty("role", QStringLiteral("card"));
    m_copy->setProperty("role", QStringLiteral("link"));
    m_copy->setObjectName(QStringLiteral("copyTable"));
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(11, 0, 11, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    m_sentence->setContentsMargins(11, 0, 11, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 14, 10, 16);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_table);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->asText()); });
}

void TableCard::setTable(const DocumentTable &table, const QString &sentence)
{
    m_title->setText(table.caption);
    m_copy->setAccessibleName(tr("Copy the table \"%1\"").arg(table.caption));
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_table->setTable(table);
    m_table->setVisible(!table.rows.isEmpty());
    m_copy->setVisible(!table.rows.isEmpty());
}

} // namespace Concord
