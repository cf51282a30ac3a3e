// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemview.h"

#include "ui/widgets/dialogueview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/responsecard.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

bool hasRelated(const Item &item)
{
    return std::any_of(item.attributes.begin(), item.attributes.end(),
                       [](const Attribute &attribute) { return attribute.related; });
}

} // namespace

ItemView::ItemView(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Item"));
    reset();
}

void ItemView::reset()
{
    auto *page = new QWidget;
    page->setProperty("role", QStringLiteral("page"));
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(20, 16, 20, 24);
    m_layout->setSpacing(16);
    m_dialogue = nullptr;
    m_responseList = nullptr;
    m_responses.clear();
    setWidget(page); // deletes the page before
}

void ItemView::setEmpty(const QString &text)
{
    reset();
    QLabel *label = makeLabel(text, "empty");
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    m_layout->addStretch();
    m_layout->addWidget(label);
    m_layout->addStretch();
}

void ItemView::setItem(const QString &dataset, const Item &item)
{
    reset();
    m_layout->addWidget(makeHead(dataset, item));
    if (!item.request.isEmpty())
        m_layout->addWidget(makeRequestFrame(item, m_pointSize));
    if (hasRelated(item))
        m_layout->addWidget(makeRelated(item));
    m_dialogue = new DialogueView;
    m_dialogue->setPointSize(m_pointSize);
    m_dialogue->setDialogue(item.dialogue, item.attributes);
    m_layout->addWidget(m_dialogue);
    if (!item.answer.isEmpty() || !item.analysis.isEmpty())
        m_layout->addWidget(makeReferenceFrame(item, m_pointSize, ReferenceLength::Whole));
    m_layout->addStretch();
}

QWidget *ItemView::makeHead(const QString &dataset, const Item &item)
{
    QStringList parts{item.task, item.domain, dataset};
    parts.removeAll(QString());
    auto *head = new QWidget;
    QVBoxLayout *column = makeColumn(head, 2);
    column->addWidget(makeLabel(item.key, "heading"));
    QLabel *where = makeLabel(parts.join(QStringLiteral(" · ")), "muted");
    where->setWordWrap(true);
    column->addWidget(where);
    return head;
}

QWidget *ItemView::makeRelated(const Item &item)
{
    auto *group = new QWidget;
    QVBoxLayout *column = makeColumn(group, 6);
    column->addWidget(makeLabel(tr("Attributes that matter here"), "section"));
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const Attribute &attribute : item.attributes) {
        if (!attribute.related)
            continue;
        auto *chip = new QToolButton;
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setText(QStringLiteral("%1: %2").arg(attribute.type, attribute.value));
        chip->setEnabled(attribute.round.has_value());
        if (attribute.round) {
            chip->setToolTip(tr("Show round %1, which reveals it").arg(*attribute.round + 1));
            connect(chip, &QToolButton::clicked, this,
                    [this, round = *attribute.round] { showRound(round); });
        }
        flow->addWidget(chip);
    }
    column->addWidget(chips);
    if (QWidget *profile = makeProfile(item))
        column->addWidget(profile);
    return group;
}

// What else is known of the user, folded away; nullptr when that is nothing.
QWidget *ItemView::makeProfile(const Item &item)
{
    QStringList others;
    for (const Attribute &attribute : item.attributes) {
        if (!attribute.related)
            others.append(QStringLiteral("%1: %2").arg(attribute.type, attribute.value));
    }
    if (others.isEmpty())
        return nullptr;
    return new Fold(tr("%n other attribute(s) of the user", nullptr, int(others.size())), [others] {
        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const QString &other : others)
            flow->addWidget(makeLabel(other, "plainchip"));
        return chips;
    });
}

void ItemView::setResponses(const QList<ResponseDetail> &responses)
{
    if (!m_dialogue)
        return;
    delete m_responseList;
    m_responseList = nullptr;
    m_responses = responses;
    if (responses.isEmpty())
        return;
    m_responseList = new QWidget;
    m_responseList->setObjectName(QStringLiteral("responses"));
    makeColumn(m_responseList, 10)->addWidget(makeLabel(tr("Responses"), "heading"));
    addResponses(0, shownAtOnce);
    m_layout->insertWidget(m_layout->count() - 1, m_responseList);
    if (responses.size() <= shownAtOnce)
        return;
    auto *more = new QPushButton(tr("Show all %1 responses").arg(responses.size()));
    more->setObjectName(QStringLiteral("allResponses"));
    more->setProperty("role", QStringLiteral("link"));
    m_responseList->layout()->addWidget(more);
    connect(more, &QPushButton::clicked, this, [this, more] {
        more->deleteLater();
        more->hide();
        addResponses(shownAtOnce, m_responses.size());
    });
}

void ItemView::addResponses(qsizetype first, qsizetype count)
{
    for (const ResponseDetail &response : m_responses.mid(first, count))
        m_responseList->layout()->addWidget(new ResponseCard(response, m_pointSize - 1));
}

void ItemView::showRound(int round)
{
    if (QWidget *head = m_dialogue ? m_dialogue->roundHead(round) : nullptr) {
        const int top = head->mapTo(widget(), QPoint()).y();
        ensureVisible(0, top + viewport()->height() - 16, 0, 0); // its head ends up at the top
        ensureVisible(0, top, 0, 8);
    }
}

void ItemView::setPointSize(int size)
{
    m_pointSize = size;
    if (m_dialogue)
        m_dialogue->setPointSize(size);
}

} // namespace Concord
