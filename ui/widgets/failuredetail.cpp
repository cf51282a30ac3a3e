// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failuredetail.h"

#include "ui/widgets/itemparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/responsecard.h"
#include "ui/widgets/tagbar.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Concord {

FailureDetail::FailureDetail(QWidget *parent)
    : QWidget(parent), m_head(new QWidget), m_key(makeLabel({}, "heading")),
      m_where(makeLabel({}, "muted")), m_open(new QPushButton(tr("Open the item"))),
      m_tags(new TagBar), m_area(new QScrollArea)
{
    m_open->setObjectName(QStringLiteral("openItem"));
    m_area->setObjectName(QStringLiteral("failureDetail"));
    m_area->setAccessibleName(tr("Reference and response"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFrame *head = makeFrame("head");
    auto *top = new QVBoxLayout(head);
    top->setContentsMargins(20, 12, 20, 12);
    top->setSpacing(10);
    top->addWidget(makeHead());
    top->addWidget(m_tags);
    auto *column = makeColumn(this, 0);
    column->addWidget(head);
    column->addWidget(m_area, 1);
    setMinimumWidth(360);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT itemRequested(m_item); });
    setRow({});
}

QWidget *FailureDetail::makeHead()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_key);
    words->addWidget(m_where);
    for (QLabel *label : {m_key, m_where})
        label->setWordWrap(true);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(words, 1);
    row->addWidget(m_open, 0, Qt::AlignTop);
    return m_head;
}

void FailureDetail::setRow(const FailureRow &row)
{
    const bool hasResponse = row.response.isValid();
    m_item = row.item;
    m_head->setVisible(hasResponse);
    m_open->setEnabled(m_item.isValid());
    m_key->setText(row.key);
    QStringList where{row.task, row.domain, row.dataset};
    where.removeAll(QString());
    m_where->setText(where.join(QStringLiteral(" · ")));
    QLabel *label =
        makeLabel(hasResponse ? QString() : tr("There is no response to read."), "empty");
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    auto *page = new QWidget;
    page->setProperty("role", QStringLiteral("page"));
    makeColumn(page, 0)->addWidget(label);
    m_area->setWidget(page); // deletes the page before
}

void FailureDetail::setDetail(const ResponseDetail &detail)
{
    auto *page = new QWidget;
    page->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(20, 16, 20, 20);
    column->setSpacing(12);
    if (!detail.item.request.isEmpty())
        column->addWidget(makeRequestFrame(detail.item, m_pointSize));
    if (!detail.item.answer.isEmpty() || !detail.item.analysis.isEmpty())
        column->addWidget(makeReferenceFrame(detail.item, m_pointSize, ReferenceLength::Short));
    column->addWidget(new ResponseCard(detail, m_pointSize));
    column->addStretch();
    m_area->setWidget(page);
}

void FailureDetail::setPointSize(int size)
{
    m_pointSize = size;
}

} // namespace Concord
